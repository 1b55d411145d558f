"""What the pages say is so: settings, commands, log events, and the answer in the README."""

import ast
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import cast

import pytest

from adapters.rephrase_lines import answers
from bot.__main__ import main
from bot.coach import Coach
from bot.content.rules import load_rules, load_wording
from bot.settings import Settings
from docs import for_your_admin, slack_scenes
from docs.draw import PAGE, drawn

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
OPERATE = (ROOT / "docs" / "howto" / "operate.md").read_text(encoding="utf-8")
EXAMPLE = (ROOT / ".env.example").read_text(encoding="utf-8")
PAGES = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    ROOT / "CHANGELOG.md",
    *sorted(page for page in (ROOT / "docs").rglob("*.md") if "node_modules" not in page.parts),
]
VARIABLES = {str(field.validation_alias): field.default for field in Settings.model_fields.values()}


def rows(page: str, heading: str) -> dict[str, list[str]]:
    """The table under a heading, by what stands in its first column."""
    (_, under) = page.split(f"## {heading}\n")
    lines = under.partition("\n## ")[0].splitlines()
    cells = [
        [cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("| `")
    ]
    return {first.strip("`"): rest for first, *rest in cells}


# --- settings ------------------------------------------------------------------------------------


def test_every_setting_stands_in_the_manual_and_in_the_example():
    assert sorted(rows(OPERATE, "Settings")) == sorted(VARIABLES)
    assert set(re.findall(r"^#(\w+)=", EXAMPLE, re.MULTILINE)) == set(VARIABLES)


def test_the_manual_names_the_default_of_each_setting():
    for name, (default, _) in rows(OPERATE, "Settings").items():
        if isinstance(VARIABLES[name], str | int) and VARIABLES[name] != "":
            assert default == f"`{VARIABLES[name]}`", name


def test_a_setting_that_nothing_reads_is_not_offered():
    readers = [path for path in (ROOT / "bot").rglob("*.py") if path.name != "settings.py"]
    read = "\n".join(
        path.read_text(encoding="utf-8") for path in (*readers, *(ROOT / "adapters").rglob("*.py"))
    )
    through = (ROOT / "bot" / "settings.py").read_text(encoding="utf-8")
    for name in Settings.model_fields:
        assert re.search(rf"\bsettings\.{name}\b", read) or re.search(rf"\bself\.{name}\b", through), name


# --- log events ------------------------------------------------------------------------------------


def test_every_log_event_stands_in_the_manual_and_every_one_there_is_logged():
    logged = {"library"}
    for path in (
        path for folder in ("bot", "commands", "adapters") for path in (ROOT / folder).rglob("*.py")
    ):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(
                    func=ast.Attribute(value=ast.Name("log")), args=[ast.Constant(value=str(event)), *_]
                ):
                    logged.add(event)
                case _:
                    pass
    assert set(rows(OPERATE, "Logs")) == logged


# --- commands --------------------------------------------------------------------------------------


def test_the_list_of_commands_is_up_to_date():
    assert PAGE.read_text(encoding="utf-8") == drawn(), "draw it anew: python -m docs.draw"


def test_the_page_for_an_administrator_tells_every_scope_and_everything_that_is_kept():
    page = for_your_admin.PAGE.read_text(encoding="utf-8")
    assert for_your_admin.untold() == set(), "tell of it in docs/for_your_admin.py"
    assert page == for_your_admin.drawn(page), "draw it anew: python -m docs.for_your_admin"


def test_the_page_of_slacks_cards_shows_pictures_that_are_there():
    page = slack_scenes.PAGE.read_text(encoding="utf-8")
    assert page == slack_scenes.page(), "take the pictures anew: python -m docs.slack_pictures"


def test_a_make_command_on_a_page_is_in_the_makefile():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    assert {"run", "test"} <= targets
    for page in PAGES:
        named = re.findall(r"(?:^|`)make ([a-z-]+)", page.read_text(encoding="utf-8"), re.MULTILINE)
        assert set(named) <= targets, page.name


def test_a_command_line_on_a_page_is_one_that_works(capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit):
        main(["--help"])
    offered = set(re.findall(r"^    (\w+)", capsys.readouterr().out, re.MULTILINE))
    for page in PAGES:
        named = re.findall(r"python -m bot ([a-z]+)", page.read_text(encoding="utf-8"))
        assert set(named) <= offered, page.name


def test_the_readme_shows_what_the_command_prints(tmp_path: Path):
    (block,) = re.findall(r"```console\n\$ (.*?)\n```", README, re.DOTALL)
    typed, _, printed = block.partition("\n\n")
    _, *arguments = shlex.split(typed)
    environment = {**os.environ, "RAPPORT_DATA": str(tmp_path)}
    said = subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    assert printed.split() == said.stdout.split()


def test_the_page_for_scripts_names_each_field_of_an_answer():
    page = (ROOT / "docs" / "howto" / "use-in-scripts.md").read_text(encoding="utf-8")
    (line,) = re.findall(r"^echo '(.*)' \| python -m bot rephrase --jsonl$", page, re.MULTILINE)
    rules, wording = load_rules(ROOT / "content/en/rules"), load_wording(ROOT / "content/en/wording")
    ((said, fault),) = answers(Coach(rules, wording), [line])
    assert fault == 0
    assert re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE) == list(said)
    assert set(cast("dict[str, object]", said["moves"])) <= set(re.findall(r"`(\w+)`", page))


# --- pages -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_a_link_leads_somewhere(page: Path):
    for target in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8")):
        if not target.startswith(("https://", "http://")):
            assert (page.parent / target).exists(), target


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_a_page_names_no_path_of_one_machine(page: Path):
    assert not re.search(r"(?<![\w.$])/(?:work|tmp|home|root|Users)\b", page.read_text(encoding="utf-8"))


def test_the_readme_is_one_page():
    assert len(README.splitlines()) <= 80


@pytest.mark.parametrize("page", sorted((ROOT / "docs" / "adr").glob("*.md")), ids=lambda page: page.name)
def test_a_decision_has_its_context_and_its_price(page: Path):
    text = page.read_text(encoding="utf-8")
    assert [f"**{part}.**" in text for part in ("Context", "Decision", "Price", "Gain")] == [True] * 4
    assert len(text.splitlines()) <= 10
