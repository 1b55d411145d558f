"""Who is pushed about in a draft is told the same as a help; condition, consequence and fact stay."""

import pytest

from bot.coach import Coach, Wording
from tests.bot.coach.conftest import said_anew

SALTS = ("", "b", "c")


@pytest.mark.parametrize(
    ("cold", "kinds"),
    [
        ("To avoid a second fee, hang the tag on the mirror.", ("hanging the tag on the mirror", "avoid a second fee")),
        ("In order to prevent leaks do not overfill the tank.", ("overfill the tank", "leaks")),
        ("Use the side lift to avoid the queue.", ("using the side lift", "avoid the queue")),
        ("Please be aware this will not be repeated.", ("able to repeat", "one-off")),
        ("Bear in mind that the kiosk shuts at 5.", ("The kiosk shuts at 5.",)),
        ("Next time leave a key with the porter.", ("a key with the porter", "nother time")),
        ("Next time check the tide table, it's there for a reason.", ("the tide table is worth a look.",)),
        ("In future don't leave prams in the stairwell.", ("prams in the stairwell", "nother time", "be")),
        ("From now on use the north gate.", ("use the north gate", "rom now on", "lease")),
        ("Please ensure the cellar is unlocked for the next reading.", ("to be unlocked for the next reading", "cellar")),
        ("Make sure you keep the stub.", ("Please keep the stub.",)),
        ("If you really did post it, provide the slip.", ("if you posted it", "the slip", "?")),
        ("If the porter was actually rude, we need his name.", ("f the porter was rude", "send me his name", "?")),
        ("We have no record of any such visit.", ("that visit",)),
        ("Can I assume you never sent the slip if there's no copy?", ("whether you sent the slip", "?")),
        ("You can raise that with the marina directly.", ("the marina",)),
        ("I will not be replying to any further emails about the fence.", ("further emails about the fence",)),
        ("Don't send the form again.", (" need", "send the form again.")),
        ("Please do not refresh.", (" need", "refresh.")),
    ],
)  # fmt: skip
def test_a_push_is_said_as_a_help(wording: Wording, cold: str, kinds: tuple[str, ...]) -> None:
    for salt in SALTS:
        text = said_anew(cold, wording, salt=salt).text
        assert all(kind.lower() in text.lower() for kind in kinds), text
        assert text.lower() != cold.lower()


@pytest.mark.parametrize(
    ("cold", "kinds"),
    [
        ("If a tile is chipped the deposit will be kept.", ("that the deposit will be kept if a tile is chipped.",)),
        ("If the slip is late a fee of 12 EUR will be added.", ("a fee of 12 EUR will be added if the slip is late.",)),
        ("Should it leak again, the visit will be charged.", ("the visit will be charged if it leaks again.",)),
        ("Once the trial ends, your card will be charged $9.", ("your card will be charged $9 once the trial ends.",)),
        ("We will cancel the slot if you are late twice.", ("that we will cancel the slot if you are late twice.",)),
        ("If you insist on paying in coins, it will take longer.", ("If you'd rather pay in coins, it will take longer.",)),
        ("Unless you can send the deed we will close the file.", ("Please send the deed; otherwise we would have to close the file.",)),
        ("If you don't oil it there is not a lot anyone can do.", ("oil it", "ithout that, there is not a lot we can do")),
    ],
)  # fmt: skip
def test_a_consequence_is_told_beforehand(wording: Wording, cold: str, kinds: tuple[str, ...]) -> None:
    for salt in SALTS:
        text = said_anew(cold, wording, salt=salt).text
        assert all(kind in text for kind in kinds), text


@pytest.mark.parametrize(
    ("cold", "kind"),
    [
        ("If you'd answered the bell it wouldn't be needed.", "the bell wasn't answered, which is why it is needed."),
        ("Had you shown the pass there would be no need for it.", "the pass wasn't shown, which is why it was needed."),
        ("If you had rinsed the tank you wouldn't have been charged.", "the tank wasn't rinsed, which is why you were charged."),
        ("If you'd kept the stub, the shop could have swapped it.", "Keeping the stub would have meant that the shop could swap it."),
        ("Had you replied to the text, the berth would still be yours.", "we had no reply to the text, which is why the berth isn't yours."),
    ],
)  # fmt: skip
def test_what_they_had_not_done_is_told_as_it_looks_from_here(wording: Wording, cold: str, kind: str) -> None:
    assert kind in said_anew(cold, wording).text


@pytest.mark.parametrize(
    "fine",
    [
        "If you look at the bill you'll see the rebate on line 2.",
        "If the parcel comes back to us, we will refund you.",
        "Please check with the porter or look in the shed.",
        "To cancel the plan, you can press Stop.",
        "If you'd like, we can ring you on Monday.",
        "Please note the number: 0800 11.",
    ],
)
def test_what_pushes_nobody_stays(wording: Wording, fine: str) -> None:
    made = said_anew(fine, wording)
    assert made.text == fine


def test_a_prohibition_stays_one(wording: Wording) -> None:
    assert said_anew("Do not use the kiln again.", wording).text == "Please don't use the kiln again."


def test_a_push_in_a_draft_is_found_and_softened(coach: Coach) -> None:
    said = coach.rephrase(
        "The second call-out is $90. Had you shown the badge, there would have been no need for it.",
        context="Why am I charged twice for one plumber?",
    )

    assert said.reading.needs_rewrite
    assert "$90" in said.text
    assert "the badge wasn't shown" in said.text
    assert "Had you" not in said.text
