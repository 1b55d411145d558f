"""The terminal: cards drawn in text, forms as questions, buttons by number, JSON for scripts."""

import asyncio
import io
import json
import os
import pty
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from inline_snapshot import snapshot
from rich.console import Console

from adapters.terminal import PERSON, PLACE, Terminal
from bot.__main__ import CONTENT, main
from bot.message import (
    Ask,
    Button,
    Card,
    Chart,
    Choices,
    Diff,
    Divider,
    Fields,
    File,
    Form,
    Image,
    Input,
    Link,
    LiveKey,
    More,
    Note,
    Option,
    Part,
    Piece,
    Quote,
    Reply,
    Result,
    Said,
    Sendable,
    Text,
    Title,
)
from bot.settings import Settings
from bot.texts import Texts, load_texts
from tests.acceptance.product import environment, run
from tests.acceptance.tty import Tty, at_a_terminal

DRAFT = "As I said, your refund of EUR 43.20 on order 88-1204 is denied, 30 days passed."
KEYS = [
    "id", "register", "needs_rewrite", "rewrite", "spans", "versions", "findings", "moves", "stance",
    "slots", "unsafe",
]  # fmt: skip


@pytest.fixture(scope="session")
def texts() -> Texts:
    return load_texts([CONTENT])


@pytest.fixture
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """An empty folder, and nothing set."""
    monkeypatch.chdir(tmp_path)
    for field in Settings.model_fields.values():
        monkeypatch.delenv(str(field.validation_alias), raising=False)
    return tmp_path


@pytest.fixture
def stdin(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    return lambda typed: monkeypatch.setattr("sys.stdin", io.StringIO(typed))


# --- for scripts -------------------------------------------------------------------------------------


def test_json_answers_in_the_shape_that_scripts_depend_on(home: Path, capsys):
    assert main(["rephrase", "--json", *DRAFT.split()]) == 0
    said = json.loads(capsys.readouterr().out)
    assert list(said) == KEYS
    assert said["id"] is None
    for fact in ("EUR 43.20", "88-1204", "30 days"):
        assert fact in said["rewrite"]
    assert said["stance"] == "refuse"
    assert said["needs_rewrite"] == (said["rewrite"] != DRAFT)
    assert said["spans"]
    for start, end in said["spans"]:
        assert DRAFT[start:end].strip() == DRAFT[start:end]
        assert any(found["start"] < end and start < found["end"] for found in said["findings"])
    assert {"rule", "start", "end", "reason", "source"} == set(said["findings"][0])
    assert list(said["moves"]) == ["acknowledge", "own", "act", "when", "check_back"]
    assert all(words is None or words in DRAFT for words in said["moves"].values())


def test_an_empty_refusal_is_offered_doors(home: Path, capsys):
    assert main(["rephrase", "--json", "No, there's nothing I can do."]) == 0
    slots = json.loads(capsys.readouterr().out)["slots"]
    assert [set(slot) for slot in slots] == [{"label", "start"}] * 5


def test_spans_count_code_points(home: Path, capsys):
    draft = "🙂🙂 As I said, your refund of EUR 43.20 is denied."
    assert main(["rephrase", "--json", draft]) == 0
    spans = json.loads(capsys.readouterr().out)["spans"]
    assert any(draft[start:end].startswith("As I said") for start, end in spans)


async def test_jsonl_answers_line_by_line_with_an_error_in_a_bad_lines_place_and_opens_no_store(
    tmp_path: Path,
):
    lines = [
        json.dumps({"id": "1", "text": DRAFT}),
        "not json",
        json.dumps({"id": 2, "text": 7}),
        json.dumps({"id": "3", "text": "No.", "decision": "perhaps"}),
        json.dumps({"id": "4", "text": "No.", "context": ["?"]}),
        json.dumps(["a", "list"]),
        "",
        json.dumps({"id": {"any": "thing"}, "text": "Grüezi 🙂", "context": None, "decision": None}),
        json.dumps({"text": "No, there's nothing I can do.", "context": "My bag is lost!", "decision": "no"}),
    ]
    ended = await run(tmp_path, "rephrase", "--jsonl", typed="\n".join(lines) + "\n")
    said = [json.loads(line) for line in ended.out.splitlines()]
    assert ended.code == 1
    assert [line["id"] for line in said] == ["1", None, 2, "3", "4", None, {"any": "thing"}, None]
    assert [sorted(line) == ["error", "id"] for line in said] == [
        False,
        True,
        True,
        True,
        True,
        True,
        False,
        False,
    ]
    assert all(list(line) == KEYS for line in said if "error" not in line)
    assert os.listdir(tmp_path) == []
    assert ended.err == ""


def test_jsonl_without_a_bad_line_ends_well(home: Path, stdin, capsys):
    stdin(json.dumps({"id": "1", "text": DRAFT}) + "\n")
    assert main(["rephrase", "--jsonl"]) == 0
    assert json.loads(capsys.readouterr().out)["id"] == "1"


def test_the_same_draft_keeps_its_answer(home: Path, stdin, capsys):
    stdin("\n".join([json.dumps({"id": "1", "text": DRAFT})] * 3))
    assert main(["rephrase", "--jsonl"]) == 0
    assert len(set(capsys.readouterr().out.splitlines())) == 1


def test_a_draft_is_read_from_stdin_where_it_is_missing(home: Path, stdin, capsys):
    stdin(f"  {DRAFT}\n")
    assert main(["rephrase", "--json"]) == 0
    assert "88-1204" in json.loads(capsys.readouterr().out)["rewrite"]


def test_no_draft_at_all_is_wrong_use(home: Path, stdin, capsys):
    stdin(" \n")
    assert main(["rephrase"]) == 2
    assert "There is no text to rephrase." in capsys.readouterr().err


# --- for people --------------------------------------------------------------------------------------


async def test_a_piped_answer_is_plain_text_and_asks_nothing(tmp_path: Path):
    ended = await run(tmp_path, "rapport", "questions")
    assert ended.code == 0
    assert "\x1b" not in ended.out
    assert "Press a number" not in ended.out
    assert ended.err == ""


async def test_a_persons_buttons_are_pressed_by_number_at_a_terminal(tmp_path: Path):
    keyboard, device = pty.openpty()
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "rephrase", "No, there's nothing I can do.",
        cwd=tmp_path, env=environment(tmp_path, TERM="dumb"), stdin=device, stdout=device, stderr=device,
    )  # fmt: skip
    os.close(device)
    os.write(keyboard, b"99\n1\n\n")
    code = await asyncio.wait_for(process.wait(), 30)
    drawn = await asyncio.to_thread(_rest, keyboard)
    assert code == 0, drawn
    assert "[1] Why?" in drawn or "[1] Shorter" in drawn
    assert "Press one of their numbers" in drawn
    assert len(drawn.partition("Press one of their numbers")[2]) > 200  # what the button opened


def _rest(keyboard: int) -> str:
    """All that was drawn before the program ended."""
    drawn = b""
    try:
        while more := os.read(keyboard, 65536):
            drawn += more
    except OSError:  # Linux says so where a terminal's other end is closed
        pass
    os.close(keyboard)
    return drawn.decode()


@pytest.fixture
def tty(texts: Texts, monkeypatch: pytest.MonkeyPatch) -> Iterator[Tty]:
    with at_a_terminal(texts, monkeypatch) as tty:
        yield tty


async def test_a_conversation_goes_from_button_to_form_to_answer_until_enter(tty: Tty):
    asked: list[Ask] = []

    async def answer(ask: Ask) -> Reply:
        asked.append(ask)
        match ask.verb:
            case "":
                more = More("More", (Button("Tell", "greet", "form", {"n": "1"}),))
                return Reply(Card((Button("Again", "greet", ""), more)))
            case "form":
                choices = Choices(
                    "how", "How?", (Option("kind", "Kindly"), Option("plain", "Plainly")), "kind"
                )
                return Reply(
                    Form("Greeting", (choices, Input("who", "Who?")), "Greet", "greet", "done", {"n": "2"})
                )
            case _:
                return Reply(Card((Text(("Hello, ", Said(ask.values["who"]), ".")),)))

    async def changed(keys: object) -> None:
        assert keys == ()

    tty.will_type("no number", "0", "2", "", "[bold]Ana[/bold]")
    await tty.terminal.talk(Ask("greet", PLACE, PERSON), answer, changed)
    assert [(ask.verb, dict(ask.ids)) for ask in asked] == [
        ("", {}),
        ("form", {"n": "1"}),
        ("done", {"n": "2"}),
    ]
    assert asked[-1].values == {"how": "kind", "who": "[bold]Ana[/bold]"}
    assert "Hello, [bold]Ana[/bold]." in tty.drawn


PARTS: tuple[Part, ...] = (
    Title("A [red]title[/red]"),
    Text(("Our **bold** and *soft* words, ", Said("**theirs** [b]as typed[/b]"), ".")),
    Quote("Where is it?"),
    Sendable("Your parcel is on its way.", Button("Show to copy", "rephrase", "copy")),
    Diff((Piece("cut", "As I said, "), Piece("new", "I looked: "), Piece("same", "it is late."))),
    Fields((("Names their case", ("“", Said("your saddle"), "”")),)),
    Chart("Answers", (("A", 1), ("B", 2)), "B leads"),
    Link("Source", "https://example.org"),
    Image(b"", "A bar for each answer"),
    Divider(),
    Note(("Small print.",)),
    Button("Why?", "rephrase", "why"),
    More("More", (Button("Another", "rephrase", "another"),)),
)


def drawn(texts: Texts, reply: Reply, *, tty: bool, file: Path | None = None) -> str:
    console = Console(file=io.StringIO(), width=60, force_terminal=tty, color_system=None)
    Terminal(texts, console, file).show(reply)
    return "\n".join(line.rstrip() for line in console.file.getvalue().splitlines())  # pyright: ignore


def test_every_part_is_drawn_at_a_terminal(texts: Texts):
    assert drawn(texts, Reply(Card(PARTS)), tty=True) == snapshot("""\
A [red]title[/red]
Our bold and soft words, **theirs** [b]as typed[/b].
  Where is it?
╭──────────────────────────────────────────────────────────╮
│ Your parcel is on its way.                               │
╰──────────────────────────────────────────────────────────╯
[-As I said, -]{+I looked: +}it is late.

Names their case  “your saddle”
Answers
A ▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇                1
B ▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇ 2
Source: https://example.org
[A bar for each answer]
────────────────────────────────────────────────────────────
Small print.

[1] Why?   [2] Another\
""")


def test_a_text_to_send_stands_alone_where_it_is_piped(texts: Texts):
    assert drawn(texts, Reply(Card(PARTS[3:4])), tty=False) == "\nYour parcel is on its way.\n"
    assert drawn(texts, Reply(Result("Sent as it is.")), tty=False) == "Sent as it is."


def test_a_file_is_offered_and_written_where_the_person_says(texts: Texts, tmp_path: Path):
    reply = Reply(Card((File("report.csv", "text/csv", b"a,b"),)))
    assert "report.csv (3 bytes). Run this again with --out FILE" in drawn(texts, reply, tty=False)
    out = tmp_path / "report.csv"
    assert str(out) in drawn(texts, reply, tty=False, file=out).replace("\n", "")
    assert out.read_bytes() == b"a,b"


async def test_what_changed_is_passed_on(texts: Texts):
    heard: list[LiveKey] = []

    async def answer(ask: Ask) -> Reply:
        if ask.verb == "later":
            return Reply(changed=(LiveKey("quiz", "2"),))
        return Reply(changed=(LiveKey("quiz", "1"),), then=Ask("quiz", PLACE, PERSON, verb="later"))

    async def changed(keys) -> None:
        heard.extend(keys)

    console = Console(file=io.StringIO())
    await Terminal(texts, console).talk(Ask("quiz", PLACE, PERSON), answer, changed)
    assert [key.id for key in heard] == ["1", "2"]


async def test_a_broadcast_is_followed_by_a_bar_until_all_have_left(texts: Texts):
    left = iter([30, 10, 0])

    async def answer(ask: Ask) -> Reply:
        if ask.verb != "show":
            return Reply(Card((Text(("It leaves now.",)),)), changed=(LiveKey("progress", "progress:1:x"),))
        assert (ask.command, ask.ids["id"], ask.person.id) == ("progress", "progress:1:x", "")
        if not (count := next(left)):
            return Reply(Card((Text(("Done: 40 sent.",)),)))
        bar = Chart(f"{40 - count} of 40 sent", (("Sent", 40 - count), ("Left", count)), "")
        return Reply(Card((bar, Note(("5 a second",)))))

    async def changed(keys: object) -> None: ...

    out = io.StringIO()
    console = Console(file=out, width=80, force_terminal=True, color_system=None)
    await Terminal(texts, console).talk(Ask("send", PLACE, PERSON), answer, changed)
    assert "10 of 40 sent" in out.getvalue()
    assert "5 a second" in out.getvalue()
    assert out.getvalue().rstrip().endswith("Done: 40 sent.")
