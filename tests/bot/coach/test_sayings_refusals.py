"""Noes of the office, the law, the till and the chat, said kindly: what is refused, and why, stays whole."""

import pytest

from bot.coach import Coach, Wording
from bot.coach.english.text import sentences_of
from tests.bot.coach.conftest import said_anew


@pytest.mark.parametrize(
    ("cold", "kind"),
    [
        ("This does not fall within the scope of what we can assist with.", "able to help with"),
        ("Wedding videos fall outside the scope of our support.", "able to help with wedding videos."),
        ("Frost damage is outside the scope of your policy.", "rost damage"),
        (
            "We accept no liability for bikes left in the yard.",
            "accept liability for bikes left in the yard.",
        ),
        ("We deny all liability for the scratch.", "accept liability for the scratch."),
        ("We cannot be held responsible for theft.", "can't be responsible for theft."),
        ("You are not entitled to a refund under clause 9.", "offer a refund under clause 9."),
        ("You're not due any compensation.", "offer any compensation."),
        ("You won't be getting a discount for that.", "offer a discount for that."),
        ("You will not be reimbursed for the taxi.", "reimburse you for the taxi."),
        ("Don't expect a replacement.", "offer a replacement."),
        ("There will be no compensation.", "offer compensation."),
        ("Under no circumstances will we move the tuning.", "move the tuning"),
        ("Under no circumstances can vouchers be extended past May.", "ouchers"),
        ("A dent is not a manufacturing defect.", "as a manufacturing defect."),
        ("Snow isn't a reason to cancel.", "as a reason to cancel."),
        ("Without photos no refund.", "Without photos, "),
        ("Receipt or no exchange.", "Without a receipt, "),
        ("No ID = no parcel.", "ID"),
        ("Voucher or nothing.", "a voucher."),
        ("The short answer is no.", ""),
        ("thats a hard no from us mate", ""),
        ("no can do on the swap sorry", "swap "),
        ("A refund is out of the question.", "A refund "),
        ("Computer says no.", "ur system"),
        ("The system won't let me move the date.", "move the date"),
        ("The system stops me from moving the date.", "move the date"),
        ("We must decline your offer, as the boat is sold.", "accept your offer as the boat is sold."),
        ("Your complaint is without merit.", "uphold your complaint."),
        ("Your appeal has been considered and is dismissed.", "your appeal, and "),
        ("We must decline your request for a loan bike.", "accept your request for a loan bike."),
        ("Your photo was rejected because it is dark.", "accept your photo because it is dark."),
        ("The deposit is forfeited if you cancel after 3 May.", "if you cancel after 3 May."),
        ("If you leave early you lose the deposit.", "If you leave early, "),
        ("Opened games don't get refunded.", "games"),
        ("It's against company policy to waive late fees.", "waive late fees."),
        ("Choir lessons are not something we do.", "choir lessons."),
        ("If I did it for you I'd have to do it for everyone.", "xception"),
        ("We have nothing further to offer.", "offer"),
        ("Not before Friday.", "before Friday."),
    ],
)
def test_a_no_is_said_once_and_plainly(wording: Wording, cold: str, kind: str) -> None:
    for salt in ("a", "b", "c", "d"):
        text = said_anew(cold, wording, salt=salt).text

        assert kind in text
        assert text != cold
        assert any(
            no in text for no in ("n't ", "not ", "no ", "past", "stands", "stays", "outside", "What I")
        )


@pytest.mark.parametrize(
    ("cold", "kind"),
    [
        ("We are under no obligation to replace the lamp.", "We're not able to replace the lamp."),
        ("There's no way we can refund this.", "We're not able to refund this."),
        ("We have no intention of paying for the tow.", "We're not able to pay for the tow."),
        ("We cannot and will not refund this.", "We're not able to refund this."),
        ("cant do swaps on sale stuff", "I'm not able to do swaps on sale stuff."),
        ("Not sending another one.", "I'm not able to send another one."),
    ],
)
def test_a_no_that_hides_who_says_it_is_ones_own(wording: Wording, cold: str, kind: str) -> None:
    assert said_anew(cold, wording).text == kind


@pytest.mark.parametrize(
    "fine",
    [
        "We are under no obligation to pay, but we will.",
        "The system does not allow for the reversal of a cancelled order.",
        "We are not required to dig up the garden.",
        "You won't see a refund before 3 May.",
        "The pollen filter isn't part of the basic service.",
        "Being busy is no excuse for our silence.",
        "The price on the page is not the only reason to switch.",
        "The report is not in our office yet.",
        "Your parcel is lost.",
        "No photos, no problem.",
        "The deposit of £150 was not returned because the glass was cracked.",
        "Can't change your password?",
    ],
)
def test_what_is_no_refusal_stays(wording: Wording, fine: str) -> None:
    assert said_anew(fine, wording).text == fine


def test_a_no_at_the_end_ends_its_sentence() -> None:
    def parts(text: str) -> list[str]:
        return [text[s.start : s.end] for s in sentences_of(text)]

    assert parts("The answer is no. The lamp is sold.") == ["The answer is no.", "The lamp is sold."]
    assert parts("Yours is no. 4 on the list.") == ["Yours is no. 4 on the list."]


def test_a_letter_of_noes_keeps_its_facts(coach: Coach) -> None:
    text = coach.rephrase(
        "Computer says no. You forfeit the deposit of £80 if you cancel after 3 May. We accept no liability for fog.",
        context="Can I get my deposit back for the sailing?",
    ).text

    assert "£80" in text
    assert "if you cancel after 3 May" in text
    assert "liability for fog" in text
    assert "Computer" not in text


@pytest.mark.parametrize(
    ("cold", "kind"),
    [
        ("That colour was never made.", "That colour was never made."),
        ("The kettle is discontinued.", "no longer available"),
        ("They're discontinued.", "they're no longer available"),
        ("There's nothing we can do now as it's been glazed.", "it's been glazed"),
        ("Auctions are final.", "Auctions are final"),
        ("Your advert remains removed.", "Your advert will stay removed."),
        ("No dogs in the orchard.", "in the orchard"),
        ("The 4% booking fee applies.", "The 4% booking fee still applies."),
        ("Won't be changing the tiles now.", "able to change the tiles now."),
        ("Won't be doing it a second time.", "able to do"),
        ("I am only able to search.", "I can only search."),
    ],
)
def test_a_no_stays_heard_as_one(wording: Wording, cold: str, kind: str) -> None:
    assert kind in said_anew(cold, wording).text


@pytest.mark.parametrize(
    ("cold", "kind"),
    [
        ("Yes ok fine, we'll swap the cups, but that's the last time.", "We'll swap the cups, as a one-off."),
        ("Fine, I'll waive it, but you should have rung.", "I'll waive it."),
    ],
)
def test_a_grudging_yes_comes_first_and_plain(coach: Coach, cold: str, kind: str) -> None:
    assert kind in coach.rephrase(cold).text
