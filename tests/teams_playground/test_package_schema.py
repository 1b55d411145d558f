"""The app package against Microsoft's own schema, and against what Teams says of icons and languages.

The last word is Teams' own upload, which nobody can try without a tenant.
"""

import io
import json
import struct
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator

from adapters.teams.package import LEVELS, App, package, picture
from bot.texts import load_texts
from commands import COMMANDS

ROOT = Path(__file__).resolve().parents[2]
SCHEMAS = Path(__file__).resolve().parent / "node_modules/@microsoft/app-manifest/build/json-schemas/teams"
Files = dict[str, bytes]


@pytest.fixture(scope="module", params=LEVELS)
def files(request: pytest.FixtureRequest) -> Files:
    texts = load_texts([ROOT / "content"])
    app_id = "0c2c3e4f-1111-4222-8333-444455556666"
    whole = package(App(COMMANDS, {}, texts, "https://rapport.example.com", app_id, request.param))
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def faults(files: Files) -> list[str]:
    """What Teams would not take."""
    manifest = json.loads(files["manifest.json"])
    return [
        *_against_schema("MicrosoftTeams.schema.json", manifest),
        *_icon(files, manifest["icons"]["color"], 192),
        *_icon(files, manifest["icons"]["outline"], 32),
        *_languages(files, manifest),
    ]


def _against_schema(name: str, value: dict[str, Any]) -> Iterator[str]:
    version = value["$schema"].split("/")[-2]
    schema = json.loads((SCHEMAS / version / name).read_text(encoding="utf-8"))
    for error in Draft4Validator(schema).iter_errors(value):
        yield f"{error.json_path}: {error.message}"


def _icon(files: Files, name: str, size: int) -> Iterator[str]:
    """learn.microsoft.com: build-and-test/apps-package, app icons."""
    png = files.get(name, b"")
    if not png.startswith(b"\x89PNG") or struct.unpack(">II", png[16:24]) != (size, size):
        yield f"{name} is no PNG of {size} × {size}"


def _languages(files: Files, manifest: dict[str, Any]) -> Iterator[str]:
    """docs: apps-localization.md. Each text has its translation, and no translation is of nothing."""
    wanted = dict(_texts(manifest, ""))
    for language in manifest["localizationInfo"]["additionalLanguages"]:
        told = json.loads(files[language["file"]])
        yield from _against_schema("MicrosoftTeams.Localization.schema.json", told)
        keys = told.keys() - {"$schema"}
        yield from (f"{language['file']} has no {path}" for path in sorted(wanted.keys() - keys))
        yield from (
            f"{language['file']} translates {path}, which is not there"
            for path in sorted(keys - wanted.keys())
        )


def _texts(value: Any, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(inner, f"{path}.{key}".lstrip("."))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _texts(inner, f"{path}[{number}]")
    elif (
        isinstance(value, str)
        and (path.startswith(("name.", "description.")) or path.endswith("].description"))
    ) or (isinstance(value, str) and path.startswith("composeExtensions") and path.endswith("].title")):
        yield path, value


def test_microsofts_schema_and_the_rules_beside_it_take_the_package(files: Files):
    assert faults(files) == []


def changed(
    change: Callable[[dict[str, Any]], object], name: str = "manifest.json"
) -> Callable[[Files], Files]:
    def plant(files: Files) -> Files:
        value = json.loads(files[name])
        change(value)
        return files | {name: json.dumps(value).encode()}

    return plant


PLANTED: dict[str, tuple[Callable[[Files], Files], str]] = {
    "an icon of another size": (
        lambda files: files | {"color.png": picture(96, lambda x, y: (0, 0, 0, 255))},
        "color.png is no PNG of 192",
    ),
    "no icon": (
        lambda files: {n: c for n, c in files.items() if n != "outline.png"},
        "outline.png is no PNG",
    ),
    "a field nobody knows": (changed(lambda it: it.update(colour="red")), "'colour' was unexpected"),
    "a field of a bot nobody knows": (
        changed(lambda it: it["bots"][0].update(isClever=True)),
        "'isClever' was unexpected",
    ),
    "a translation that is missing": (
        changed(lambda it: it.pop("description.full"), "de.json"),
        "de.json has no description.full",
    ),
    "a translation of nothing": (
        changed(lambda it: it.update({"composeExtensions[0].commands[9].title": "X"}), "de.json"),
        "which is not there",
    ),
    "a name too long": (changed(lambda it: it["name"].update(short="x" * 31)), "is too long"),
    "an id that is none": (changed(lambda it: it.update(id="rapport")), "does not match"),
}


@pytest.mark.parametrize(("plant", "told"), PLANTED.values(), ids=PLANTED)
def test_a_planted_fault_is_told(files: Files, plant: Callable[[Files], Files], told: str):
    found = faults(plant(files))
    assert any(told in each for each in found), found


def test_slash_commands_are_no_part_of_the_older_level(files: Files):
    """What the newer level adds, the older one's schema refuses."""
    manifest = json.loads(files["manifest.json"])
    if manifest["manifestVersion"] == "1.17":
        manifest["bots"][0]["supportsTargetedMessages"] = True
        assert any(
            "supportsTargetedMessages" in each
            for each in faults(files | {"manifest.json": json.dumps(manifest).encode()})
        )
    else:
        assert any("slash" in each.get("triggers", ()) for each in manifest["bots"][0]["commandLists"])
