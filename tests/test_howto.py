"""The recipes of docs/howto, followed to the letter in a copy of the tree."""

import html
import http.client
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.content import load

ROOT = Path(__file__).resolve().parent.parent
HOWTO = ROOT / "docs" / "howto"
COPIED = (
    "bot",
    "commands",
    "adapters",
    "content",
    "docs",
    "tests/commands",
    "tests/conftest.py",
    "pyproject.toml",
)
FENCE = re.compile(r'^```(\w*)(?: title="([^"]+)")?\n(.*?)^```$', re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Tree:
    """A copy of the product in a folder of its own, with its own data."""

    root: Path

    def follow(self, page: str) -> list[str]:
        """Does what the page says: writes its files, changes its lines. Returns its commands, one a line."""
        commands: list[str] = []
        for kind, title, block in FENCE.findall((HOWTO / page).read_text(encoding="utf-8")):
            if kind == "sh":
                commands += block.splitlines()
            elif kind == "diff":
                self._change(self.root / title, block.splitlines())
            elif title:
                (self.root / title).parent.mkdir(parents=True, exist_ok=True)
                (self.root / title).write_text(block, encoding="utf-8")
        return commands

    def _change(self, path: Path, lines: list[str]) -> None:
        before = "".join(f"{line[1:]}\n" for line in lines if line[0] != "+")
        after = "".join(f"{line[1:]}\n" for line in lines if line[0] != "-")
        text = path.read_text(encoding="utf-8")
        assert text.count(before) == 1, f"the recipe's lines are not in {path.name}:\n{before}"
        path.write_text(text.replace(before, after), encoding="utf-8")

    def run(self, command: str, code: int = 0) -> str:
        """What the command prints; `code` is the exit code it has to end with."""
        ended = subprocess.run(
            ["bash", "-c", command],
            cwd=self.root,
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert ended.returncode == code, ended.stdout + ended.stderr
        return ended.stdout + ended.stderr

    @property
    def environment(self) -> dict[str, str]:
        ours = {name: value for name, value in os.environ.items() if not name.startswith("RAPPORT_")}
        return {**ours, "RAPPORT_DATA": str(self.root / "data"), "PORT": "0", "COLUMNS": "200"}

    def files(self) -> dict[str, str]:
        """Everything a person may have written, by its path."""
        return {
            str(path.relative_to(self.root)): path.read_text(encoding="utf-8")
            for folder in ("bot", "commands", "adapters", "content", "tests")
            for path in (self.root / folder).rglob("*")
            if path.suffix in (".py", ".yaml", ".html", ".json")
        }


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    for name in COPIED:
        source, target = ROOT / name, tmp_path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target)  # compiled files too: nothing is compiled twice
        else:
            shutil.copyfile(source, target)
    (tmp_path / ".venv").symlink_to(sys.prefix)
    return Tree(tmp_path)


@dataclass(frozen=True)
class Playground:
    """A page of a running playground."""

    host: str
    headers: dict[str, str]

    def type(self, text: str) -> str:
        """The fragment that answers what was typed into the box."""
        body = {"as": "agent", "room": "dm", "page": "a-page-of-ours", "text": text}
        with closing(http.client.HTTPConnection(self.host, timeout=10)) as connection:
            connection.request("POST", "/playground/ask", json.dumps(body), self.headers)
            answer = connection.getresponse()
            assert answer.status == 200
            return html.unescape(answer.read().decode())


@contextmanager
def served(tree: Tree) -> Iterator[Playground]:
    command = [".venv/bin/python", "-m", "bot", "serve"]
    with subprocess.Popen(
        command, cwd=tree.root, env=tree.environment, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            assert process.stdout is not None
            host = process.stdout.readline().strip().rpartition("//")[2]
            with closing(http.client.HTTPConnection(host, timeout=10)) as connection:
                connection.request("GET", "/")
                page = connection.getresponse()
                token = re.search(r'rapport-token" content="(\w+)"', page.read().decode())
            assert token
            cookie = page.headers["Set-Cookie"].partition(";")[0]
            yield Playground(
                host, {"Origin": f"http://{host}", "Cookie": cookie, "X-Rapport-Token": token[1]}
            )
        finally:
            process.terminate()


def test_a_command_is_one_new_file_one_line_of_the_registry_and_one_test(tree: Tree):
    before = tree.files()
    commands = tree.follow("add-a-command.md")
    after = tree.files()
    assert {name for name in after if name not in before} == {
        "commands/reason.py",
        "tests/commands/test_reason.py",
    }
    assert {name for name in before if after[name] != before[name]} == {"commands/__init__.py"}
    was = before["commands/__init__.py"].splitlines()
    added = [line.strip() for line in after["commands/__init__.py"].splitlines() if line not in was]
    assert added == ["reason,", "reason.COMMAND,"]

    test, draw, ask = commands
    assert "[100%]" in tree.run(test)
    tree.run(draw)
    assert "/rapport reason" in (tree.root / "docs" / "reference" / "commands.md").read_text(encoding="utf-8")
    told = tree.run(ask).splitlines()[0]
    assert told in after["content/en/chart.yaml"]
    with served(tree) as playground:
        assert told in playground.type("/rapport reason")
        assert "/rapport reason" in playground.type("/rapport help")


def test_a_pack_is_one_file_and_its_faults_name_file_and_line(tree: Tree):
    before = tree.files()
    check, doctor = tree.follow("add-a-pack.md")
    assert tree.files() == before
    assert "No faults" in tree.run(check)
    ours = load([tree.root / "content"])
    assert f"{len(ours.tips) + 1} tips, {len(ours.quizzes) + 1} quiz items" in tree.run(doctor)

    pack = tree.root / "packs" / "returns.yaml"
    lines = pack.read_text(encoding="utf-8").splitlines()
    lines[8] = lines[8].replace("name-a-detail", "name-the-detail")
    pack.write_text("\n".join(lines), encoding="utf-8")
    (told,) = re.findall(r"^(packs/returns.yaml:9: .*)$", (HOWTO / "add-a-pack.md").read_text(), re.MULTILINE)
    assert told in tree.run(check, code=1)
