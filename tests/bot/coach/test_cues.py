"""A case is recognised by words of which one from every group stands in the same sentence."""

import re

import pytest

from bot.coach import Coach
from bot.coach.customer.cues import Case, Cue, Cues, words_of
from bot.coach.wording import Wording
from bot.content.cases import cue_of
from bot.content.source import ContentError
from tests.bot.coach.conftest import openings

COLD, LATE = Case("cold-house", 10), Case("late", 9)
CUES = Cues.of(
    [
        Cue(COLD, (frozenset(["heating", "boiler", "radiator*"]), frozenset(["off", "not working"]))),
        Cue(LATE, (frozenset(["still waiting", "nothing came"]),), frozenset(["refund*"])),
    ]
)


@pytest.mark.parametrize(
    ("message", "told"),
    [
        ("The boiler is off again.", [COLD]),
        ("radiators NOT working since monday", [COLD]),
        ("I'm still waiting and the heating's off!", [COLD, LATE]),
        ("The boiler is fine. The light is off.", []),
        ("Still waiting for the refunds you owe me", []),
        ("The radio is off", []),
        ("", []),
    ],
)
def test_every_group_of_a_cue_has_a_word_in_one_sentence(message: str, told: list[Case]) -> None:
    assert sorted(CUES.told(message), key=lambda case: case.id) == told


def test_cases_come_in_the_order_in_which_they_are_told() -> None:
    cases = [Case(word, 5) for word in ("oven", "fridge", "drain", "roof", "door", "hall")]
    cues = Cues.of(Cue(case, (frozenset([case.id, f"{case.id} is out"]),)) for case in cases)
    assert cues.told("The hall, the drain, the oven, a door, the fridge, the roof.") == tuple(
        cases[n] for n in (5, 2, 0, 4, 1, 3)
    )


def test_words_are_compared_without_apostrophes_and_hyphens() -> None:
    assert words_of("It WON’T re-start, can't log-in") == ["it", "wont", "re", "start", "cant", "log", "in"]


def test_every_case_can_be_found_and_only_says_what_is_true_of_all(wording: Wording) -> None:
    """A sentence for a case names no number and no day, since other messages of the case have others."""
    found = {cue.case for cues in wording.cues.first.values() for cue in cues}
    patterned = {case for case, _ in wording.cases.patterns.values()}
    assert set(wording.cases.entries) <= found | patterned
    for case in wording.cases.entries:
        for way in (*wording.frames[f"ack_{case.id}"], *case.weighs):
            assert not any(letter.isdigit() for letter in way), (case.id, way)


def test_what_makes_a_case_weigh_more_may_stand_behind_its_line(coach: Coach, wording: Wording) -> None:
    message = "The heating has been off since last night and we have a newborn here."
    lines = openings(coach, wording, message, "No, we can't do that.")

    assert any(re.search(r"with .*(?:baby|newborn)", line) for line in lines), lines


@pytest.mark.parametrize(
    "line",
    ["!heating", "heating + !", "it has not been working at all", "of*"],
)
def test_a_cue_that_can_never_be_found_is_a_fault_of_the_pack(line: str) -> None:
    with pytest.raises(ContentError, match="can never be found"):
        cue_of(COLD, line)
