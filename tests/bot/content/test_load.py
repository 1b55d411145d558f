"""Loading packs: what a team writes, and how each slip is told with file, line and what to do."""

import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.content import Content, ContentError, load

PACK = """
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
  - id: name-a-detail
    order: 1
    stage: empathy
    title: Name a detail
    what: Repeat one thing only this customer told you.
    when_not: Health details in a public place.
    rule_of_thumb: One detail beats three feelings.
    situations: [late-order]

tips:
  - id: name-the-cake
    title: Name the cake.
    body: A cake that comes a day late is a party without a cake. Say cake.
    concept: name-a-detail
    situations: [late-order]
    difficulty: 1
    why: It proves you read.
    when_not: Grief.

quizzes:
  - id: cake-1
    kind: best_reply
    concept: name-a-detail
    difficulty: 2
    stem: Which reply proves you read?
    options:
      - {text: "No cake at the party is no party.", correct: true, feedback: It names the cake.}
      - {text: Sorry about that., feedback: Kind but it fits anyone.}
    explanation: The detail is the proof.
"""


@pytest.fixture
def pack(tmp_path: Path) -> Callable[[str], Path]:
    def write(text: str) -> Path:
        (tmp_path / "pack.yaml").write_text(textwrap.dedent(text), encoding="utf-8")
        return tmp_path

    return write


def faults(folder: Path) -> list[tuple[int, str, str]]:
    with pytest.raises(ContentError) as caught:
        load([folder])
    return [(fault.line, fault.message, fault.remedy) for fault in caught.value.faults]


def line_of(text: str) -> int:
    return PACK.splitlines().index(text) + 1


def test_a_pack_of_one_file_is_loaded_and_found_by_id(pack: Callable[[str], Path]):
    content = load([pack(PACK)])
    assert content.tip("name-the-cake").sources[0].strength == "practice"
    assert content.quiz("cake-1").right == 0
    assert content.variants("name-a-detail") == content.quizzes
    assert content.for_situation("late-order").tips == content.tips
    assert content.for_situation("lost").tips == ()


def test_a_teams_own_folder_is_loaded_beside_ours(
    pack: Callable[[str], Path], tmp_path_factory: pytest.TempPathFactory
):
    ours = pack(PACK)
    theirs = tmp_path_factory.mktemp("theirs")
    own = PACK[PACK.index("tips:") : PACK.index("quizzes:")].replace("name-the-cake", "our-tip")
    (theirs / "own.yaml").write_text("defaults:\n  sources: [practice]\n" + own, encoding="utf-8")
    assert [tip.id for tip in load([ours, theirs]).tips] == ["name-the-cake", "our-tip"]


def test_only_the_folder_of_the_locale_is_read_and_strings_and_rules_are_left_to_their_readers(
    pack: Callable[[str], Path],
):
    folder = pack("this is: not loaded")
    for part in ("en", "de", "en/strings", "en/rules"):
        (folder / part).mkdir()
    (folder / "en" / "all.yaml").write_text(PACK, encoding="utf-8")
    for part in ("de", "en/strings", "en/rules"):
        (folder / part / "x.yaml").write_text("neither: is this", encoding="utf-8")
    assert len(load([folder]).tips) == 1


def test_what_is_not_live_stays_out(pack: Callable[[str], Path]):
    assert load([pack(PACK.replace("  - id: cake-1\n", "  - id: cake-1\n    status: draft\n"))]).quizzes == ()


@pytest.mark.parametrize(
    ("written", "instead", "at", "message", "remedy"),
    [
        ("    why: It proves you read.\n", "", "  - id: name-the-cake", "'name-the-cake': 'why' is missing.", "Add 'why:'."),
        ("    title: Name the cake.", "    titel: Name the cake.", "  - id: name-the-cake", "'name-the-cake': 'title' is missing.", "Add 'title:'."),
        ("    difficulty: 2", "    difficulty: 9", "    difficulty: 2", "'cake-1': 'difficulty': Input should be less than or equal to 5.", "It holds '9'."),
        ("    kind: best_reply", "    kind: best", "    kind: best_reply", "'cake-1': 'kind': Input should be 'register', 'best_reply', 'find_cold', 'fill_when', 'say_no' or 'rewrite'.", "It holds 'best'."),
        ("    concept: name-a-detail\n    difficulty: 2", "    concept: name-a-detial\n    difficulty: 2", None, "'cake-1' points to the concept 'name-a-detial', which no pack has.", "Did you mean 'name-a-detail'?"),
        ("  sources: [practice]", "  sources: [practise]", None, "There is no source 'practise'.", "Did you mean 'practice'?"),
        ("feedback: Kind", "correct: true, feedback: Kind", "  - id: cake-1", "'cake-1': exactly 1 option is correct, here are 2.", "Mend the entry as it says."),
        (", correct: true", "", "  - id: cake-1", "'cake-1': exactly 1 option is correct, here are 0.", "Mend the entry as it says."),
        ("tips:", "tip:", "tips:", "'tip' is no kind of entry.", "Did you mean 'tips'?"),
        ("    strength: practice", "    strength: proof", "    strength: practice", "'practice': 'strength': Input should be 'trial', 'field', 'lab', 'correlation' or 'practice'.", "It holds 'proof'."),
    ],
)  # fmt: skip
def test_a_slip_is_told_with_its_line_and_what_to_do(  # noqa: PLR0917
    pack: Callable[[str], Path], written: str, instead: str, at: str | None, message: str, remedy: str
):
    assert written in PACK
    told = faults(pack(PACK.replace(written, instead, 1)))
    if at is None:
        assert (message, remedy) in [(what, todo) for _, what, todo in told]
    else:
        assert (line_of(at), message, remedy) in told


def test_an_id_used_twice_names_the_other_place(pack: Callable[[str], Path]):
    twice = PACK + PACK[PACK.index("  - id: cake-1") :]
    (fault,) = faults(pack(twice))
    assert fault[0] == len(PACK.splitlines()) + 1
    assert fault[1].startswith("The id 'cake-1' is taken by ")
    assert fault[1].endswith(f"pack.yaml:{line_of('  - id: cake-1')}.")


def test_all_faults_of_all_files_are_listed_at_once(pack: Callable[[str], Path]):
    folder = pack(PACK.replace("difficulty: 2", "difficulty: two").replace("order: 1", "order: 0"))
    (folder / "broken.yaml").write_text("a: b: c", encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        load([folder])
    assert [Path(fault.file).name for fault in caught.value.faults] == [
        "broken.yaml",
        "pack.yaml",
        "pack.yaml",
    ]
    assert str(caught.value).count("\n") == 2


def test_a_missing_folder_is_a_fault_of_its_own(tmp_path: Path):
    assert faults(tmp_path / "none") == [(1, "There is no such folder.", "Check the path of the pack.")]


def test_our_own_packs_load():
    assert isinstance(load([Path("content")]), Content)
