"""The house rules that a machine can hold: each with the place it was broken, none with a way around."""

import ast
import re
from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path

import pytest

from bot.content.source import load_strings
from commands import COMMANDS

ROOT = Path(__file__).resolve().parent.parent
PRODUCT = [
    path for folder in ("bot", "commands", "adapters") for path in sorted((ROOT / folder).rglob("*.py"))
]
TEMPLATES = sorted((ROOT / "adapters").rglob("*.html"))
STRINGS = {
    key: path.name
    for path in sorted((ROOT / "content" / "en" / "strings").glob("*.yaml"))
    for key in load_strings(path)
}

SHOWN: dict[str, tuple[int | str, ...]] = {
    "Title": (0, "text"),
    "Text": (0, "spans"),
    "Note": (0, "spans"),
    "Quote": (0, "text"),
    "Said": (0, "text"),
    "Sendable": (0, "text"),
    "Fields": (0, "rows"),
    "Button": (0, "label"),
    "More": (0, "label"),
    "Link": (0, "label"),
    "Choices": (1, "label"),
    "Option": (1, 2, "label", "hint"),
    "Input": (1, 2, 3, "label", "value", "hint"),
    "Form": (0, 2, "title", "submit"),
    "Chart": (0, 2, "title", "alt"),
    "Image": (1, "alt"),
    "Result": (0, "text"),
    "print": tuple(range(9)),
    "write": (0,),
}
"""Where a person reads what is passed: by the name of what is called, the places and keywords."""
ASKING = (
    "plain",
    "spans",
    "text",
    "note",
    "has",
    "say",
    "faults",
    "Refusal",
    "Check",
    "Shortcut",
    "t",
    "words",
)
"""Calls that are given the key of a text."""
KEY = re.compile(r"[a-z_]+(\.[\w-]+)+")


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def called(node: ast.Call) -> str:
    match node.func:
        case ast.Name(name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""


def inside(node: ast.AST) -> Iterator[ast.AST]:
    """The expression without the calls in it: what they return is theirs."""
    yield node
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, ast.Call):
            yield from inside(child)


# --- size and shape ------------------------------------------------------------------------------


WRITTEN = [path for path in PRODUCT if path.parent.name != "versions"]  # Alembic wrote those


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_has_at_most_400_lines(path: Path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


def test_a_platforms_library_stays_in_the_platforms_folder():
    homes = {"slack_bolt": "slack", "slack_sdk": "slack", "botbuilder": "teams", "botframework": "teams"}
    strays = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in PRODUCT
        for node in ast.walk(tree(path))
        for name in _imported(node)
        if (home := homes.get(name.partition(".")[0])) and path.parent != ROOT / "adapters" / home
    ]
    assert strays == []


def _imported(node: ast.AST) -> list[str]:
    match node:
        case ast.Import(names):
            return [each.name for each in names]
        case ast.ImportFrom(module=str(module)):
            return [module]
        case _:
            return []


# --- words -----------------------------------------------------------------------------------------


def literals(module: ast.Module) -> list[str]:
    """Words of a person's language that stand where a person reads them."""
    others = _names_of_others(module)
    return [
        f"line {part.lineno}: {part.value!r}"
        for node in ast.walk(module)
        if isinstance(node, ast.Call) and called(node) not in others
        for shown in _shown(node)
        for part in inside(shown)
        if isinstance(part, ast.Constant) and isinstance(part.value, str)
        if re.search(r"[^\W\d_]", re.sub(r"\[/?[a-z ]+\]", "", part.value))
    ]


def _names_of_others(module: ast.Module) -> set[str]:
    """Names like those of a card's parts that mean something else in this file."""
    found: set[str] = set()
    for node in ast.walk(module):
        match node:
            case ast.ImportFrom(module=source, names=names) if source != "bot.message":
                found |= {each.asname or each.name for each in names}
            case ast.ClassDef(name):
                found.add(name)
            case _:
                pass
    return found


def _shown(node: ast.Call) -> list[ast.expr]:
    places = SHOWN.get(called(node), ())
    by_place = [arg for n, arg in enumerate(node.args) if n in places]
    given = [*by_place, *(each.value for each in node.keywords if each.arg in places)]
    return [each for each in given if not isinstance(each, ast.Call)]


@pytest.mark.parametrize("path", PRODUCT, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_word_that_a_person_reads_stands_in_python(path: Path):
    assert literals(tree(path)) == []


@pytest.mark.parametrize(
    "planted",
    [
        'Title("Hello")',
        'Text(("You are welcome",))',
        'Text((f"Hello {name}",))',
        'Button("Open" if short else words.plain("open.long"), "tip", "")',
        'Input("draft", words.plain("draft.label"), hint="As you would send it")',
        'Option("a", label="Yes")',
        'Form(title, parts, "Send", "tip", "")',
        'Fields((("Before", spans),))',
        'print("Ready.")',
        'sys.stdout.write("Ready.")',
    ],
)
def test_a_word_planted_in_python_is_found(planted: str):
    assert literals(ast.parse(planted)) != []


@pytest.mark.parametrize(
    "fine",
    [
        'Title(words.plain("tip.title"))',
        'Text((f"**{name}.** {row.definition}",))',
        'Button(words.plain("tip.button.useful"), "tip", "useful", {"tip": tip.id})',
        'out.print(f"[bold]{title}[/bold]")',
    ],
)
def test_keys_marks_and_ids_are_no_words(fine: str):
    assert literals(ast.parse(fine)) == []


def patterns(node: ast.AST) -> Iterator[str]:
    """The keys, as regular expressions, that a key written in or put together by the expression may be."""
    match node:
        case ast.JoinedStr(values):
            bits = [each.value if isinstance(each, ast.Constant) else None for each in values]
            if "." in str(bits[0] or ""):
                yield "".join("[\\w.-]+" if bit is None else re.escape(str(bit)) for bit in bits)
        case ast.Constant(value=str(value)) if KEY.fullmatch(value):
            yield re.escape(value)
        case ast.Call():
            pass
        case _:
            for child in ast.iter_child_nodes(node):
                yield from patterns(child)


def asked(module: ast.Module, calls: Collection[str]) -> set[str]:
    """What one of the calls is given for a key, first or second."""
    return {
        pattern
        for node in ast.walk(module)
        if isinstance(node, ast.Call) and called(node) in calls
        for given in node.args[:2]
        for pattern in patterns(given)
    }


def test_every_text_that_is_asked_for_is_there():
    missing = [
        f"{path.relative_to(ROOT)}: {pattern}"
        for path in PRODUCT
        for pattern in asked(tree(path), ASKING) - asked(tree(path), ("has",))
        if not any(re.fullmatch(pattern, key) for key in STRINGS)
    ]
    assert missing == []


def test_every_text_that_is_there_is_asked_for():
    written = {
        pattern
        for path in PRODUCT
        for node in ast.walk(tree(path))
        if isinstance(node, ast.JoinedStr | ast.Constant)
        for pattern in patterns(node)
    }
    for path in TEMPLATES:
        for key, joined in re.findall(r'"([a-z_]+\.[\w.-]+)"( *~)?', path.read_text(encoding="utf-8")):
            written.add(re.escape(key) + (r"[\w.-]+" if joined else ""))
    asked_for = re.compile("|".join(written))
    unused = [key for key in STRINGS if not asked_for.fullmatch(key)]
    assert unused == []


# --- commands -----------------------------------------------------------------------------------


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_a_command_says_what_it_is_and_explains_what_may_be_typed_behind_it(command):
    assert command.description
    assert "\n" not in command.description
    assert f"help.{command.name}" in STRINGS or f"usage.{command.name}" not in STRINGS


def test_a_usage_belongs_to_a_command():
    names = {command.name for command in COMMANDS}
    assert {key.removeprefix("usage.") for key in STRINGS if key.startswith("usage.")} <= names
