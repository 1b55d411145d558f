"""Somebody's own daily tip or quiz: one of a kind, in their own chat, on workdays in their own zone."""

import re
from calendar import day_name
from dataclasses import replace
from datetime import timedelta
from typing import Literal

from bot.delivery.calendar import MONDAY_TO_FRIDAY
from bot.delivery.phrase import Read, read
from bot.delivery.unclear import NotUnderstood
from bot.delivery.zones import find_zones
from bot.message import Ask, Button, Card, Form, Input, Person, Refusal, Reply
from bot.services import Services
from bot.store.schedule import NewSchedule, Schedule
from bot.texts import Words, ours
from commands.authority import own_chat
from commands.dates import moment
from commands.whereabouts import zone_of

Kind = Literal["tip", "quiz"]

_WORD = re.compile(r"\s*daily\b[\s:,]*(?:at\s+)?(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
_OFF = ("off", "stop", "none", "no", "end")
_GRACE = timedelta(hours=2)
_ZONE_LIMIT = 60


def is_daily(ask: Ask) -> bool:
    """`/tip daily 9:00`, its buttons and its form; the command that is asked has to be a kind."""
    return ask.verb in ("daily_off", "zone") or (
        ask.verb == "" and ask.due is None and bool(_WORD.match(ask.text))
    )


async def handle(kind: Kind, ask: Ask, services: Services) -> Reply:
    said = _WORD.match(ask.text)
    rest = said["rest"].strip() if said else ""
    if ask.verb == "daily_off" or rest.lower() in _OFF:
        return await _off(kind, ask, services)
    if ask.verb == "zone":
        return await _in_zone(kind, ask, services)
    if not rest:
        return await _state(kind, ask, services)
    zone = await zone_of(ask, services)
    found = read(f"{await _workdays(ask, services)} at {rest}", zone or "UTC", services.now())
    if isinstance(found, NotUnderstood):
        raise Refusal("daily.no_time", said=rest, kind=kind)
    if zone is None and not found.zone_said:
        return Reply(_zone_form(kind, rest, services.texts.words(ask.locale)))
    return await _begin(kind, found, ask, services)


async def _workdays(ask: Ask, services: Services) -> str:
    """The team's, as a schedule says them."""
    team = await services.store.workspaces.get(ask.place.workspace)
    if team.workdays == MONDAY_TO_FRIDAY:
        return "every weekday"
    return f"every {', '.join(day_name[each] for each in sorted(team.workdays))}"


async def _begin(kind: Kind, found: Read, ask: Ask, services: Services) -> Reply:
    chat = await own_chat(ask, services)
    new = NewSchedule(
        workspace=ask.place.workspace,
        owner=ask.person.id,
        owner_chat=chat.channel,
        person=ask.person.id,
        kind=kind,
        ask=Ask(kind, chat, Person(ask.person.id, ask.person.name), locale=ask.locale),
        recurrence=replace(found.recurrence, each_person=False),
        grace=_GRACE,
    )
    started = await take_up(new, services)
    return Reply(_card(kind, started, services.texts.words(ask.locale)))


async def _state(kind: Kind, ask: Ask, services: Services) -> Reply:
    """`daily` alone says what is set."""
    words = services.texts.words(ask.locale)
    own = await services.store.schedules.personal(ask.place.workspace, ask.person.id, kind)
    if own is None:
        return Reply(Card((words.text(f"daily.none.{kind}"),)))
    return Reply(_card(kind, own, words))


async def _off(kind: Kind, ask: Ask, services: Services) -> Reply:
    ended = await give_up(ask.place.workspace, ask.person.id, kind, services)
    key = f"daily.off.{kind}" if ended else f"daily.none.{kind}"
    return Reply(Card((services.texts.text(key, ask.locale),)))


def _card(kind: Kind, schedule: Schedule, words: Words) -> Card:
    first = schedule.next_due
    zone = schedule.recurrence.zone
    said = ours(
        when=schedule.recurrence.describe(),
        next=moment(first, zone, words) if first else words.plain("schedule.never"),
    )
    return Card(
        (words.text(f"daily.on.{kind}", **said), Button(words.plain("daily.button.off"), kind, "daily_off"))
    )


# --- where the platform does not tell a person's zone --------------------------------------------------


def _zone_form(kind: Kind, at: str, words: Words) -> Form:
    zone = Input(
        "zone", words.plain("daily.zone.label"), hint=words.plain("daily.zone.hint"), max_length=_ZONE_LIMIT
    )
    time = Input("at", words.plain("daily.zone.at"), at, max_length=_ZONE_LIMIT)
    return Form(words.plain("daily.zone.title"), (zone, time), words.plain("daily.zone.submit"), kind, "zone")


async def _in_zone(kind: Kind, ask: Ask, services: Services) -> Reply:
    """Asked once: it is kept for everything that is told in their time."""
    typed, at = ask.values.get("zone", "").strip(), ask.values.get("at", "").strip()
    form = _zone_form(kind, at, services.texts.words(ask.locale))
    zones = find_zones(typed, "UTC", services.now())
    if len(zones) != 1:
        key = "daily.zone.many" if zones else "daily.zone.unknown"
        raise Refusal(key, field="zone", form=form, said=typed, zones=", ".join(zones[:3]))
    found = read(f"{await _workdays(ask, services)} at {at}", zones[0], services.now())
    if isinstance(found, NotUnderstood):
        raise Refusal("daily.no_time", field="at", form=form, said=at, kind=kind)
    settings = await services.store.people.get(ask.place.workspace, ask.person.id)
    await services.store.people.put(ask.place.workspace, ask.person.id, replace(settings, zone=zones[0]))
    return await _begin(kind, found, ask, services)


# --- the schedule behind it ------------------------------------------------------------------------------


async def take_up(new: NewSchedule, services: Services) -> Schedule:
    """Starts it at once, in place of what the person had of its kind."""
    now = services.now()
    if new.person is not None:
        await give_up(new.workspace, new.person, new.kind, services)
    made = await services.store.schedules.add(new, now)
    return await services.store.schedules.start(made.id, now)


async def give_up(workspace: str, person: str, kind: str, services: Services) -> bool:
    """False where they had none."""
    old = await services.store.schedules.personal(workspace, person, kind)
    if old is None:
        return False
    await services.store.schedules.end(old.id, "given up")
    return True
