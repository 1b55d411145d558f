"""Reading one file: what is kept, and what is refused with its line."""

from pathlib import Path

import pytest

from bot.content.source import MAX_BYTES, ContentError, Mapping, line_of, load_strings, read


def write(folder: Path, text: str | bytes) -> Path:
    path = folder / "pack.yaml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def refused(folder: Path, text: str | bytes) -> tuple[int, str]:
    with pytest.raises(ContentError) as caught:
        read(write(folder, text))
    (fault,) = caught.value.faults
    assert fault.file == str(folder / "pack.yaml")
    assert fault.remedy
    return fault.line, fault.message


def test_every_scalar_stays_the_text_it_was_written_as(tmp_path: Path):
    root = read(write(tmp_path, "answer: No\nnumber: 007\nday: 2026-01-01\nquoted: '~'\n"))
    assert root == {"answer": "No", "number": "007", "day": "2026-01-01", "quoted": "~"}


def test_each_value_knows_its_line(tmp_path: Path):
    root = read(write(tmp_path, "tips:\n  - id: a\n    moves:\n      - own\n      - act\n  - id: b\n"))
    assert line_of(root, ("tips", 0, "id")) == 2
    assert line_of(root, ("tips", 0, "moves", 1)) == 5
    assert line_of(root, ("tips", 1, "missing", 3)) == 6


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("tips: &a\n  - x\n", 1, "Anchors and aliases (& and *) are not used in packs."),
        ("a: 1\nb: *a\n", 2, "Anchors and aliases (& and *) are not used in packs."),
        ("a: 1\nb: 2\na: 3\n", 3, "'a' stands here twice."),
        ("a: 1\nb: !!python/object:os.system x\n", 2, "Tags such as tag:yaml.org,2002:python/object:os.system are not used in packs."),
        ("a: 1\n---\nb: 2\n", 2, "A second document begins here."),
        ("a: 1\nb:\n", 2, "'b' has no value."),
        ("a: 1\n? [b]\n: c\n", 2, "A key has to be a word."),
        ("- a\n", 1, "The file holds no entries."),
        ("", 1, "The file holds no entries."),
        ("a: 1\n  b: 2\n", 2, "This is not valid YAML: mapping values are not allowed in this context."),
        (b"a: 1\nb: caf\xe9\n", 2, "This is not UTF-8 text."),
    ],
)  # fmt: skip
def test_a_file_that_is_not_a_plain_pack_is_refused_at_its_line(
    tmp_path: Path, text: str | bytes, line: int, message: str
):
    assert refused(tmp_path, text) == (line, message)


def test_a_bomb_of_aliases_is_refused_before_it_is_expanded(tmp_path: Path):
    bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
        f"{b}: &{b} [{','.join(['*' + a] * 9)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    assert refused(tmp_path, bomb) == (1, "Anchors and aliases (& and *) are not used in packs.")


@pytest.mark.parametrize("text", ["a: " + "[" * 900 + "]" * 900, "- " * 90_000 + "a"])
def test_deep_nesting_is_refused(tmp_path: Path, text: str):
    assert refused(tmp_path, text) == (1, "This is nested more than 12 deep.")


def test_a_file_larger_than_a_pack_needs_is_refused_unread(tmp_path: Path):
    line, message = refused(tmp_path, b"\xff" * (MAX_BYTES + 1))
    assert (line, message) == (1, "The file has 262,145 bytes; 262,144 are allowed.")


def test_strings_come_with_their_lines(tmp_path: Path):
    path = write(tmp_path, "quiz.title: Two-minute practice\nquiz.thanks: >-\n  Thank you,\n  {name}.\n")
    assert load_strings(path) == {
        "quiz.title": ("Two-minute practice", 1),
        "quiz.thanks": ("Thank you, {name}.", 2),
    }


def test_a_nested_string_is_refused(tmp_path: Path):
    with pytest.raises(
        ContentError, match=r"pack\.yaml:1: 'quiz' holds more than a text\. Write the whole key"
    ):
        load_strings(write(tmp_path, "quiz:\n  title: x\n"))


def test_an_empty_file_is_told_from_an_empty_mapping(tmp_path: Path):
    assert read(write(tmp_path, "{}\n")) == Mapping(1)
