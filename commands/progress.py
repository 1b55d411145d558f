"""How far a large broadcast is: one card that is drawn anew until all have left

Only the clock asks for it; nobody types it.
"""

import math
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.message import Ask, Card, Chart, LiveKey, Note, Part, Person, Place, Refusal, Reply
from bot.services import Services
from bot.store.reports import Broadcast
from bot.store.schedule import Schedule
from bot.texts import Words, ours
from commands.authority import chat_of
from commands.command import Command
from commands.numbered import what

LARGE = 20
"""Posts from which a broadcast has a card of its own."""
_AGAIN = timedelta(seconds=3)
_QUICK = 2
_SOON = timedelta(seconds=90)


async def follow(schedule: Schedule, due: datetime, ask: Ask, services: Services) -> LiveKey:
    """Posts the card to the asker's own chat, where they have one; the key is what shows it."""
    key = f"progress:{schedule.id}:{due.isoformat()}"
    if chat := await chat_of(ask.person.id, ask, services):
        place = replace(ask.place, channel=chat, kind="personal", name="")
        await services.store.outbox.post(place, _drawn(key, place, ask.locale), services.now(), key=key)
    return LiveKey(COMMAND.name, key)


def _drawn(key: str, place: Place, locale: str) -> Ask:
    return Ask(COMMAND.name, place, Person(""), verb="show", ids={"id": key}, locale=locale)


async def handle(ask: Ask, services: Services) -> Reply:
    key = ask.ids.get("id", "")
    if ask.person.id or ask.verb != "show":
        raise Refusal("rapport.unknown_word", word=ask.command)
    _, schedule_id, due = key.split(":", 2)
    schedule = await services.store.schedules.by_id(int(schedule_id))
    if schedule is None or schedule.workspace != ask.place.workspace:
        return Reply()
    now, live = services.now(), LiveKey(COMMAND.name, key)
    found = await services.store.reports.broadcast(schedule.id, datetime.fromisoformat(due).astimezone(UTC))
    if found.left:
        await services.store.live.wake(live, now + _AGAIN)
    card = _card(found, schedule, now, services.texts.words(ask.locale))
    return Reply(card, to="here", changed=(live,) if ask.due else ())


def _card(found: Broadcast, schedule: Schedule, now: datetime, words: Words) -> Card:
    said = ours(number=schedule.number or 0, what=what(schedule, words))
    others = ours(skipped=found.skipped, failed=found.failed)
    rest: tuple[Part, ...] = (
        (words.note("progress.others", **others),) if found.skipped + found.failed else ()
    )
    if not found.left:
        return Card((words.text("progress.done", **said, **ours(sent=found.sent)), *rest))
    title = words.plain("progress.title", sent=found.sent, all=found.sent + found.left)
    series = ((words.plain("progress.sent"), found.sent), (words.plain("progress.left"), found.left))
    alt = ", ".join(f"{label} {count}" for label, count in series)
    return Card(
        (words.text("progress.leaving", **said), Chart(title, series, alt), _pace(found, now, words), *rest)
    )


def _pace(found: Broadcast, now: datetime, words: Words) -> Note:
    """How quickly they leave, and how long the rest takes: each has its moment, which its platform's pace gives."""
    to_go = max(found.to_go(now), timedelta(seconds=1))
    if to_go < _SOON:
        time = words.plain("progress.seconds", count=math.ceil(to_go.total_seconds()))
    else:
        time = words.plain("progress.minutes", count=math.ceil(to_go.total_seconds() / 60))
    if found.rate is None:
        return words.note("progress.to_go", **ours(time=time))
    return words.note(
        "progress.pace",
        **ours(rate=f"{found.rate:.0f}" if found.rate >= _QUICK else f"{found.rate:.1f}", time=time),
    )


COMMAND = Command("progress", handle, listed=False)
