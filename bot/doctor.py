"""What is set up, what is half-set, and how to mend it."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

from bot import content
from bot.content.rules import load_rules, load_wording
from bot.content.source import ContentError
from bot.settings import Settings, SettingsError, read_settings
from bot.store.migrate import pending


@dataclass(frozen=True, slots=True)
class Check:
    """One finding: a text key with what fills it."""

    well: bool
    key: str
    values: Mapping[str, str | int] = field(default_factory=dict[str, str | int])


async def examine(packs: Path) -> tuple[Check, ...]:
    """Looks at everything a start needs, and changes nothing. `packs` is the folder of ours."""
    version = ".".join(map(str, sys.version_info[:3]))
    checks = [Check(sys.version_info >= (3, 11), "doctor.python", {"version": version})]
    try:
        settings = read_settings()
    except SettingsError as error:
        return (*checks, *_faults(error.faults))
    checks += _faults(settings.faults())
    checks += _platforms(settings)
    checks += _model(settings)
    checks += _packs(packs, settings)
    if not settings.faults():
        checks.append(await _database(settings))
    return tuple(checks)


def _faults(faults: tuple[tuple[str, str], ...]) -> list[Check]:
    return [Check(False, "doctor.setting", {"name": name, "problem": problem}) for name, problem in faults]


def _platforms(settings: Settings) -> list[Check]:
    url = {"url": settings.base_url}
    checks = [Check(True, "doctor.slack", url)] if settings.slack_on else []
    if settings.teams_on:
        checks.append(Check(True, "doctor.teams_local" if settings.teams_local else "doctor.teams", url))
    if not settings.playground_on:
        return [*checks, Check(True, "doctor.playground_off")]
    return [*checks, Check(True, "doctor.playground", url)]


def _model(settings: Settings) -> list[Check]:
    if not settings.model_on:
        return []
    installed = find_spec("openai") is not None
    known = {"model": settings.model, "host": settings.model_host}
    return [Check(installed, "doctor.model" if installed else "doctor.model_missing", known)]


def _packs(ours: Path, settings: Settings) -> list[Check]:
    try:
        found = content.load([ours, *([settings.packs] if settings.packs else [])])
        rules = load_rules(ours / "en" / "rules")
        load_wording(ours / "en" / "wording")
    except ContentError as error:
        return [Check(False, "doctor.pack", {"fault": str(fault)}) for fault in error.faults]
    values = {"tips": len(found.tips), "quizzes": len(found.quizzes), "phrases": len(found.phrases)}
    return [Check(True, "doctor.packs", {**values, "rules": len(rules.all)})]


async def _database(settings: Settings) -> Check:
    kind = "PostgreSQL" if settings.on_postgres else "SQLite"
    file = settings.data / "rapport.db"
    if not settings.on_postgres and not settings.database.get_secret_value() and not file.exists():
        return Check(True, "doctor.database_new", {"path": str(file)})
    try:
        if await pending(settings.database_url):
            return Check(not settings.on_postgres, "doctor.database_behind", {"kind": kind})
    except Exception as error:  # every driver has its own errors; the doctor names whichever it was
        return Check(False, "doctor.database_away", {"kind": kind, "error": type(error).__name__})
    return Check(True, "doctor.database", {"kind": kind})
