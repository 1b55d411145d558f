"""Set up a channel: a quiz on Tuesday and Thursday, a tip on Monday

What most teams begin with, in one dry run. It is reached by a button.
"""

from bot.delivery.occurrences import Occurrence, upcoming
from bot.delivery.phrase import read
from bot.delivery.recurrence import Recurrence
from bot.delivery.unclear import NotUnderstood
from bot.directory import Room
from bot.message import Ask, Button, Card, Choices, Fields, Form, Input, Option, Person, Refusal, Reply, Title
from bot.services import Services
from bot.store.calendars import calendar_of
from bot.store.people import PersonSettings
from bot.store.schedule import NewSchedule, Schedule
from bot.texts import Words, ours
from commands.authority import chat_of, directory, leads_only
from commands.command import Command
from commands.dates import clock, day, moment
from commands.numbered import channel_name, what
from commands.schedule import GRACE, clocks_ask
from commands.schedule_start import introduce, make_due, room_of
from commands.schedule_words import Kind
from commands.whereabouts import zone_of

_RHYTHM: tuple[tuple[Kind, str], ...] = (("quiz", "every Tuesday and Thursday"), ("tip", "every Monday"))
_NEXT = 6
_TIME_LIMIT = 60


async def handle(ask: Ask, services: Services) -> Reply:
    await leads_only(ask, services)
    match ask.verb:
        case "submit":
            return await _dry_run(ask, services)
        case "start":
            return await _start(ask, services)
        case "discard":
            for each in await _drafts(ask, services):
                await services.store.schedules.discard(each.id)
            return Reply(Card((services.texts.text("schedule.discarded", ask.locale),)), replaces=True)
        case _:
            return Reply(await _form(ask, services))


async def _form(ask: Ask, services: Services) -> Form:
    words = services.texts.words(ask.locale)
    channels = await directory(ask, services).channels(ask.place, ask.person.id)
    if not channels:
        raise Refusal("setup.no_channel")
    known = [channel.channel for channel in channels]
    options = tuple(Option(channel.channel, channel_name(channel)) for channel in channels)
    here = ask.place.channel if ask.place.channel in known else known[0]
    return Form(
        words.plain("setup.form.title"),
        (
            words.text("setup.form.about"),
            Choices("channel", words.plain("schedule.form.channel"), options, here),
            Input(
                "time",
                words.plain("schedule.form.time"),
                words.plain("schedule.form.time.usual"),
                hint=words.plain("schedule.form.time.hint"),
                max_length=_TIME_LIMIT,
            ),
        ),
        words.plain("schedule.form.submit"),
        "setup",
        "submit",
    )


async def _dry_run(ask: Ask, services: Services) -> Reply:
    form = await _form(ask, services)
    channels = await directory(ask, services).channels(ask.place, ask.person.id)
    place = next((each for each in channels if each.channel == ask.values.get("channel")), None)
    if place is None:
        raise Refusal("setup.no_channel")
    room = await room_of(place, ask, services)
    zone, at = await zone_of(ask, services) or "UTC", ask.values.get("time", "").strip()
    drafts: list[Schedule] = []
    for kind, days in _RHYTHM:
        found = read(f"{days} at {at}", zone, services.now())
        if isinstance(found, NotUnderstood):
            raise Refusal(f"delivery.unclear.{found.reason}", field="time", form=form, part=found.part)
        drafts.append(await _keep(kind, found.recurrence, room, ask, services))
    return Reply(await _shown(drafts, room, ask, services))


async def _keep(kind: Kind, recurrence: Recurrence, room: Room, ask: Ask, services: Services) -> Schedule:
    owner = Person(ask.person.id, ask.person.name)
    new = NewSchedule(
        workspace=room.place.workspace,
        owner=ask.person.id,
        owner_chat=await chat_of(ask.person.id, ask, services),
        kind=kind,
        ask=clocks_ask(kind, "", room.place, owner, ask.locale),
        recurrence=recurrence,
        grace=GRACE[kind],
    )
    return await services.store.schedules.add(new, services.now())


async def _shown(drafts: list[Schedule], room: Room, ask: Ask, services: Services) -> Card:
    words = services.texts.words(ask.locale)
    team = await services.store.workspaces.get(ask.place.workspace)
    coming = sorted(
        (
            (each, draft)
            for draft in drafts
            for each in upcoming(
                draft.recurrence, services.now(), calendar_of(draft, team, PersonSettings()), _NEXT
            )
        ),
        key=lambda pair: pair[0].at,
    )
    rows = tuple(
        (day(each.local.date(), words), (_line(each, draft, words),)) for each, draft in coming[:_NEXT]
    )
    ids = {"s": ",".join(str(draft.id) for draft in drafts)}
    said = ours(channel=channel_name(room.place), count=len(room.people))
    return Card(
        (
            Title(words.plain("schedule.nothing_yet")),
            words.text("setup.what", **said),
            Fields(rows),
            words.note("schedule.closes"),
            words.note("schedule.introduces", **ours(channel=channel_name(room.place))),
            Button(words.plain("schedule.button.start"), "setup", "start", ids, primary=True),
            Button(words.plain("setup.button.other"), "schedule", "form", opens_form=True),
            Button(words.plain("schedule.button.discard"), "setup", "discard", ids),
        )
    )


def _line(each: Occurrence, draft: Schedule, words: Words) -> str:
    kind = words.plain(f"schedule.kind.{draft.kind}")
    if each.skipped is None:
        return f"{kind}, {clock(each.local.time())}"
    why = words.plain(f"delivery.skipped.{each.skipped.reason}", name=each.skipped.name)
    return f"{kind}: {why}"


async def _drafts(ask: Ask, services: Services) -> list[Schedule]:
    found = [
        await services.store.schedules.by_id(int(id))
        for id in ask.ids.get("s", "").split(",")
        if id.isdigit()
    ]
    drafts = [
        each for each in found if each and each.state == "draft" and each.workspace == ask.place.workspace
    ]
    if not drafts:
        raise Refusal("schedule.gone")
    return drafts


async def _start(ask: Ask, services: Services) -> Reply:
    """All of them first, so that the introduction tells of all."""
    words = services.texts.words(ask.locale)
    lines = [words.text("setup.started")]
    every: list[Schedule] = []
    for draft in await _drafts(ask, services):
        started, _ = await make_due(draft, ask, services)
        every.append(started)
        number = str(started.number)
        await services.store.trail.add(started.workspace, ask.person.id, "started", number, services.now())
        zone = started.recurrence.zone
        first = moment(started.next_due, zone, words) if started.next_due else words.plain("schedule.never")
        lines.append(words.text("setup.line", **ours(number=number, what=what(started, words), first=first)))
    for started in every:
        await introduce(started, services)
    return Reply(Card((*lines, Button(words.plain("schedule.button.all"), "schedules", ""))), replaces=True)


COMMAND = Command("setup", handle, listed=False, audience="leads")
