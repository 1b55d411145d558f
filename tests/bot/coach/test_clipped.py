"""Notes that make a statement without its verb, its subject or its articles: each is a whole sentence, and says the same."""

import pytest

from bot.coach import Coach, Wording
from bot.coach.notes.clipped import clipped
from bot.coach.notes.notes_in_full import sentences_in_full
from tests.bot.coach.conftest import said_anew


@pytest.mark.parametrize(
    ("note", "whole"),
    [
        ("Locker key handed in on 3 June", "the locker key was handed in on 3 June"),
        ("Twin room allowance withdrawn", "the twin room allowance has been withdrawn"),
        ("Reminder £4 added", "the reminder of £4 has been added"),
        (
            "Gloves left in changing room 2 not handed in",
            "the gloves left in changing room 2 have not been handed in",
        ),
        ("Lost bags kept 14 days then donated", "lost bags are kept for 14 days and then donated"),
        ("Ferry KX20 delayed 2 hours", "Ferry KX20 has been delayed by 2 hours"),
        ("Complaint logged ref CP-118", "the complaint has been logged under reference CP-118"),
        ("Doctor's note needed after day 3", "a doctor's note is needed after day 3"),
        ("Balance due £61.20", "the balance due is £61.20"),
        ("Voucher approved £20", "the voucher of £20 has been approved"),
        ("Trunk not located after 9 days", "the trunk has not been located after 9 days"),
        ("Membership fee instalment 3 overdue", "membership fee instalment 3 is overdue"),
        ("Waiting time currently 20 minutes", "waiting time is currently 20 minutes"),
        ("Claim form missing signature", "the claim form is missing a signature"),
        ("Photos no good", "the photos are no good"),
        ("Visits subject to weather", "the visits are subject to weather"),
        ("Sidewall not repairable", "the sidewall is not repairable"),
        ("Staff member spoken to", "the staff member has been spoken to"),
        ("Bins emptied every second Tuesday", "bins are emptied every second Tuesday"),
        ("Guests told at check in", "guests are told at check in"),
        ("Under-fives not admitted", "under-fives are not admitted"),
        ("Dog refused entry", "the dog has been refused entry"),
        ("No liability accepted", "no liability is accepted"),
    ],
)
def test_what_was_done_or_is_so(wording: Wording, note: str, whole: str):
    assert clipped(note, wording) == whole


@pytest.mark.parametrize(
    "line",
    [
        "Coach left at 9",
        "Shop closed at 5",
        "Applications closed on 12 January",
        "Voucher expired on 31/08",
        "Customer refused delivery",
        "Items bought with points aren't refundable",
        "Seats not taken up are released",
        "Photos taken on site show no damage",
        "Working as designed",
        "Return items packed in the box",
        "Log out of the other device",
        "Crown lost within 12 months",
        "The reason given",
        "Card payment refund",
    ],
)
def test_what_has_its_verb_or_may_mean_another_thing(wording: Wording, line: str):
    assert clipped(line, wording) is None


@pytest.mark.parametrize(
    ("line", "whole"),
    [
        # one clause behind another
        ("Plumber attended 9.15, no access, card left.", "The plumber attended at 9.15, there was no access and a card has been left."),
        ("Boiler serviced, valve replaced.", "The boiler has been serviced and the valve has been replaced."),
        ("Delivery attempted 2pm, nobody in, returned to depot.", "Delivery was attempted at 2pm, nobody was in and it was returned to the depot."),
        ("Swim class cancelled, pool closure.", "The swim class has been cancelled because of a pool closure."),
        ("Water off until 6pm, burst pipe.", "The water is off until 6pm because of a burst pipe."),
        ("Loan declined, credit score too low.", "The loan has been declined, as the credit score is too low."),
        ("Claim rejected, receipt not supplied.", "The claim has been rejected, as the receipt has not been supplied."),
        ("Card declined, refund not possible.", "The card has been declined. The refund is not possible."),
        ("Tickets transferred to new owner, can't be reversed.", "The tickets have been transferred to the new owner and can't be reversed."),
        ("Last test was 8 months ago, has to be within 6.", "The last test was 8 months ago and it has to be within 6."),
        # behind "until", "if", "as", "so"
        ("Badge blocked until £9 paid or key found.", "The badge is blocked until £9 is paid or the key is found."),
        ("Table is released at 8 if deposit not paid.", "The table is released at 8 if the deposit is not paid."),
        ("Ticket HC-12 closed as no response to our email.", "Ticket HC-12 has been closed as there was no response to our email."),
        ("Bin not emptied as contaminated.", "The bin has not been emptied because it was contaminated."),
        ("Name misspelt on form so ticket not valid.", "The name has been misspelt on form, so the ticket is not valid."),
        # what is reported
        ("Driver states ramp was blocked by a pram.", "The driver states that the ramp was blocked by a pram."),
        ("Crew report box not out by 7am.", "The crew report that the box was not out by 7am."),
        ("System shows books not returned.", "The system shows that the books were not returned."),
        ("Inventory report shows oven and hob not to standard.", "The inventory report shows that the oven and hob were not to standard."),
        # what is to come
        ("Invoice to follow.", "An invoice will follow."),
        ("Contract to follow.", "A contract will follow."),
        ("Engineer to call Monday.", "The engineer is to call on Monday."),
        ("Grant paid in two instalments.", "The grant has been paid in two instalments."),
        ("Reading given by phone not accepted.", "The reading given by phone is not accepted."),
    ],
)  # fmt: skip
def test_a_line_in_full(wording: Wording, line: str, whole: str):
    assert " ".join(sentences_in_full(line, wording)) == whole


@pytest.mark.parametrize(
    "line",
    [
        "Late entries aren't accepted, no exceptions.",
        "The museum glass was quoted, not standard.",
        "Lot 12 was sold as seen.",
        "The form was returned as incomplete.",
        "The job is marked as no access and goes to the back.",
        "The pallet was signed for as 'received in good condition' by the shop.",
        "The courier recorded no answer at 13:12.",
        "Thanks for waiting.",
        "Please send the form signed, thanks.",
        "Fines, fees and charges.",
        "Two bags weighed, both over.",
    ],
)
def test_a_line_that_stays_as_typed(wording: Wording, line: str):
    assert sentences_in_full(line, wording) == (line,)


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("Held till Thursday.", "It's being held till Thursday."),
        ("Not coming back in.", "It's not coming back in."),
        ("Still in queue.", "It's still in the queue."),
        ("Signed for.", "It was signed for."),
        ("Est restore 6pm.", "The estimated restoration time is 6pm."),
        ("Late cancel = moved to end of list.", "A late cancel means being moved to end of list."),
        ("Half the tin is used so can only refund half.", "Half the tin is used, so I can only refund half."),
        ("Repair is covered so engineer can come back.", "The repair is covered so the engineer can come back."),
        ("Until then policy stays open.", "Until then, the policy stays open."),
        ("Landlord won't budge.", "The landlord won't change this."),
        ("Case decided in favour of buyer.", "The case has been decided in favour of buyer."),
        ("System shows scarf not returned.", "According to the system, the scarf was not returned."),
    ],
)  # fmt: skip
def test_in_a_cold_draft(wording: Wording, note: str, said: str):
    assert said_anew(note, wording).text == said


def test_the_reason_of_a_no_is_kept(coach: Coach):
    text = coach.rephrase(
        "Claim rejected, receipt not supplied. Not our fault.", context="My case was crushed on the flight."
    ).text
    assert "the claim has been rejected, as the receipt has not been supplied" in text


@pytest.mark.parametrize(
    ("line", "whole"),
    [
        ("Shower door returned used, refund refused.", ["The shower door has been returned used.", "The refund has been refused."]),
        ("Less than 2 days notice so class is charged.", ["There was less than 2 days notice, so the class is charged."]),
    ],
)  # fmt: skip
def test_an_answer_stands_by_itself(wording: Wording, line: str, whole: list[str]):
    assert list(sentences_in_full(line, wording)) == whole


@pytest.mark.parametrize(
    ("verdict", "said"),
    [
        ("Card not shown = entry refused.", "f the card isn't shown, the entry is refused."),
        ("Water damage = not warranty.", "water damage isn't covered by the warranty."),
        ("Hinge snapped = not warranty.", "f the hinge is snapped, that isn't covered by the warranty."),
        ("Transport damage = user damage. Repair is £20.", "ransport damage"),
    ],
)
def test_a_verdict_typed_as_an_equation_is_a_sentence(coach: Coach, verdict: str, said: str) -> None:
    made = coach.rephrase(verdict, context="My new toaster is broken and I'm furious.").text
    assert said in made
    assert "=" not in made
