"""The package says of the app what is so, and Teams can read its pictures."""

import io
import json
import struct
import zipfile
import zlib
from pathlib import Path

import pytest

from adapters.teams.compose import entries
from adapters.teams.package import LEVELS, App, localisation, manifest, package
from bot.__main__ import main
from bot.texts import Texts
from commands import COMMANDS

APP = "0c2c3e4f-1111-4222-8333-444455556666"
URL = "https://rapport.example.com"


@pytest.fixture(params=LEVELS)
def app(request: pytest.FixtureRequest, texts: Texts) -> App:
    return App(COMMANDS, {"tip": "empathy-tip"}, texts, URL, APP, request.param)


def listed(app: App) -> list[tuple[tuple[str, ...], tuple[str, ...], list[str]]]:
    """Where, by what, and which words."""
    (bot,) = manifest(app)["bots"]
    return [
        (tuple(each["scopes"]), tuple(each.get("triggers", ())), [one["title"] for one in each["commands"]])
        for each in bot["commandLists"]
    ]


def test_a_draft_is_never_listed_where_a_mention_shows_it_to_everybody(app: App):
    personal, *others = listed(app)
    assert personal == (("personal",), (), ["rephrase", "empathy-tip", "quiz", "rapport", "help"])
    openly = ["empathy-tip", "quiz", "rapport", "help"]
    if app.level == "1.17":
        assert others == [(("team", "groupChat"), (), openly)]
    else:
        assert others == [
            (("team", "groupChat"), ("mention", "slash"), openly),
            (("team", "groupChat"), ("slash",), ["rephrase"]),
        ]


def test_everything_people_read_of_the_app_is_there_in_german_too(app: App):
    english, german = localisation(app, "en"), localisation(app, "de")
    assert english.keys() == german.keys()
    same = [
        path for path in german if german[path] == english[path] and path not in ("$schema", "name.short")
    ]
    assert same == []
    with zipfile.ZipFile(io.BytesIO(package(app))) as archive:
        assert json.loads(archive.read("de.json")) == german


def test_what_stands_under_the_message_box_is_what_the_door_answers(app: App):
    (extension,) = manifest(app)["composeExtensions"]
    assert [each["id"] for each in extension["commands"]] == [each.id for each in entries(COMMANDS)]
    assert [(each["title"], *each["context"]) for each in extension["commands"]] == [
        ("Rephrase", "compose"),
        ("See their side", "compose"),
        ("Rephrase", "message"),
        ("See their side", "message"),
    ]


def test_the_zip_holds_the_manifest_and_two_pictures_of_the_right_size(texts: Texts):
    app = App(COMMANDS, {}, texts, URL, APP)
    whole = package(app)
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        assert sorted(archive.namelist()) == ["color.png", "de.json", "manifest.json", "outline.png"]
        assert json.loads(archive.read("manifest.json")) == manifest(app)
        assert _size(archive.read("color.png")) == (192, 192)
        outline = archive.read("outline.png")
        assert _size(outline) == (32, 32)
        assert _colours(outline) == {(255, 255, 255)}
    assert package(app) == whole


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
    told = json.loads(capsys.readouterr().out)
    assert (told["id"], told["manifestVersion"]) == (APP, "1.29")
    assert main(["manifest", "teams", "--url", URL, "--level", "1.17"]) == 0
    assert json.loads(capsys.readouterr().out)["manifestVersion"] == "1.17"
    assert main(["manifest", "teams", "--url", URL, "--level", "0.9"]) == 2
    assert "1.29, 1.17" in capsys.readouterr().err
