"""Sentences of ours are sound English: one verb that agrees, nothing a note left out, no lead before a scrap."""

import pytest

from bot.coach import Coach
from bot.coach.answer.softening import uncapitalled
from bot.coach.english.sound import low_inside, sound, whole
from bot.coach.english.tokens import tokens_of, written
from bot.coach.kinder.splices import pieces_of
from bot.coach.notes.fragments import filled
from bot.coach.notes.telegraph import written_out
from bot.coach.turned.turned_asked import done_by
from bot.coach.turned.turned_order import clause_first, time_first
from bot.coach.turned.turned_states import we_passed
from bot.coach.wording import Wording
from tests.bot.coach.conftest import said_anew


@pytest.mark.parametrize(
    "statement",
    [
        "the ferry leaves at nine",
        "enrolment closed on 4 May",
        "the climbing wall was full",
        "changing a lens to another coating is not possible",
        "late entries (less than 2 days' notice) carry a fee",
        "our swim fund closed to new members in June",
        "the staff are away on Sundays",
        "calls made before noon are free",
        "the policy lapsed 1 March",
    ],
)
def test_a_lead_may_stand_before_a_whole_statement(wording: Wording, statement: str) -> None:
    assert whole(tokens_of(statement, wording.lexicon), wording)


@pytest.mark.parametrize(
    "scrap",
    [
        "weekly limit of 90 exceeded",
        "sick leave for 3-9 June refused",
        "less than a day's notice so class is charged",
        "you've opened the tin so can only exchange it",
        "card not shown = rider not admitted",
        "guard states saddle space was taken by a pram",
        "H-12 we don't lend instruments",
        "after inspection by our fitter the wear is normal",
        "BOOTS OFF THE MATS by Monday or they get binned",
        "lost luggage held 5 days then destroyed",
        "library card fee is still owed",
        "£15 locker charge to reopen",
        "lessons move to Monday, can't do refunds",
        "you chose sea freight so £40",
    ],
)
def test_no_lead_stands_before_a_scrap(wording: Wording, scrap: str) -> None:
    assert not whole(tokens_of(scrap, wording.lexicon), wording)


@pytest.mark.parametrize(
    ("typed", "made"),
    [
        ("Claim Rail Relief within 10 days.", "The claim Rail Relief within 10 days."),
        ("Doctor's note needed after day 3.", "The doctor's note needed after day 3."),
        ("Burst pipe on Mill Lane.", "Please burst pipe on Mill Lane."),
        ("Gauge's outside.", "Please gauge 's outside."),
        ("Still in transit.", "There's still in transit."),
        ("Helmet not worn = no ride.", "The helmet not worn = no ride."),
        ("Parcels dropped after 3pm go next day.", "Parcels have been dropped after 3pm go next day."),
        ("Post to the islands takes 4 days.", "Please post to the islands takes 4 days."),
        ("Pass expired.", "Please pass expired."),
        ("Check in refused.", "Please check in refused."),
        ("Saddle not fitted as none booked.", "The saddle not fitted as none booked."),
        ("See rules, point 4.", "You'll find this in the rules. Please point 4."),
        ("Not stamped = not our fault.", "Not stamped =."),
        ("Sign offs done in week 2 only.", "Please sign offs done in week 2 only."),
        ("Glazing up to 6 days.", "Please glaze up to 6 days."),
        ("Let last week.", "Could you let last week, please?"),
        ('As said in the advert, "sold as seen".', '"Sold as seen".'),
        (
            "Your visit on 3 May has been noted and your tutor informed.",
            "We've noted your visit on 3 May, and your tutor informed.",
        ),
        ("Which desk did you try, what time, who was there?", "Which desk did you try, what time."),
    ],
)
def test_what_is_no_english_is_not_said(wording: Wording, typed: str, made: str) -> None:
    assert not sound(made, typed, wording)


@pytest.mark.parametrize(
    ("typed", "made"),
    [
        ("Rehearsals take 2 hours.", "Please allow 2 hours for rehearsals."),
        ("Locker is full.", "The locker is full."),
        ("Any leak past the tap is the owner's duty.", "Any leak past the tap is for the owner to look after."),
        ("IT deal with logins", "IT deal with logins."),
        ("You asked to switch at 09:40.", "Your request to switch reached us at 09:40."),
        ("You failed to return the skis by 10 am.", "The skis weren't returned by 10 am."),
        ("The lute warped because you left it out.", "The lute warped because it was left out."),
        ("Don't blame us, they dug up the drive.", "The gas board dug up the drive."),
    ],
)  # fmt: skip
def test_what_is_english_is_said(wording: Wording, typed: str, made: str) -> None:
    assert sound(made, typed, wording)


@pytest.mark.parametrize(
    ("typed", "low"),
    [
        ("Viewings are on Sundays", "viewings are on Sundays"),
        ("Quiz attempts are limited to 3", "quiz attempts are limited to 3"),
        ("Litter is collected on Mondays", "litter is collected on Mondays"),
        ("Currys don't refund fitting", "Currys don't refund fitting"),
        ("Sarah can't help", "Sarah can't help"),
    ],
)
def test_only_a_name_keeps_its_capital_behind_a_lead(wording: Wording, typed: str, low: str) -> None:
    assert written(uncapitalled(tokens_of(typed, wording.lexicon), wording)) == low


def test_a_word_leaves_its_capital_at_the_start(wording: Wording) -> None:
    assert low_inside("We don't deal with Litter on paths.", "Litter on paths isn't ours.", wording) == (
        "We don't deal with litter on paths."
    )
    assert low_inside("Thanks. If you call, we pay.", "If you call, we pay.", wording).endswith("If you call, we pay.")  # fmt: skip


@pytest.mark.parametrize(
    "noun", ["Regards", "Cheers", "Plan around it", "Checks on the boiler found no leak"]
)  # fmt: skip
def test_a_thing_is_no_verb(wording: Wording, noun: str) -> None:
    assert filled(f"{noun}.", wording) is None


def test_a_compound_is_nothing_that_we_do(wording: Wording) -> None:
    assert written_out("Processing time 4 days", wording) != "I'm processing time 4 days"
    assert written_out("Processing your form", wording) == "I'm processing your form"


def test_who_comes_when_it_is_dry_is_not_it(wording: Wording) -> None:
    assert filled("Will come when it's fixed.", wording) == "I'll come when it's fixed"
    assert filled("Will arrive Monday.", wording) == "It will arrive Monday"


@pytest.mark.parametrize(
    "told",
    ["We'll ring when they are", "This is shown when you book", "Need to see it before we quote"],
)
def test_what_leans_on_what_stood_before_keeps_its_place(wording: Wording, told: str) -> None:
    assert clause_first(told, wording) == ""


def test_what_stands_behind_a_thing_tells_which(wording: Wording, coach: Coach) -> None:
    made = said_anew("You broke the seal on the jar.", wording)
    assert made.text == "The seal on the jar was broken."
    assert "sign up again" in coach.rephrase("Account closed, so no. Sign up again.").text


def test_a_sentence_is_no_note(wording: Wording) -> None:
    assert written_out("The dentist left.", wording) is None
    assert filled("Cot recalled in 2021.", wording) == "The cot was recalled in 2021"


def test_a_time_stays_behind_what_points_back(wording: Wording) -> None:
    assert time_first("We posted it on the 6th", wording) == ""


def test_what_somebody_states_is_not_what_was_done(wording: Wording) -> None:
    assert done_by("Guard states the seat was taken by a passenger", wording) == ""


def test_two_deeds_keep_their_thing(wording: Wording) -> None:
    assert we_passed("It has been logged and shared with the manager", wording) == ""


def test_an_aside_stays_with_its_clause(wording: Wording) -> None:
    text = "Demand has risen this year and, like many clubs, we are having to turn people away."
    assert not pieces_of(text, wording, marked=True)


@pytest.mark.parametrize(
    ("draft", "holds"),
    [
        ("Per policy KT-4 we do not lend costumes.", "nder policy KT-4"),
        ("You've worn the skates so can only offer 20% off.", ", so I can only offer 20% off."),
        ("The ban is permanent and will not be discussed further.", "the ban is permanent"),
        ("Refunds are refused. You may use the old pass only until its expiry date.", "until its expiry date"),
        ("No. This is for your safety.", "for your safety"),
    ],
)  # fmt: skip
def test_no_half_of_a_sentence_is_taken_for_the_whole(coach: Coach, draft: str, holds: str) -> None:
    assert holds in coach.rephrase(draft).text
