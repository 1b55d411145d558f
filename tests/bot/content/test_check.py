"""The linter: for each of its rules one planted fault, told with file, line and what to do."""

import re
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.content.check import check

TODAY = date(2026, 11, 24)
PACK = """\
sources:
  - id: practice
    cite: Support practice
    claim: Experienced agents agree; nobody measured it.
    strength: practice
defaults:
  sources: [practice]
situations:
  - id: late-order
    title: Late order
    words: [late, delay]
    what: Something they planned around has not come.
    name_this: What it was for.
    watch_out: A second date that slips.
    doors: [check]
concepts:
  - id: first-things
    order: 1
    stage: apathy
    title: First things first
    what: Answer what they asked before you add more.
    when_not: The answer would hide a danger.
    rule_of_thumb: Answer first.
  - id: name-a-detail
    order: 2
    stage: empathy
    title: Name a detail
    what: Repeat one thing only this customer told you.
    when_not: Health details in a public place.
    rule_of_thumb: One detail beats three feelings.
    after: [first-things]
tips:
  - id: name-the-cake
    title: Name the cake
    body: A cake that comes a day late is a party with no cake. Say cake.
    concept: name-a-detail
    difficulty: 1
    before: It is late.
    after: A party with no cake is a pity. It comes at 4.
    why: It proves that you read.
    when_not: Grief.
phrases:
  - id: late-own
    situation: late-order
    move: own
    text: I have your [item] in front of me.
    why: It has a face.
    when_not: You are off soon.
say_no:
  - id: no-cake
    situation: late-order
    concept: name-a-detail
    difficulty: 2
    ask: A cake by noon.
    facts: [The oven is full.]
    doors: [else]
    before: No.
    after: The oven is full until 2. I can bring you two small ones at noon.
    why: It opens a door.
    when_not: The oven is free.
"""
# Each run of four words holds the id, so that two questions made from one mould are not taken for twins.
BEST = """\
  - id: {id}
    kind: best_reply
    concept: {concept}
    difficulty: 2
    stem: Which {id} answer is {id} best?
    options:
      - text: Your {id} comes at four, {id} first.
        correct: true
        feedback: It has {id} and a {id} time.
      - text: So sorry, {id} is hard, a {id} is hard, my {id}, so hard.
        feedback: It is {id} kind and {id} only.
      - text: We are {id} busy, all {id}.
        feedback: It is {id} talk of {id} us.
    explanation: Give {id} times, name {id} things.
"""
COLD = """\
  - id: {id}
    kind: find_cold
    concept: {concept}
    difficulty: 1
    stem: Which {id} words are {id} cold?
    draft: As stated, {id} left today. {id} comes at four.
    options:
      - text: As stated
        correct: true
        feedback: It tells {id} folk off, {id} and all.
      - text: "{id} comes at four."
        feedback: A {id} time is {id} news.
    explanation: Cut {id} blame, keep {id} times.
"""


def questions(concept: str, *ids: str) -> str:
    return "".join((COLD if n == 0 else BEST).format(id=name, concept=concept) for n, name in enumerate(ids))


GOOD = (
    PACK
    + "quizzes:\n"
    + questions("first-things", "soup", "boots", "lamp")
    + questions("name-a-detail", "tent", "kettle", "harp")
)

Plant = Callable[..., list[tuple[int, str, str]]]


@pytest.fixture
def plant(tmp_path: Path) -> Plant:
    """Writes the good pack with one passage put in place of another, and gives line, message and remedy of
    each fault; every fault has to name the file."""

    def planted(written: str = "", instead: str = "") -> list[tuple[int, str, str]]:
        assert written in GOOD
        path = tmp_path / "pack.yaml"
        path.write_text(GOOD.replace(written, instead, 1) if written else GOOD, encoding="utf-8")
        faults = check([tmp_path], TODAY)
        assert {fault.file for fault in faults} <= {str(path)}
        return [(fault.line, fault.message, fault.remedy) for fault in faults]

    return planted


def at(text: str, occurrence: int = 1) -> int:
    lines = [n for n, line in enumerate(GOOD.splitlines(), 1) if text in line]
    return lines[occurrence - 1]


def test_a_good_pack_has_no_fault(plant: Plant):
    assert plant() == []


def test_a_fault_that_stops_loading_is_told_too(plant: Plant):
    ((line, message, remedy),) = plant("    why: It proves that you read.\n", "")
    assert (line, message, remedy) == (
        at("id: name-the-cake"),
        "'name-the-cake': 'why' is missing.",
        "Add 'why:'.",
    )


def test_an_entry_needs_a_source(plant: Plant):
    told = plant("    when_not: Grief.\n", "    when_not: Grief.\n    sources: []\n")
    assert [message for _, message, _ in told] == [
        "'name-the-cake': 'sources': Tuple should have at least 1 item after validation, not 0."
    ]


@pytest.mark.parametrize(
    ("written", "instead", "line", "message"),
    [
        ("Say cake.", "Say cake. " * 28, at("body:"), "'name-the-cake': the body has 333 characters; 280 are allowed."),
        ("title: Name the cake", "title: " + "Name it. " * 17, at("title: Name the cake"), "'name-the-cake': this has 152 characters; 150 fit on a card."),
        ("title: Late order", "title: " + "Late again " * 7, at("title: Late order"), "'late-order': this has 76 characters; 75 fit on a card."),
        ("Say cake.", "Institutional considerations necessitate comprehensive personalisation.", at("body:"), "'name-the-cake': it reads at grade 10.8; 8 is the most."),
        ("comes at 4.", "comes at 4. You should have called.", at("after: A party"), "'name-the-cake': 'You should have' blames the customer."),
        ("comes at 4.", "comes at 4, as I said.", at("after: A party"), "'name-the-cake': 'as I said' tells the customer off."),
        ("is a pity.", "is an inconvenience.", at("after: A party"), "'name-the-cake': 'inconvenience' is a line that fits anyone."),
        ("comes at 4.", "comes at 4. It won't happen again.", at("after: A party"), "'name-the-cake': 'won't happen again' promises what nobody can keep."),
        ("comes at 4.", "comes as soon as possible.", at("after: A party"), "'name-the-cake': 'as soon as possible' names a time nobody can plan around."),
        ("comes at 4.", "comes at [time].", at("after: A party"), "'name-the-cake': '[time]' is a gap in a text to copy."),
        ("comes at 4.", "comes at 4. It happened to me too.", at("after: A party"), "'name-the-cake': 'It happened to me' claims a thing about the agent's own life."),
        ("comes at 4.", "comes at 4, madam.", at("after: A party"), "'name-the-cake': 'madam' hints at who somebody is."),
        ("comes at 4.", "comes at 4 🙂.", at("after: A party"), "'name-the-cake': '🙂' is an emoji."),
        ("Say cake.", "It is no problem for them.", at("body:"), "'name-the-cake': 'no problem' is a line that fits anyone."),
        ("text: We are boots busy, all boots.", "text: All of the above are fine.", at("text: We are boots"), "'boots': 'All of the above' can be guessed without reading."),
        ("text: We are boots busy, all boots.", "text: We're busy.", at("text: We are boots"), "'boots': this answer is too short to tempt anyone."),
        ("text: As stated", "text: As already stated", at("text: As stated"), "'soup': these words do not stand in the draft."),
        ("feedback: It is boots talk of boots us.", "feedback: Not good.", at("feedback: It is boots talk"), "'boots': this feedback says too little."),
        ("feedback: It is boots talk of boots us.", "feedback: It is boots kind and boots only.", at("feedback: It is boots talk"), "'boots': two options share this feedback."),
        ("order: 2", "order: 1", at("order: 2"), "'name-a-detail': 'first-things' has the place 1 too."),
        ("order: 1", "order: 3", at("after: [first"), "'name-a-detail': it comes after 'first-things', which is learnt later."),
        ("    concept: name-a-detail\n    difficulty: 1\n    stem", "    concept: first-things\n    difficulty: 1\n    stem", at("id: name-a-detail"), "'name-a-detail': it has 2 questions of 1 kinds."),
    ],
)  # fmt: skip
def test_each_rule_finds_the_fault_planted_for_it(
    plant: Plant, written: str, instead: str, line: int, message: str
):
    told = plant(written, instead)
    assert (line, message) in [(where, what) for where, what, _ in told]
    assert all(remedy for _, _, remedy in told)


def test_a_bad_example_may_stand_in_quotation_marks(plant: Plant):
    assert plant("Say cake.", "Never say 'no problem' to a problem.") == []


def test_a_phrase_of_the_bank_may_have_a_gap_and_a_claim_with_its_condition(plant: Plant):
    claimed = (
        "    text: I had the same [item] and I've been there.\n    honesty_condition: Is this true for you?\n"
    )
    assert plant("    text: I have your [item] in front of me.\n", claimed) == []


@pytest.mark.parametrize(
    ("dates", "line", "message"),
    [
        ({"expires_on": TODAY - timedelta(days=1)}, 1, "it expired on 2026-11-23."),
        ({"reviewed_on": TODAY, "expires_on": TODAY}, 2, "it expires on 2026-11-24 and was reviewed on 2026-11-24."),
    ],
)  # fmt: skip
def test_an_entry_that_is_out_of_date_is_told(plant: Plant, dates: dict[str, date], line: int, message: str):
    written = "    when_not: Grief.\n"
    ((told_at, told, remedy),) = plant(
        written, written + "".join(f"    {name}: {day}\n" for name, day in dates.items())
    )
    assert (told_at, told) == (at("when_not: Grief.") + line, f"'name-the-cake': {message}")
    assert remedy


def test_an_entry_may_be_shown_on_its_last_day(plant: Plant):
    assert plant("    when_not: Grief.\n", f"    when_not: Grief.\n    expires_on: {TODAY}\n") == []


def test_an_entry_too_long_for_a_card_is_told(plant: Plant):
    long = " ".join(["Names help a lot of people."] * 52)
    written = "        feedback: It is boots talk of boots us.\n    explanation: Give boots times, name boots things.\n"
    told = plant(written, f"        feedback: {long[:-1]} too.\n    explanation: {long}\n")
    assert told == [
        (
            at("id: boots"),
            "'boots': the entry has 3136 characters; a card holds 2900.",
            "Split or shorten it.",
        )
    ]


def test_two_entries_that_say_the_same_are_told_at_the_later_one(plant: Plant):
    twin = """
  - id: name-the-pie
    title: Name the pie
    body: A cake that comes a day late is a party with no cake. Say pie.
    concept: name-a-detail
    difficulty: 1
    why: It proves that you read it all.
    when_not: Never needed.
phrases:
"""
    ((line, message, remedy),) = plant("phrases:\n", twin.lstrip("\n"))
    assert line == at("phrases:")
    assert message.startswith("'name-the-pie': ")
    assert message.endswith(f"pack.yaml:{at('id: name-the-cake')}).")
    assert remedy == "Say something new, or retire one of the two."


TYPED = """\
  - id: drum
    kind: rewrite
    concept: name-a-detail
    difficulty: 1
    stem: Say when the drum comes, in drum words.
    draft: Your drum comes soon.
    keep: [drum]
    model: Your drum comes at four today.
    explanation: Drum people plan around drum times.
"""


def test_a_question_that_is_typed_is_no_question_of_a_plan(plant: Plant):
    """A plan's question stands in a channel, where one press answers it."""
    week = "      - {title: Drums, tip: name-the-cake, quiz: drum, talk: Who drums here?}\n"
    plan = f"""\
plans:
  - id: drums
    title: Four weeks of drums
    for_whom: A team of drummers.
    what: Drum by drum.
    weeks:
{week * 4}"""
    told = plant("quizzes:\n", f"{plan}quizzes:\n{TYPED}")
    first = at("quizzes:") + plan.count("\n") - 4
    assert [(line, message) for line, message, _ in told if "typing" in message] == [
        (first + n, "'drums': 'drum' is answered by typing, and a plan's question stands in a channel.")
        for n in range(4)
    ]


def test_where_the_longest_answer_is_mostly_right_the_last_such_question_is_told(tmp_path: Path):
    names = [f"thing-{letter}" for letter in "abcdefghijklmno"]
    fair = GOOD + questions("name-a-detail", *names)
    longer = re.sub(r", (thing-.) first", r", \1 first and, \1 or no \1, by \1 van or by \1 bike", fair)
    told = lint(tmp_path, longer)
    assert [(line, message) for line, message in told if "longest" in message] == [
        (
            fair.splitlines().index("      - text: Your thing-o comes at four, thing-o first.") + 1,
            "'thing-o': in 78% of questions the longest answer is right; 35% is the most.",
        )
    ]
    assert not [message for _, message in lint(tmp_path, fair) if "longest" in message]


def test_where_the_shortest_option_is_hardly_ever_right_the_last_question_is_told(tmp_path: Path):
    names = [f"thing-{letter}" for letter in "abcdefghijklmno"]
    never = GOOD + questions("name-a-detail", *names)
    (told,) = [(line, message) for line, message in lint(tmp_path, never) if "shortest" in message]
    assert told == (
        never.splitlines().index("    stem: Which thing-o answer is thing-o best?") + 2,
        "'thing-o': the shortest option is right in 0% of questions; 15% is the least.",
    )
    now_and_then = re.sub(r"We are (thing-[a-e]) busy", r"We are always \1 and \1 busy", never)
    assert not [message for _, message in lint(tmp_path, now_and_then) if "shortest" in message]


def test_a_place_that_is_right_too_often_or_too_seldom_is_told(tmp_path: Path):
    told = lint(
        tmp_path, GOOD + questions("name-a-detail", *[f"thing-{letter}" for letter in "abcdefghijklmno"])
    )
    assert [message.split(": ")[1] for _, message in told if "answer" in message] == [
        "answer A is right in 100% of questions.",
        "answer B is right in 0% of questions.",
        "answer C is right in 0% of questions.",
    ]


RULE = """\
rules:
  - id: as-stated
    kind: blame
    severity: warn
    action: drop
    anchors: stated
    pattern: \\bas stated\\b
    reason: It tells them off for asking.
    source: practice
    concept: name-a-detail
    hits: [As stated it left., It left as stated., "As stated, no."]
    must_not_hit: [The stated price holds., It was stated., Stated by post.]
"""


@pytest.mark.parametrize(
    ("written", "instead", "message"),
    [
        ("It left as stated.", "It left as already stated.", "The rule 'as-stated' misses its own hit \"It left as already stated.\"."),
        ("It was stated.", "It was as stated.", "The rule 'as-stated' hits \"It was as stated.\", which is fine as it is."),
        ("as stated\\b", "as (stated", "The rule 'as-stated' has no regular expression: missing ), unterminated subpattern at position 5."),
        ("concept: name-a-detail", "concept: nowhere", "The rule 'as-stated' teaches the concept 'nowhere', which no pack has."),
    ],
)  # fmt: skip
def test_a_rule_of_the_coach_is_held_to_its_own_examples(
    tmp_path: Path, written: str, instead: str, message: str
):
    (tmp_path / "en" / "rules").mkdir(parents=True)
    (tmp_path / "en" / "pack.yaml").write_text(GOOD, encoding="utf-8")
    rules = tmp_path / "en" / "rules" / "blame.yaml"
    rules.write_text(RULE, encoding="utf-8")
    assert check([tmp_path], TODAY) == []
    rules.write_text(RULE.replace(written, instead), encoding="utf-8")
    (fault,) = check([tmp_path], TODAY)
    assert (fault.file, fault.line, fault.message) == (str(rules), 2, message)


def test_our_own_packs_have_no_fault_and_are_checked_within_five_seconds():
    started = time.perf_counter()
    faults = check([Path("content")], TODAY)
    assert time.perf_counter() - started < 5
    assert [str(fault) for fault in faults] == []


def lint(folder: Path, text: str) -> list[tuple[int, str]]:
    (folder / "pack.yaml").write_text(text, encoding="utf-8")
    return [(fault.line, fault.message) for fault in check([folder], TODAY)]
