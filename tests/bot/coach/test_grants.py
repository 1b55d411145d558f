"""An answer that gives them what they want is known for sure, and nothing in it is regretted."""

import re

import pytest

from bot.coach import Coach, Rules, Wording
from bot.coach.reading.grants import gives
from bot.coach.reading.read import take_apart

REGRET = re.compile(
    r"\b(?:afraid|better news|better answer|disappoint|'d hoped|were hoping|not happy|inconvenient|isn't what|may not be)"
)


@pytest.mark.parametrize(
    "draft",
    [
        "Dear Ms Roe, on this occasion and without admitting fault we will refund 40 euros. It won't be repeated.",
        "The upgrade is free this once. Don't make a habit of it.",
        "We'll let it go this time, the towel stays with you.",
        "Goodwill credit of $25 applied. This closes the matter.",
        "Fine, I'll take the late fee off this time. Pay on the day in future.",
        "Fine, your appeal was upheld. Next time keep the ticket on the dashboard.",
        "Alright. The manager has approved your return. You got lucky.",
    ],
)
def test_a_yes_is_not_regretted(coach: Coach, draft: str) -> None:
    answer = coach.rephrase(draft).text
    assert answer != draft
    assert not REGRET.search(answer)


def test_a_charge_is_no_good_news(coach: Coach) -> None:
    draft = "Collection is at 5.30. It was 5.50 again. A late fee of $22 has been added to your account."
    assert "glad" not in coach.rephrase(draft).text


def test_a_yes_that_grumbles_loses_no_more_than_the_grumble(coach: Coach) -> None:
    draft = "Fine. We'll swap the hinge this once, though strictly we don't have to. Don't expect it again."
    answer = coach.rephrase(draft).text
    assert "We'll swap the hinge this once" in answer
    assert "strictly" not in answer


@pytest.mark.parametrize(
    "draft",
    [
        "We can't refund the deposit.",
        "We will refund the fare if you send the ticket.",
        "We won't be able to waive the fee, but I've credited 5 euros. No refund beyond that.",
        "I would have refunded it in March.",
        "Shall I swap the case?",
        "We will cancel your contract on Friday.",
        "The claim was not approved.",
        "The decision to charge you was upheld.",
    ],
)
def test_what_is_not_given_for_sure_is_no_yes(rules: Rules, wording: Wording, draft: str) -> None:
    assert not gives(take_apart(draft, rules, wording).spoken)
