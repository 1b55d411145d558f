"""Draws the tables of docs/for-your-admin.md: scopes from Slack's manifest, and what is kept from the store's tables.

`python -m docs.for_your_admin`; a test fails when the page is stale, or a table of the store is not told of.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from adapters.slack.manifest import OPTIONAL_SCOPES, manifest
from bot.store.schema import metadata
from bot.texts import Texts, load_texts
from commands import COMMANDS

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "for-your-admin.md"

KEPT: Mapping[str, tuple[tuple[str, ...], str]] = {
    "A draft's buttons: its text, encrypted; the only key is in the buttons, so nobody who runs Rapport can read it": (
        ("draft",),
        "30 minutes",
    ),
    "A person's practice: which tips they were shown, which questions they answered and how, when one comes back": (
        ("shown", "practice_card", "practice_answer", "not_for_me"),
        "until they are erased",
    ),
    "What a person set: usual version, days away, mute": (("person",), "until they are erased"),
    "How often a tip was useful, or reported as wrong, without who said so": (
        ("opinion", "mistake"),
        "until the workspace is erased",
    ),
    "How a channel answered a question: counts, without who answered and when": (
        ("quiz_round", "tally"),
        "until the workspace is erased",
    ),
    "That a person answered it already: a mark that can't be turned back into a name": (
        ("round_mark",),
        "until the question closes",
    ),
    "What a team set: leads, holidays, days off, switches": (("workspace",), "until the workspace is erased"),
    "Schedules with the name of who set them up, whom they reach in which time zone, and their posts": (
        ("schedule", "schedule_zone", "audience", "occurrence", "slot"),
        "posts two months; schedules until the workspace is erased",
    ),
    "Who changed a schedule, by a random token for each person": (
        ("trail", "actor"),
        "until they are erased; the trail then names nobody",
    ),
    "Which message or Home shows what, so that it can be redrawn": (("live", "live_post"), "two months"),
    "How to reach a chat or a channel": (("address",), "until the workspace is erased"),
    "The token with which it may act in a workspace, encrypted, and who installed it": (
        ("installation", "installed_workspace"),
        "the token until the app is removed; the rest until the workspace is erased",
    ),
    "Which of Slack's events and gestures were answered already, by their ids": (("seen_event",), "24 hours"),
}
"""What is kept, in which tables, how long."""
ELSEWHERE = frozenset({"playground_post", "playground_clock"})
"""Of the playground, which no workspace of Slack has."""


def drawn(page: str) -> str:
    """The page with its tables made anew."""
    texts = load_texts([ROOT / "content"])
    told = manifest(COMMANDS, {}, texts, "https://rapport.example.com")
    for name, rows in (("scopes", _scopes(told, texts)), ("kept", _kept())):
        block = f"<!-- {name} -->\n" + "\n".join(rows) + f"\n<!-- /{name} -->"
        page = re.sub(
            rf"<!-- {name} -->.*<!-- /{name} -->", lambda _, block=block: block, page, flags=re.DOTALL
        )
    return page


def untold() -> set[str]:
    """Tables of the store that the page is silent about."""
    told = {table for tables, _ in KEPT.values() for table in tables}
    return set(metadata.tables) - told - ELSEWHERE


def _scopes(told: Mapping[str, Any], texts: Texts) -> Iterator[str]:
    scopes = told["oauth_config"]["scopes"]
    yield "| scope | why | can be refused |"
    yield "|---|---|---|"
    for scope in (*scopes["bot"], *scopes["bot_optional"]):
        why = texts.plain(f"slack.scope.{scope.replace(':', '_')}").removeprefix("may be refused: ")
        yield f"| `{scope}` | {why} | {'yes' if scope in OPTIONAL_SCOPES else 'no'} |"


def _kept() -> Iterator[str]:
    yield "| what | how long |"
    yield "|---|---|"
    for what, (_, how_long) in KEPT.items():
        yield f"| {what} | {how_long} |"


if __name__ == "__main__":
    PAGE.write_text(drawn(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
