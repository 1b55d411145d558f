"""Our own packs: complete in the sizes we promise, true to what the article holds, and drawn up to date."""

import re
import time
from collections import Counter
from pathlib import Path

import pytest

from bot.content import Content, load
from bot.content.figures import figures
from bot.content.schema import pack_schema

OURS = Path("content")
MOVES = ("acknowledge", "own", "act", "when", "check_back")


@pytest.fixture(scope="module")
def content() -> Content:
    return load([OURS])


def test_all_packs_load_within_half_a_second():
    quickest = min(_seconds_to_load() for _ in range(3))
    assert quickest < 0.5


def test_everything_the_article_holds_has_its_place(content: Content):
    assert [row.register_ for row in content.chart] == ["empathy", "sympathy", "apathy"]
    assert len(content.questions) == 5
    assert all(len(question.follow_ups) >= 3 for question in content.questions)
    assert len(content.corrected) == 5
    assert len(content.benefits) == 6
    named = [*content.chart, *content.questions, *content.corrected, *content.benefits]
    assert all("Lin Parkin" in each.sources[0].cite for each in named)


def test_a_claim_on_the_agents_own_life_comes_with_its_question(content: Content):
    claims = [each for each in content.corrected if each.honesty_condition]
    assert {each.id for each in claims} == {"it-happened-to-me", "i-had-it-too"}
    assert all(each.honesty_condition and each.honesty_condition.endswith("?") for each in claims)


def test_the_path_has_sixty_concepts_in_five_stages(content: Content):
    assert [each.order for each in content.concepts] == list(range(1, 61))
    stages = list(dict.fromkeys(each.stage for each in content.concepts))
    assert stages == ["apathy", "sympathy", "empathy", "say_no", "hard_moments"]
    assert content.concept("not-agreement").order <= 5


def test_every_concept_is_asked_in_three_stories_and_has_a_tip(content: Content):
    with_tip = {tip.concept for tip in content.tips}
    for concept in content.concepts:
        assert len(content.variants(concept.id)) >= 3, concept.id
        assert concept.id in with_tip, concept.id


def test_every_situation_has_two_phrases_for_each_part_of_an_answer(content: Content):
    counted = Counter((phrase.situation, phrase.move) for phrase in content.phrases)
    assert all(counted[each.id, move] >= 2 for each in content.situations for move in MOVES)
    assert len(content.situations) == 24


def test_the_sizes_are_reached(content: Content):
    assert len(content.tips) >= 130
    assert len(content.quizzes) >= 180
    assert len(content.phrases) >= 240
    assert len(content.say_no) >= 30
    assert len(content.plans) >= 6
    assert len(content.care) >= 12


def test_a_plan_asks_on_wednesday_what_its_tip_taught_on_monday(content: Content):
    for plan in content.plans:
        for week in plan.weeks:
            assert content.tip(week.tip).concept == content.quiz(week.quiz).concept, (plan.id, week.title)


def test_care_notes_say_their_own_count_and_never_speak_of_a_mood(content: Content):
    spoken = re.compile(
        r"\byou (?:are|feel|seem|look) (?:tired|stressed|angry|upset|sad|cold)\b", re.IGNORECASE
    )
    for note in content.care:
        assert not spoken.search(note.body), note.id
        assert note.sources[0].strength == "practice"


def test_the_schema_for_editors_is_up_to_date():
    assert (OURS / "schema" / "pack.schema.json").read_text(encoding="utf-8") == pack_schema()


def test_the_figures_in_the_docs_are_up_to_date(content: Content):
    assert Path("docs/reference/library.md").read_text(encoding="utf-8") == figures(content)


def _seconds_to_load() -> float:
    started = time.perf_counter()
    load([OURS])
    return time.perf_counter() - started
