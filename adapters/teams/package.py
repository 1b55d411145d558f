"""The app package people upload to Teams: manifest.json from the registry, two icons of our own drawing, and German.

learn.microsoft.com: manifest schema; build-and-test/apps-package, apps-localization.
"""

import io
import json
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from adapters.teams.compose import Entry, entries
from bot.texts import Texts
from commands.command import Command

LEVELS = ("1.29", "1.17")
"""Of the manifest: the first with slash commands, and one that every client of today reads."""
_SLASH = LEVELS[0]
_LANGUAGES = ("de",)
"""Beside English."""
VERSION = "0.2.0"
_ACCENT = "#1f4d46"
_BLUE, _ORANGE, _WHITE = (91, 123, 163), (210, 96, 63), (255, 255, 255)
_BORN = (2026, 1, 1, 0, 0, 0)
"""The moment of each file in the package, so that the same app makes the same bytes."""

Pixel = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class App:
    """What the package tells of. `url` is where Microsoft reaches us, https; `names`: see Settings.command_names."""

    commands: Sequence[Command]
    names: Mapping[str, str]
    texts: Texts
    url: str
    id: str
    level: str = _SLASH


def manifest(app: App, locale: str = "en") -> dict[str, Any]:
    plain = partial(app.texts.plain, locale=locale)
    return {
        "$schema": f"https://developer.microsoft.com/json-schemas/teams/v{app.level}/MicrosoftTeams.schema.json",
        "manifestVersion": app.level,
        "version": VERSION,
        "id": app.id,
        "developer": {
            "name": plain("teams.name"),
            "websiteUrl": app.url,
            "privacyUrl": f"{app.url}/privacy",
            "termsOfUseUrl": f"{app.url}/terms",
        },
        "name": {"short": plain("teams.name"), "full": plain("teams.package.name")},
        "description": {"short": plain("teams.package.short"), "full": plain("teams.package.full")},
        "icons": {"color": "color.png", "outline": "outline.png"},
        "accentColor": _ACCENT,
        "localizationInfo": {
            "defaultLanguageTag": "en",
            "additionalLanguages": [{"languageTag": each, "file": f"{each}.json"} for each in _LANGUAGES],
        },
        "bots": [
            {
                "botId": app.id,
                "scopes": ["personal", "team", "groupChat"],
                "supportsFiles": False,
                "isNotificationOnly": False,
                **({"supportsTargetedMessages": True} if app.level == _SLASH else {}),
                "commandLists": _lists(app, locale),
            }
        ],
        "composeExtensions": [
            {
                "botId": app.id,
                "commands": [_entry(each, app, locale) for each in entries(app.commands)],
            }
        ],
        "permissions": ["identity", "messageTeamMembers"],
        "validDomains": [urlsplit(app.url).netloc],
    }


def _lists(app: App, locale: str) -> list[dict[str, Any]]:
    """A draft's command is never offered where a mention would show it to everybody: there it is a slash
    command, which only we receive (docs: agent-slash-commands.md)."""
    listed = [each for each in app.commands if each.slash or each.name == "help"]
    others: dict[str, Any] = {"scopes": ["team", "groupChat"]}
    lists = [({"scopes": ["personal"]}, listed)]
    if app.level != _SLASH:
        lists.append((others, [each for each in listed if not each.draft]))
    else:
        lists.append(
            ({**others, "triggers": ["mention", "slash"]}, [each for each in listed if not each.draft])
        )
        lists.append(({**others, "triggers": ["slash"]}, [each for each in listed if each.draft]))
    return [
        {**where, "commands": [_command(each, app, locale) for each in some]} for where, some in lists if some
    ]


def _command(command: Command, app: App, locale: str) -> dict[str, str]:
    """Its title is the word people type, the same in each language."""
    return {
        "title": app.names.get(command.name, command.name),
        "description": _described(f"command.{command.name}", command.description, app, locale),
    }


def _entry(entry: Entry, app: App, locale: str) -> dict[str, Any]:
    label, description = (
        app.texts.plain(key) for key in (entry.shortcut.label_key, entry.shortcut.description_key)
    )
    return {
        "id": entry.id,
        "type": "action",
        "title": _described(f"entry.{entry.command}", label, app, locale),
        "description": _described(f"entry.{entry.command}.description", description, app, locale),
        "context": ["message"] if entry.on_message else ["compose"],
        "fetchTask": True,
    }


def _described(key: str, english: str, app: App, locale: str) -> str:
    return english if locale == "en" else app.texts.plain(f"teams.package.{key}", locale)


def localisation(app: App, locale: str) -> dict[str, str]:
    """Every text of the manifest in another language, by its path (docs: apps-localization.md)."""
    return {
        "$schema": f"https://developer.microsoft.com/json-schemas/teams/v{app.level}/MicrosoftTeams.Localization.schema.json",
        **dict(_texts_in(manifest(app, locale), "")),
    }


def _texts_in(value: object, path: str) -> Iterator[tuple[str, str]]:
    """The words of a manifest that are translated, each with its path."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts_in(inner, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _texts_in(inner, f"{path}[{number}]")
    elif isinstance(value, str) and _TRANSLATED.search(path):
        yield path, value


_TRANSLATED = re.compile(r"^(name|description)\.|\.description$|^composeExtensions.*\.title$")


def package(app: App) -> bytes:
    """The zip to upload."""
    files = {
        "manifest.json": _json(manifest(app)),
        **{f"{each}.json": _json(localisation(app, each)) for each in _LANGUAGES},
        "color.png": picture(192, _color),
        "outline.png": picture(32, _outline),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, _BORN), content)
    return out.getvalue()


def _json(value: Mapping[str, Any]) -> bytes:
    return (json.dumps(value, indent=2, ensure_ascii=False) + "\n").encode()


# --- icons: two circles that meet, as on our mark ---------------------------------------------------


def picture(size: int, draw: Callable[[float, float], Pixel]) -> bytes:
    """A square PNG of `draw`, which gives the colour at a point of the unit square; smoothed by sampling."""
    fine = 4
    rows = bytearray()
    for y in range(size):
        rows.append(0)  # this row is stored as it is (PNG, filter type 0)
        for x in range(size):
            samples = [
                draw((x + (i + 0.5) / fine) / size, (y + (j + 0.5) / fine) / size)
                for i in range(fine)
                for j in range(fine)
            ]
            rows += bytes(sum(channel) // len(samples) for channel in zip(*samples, strict=True))
    header = struct.pack(">IIBBBBB", size, size, 8, 6, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(bytes(rows), 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )


def _color(x: float, y: float) -> Pixel:
    left, right = _within(x, y, 0.38), _within(x, y, 0.62)
    red, green, blue = _ORANGE if right else _BLUE if left else _WHITE
    if left and right:
        red, green, blue = ((6 * a + b) // 7 for a, b in zip(_ORANGE, _BLUE, strict=True))
    return red, green, blue, 255


def _outline(x: float, y: float) -> Pixel:
    """White on nothing."""
    ring = any(_within(x, y, at) and not _within(x, y, at, 0.21) for at in (0.36, 0.64))
    return 255, 255, 255, 255 if ring else 0


def _within(x: float, y: float, at: float, radius: float = 0.28) -> bool:
    return (x - at) ** 2 + (y - 0.5) ** 2 < radius**2
