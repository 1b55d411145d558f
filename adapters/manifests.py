"""What a platform has to be told of the app, for the command line."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from adapters.slack.manifest import manifest, written
from adapters.teams.package import LEVELS, App, package
from adapters.teams.package import manifest as teams_manifest
from adapters.terminal import Terminal
from bot.settings import Settings
from bot.texts import Texts
from commands.command import Command


def slack(
    url: str | None, settings: Settings, commands: Sequence[Command], texts: Texts, terminal: Terminal
) -> int:
    """`url` as it was given. Where there is no address of https, it is one for Socket Mode."""
    if url and not url.startswith("https://"):
        return terminal.wrong_use("slack.manifest.needs_https")
    by_socket = settings.slack_app_token.get_secret_value() and not url
    address = url or settings.base_url
    if by_socket or not address.startswith("https://"):
        address = ""
    sys.stdout.write(written(manifest(commands, settings.command_names, texts, address), texts))
    return 0


def teams(
    url: str,
    settings: Settings,
    commands: Sequence[Command],
    texts: Texts,
    terminal: Terminal,
    *,
    level: str | None,
    path: Path | None,
) -> int:
    """Prints the manifest, or writes the whole package to `path`."""
    if not url.startswith("https://"):
        return terminal.wrong_use("teams.package.needs_https")
    if not settings.teams_app_id:
        return terminal.wrong_use("teams.package.needs_id")
    level = level or LEVELS[0]
    if level not in LEVELS:
        return terminal.wrong_use("teams.package.level", levels=", ".join(LEVELS))
    app = App(commands, settings.command_names, texts, url.rstrip("/"), settings.teams_app_id, level)
    if path is None:
        sys.stdout.write(json.dumps(teams_manifest(app), indent=2, ensure_ascii=False) + "\n")
    else:
        path.write_bytes(package(app))
    return 0
