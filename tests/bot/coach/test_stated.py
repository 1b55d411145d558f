"""Short statements that are true and firm: said as a person would, with every fact, or with a lead before them."""

import re

import pytest

from bot.coach import Coach, Wording
from bot.coach.choice import fill_slots
from bot.coach.english.voice import capital
from bot.coach.stated.stated import SPACES, stated


def ways(sentence: str, wording: Wording) -> list[str]:
    """All ways to say it; none where it is no such statement."""
    found = stated(sentence.removesuffix("."), wording)
    if found is None:
        return []
    slots = {name: value or " " for name, value in found.slots.items()}
    return [capital(SPACES.sub(" ", fill_slots(way, slots)).strip()) for way in wording.frames[found.key]]


@pytest.mark.parametrize(
    ("firm", "said"),
    [
        ("The gate camera shows the barrier was up.", "According to the gate camera, the barrier was up"),
        ("Notes say nobody was in.", "Going by the notes, nobody was in"),
        ("The fitter says he rang twice.", "According to the fitter, he rang twice"),
        ("The survey disagrees.", "The survey says something different"),
        ("The photos do not show any rust.", "I'm not able to see any rust in the photos"),
        ("We have no booking on file for you.", "From what I can see, there is no booking on file for you"),
        ("I can find no trace of that transfer.", "From what I can see, there is no trace of that transfer"),
        ("The excess is in your policy.", "There's more about the excess in your policy"),
        ("Noise levels are listed on the website.", "You'll find noise levels on the website"),
        ("It's set out in your lease.", "You'll find it in your lease"),
        ("They can take up to three weeks.", "Please allow up to three weeks for them"),
        ("Moulds take 10 working days.", "Please allow 10 working days for moulds"),
        ("Checks take 4 days from the day we get the form.", "Please allow 4 days from the day we get the form for checks"),
        ("A new card usually takes 5 days.", "For a new card, it usually takes 5 days"),
        ("Your appeal remains under review.", "As things stand, your appeal is still under review"),
        ("Your visa is being processed.", "At the moment, your visa is being processed"),
        ("You are number 61 in the queue.", "Your place in the queue is number 61"),
        ("You're in the queue, position 7.", "At the moment, you are at position 7 in the queue"),
        ("The rate was for new tenants.", "The rate was meant for new tenants"),
        ("The pool is for guests only.", "The pool is meant only for guests"),
        ("We only treat members.", "We can only treat members"),
        ("You're not new.", "From what I can see, you're not new to us"),
        ("It's up to the guest to check the list.", "We rely on the guest to check the list"),
        ("Blocked gutters are down to you.", "Blocked gutters fall to you"),
        ("Under clause 4, you are responsible for the hedge.", "Under clause 4, the hedge falls to you"),
        ("You chose the basic fare.", "The option chosen was the basic fare"),
        ("You've used your 3 free swaps.", "From what I can see, your 3 free swaps have been used"),
        ("£40 was kept for the missing key.", "For the missing key, £40 was kept"),
        ("€25 has been taken from the voucher.", "The amount taken from the voucher is €25"),
        ("The call-out charge is £85.", "There's a call-out charge of £85"),
        ("The early exit fee still applies.", "The early exit fee stays in place"),
        ("You have 21 days to appeal.", "If you'd like to appeal, you have 21 days to do so"),
        ("You have 7 days to pay.", "Please pay; you have 7 days to do so"),
        ("Your ticket is a duplicate.", "We have your ticket down as a duplicate"),
    ],
)  # fmt: skip
def test_a_firm_statement_has_ways_that_keep_its_facts(wording: Wording, firm: str, said: str) -> None:
    assert said in ways(firm, wording)


@pytest.mark.parametrize(
    "other",
    [
        "Step 3 says hold the button for 10 seconds.",
        "My manager says the decision stays as it is.",
        "We have no plans for that.",
        "The pedals are in the small box.",
        "The new filter costs 19 and takes two days.",
        "The driver takes 20 minutes.",
        "It's up to you to decide which one you keep.",
        "£640 will be charged to your card on Monday.",
        "You used 5.3.",
        "You received it because we sent it twice.",
        "Your account is active and your card is new.",
        "The tickets are for the date printed on them.",
    ],
)
def test_what_is_no_such_statement_has_none(wording: Wording, other: str) -> None:
    assert ways(other, wording) == []


@pytest.mark.parametrize(
    ("draft", "whole"),
    [
        ("The survey disagrees. £75 deducted for the blinds. Deal with it.", ", so £75 was deducted for the blinds."),
        ("That price was for new members. You're not new. Deal with it.", ", and you're not new to us."),
    ],
)  # fmt: skip
def test_two_that_belong_together_are_one_sentence(coach: Coach, draft: str, whole: str) -> None:
    text = coach.rephrase(draft).text
    assert whole in text
    assert "Deal with it" not in text


def test_a_case_that_is_joined_to_its_rule_stays_joined(coach: Coach) -> None:
    text = coach.rephrase("Returns are 30 days. You are on day 34. Deal with it.").text
    assert "Returns are open for 30 days, and you are on day 34" in text


@pytest.mark.parametrize(
    "fact",
    [
        "The seat went to someone on the list.",
        "Enquiries before day 45 are deleted.",
        "The levy is automatic.",
        "Your listing was removed because it names a rival.",
    ],
)
def test_a_fact_has_no_hollow_lead(coach: Coach, fact: str) -> None:
    text = coach.rephrase(f"{fact} Deal with it.").text
    assert "Deal with it" not in text
    assert not re.search(
        r"can see(?: that|,)|should (?:explain|mention)|(?:difficulty|trouble|thing to mention) is|it stands",
        text.partition(". ")[2],
    )


@pytest.mark.parametrize(
    "kept",
    [
        "It was 5.52 yesterday. Deal with it.",
        "Hand in both keys by noon or lose the room. Deal with it.",
        "We will ring you on Monday. Deal with it.",
    ],
)
def test_an_order_a_promise_and_a_figure_have_none(coach: Coach, kept: str) -> None:
    first = kept.removesuffix(" Deal with it.").removesuffix(".")
    low = f"{first[0].lower()}{first[1:]}"
    assert f" that {low}" not in coach.rephrase(kept).text


def test_a_fine_answer_keeps_its_statements(coach: Coach) -> None:
    draft = "Thank you for waiting. Your appeal remains under review, and I'll write on Friday with the result. The fee is in your terms if you'd like to read more."
    assert coach.rephrase(draft).text == draft
