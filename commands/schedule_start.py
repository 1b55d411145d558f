"""From a dry run to posts: Start, a lead's; asking a lead; or keeping it for oneself."""

from dataclasses import replace
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.directory import Room
from bot.message import Ask, Button, Card, Person, Place, Refusal, Reply
from bot.services import Services
from bot.store.posts import introduction_key
from bot.store.schedule import Member, NewSchedule, NoSchedule, Schedule
from bot.texts import ours
from commands import daily
from commands.authority import chat_of, directory, leads, leads_only, own_chat
from commands.dates import moment
from commands.numbered import what
from commands.schedule_dry_run import readers
from commands.whereabouts import zones_of

_DAY_BEGINS, _DAY_ENDS = time(8), time(20)
"""An introduction comes by day, on the clock of the schedule."""
_BEFORE = timedelta(minutes=1)


async def room_of(place: Place, ask: Ask, services: Services) -> Room:
    """Who reads the channel. Raises Refusal where we or the asker are not in it, or others than us are."""
    room = await directory(ask, services).room(place)
    if room is None:
        raise Refusal("schedule.not_there", channel=place.name or place.channel)
    if room.outside:
        raise Refusal("schedule.outside", channel=room.place.name)
    if all(person.id != ask.person.id for person in room.people):
        raise Refusal("schedule.not_a_member", channel=room.place.name)
    return room


async def start(draft: Schedule, ask: Ask, services: Services) -> Reply:
    await leads_only(ask, services)
    started, missed = await begin(draft, ask, services)
    await services.store.trail.add(
        draft.workspace, ask.person.id, "started", str(started.number), services.now()
    )
    return Reply(started_card(started, missed, ask, services), replaces=True)


async def begin(draft: Schedule, ask: Ask, services: Services) -> tuple[Schedule, tuple[str, ...]]:
    """Makes it due from now on, introduced where the channel does not know us; and who cannot be reached."""
    started, missed = await make_due(draft, ask, services)
    await introduce(started, services)
    return started, missed


async def make_due(draft: Schedule, ask: Ask, services: Services) -> tuple[Schedule, tuple[str, ...]]:
    """`begin` without an introduction. Raises Refusal where it was given up in the same moment."""
    room = await room_of(draft.ask.place, ask, services)
    try:
        missed = await address(draft, room, ask, services)
        return await services.store.schedules.start(draft.id, services.now()), missed
    except NoSchedule:
        raise Refusal("schedule.gone") from None


async def address(schedule: Schedule, room: Room, ask: Ask, services: Services) -> tuple[str, ...]:
    """For one "for each person": whom it goes to from now on. Returns those who cannot be written to."""
    if not schedule.recurrence.each_person:
        return ()
    people = readers(schedule, room)
    zones = await zones_of(people, ask, services, schedule.recurrence.zone)
    members: list[Member] = []
    missed: list[str] = []
    for person in people:
        if chat := await chat_of(person.id, ask, services):
            members.append(Member(person.id, zones[person.id], chat))
        else:
            missed.append(person.name or person.id)
    await services.store.schedules.address(schedule.id, members, services.now())
    return tuple(missed)


async def introduce(started: Schedule, services: Services) -> None:
    """Once in a channel, before its first post: at once by day, else a minute before that post."""
    place, now = started.ask.place, services.now()
    if (
        started.next_due is None
        or started.recurrence.each_person
        or await services.store.shown.seen(place.workspace, place.channel, "introduction")
    ):
        return
    local = now.astimezone(ZoneInfo(started.recurrence.zone)).time()
    by_day = _DAY_BEGINS <= local < _DAY_ENDS
    due: datetime = now if by_day else max(now, started.next_due - _BEFORE)
    ask = Ask("notice", place, started.ask.person, verb="introduction", locale=started.ask.locale)
    await services.store.outbox.post(place, ask, now, key=introduction_key(started.id), due=due)


def started_card(started: Schedule, missed: tuple[str, ...], ask: Ask, services: Services) -> Card:
    words = services.texts.words(ask.locale)
    ids = {"n": str(started.number)}
    first = (
        words.plain("schedule.never")
        if started.next_due is None
        else moment(started.next_due, started.recurrence.zone, words)
    )
    return Card(
        (
            words.text(
                "schedule.started", **ours(number=started.number or 0, what=what(started, words), first=first)
            ),
            *((words.text("schedule.missed", names=", ".join(missed)),) if missed else ()),
            Button(words.plain("schedule.button.all"), "schedules", ""),
            Button(words.plain("schedule.button.pause"), "pause", "", ids),
            Button(words.plain("schedule.button.cancel"), "cancel", "", ids),
        )
    )


# --- who may not start it --------------------------------------------------------------------------------


async def propose(draft: Schedule, ask: Ask, services: Services) -> Reply:
    """Asks one lead in private; they allow it by one press, or by its number."""
    words = services.texts.words(ask.locale)
    lead = next((each for each in await leads(ask, services) if each.id == ask.ids.get("lead")), None)
    chat = await chat_of(lead.id, ask, services) if lead else ""
    if lead is None or not chat:
        raise Refusal("schedule.lead_gone")
    proposed = await services.store.schedules.propose(draft.id)
    now = services.now()
    await services.store.outbox.post(
        replace(draft.ask.place, channel=chat, kind="personal", name=""),
        Ask(
            "approve",
            draft.ask.place,
            Person(lead.id, lead.name),
            verb="asked",
            ids={"n": str(proposed.number)},
        ),
        now,
        key=f"asked:{draft.id}:{lead.id}",
    )
    await services.store.trail.add(draft.workspace, ask.person.id, "proposed", str(proposed.number), now)
    told = words.text("schedule.asked", name=lead.name or lead.id, **ours(number=proposed.number or 0))
    return Reply(Card((told,)), replaces=True)


async def for_me_only(draft: Schedule, ask: Ask, services: Services) -> Reply:
    """The same for the asker alone, in their own chat; it takes the place of what they had of its kind."""
    chat = await own_chat(ask, services)
    new = NewSchedule(
        workspace=draft.workspace,
        owner=ask.person.id,
        owner_chat=chat.channel,
        person=ask.person.id,
        kind=draft.kind,
        ask=replace(draft.ask, place=chat, person=Person(ask.person.id, ask.person.name)),
        recurrence=replace(draft.recurrence, each_person=False),
        grace=draft.grace,
    )
    started = await daily.take_up(new, services)
    await services.store.schedules.discard(draft.id)
    words = services.texts.words(ask.locale)
    said = ours(kind=words.plain(f"schedule.kind.{draft.kind}"), when=started.recurrence.describe())
    return Reply(Card((words.text("schedule.for_you", **said),)), replaces=True)
