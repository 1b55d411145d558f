"""In a draft that is said anew, the agent's own kind sentences stay as they are."""

import pytest

from bot.coach import Coach
from bot.coach.reading.stays import stays
from bot.coach.wording import Wording

COLD = "You should have read the terms."


@pytest.mark.parametrize(
    ("kind", "message"),
    [
        ("You did write to us, and the letter sat in the wrong tray, sorry.", "I wrote in May"),
        ("The check-in page froze, which our app should have told you.", "I can't check in"),
        ("I could have cried when I saw the photo, so I can only imagine.", "look at my bathroom"),
        ("They're expecting you.", "I need a seat"),
        ("Hope he's mending 💛", "I was in A&E with my son"),
        ("You're not too late.", "Have I missed the deadline??"),
        ("Your tank isn't leaking.", "water everywhere"),
        ("You don't get charged until the trial ends on 4 May.", "will I be charged now?"),
        ("It does, as long as the lid is shut.", "does the washer have a rinse only mode"),
        ("You were told two weeks and it has been five.", "five weeks no internet"),
    ],
)
def test_a_kind_sentence_stays(coach: Coach, kind: str, message: str) -> None:
    said = coach.rephrase(f"{COLD} Bring the booking mail to desk 12. {kind}", context=message)
    assert kind in said.text
    assert "should have read" not in said.text


@pytest.mark.parametrize(
    "sentence",
    [
        "Funny how it's our fault again.",
        "We do not debug customer code for free.",
        "I've refunded it even though I didn't have to.",
        "You did tell us, after the deadline.",
        "I've credited the 12 euros, just this once.",
    ],
)
def test_what_takes_it_back_does_not_stay(sentence: str, wording: Wording) -> None:
    assert not stays(sentence, wording)


@pytest.mark.parametrize(
    ("steps", "said"),
    [
        (
            "Open My Lessons, tap the pupil's name, then Swap instructor.",
            "Please open My Lessons, tap the pupil's name, then Swap instructor.",
        ),
        (
            "Just hold the green button, wait for two beeps, then press Rinse.",
            "Please hold the green button, wait for two beeps, then press Rinse.",
        ),
    ],
)
def test_steps_in_one_breath_stay_whole(coach: Coach, steps: str, said: str) -> None:
    assert said in coach.rephrase(f"{COLD} {steps}", context="how do I do this").text


def test_what_stays_open_has_its_verb(coach: Coach) -> None:
    assert "stays is" not in coach.rephrase(f"{COLD} The cafe stays open.").text


def test_no_illness_is_no_condition(coach: Coach) -> None:
    assert (
        "No rabies, no quarantine." in coach.rephrase(f"{COLD} No rabies, no quarantine. Ring me at 9.").text
    )


def test_who_says_sorry_still_says_it(coach: Coach) -> None:
    assert (
        "driver says sorry"
        in coach.rephrase(f"{COLD} We missed you by ten minutes, the driver says sorry.").text
    )
