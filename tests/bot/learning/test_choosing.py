"""Which question comes next."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.learning.choosing import Pick, choose, choose_for_team
from bot.learning.memory import Memory

NOW = datetime(2027, 3, 1, 9, tzinfo=UTC)
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Told:
    id: str
    concept: str
    kind: str = "register"
    difficulty: int = 1


STORIES = (
    Told("sofa", "detail"),
    Told("visa", "detail", kind="best_reply", difficulty=2),
    Told("phone", "detail", difficulty=3),
    Told("meter", "when"),
    Told("flat", "when", kind="best_reply"),
)
PATH = ("detail", "when")


def memory(due: datetime) -> Memory:
    return Memory(stability=3.0, difficulty=5.0, due=due, reviewed=due - 3 * DAY)


def pick(memories=None, seen=None, stories=STORIES):
    return choose(stories, PATH, memories or {}, seen or {}, now=NOW, seed="ana")


def test_a_newcomer_begins_with_the_easiest_story_of_the_first_concept():
    assert pick() == Pick("sofa", "new")


def test_the_longest_overdue_concept_comes_before_anything_new():
    memories = {"when": memory(NOW - 2 * DAY)}
    assert pick(memories) == Pick(pick(memories).story, "due")
    assert pick(memories).story in ("meter", "flat")


def test_a_missed_concept_comes_back_in_another_story_and_another_kind():
    assert pick({"detail": memory(NOW)}, {"sofa": NOW - DAY}) == Pick("visa", "due")


def test_the_same_story_stays_away_for_sixty_days():
    only = (Told("sofa", "detail"),)
    due = {"detail": memory(NOW)}
    assert pick(due, {"sofa": NOW - 59 * DAY}, only) is None
    assert pick(due, {"sofa": NOW - 60 * DAY}, only) == Pick("sofa", "due")


def test_when_nothing_is_due_or_new_the_next_one_is_offered_as_early():
    memories = {"detail": memory(NOW + 5 * DAY), "when": memory(NOW + 2 * DAY)}
    assert pick(memories).reason == "early"
    assert pick(memories).story in ("meter", "flat")


def test_a_concept_whose_stories_are_used_up_gives_way_to_the_next():
    seen = {"sofa": NOW - DAY, "visa": NOW - DAY, "phone": NOW - DAY}
    assert pick({"detail": memory(NOW)}, seen).story in ("meter", "flat")


# --- for a channel -----------------------------------------------------------------------------------


CONCEPTS = {concept: [story for story in STORIES if story.concept == concept] for concept in PATH}


def asked(days_ago=None):
    ago = {story: NOW - days * DAY for story, days in (days_ago or {}).items()}
    return choose_for_team(CONCEPTS, ago, now=NOW, seed="support")


def test_a_channel_begins_with_the_easiest_story_of_the_first_concept():
    assert asked() == "sofa"


def test_a_concept_the_channel_never_met_comes_before_one_it_met():
    assert asked({"sofa": 90}) in ("meter", "flat")


def test_then_the_concept_met_longest_ago_comes_in_a_story_never_asked():
    assert asked({"sofa": 10, "meter": 3}) == "visa"
    assert asked({"sofa": 3, "meter": 10}) == "flat"


def test_a_story_comes_back_after_sixty_days_and_not_before():
    assert asked(dict.fromkeys(("sofa", "visa", "phone", "meter", "flat"), 59)) is None
    assert asked({"sofa": 60, "visa": 59, "phone": 59, "meter": 59, "flat": 59}) == "sofa"
