"""The package says of the app what is so, and Teams can read its pictures."""

import io
import json
import struct
import zipfile
import zlib
from pathlib import Path

import pytest

from adapters.teams.compose import entries
from adapters.teams.package import manifest, package
from bot.__main__ import main
from bot.texts import Texts
from commands import COMMANDS

APP = "0c2c3e4f-1111-4222-8333-444455556666"
URL = "https://rapport.example.com"


def test_each_command_of_its_own_is_listed_and_a_draft_only_where_nobody_else_reads(texts: Texts):
    (bot,) = manifest(COMMANDS, {"tip": "empathy-tip"}, texts, URL, APP)["bots"]
    alone, with_others = ([each["title"] for each in one["commands"]] for one in bot["commandLists"])
    assert alone == ["rephrase", "empathy-tip", "quiz", "rapport", "help"]
    assert with_others == ["empathy-tip", "quiz", "rapport", "help"]


def test_what_stands_under_the_message_box_is_what_the_door_answers(texts: Texts):
    (extension,) = manifest(COMMANDS, {}, texts, URL, APP)["composeExtensions"]
    assert [each["id"] for each in extension["commands"]] == [each.id for each in entries(COMMANDS)]
    assert [(each["title"], *each["context"]) for each in extension["commands"]] == [
        ("Rephrase", "compose"),
        ("See their side", "compose"),
        ("Rephrase", "message"),
        ("See their side", "message"),
    ]


def test_nothing_is_longer_than_teams_allows(texts: Texts):
    """learn.microsoft.com: manifest schema 1.17."""
    built = manifest(COMMANDS, {}, texts, URL, APP)
    assert len(built["name"]["short"]) <= 30
    assert len(built["name"]["full"]) <= 100
    assert len(built["description"]["short"]) <= 80
    assert len(built["description"]["full"]) <= 4000
    for one in built["bots"][0]["commandLists"]:
        assert len(one["commands"]) <= 10
        for each in one["commands"]:
            assert len(each["title"]) <= 32
            assert len(each["description"]) <= 128


def test_the_zip_holds_the_manifest_and_two_pictures_of_the_right_size(texts: Texts):
    built = manifest(COMMANDS, {}, texts, URL, APP)
    with zipfile.ZipFile(io.BytesIO(package(built))) as archive:
        assert sorted(archive.namelist()) == ["color.png", "manifest.json", "outline.png"]
        assert json.loads(archive.read("manifest.json")) == built
        assert _size(archive.read("color.png")) == (192, 192)
        outline = archive.read("outline.png")
        assert _size(outline) == (32, 32)
        assert _colours(outline) == {(255, 255, 255)}
    assert package(built) == package(built)


def _size(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    return struct.unpack(">II", png[16:24])


def _colours(png: bytes) -> set[tuple[int, ...]]:
    start = png.index(b"IDAT")
    (length,) = struct.unpack(">I", png[start - 4 : start])
    data = zlib.decompress(png[start + 4 : start + 4 + length])
    row = 1 + 32 * 4
    pixels = [data[y * row + 1 + x * 4 :][:4] for y in range(32) for x in range(32)]
    return {tuple(each[:3]) for each in pixels}


def test_the_command_line_writes_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.chdir(tmp_path)
    assert main(["manifest", "teams", "--url", URL]) == 2
    assert "MicrosoftAppId" in capsys.readouterr().err
    monkeypatch.setenv("MicrosoftAppId", APP)
    assert main(["manifest", "teams", "--url", "http://rapport.example.com"]) == 2
    assert main(["manifest", "teams", "--url", URL, "--zip", "rapport.zip"]) == 0
    assert zipfile.is_zipfile("rapport.zip")
    capsys.readouterr()
    assert main(["manifest", "teams", "--url", URL]) == 0
    assert json.loads(capsys.readouterr().out)["id"] == APP
