"""What a cold draft says besides its tone stays: facts, reasons, conditions, options, steps and places, however sour their company."""

import pytest

from bot.coach import Coach, Wording
from bot.coach.answer.guard import never_said
from tests.bot.coach.conftest import said_anew

THEIRS = "I've written three times now and my order still hasn't come!"


def warm(coach: Coach, draft: str, theirs: str = THEIRS) -> str:
    said = coach.rephrase(draft, context=theirs)
    assert said.versions, (draft, said.unsafe)
    return said.text


@pytest.mark.parametrize(
    ("draft", "kept"),
    [
        ("You have ten days, then the tent gets auctioned. Your choice.", "the tent gets auctioned"),
        ("Hand it in by noon, otherwise the slot lapses. Your problem.", "the slot lapses"),
        ("Not covered. Clause 8, wear of moving parts. Read it.", "wear of moving parts"),
        ("For the last time: postage is included in the price. Deal with it.", "ostage is included in the price"),
        ("Tuition is due whether or not your visa comes. Deal with it.", "due whether or not your visa comes"),
        ("The deadline applies to everyone and no exceptions will be made.", "applies to everyone"),
        ("As this counts as an act of nature, no compensation is due. End of story.", "an act of nature"),
        ("We close at six and there's no late pick-up. Not my problem.", "no late pick-up"),
        ("There's a dispute form on the portal if you must. Not my problem.", "dispute form on the portal"),
        ("Maybe use the adapter that came in the box. It's not rocket science.", "adapter"),
        ("Use it if you like, as long as you ordered before the 4th, whatever. That's on you.", "as long as you ordered before"),
        ("It's just a cosmetic dent, not a big deal.", "cosmetic dent"),
        ("Bags over 12 kg aren't accepted, as stated on your boarding card. Deal with it.", "boarding card"),
        ("You'd have to ask at the gatehouse like everyone else. That's on you.", "at the gatehouse"),
        ("Your request (ref. KB/11/204) was sent back as illegible. A child could fill it in.", "sent back as illegible"),
        ("This number is necessary to book a visit. Deal with it.", "necessary to book a visit"),
        ("You were charged because you forgot to cancel. Deal with it.", "because it wasn't cancelled"),
        ("It's a hairline crack, not a leak, so stop panicking.", "not a leak"),
        ("I'd have thought a cook knows that opened jars can't be returned.", "opened jars"),
        ("One of our vans, not all of them, has a lift. It's booked until the 8th. Deal with it.", "has a lift"),
        ("Get a friend to carry it, or pay 40 for the two-man team. Not my problem.", "or pay 40"),
        ("Flip the lever down. If it sticks again leave it and ring me. Not rocket science.", "If it sticks again, please leave it and ring me"),
        ("Try another socket. If that doesn't help it's the plug, not us.", "it's the plug"),
        ("The slip had no name on it. So we couldn't match it. Read the sign next time.", "o we couldn't match it"),
        ("Not our fault the depot sent it back. Ask them.", "The depot sent it back."),
        ("Don't blame us that the bank stopped the payment. Send it again.", "The bank stopped the payment."),
        ("Receipts are in the app. I'm not going to print things out for one flat.", "not able to print things out"),
        ("Not possible.", "possible"),
        ("Sadly there's nothing more we can do on this one. Have a lovely day!", "any more on this"),
        ("wrong department", "department"),
    ],
)  # fmt: skip
def test_it_is_still_told(coach: Coach, draft: str, kept: str) -> None:
    assert kept in warm(coach, draft)


@pytest.mark.parametrize(
    ("cold", "anew"),
    [
        ("Don't bother coming unless you have the stamped form.", "Please come only if you have the stamped form."),
        ("No point sending it without the box.", "send it only with the box"),
        ("45 days means 45 days.", "The limit is 45 days, and"),
        ("My manager will tell you exactly the same thing.", "My manager would have"),
        ("This is working as designed.", "designed to work this way"),
    ],
)  # fmt: skip
def test_what_it_comes_down_to_is_said(wording: Wording, cold: str, anew: str) -> None:
    assert anew in said_anew(cold, wording).text


@pytest.mark.parametrize(
    "draft",
    [
        "If the bank refuses there is nothing we can do and you'd have to go to court. You pressed confirm.",
        "No reply from you = case closed. Open a new case if you still care.",
        "You're late, and rules are rules, so the fee of 20 stands.",
        "The cap is 60 a minute, it's in the header if you'd bothered to look. Don't call us.",
        "Before you board you'll have to pay 40 euros, no exceptions. Deal with it.",
    ],
)
def test_what_nobody_says_is_said_otherwise_wherever_it_stands(
    coach: Coach, wording: Wording, draft: str
) -> None:
    assert never_said(draft, wording)
    for version in coach.rephrase(draft, context=THEIRS).versions:
        assert not never_said(version.text, wording)


@pytest.mark.parametrize(
    "sentence",
    [
        "Demand for lessons has increased a lot.",
        "Your letter was received, read, and filed.",
        "Wear of moving parts isn't covered.",
    ],
)
def test_what_only_looks_like_an_order_is_none(wording: Wording, sentence: str) -> None:
    assert "lease" not in said_anew(sentence, wording).text


def test_one_answer_has_one_line(coach: Coach) -> None:
    assert warm(coach, "This is working as designed. Not a bug. Deal with it.").count("design") == 1


@pytest.mark.parametrize(
    "draft",
    [
        "You shouldn't have had to ask twice, and I'm sorry. The 14.60 is back on your card by Monday.",
        "Nothing to worry about: the hum you hear is the fan. If it goes on, ring me and I'll send Tom.",
        "Either of them will do. The walnut is denser; the ash is lighter and 60 less.",
        "No appointment needed, just come by between 10 and 12. Bring the shoes.",
        "Please don't drink anything for two hours before the fitting. Tea is fine until eight.",
        "We don't cut mirrors, but Haldane's on Mill Road do, about 25 and ready the same day.",
        "Thanks for the photo, that helps. It's a carpet beetle, harmless to people. Vacuum daily and wash woollens at 60.",
    ],
)
def test_plain_and_kind_answers_stay(coach: Coach, draft: str) -> None:
    assert coach.rephrase(draft).text == draft


@pytest.mark.parametrize(
    ("draft", "gone"),
    [
        ("If that's too much trouble it's your problem. Send it back by the 4th.", "trouble"),
        ("So we couldn't care less. The fee is 12.", "care less"),
        ("I'm not going to argue about this. The fee is 12.", "argue"),
    ],
)
def test_what_only_has_the_shape_of_news_goes(coach: Coach, draft: str, gone: str) -> None:
    assert gone not in warm(coach, draft)
