"""The dry run: what would be posted, when, and who would read it. Nothing is scheduled by looking at it."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.delivery.calendar import Calendar
from bot.delivery.occurrences import Occurrence, posts_a_week, upcoming, upcoming_posts
from bot.delivery.people import ZoneGroup, by_zone, offers_own_time
from bot.delivery.recurrence import Recurrence
from bot.delivery.when import Understood
from bot.directory import Room
from bot.message import Ask, Button, Card, Fields, Part, Person, Spans, Title
from bot.services import Services
from bot.store.calendars import calendar_of
from bot.store.people import PersonSettings
from bot.store.schedule import Schedule
from bot.texts import Words, ours
from commands import plan_steps
from commands.authority import leads
from commands.dates import city, clock, day
from commands.numbered import channel_name
from commands.whereabouts import zones_of

NEXT = 5
_OFTEN = 3
"""Posts a week from which a lead is told that most teams start with fewer."""
_ZONES_NAMED = 6
_LEADS_NAMED = 3


@dataclass(frozen=True, slots=True)
class _Facts:
    """All that a dry run says, before it is words. `zones`: one for each person who reads it; `plan` and
    `steps`: its title and what it has still to post, where it is one."""

    schedule: Schedule
    room: Room
    zones: tuple[str, ...]
    coming: tuple[Occurrence, ...]
    abroad: tuple[tuple[ZoneGroup, ...], ...]
    a_week: float
    leads: tuple[Person, ...]
    plan: str
    steps: tuple[str, ...]

    @property
    def recurrence(self) -> Recurrence:
        return self.schedule.recurrence


async def dry_run(
    schedule: Schedule, room: Room, ask: Ask, services: Services, understood: Understood | None = None
) -> Card:
    """`understood` where the words were read just now: what was corrected in them is said too."""
    now = services.now()
    people = readers(schedule, room)
    zones = tuple((await zones_of(people, ask, services, schedule.recurrence.zone)).values())
    team = await services.store.workspaces.get(schedule.workspace)
    calendar = calendar_of(schedule, team, PersonSettings())
    words = services.texts.words(ask.locale)
    plan, steps = await _steps(schedule, services, words)
    coming, abroad, a_week = await asyncio.to_thread(
        _ahead, schedule.recurrence, zones, now, calendar, len(steps)
    )
    facts = _Facts(schedule, room, zones, coming, abroad, a_week, await leads(ask, services), plan, steps)
    return Card(
        (
            Title(words.plain("schedule.nothing_yet")),
            _what(facts, words),
            *_as_understood(understood, words),
            *_dates(facts, words),
            *_nothing_left(facts, words),
            *_card_one(schedule, words),
            *_elsewhere(facts, words),
            *_often(facts, words),
            *_small_print(facts, words),
            *_buttons(facts, ask.person, words),
        )
    )


async def _steps(schedule: Schedule, services: Services, words: Words) -> tuple[str, tuple[str, ...]]:
    """A plan's title and a line for each post it has still to make; nothing for what is no plan."""
    if schedule.kind != "plan":
        return "", ()
    coming = await plan_steps.left(schedule.ask, schedule.id, services)
    lines = tuple(plan_steps.title_of(each, services.content, words) for each in coming)
    return plan_steps.plan_of(schedule.ask, services.content).title, lines


def readers(schedule: Schedule, room: Room) -> tuple[Person, ...]:
    """Whom it reaches; a guest reads a channel, but gets nothing from us in private."""
    if schedule.recurrence.each_person:
        return tuple(person for person in room.people if not person.guest)
    return room.people


def _ahead(
    recurrence: Recurrence, zones: Sequence[str], now: datetime, calendar: Calendar, steps: int
) -> tuple[tuple[Occurrence, ...], tuple[tuple[ZoneGroup, ...], ...], float]:
    """Off the loop: the first look at a country's holidays takes a tenth of a second."""
    coming = (
        upcoming_posts(recurrence, now, calendar, steps)
        if steps
        else upcoming(recurrence, now, calendar, NEXT)
    )
    return coming, tuple(by_zone(zones, each.at) for each in coming), posts_a_week(recurrence, now, calendar)


# --- what, and when ------------------------------------------------------------------------------------


def _what(facts: _Facts, words: Words) -> Part:
    schedule, room = facts.schedule, facts.room
    guests = [person.name or person.id for person in room.people if person.guest]
    key = "schedule.each_person" if facts.recurrence.each_person else "schedule.in_channel"
    said: Spans = words.spans("schedule.said", text=schedule.ask.text) if schedule.kind == "text" else ()
    kind = words.plain(f"schedule.kind.{schedule.kind}")
    if facts.plan:
        kind = words.plain("schedule.form.plan", title=facts.plan)
    return words.text(
        key,
        **ours(
            kind=kind,
            channel=channel_name(room.place),
            people=_people(len(facts.zones), words),
            when=facts.recurrence.describe(),
        ),
        said=said,
        guests=words.spans("schedule.guests", names=", ".join(guests))
        if guests
        else words.spans("schedule.no_guests"),
    )


def _people(count: int, words: Words) -> str:
    return words.plain("schedule.person" if count == 1 else "schedule.people", count=count)


def _as_understood(understood: Understood | None, words: Words) -> tuple[Part, ...]:
    if understood is None:
        return ()
    return (
        *(
            words.note("delivery.hint.corrected", typed=typed, taken=taken)
            for typed, taken in understood.corrected
        ),
        *(words.note(f"delivery.hint.{hint}") for hint in understood.hints),
    )


def _dates(facts: _Facts, words: Words) -> tuple[Part, ...]:
    steps = iter(facts.steps)
    rows: list[tuple[str, Spans]] = []
    for each, groups in zip(facts.coming, facts.abroad, strict=True):
        said = _on_that_day(each, groups, facts, words)
        if each.skipped is None and (step := next(steps, "")):
            said = words.spans("schedule.step", step=step, at=said)
        rows.append((day(each.local.date(), words), said))
    return (Fields(tuple(rows)),)


def _nothing_left(facts: _Facts, words: Words) -> tuple[Part, ...]:
    if not facts.coming or any(each.skipped is None for each in facts.coming):
        return ()
    return (words.text("schedule.all_left_out"),)


def _on_that_day(each: Occurrence, groups: Sequence[ZoneGroup], facts: _Facts, words: Words) -> Spans:
    if each.skipped is not None:
        why = words.spans(f"delivery.skipped.{each.skipped.reason}", name=each.skipped.name)
        return words.spans("schedule.left_out", why=why)
    at: Spans = (clock(each.local.time()),)
    if each.moved_from is not None:
        at = words.spans(
            "schedule.moved", **ours(time=clock(each.local.time()), day=day(each.moved_from, words))
        )
    for group in groups:
        if group.holiday is not None:
            off = ours(people=_people(group.people, words), city=city(group.zone))
            at += words.spans("schedule.holiday_there", holiday=group.holiday, **off)
    return at


# --- what a lead should know first ---------------------------------------------------------------------


def _card_one(schedule: Schedule, words: Words) -> tuple[Part, ...]:
    ids = {"s": str(schedule.id)}
    return (
        Button(words.plain("schedule.button.card"), "schedule", "card", ids),
        Button(words.plain("schedule.button.to_me"), "schedule", "to_me", ids),
    )


def _elsewhere(facts: _Facts, words: Words) -> tuple[Part, ...]:
    """That one clock is another hour for some; and each person's own hour, where theirs are far apart."""
    first = next((n for n, each in enumerate(facts.coming) if each.skipped is None), None)
    if first is None:
        return ()
    at, groups = facts.coming[first], facts.abroad[first]
    if facts.recurrence.each_person:
        cities = ", ".join(city(group.zone) for group in groups[:_ZONES_NAMED])
        return (
            (words.note("schedule.zones", **ours(count=len(groups), cities=cities)),)
            if len(groups) > 1
            else ()
        )
    others = [group for group in groups if group.local != at.local]
    if not others:
        return ()
    there = ", ".join(
        words.plain(
            "schedule.other_hour",
            time=clock(group.local.time()),
            people=_people(group.people, words),
            city=city(group.zone),
        )
        for group in others[:_ZONES_NAMED]
    )
    here = ours(time=clock(at.local.time()), city=city(facts.recurrence.zone), there=there)
    told = words.text("schedule.elsewhere", **here)
    if facts.plan or not offers_own_time(facts.zones, at.at):
        return (told,)
    label = words.plain("schedule.button.each", time=clock(at.local.time()))
    return (told, Button(label, "schedule", "each", {"s": str(facts.schedule.id)}))


def _often(facts: _Facts, words: Words) -> tuple[Part, ...]:
    if facts.a_week <= _OFTEN:
        return ()
    fewer = Button(words.plain("schedule.button.fewer"), "schedule", "fewer", {"s": str(facts.schedule.id)})
    return (words.text("schedule.often", **ours(count=f"{facts.a_week:g}")), fewer)


def _small_print(facts: _Facts, words: Words) -> tuple[Part, ...]:
    if facts.recurrence.each_person:
        return (words.note("schedule.private_each"),)
    closes = (words.note("schedule.closes"),) if facts.schedule.kind in ("quiz", "plan") else ()
    return (*closes, words.note("schedule.introduces", **ours(channel=channel_name(facts.room.place))))


def _buttons(facts: _Facts, person: Person, words: Words) -> tuple[Part, ...]:
    """Start is a lead's; anyone else asks one, or keeps it for themselves."""
    ids = {"s": str(facts.schedule.id)}
    discard = Button(words.plain("schedule.button.discard"), "schedule", "discard", ids)
    if any(lead.id == person.id for lead in facts.leads):
        change = words.plain("schedule.button.change")
        return (
            Button(words.plain("schedule.button.start"), "schedule", "start", ids, primary=True),
            Button(change, "schedule", "change", ids, opens_form=True),
            discard,
        )
    named = ", ".join(lead.name or lead.id for lead in facts.leads[:_LEADS_NAMED])
    asking = tuple(
        Button(
            words.plain("schedule.button.ask", name=lead.name or lead.id),
            "schedule",
            "ask",
            {**ids, "lead": lead.id},
        )
        for lead in facts.leads[:_LEADS_NAMED]
    )
    alone = (
        ()
        if facts.schedule.kind in ("text", "plan")
        else (Button(words.plain("schedule.button.me_only"), "schedule", "me_only", ids),)
    )
    told = words.text("schedule.needs_lead", names=named) if named else words.text("schedule.no_lead")
    return (told, *asking, *alone, discard)
