"""Writes docs/reference/schedule-phrases.md from the tables that the tests hold the reader to.

Run `python -m docs.schedule_phrases` from the root after changing a table or a string; a test fails when the page is stale.
"""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import yaml

from bot.delivery.unclear import NotUnderstood
from bot.delivery.when import when

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs/reference/schedule-phrases.md"
TABLES = ("phrases.yaml", "phrases_in_a_hurry.yaml")
ZONE = "Europe/Berlin"
NOW = datetime(2026, 11, 24, 8, 0, tzinfo=ZoneInfo(ZONE))

HEAD = """# Schedule phrases

What you may type after `/rapport schedule …`, `/tip` and `/quiz`, or try with `python -m bot when "…"`.
Said on Tuesday 24 November 2026 at 8:00 in Berlin. Made by `python -m docs.schedule_phrases`.

What was understood is always said back, and every line in the second column can be typed as well.
Local time is kept when the clocks change: a time that the change leaves out moves forward with the clocks (02:30 → 03:30),
a time that comes twice is the first of the two. A cron line keeps cron's own rule (02:30 → 03:00).

## Understood

| You type | I say back | The next three |
| --- | --- | --- |
"""
ASKED = """
## Asked back

Two people could read these differently, or something is missing. Nothing is guessed.

| You type | I ask | Try |
| --- | --- | --- |
"""


def page() -> str:
    words = yaml.safe_load((ROOT / "content/en/strings/delivery.yaml").read_text("utf-8"))
    understood: list[str] = []
    asked: list[str] = []
    for phrase in _phrases():
        answer = when(phrase, ZONE, NOW, 3)
        if isinstance(answer, NotUnderstood):
            why = words[f"delivery.unclear.{answer.reason}"].replace("{part}", answer.part)
            asked.append(f"| {_cell(phrase)} | {why} | {_cell(answer.try_[0])} |\n")
        else:
            times = ", ".join(
                f"{each.local:%a} {each.local.day} {each.local:%b %H:%M}" for each in answer.next
            )
            understood.append(f"| {_cell(phrase)} | {answer.said} | {times} |\n")
    return HEAD + "".join(understood) + ASKED + "".join(asked)


def _phrases() -> Iterator[str]:
    for file in TABLES:
        sections = yaml.safe_load((ROOT / "tests/bot/delivery" / file).read_text("utf-8"))
        yield from (row["say"] for rows in sections.values() for row in rows)


def _cell(phrase: str) -> str:
    return f"`{phrase}`"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
