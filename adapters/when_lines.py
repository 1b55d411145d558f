"""`when "PHRASE"` at the terminal: what was understood and when it fires, or the part that was not."""

import json
from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from adapters.terminal import Terminal
from bot.delivery.holidays import Region, UnknownRegion, find_region
from bot.delivery.unclear import NotUnderstood
from bot.delivery.when import Understood, to_json, when
from bot.message import Spans


def run(
    terminal: Terminal, phrase: str, *, zone: str, start: datetime, count: int, holidays: str, as_json: bool
) -> int:
    """Returns 0 for a phrase that was understood, 1 for one that was not, 2 for a wrong option.
    A naive `start` is meant in `zone`."""
    try:
        here = ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError):
        return terminal.wrong_use("cli.when.no_zone", zone=zone)
    region: Region | UnknownRegion | None = find_region(holidays) if holidays else None
    if isinstance(region, UnknownRegion):
        return terminal.wrong_use("cli.when.no_region", code=holidays, near=", ".join(region.near))
    if start.tzinfo is None:
        start = start.replace(tzinfo=here)
    found = when(phrase, zone, start, count, region)
    if as_json:
        terminal.raw(json.dumps(to_json(found), ensure_ascii=False))
    elif isinstance(found, Understood):
        _tell(found, terminal)
    else:
        terminal.say(f"delivery.unclear.{found.reason}", part=found.part)
        if found.try_:
            terminal.say("delivery.unclear.try", **{"try": " · ".join(found.try_)})
    return int(isinstance(found, NotUnderstood))


def _tell(found: Understood, terminal: Terminal) -> None:
    terminal.say("cli.when.understood", said=found.said)
    for typed, taken in found.corrected:
        terminal.say("delivery.hint.corrected", typed=typed, taken=taken)
    for hint in found.hints:
        terminal.say(f"delivery.hint.{hint}")
    for each in found.next:
        day = f"{each.local:%a %d %b %Y %H:%M}"
        if each.skipped is None:
            terminal.say("cli.when.next", day=day)
            continue
        why: Spans = terminal.words.spans(f"delivery.skipped.{each.skipped.reason}", name=each.skipped.name)
        terminal.say("cli.when.skipped", day=day, why=why)
