"""The app package people upload to Teams: manifest.json from the registry, and two icons of our own drawing.

learn.microsoft.com: manifest schema 1.17; build-and-test/apps-package.
"""

import io
import json
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from adapters.teams.compose import Entry, entries
from bot.texts import Texts
from commands.command import Command

_SCHEMA = "https://developer.microsoft.com/json-schemas/teams/v1.17/MicrosoftTeams.schema.json"
VERSION = "0.1.0"
_ACCENT = "#1f4d46"
_BLUE, _ORANGE, _WHITE = (91, 123, 163), (210, 96, 63), (255, 255, 255)
_BORN = (2026, 1, 1, 0, 0, 0)
"""The moment of each file in the package, so that the same app makes the same bytes."""

Pixel = tuple[int, int, int, int]


def manifest(
    commands: Sequence[Command], names: Mapping[str, str], texts: Texts, url: str, app_id: str
) -> dict[str, Any]:
    """`url` is where Microsoft reaches us, https; `names`: see Settings.command_names."""
    listed = [command for command in commands if command.slash or command.name == "help"]
    said = [_command(names.get(each.name, each.name), each) for each in listed]
    where_others_read = [_command(names.get(each.name, each.name), each) for each in listed if not each.draft]
    return {
        "$schema": _SCHEMA,
        "manifestVersion": "1.17",
        "version": VERSION,
        "id": app_id,
        "developer": {
            "name": texts.plain("teams.name"),
            "websiteUrl": url,
            "privacyUrl": url,
            "termsOfUseUrl": url,
        },
        "name": {"short": texts.plain("teams.name"), "full": texts.plain("teams.package.name")},
        "description": {
            "short": texts.plain("teams.package.short"),
            "full": texts.plain("teams.package.full"),
        },
        "icons": {"color": "color.png", "outline": "outline.png"},
        "accentColor": _ACCENT,
        "bots": [
            {
                "botId": app_id,
                "scopes": ["personal", "team", "groupChat"],
                "supportsFiles": False,
                "isNotificationOnly": False,
                "commandLists": [
                    {"scopes": ["personal"], "commands": said},
                    {"scopes": ["team", "groupChat"], "commands": where_others_read},
                ],
            }
        ],
        "composeExtensions": [
            {"botId": app_id, "commands": [_entry(each, texts) for each in entries(commands)]}
        ],
        "permissions": ["identity", "messageTeamMembers"],
        "validDomains": [urlsplit(url).netloc],
    }


def package(manifest: Mapping[str, Any]) -> bytes:
    """The zip to upload."""
    files = {
        "manifest.json": (json.dumps(manifest, indent=2, ensure_ascii=False) + "\n").encode(),
        "color.png": picture(192, _color),
        "outline.png": picture(32, _outline),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, _BORN), content)
    return out.getvalue()


def _command(name: str, command: Command) -> dict[str, str]:
    return {"title": name, "description": command.description}


def _entry(entry: Entry, texts: Texts) -> dict[str, Any]:
    return {
        "id": entry.id,
        "type": "action",
        "title": texts.plain(entry.shortcut.label_key),
        "description": texts.plain(entry.shortcut.description_key),
        "context": ["message"] if entry.on_message else ["compose"],
        "fetchTask": True,
    }


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
