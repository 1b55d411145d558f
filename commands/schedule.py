"""Post tips, quizzes or your own words at set times: first a dry run, then Start

Typed words or a form become a draft; its dry run says what would be posted, when and to whom. Only Start, a
lead's, makes anything due.
"""

from dataclasses import replace
from datetime import timedelta
from typing import assert_never

from bot.delivery.occurrences import upcoming
from bot.delivery.phrase import Read, read
from bot.delivery.recurrence import Recurrence
from bot.delivery.unclear import NotUnderstood
from bot.delivery.when import Understood, when_by
from bot.directory import Room
from bot.message import Ask, Button, Card, Form, More, Person, Place, Refusal, Reply, Title
from bot.services import Services
from bot.store.calendars import days_of
from bot.store.schedule import NewSchedule, Schedule
from commands import schedule_start
from commands.authority import chat_of, directory, own_chat
from commands.card_one import as_preview, card_one
from commands.command import Command
from commands.plan_steps import RHYTHM, phrase_of
from commands.plans import split_plan, unknown_plan
from commands.schedule_dry_run import dry_run
from commands.schedule_form import kind_of, schedule_form, typed_in
from commands.schedule_words import Kind, Wanted, read_words
from commands.whereabouts import zone_of

GRACE: dict[Kind, timedelta] = {
    "tip": timedelta(hours=2),
    "quiz": timedelta(minutes=30),
    "text": timedelta(hours=2),
    "plan": timedelta(hours=2),
}
"""How late a post may still come after an outage."""
_MONDAY = 0


async def handle(ask: Ask, services: Services) -> Reply:
    match ask.verb:
        case "":
            return await _typed(ask, services)
        case "form":
            plan = ask.ids.get("plan", "")
            kind: Kind | None = "plan" if plan else None
            return Reply(await _form(Wanted(kind, plan, "", ""), replace(ask, ids={}), services))
        case "submit":
            return await _submitted(ask, services)
        case "change":
            return Reply(await form_of(await _draft(ask, services), ask, services))
        case "each" | "fewer":
            return await _otherwise(ask, services)
        case "card":
            return Reply(await _card_one(await _draft(ask, services), ask, services))
        case "to_me":
            return await _to_me(ask, services)
        case "start":
            return await schedule_start.start(await _draft(ask, services), ask, services)
        case "ask":
            return await schedule_start.propose(await _draft(ask, services), ask, services)
        case "me_only":
            return await schedule_start.for_me_only(await _draft(ask, services), ask, services)
        case "discard":
            await services.store.schedules.discard((await _draft(ask, services)).id)
            return Reply(Card((services.texts.text("schedule.discarded", ask.locale),)), replaces=True)
        case _:
            raise Refusal("schedule.gone")


# --- from words or a form to a dry run -----------------------------------------------------------------


async def _typed(ask: Ask, services: Services) -> Reply:
    wanted = read_words(ask.text)
    if wanted.kind == "plan" and wanted.phrase:
        plan, rest = split_plan(wanted.phrase, services.content.plans)
        if plan is None:
            return Reply(
                unknown_plan(wanted.phrase, services.content.plans, services.texts.words(ask.locale))
            )
        wanted = replace(wanted, text=plan.id, phrase=phrase_of(rest))
    if wanted.kind is None or not wanted.phrase:
        return Reply(await _form(wanted, ask, services))
    if not wanted.channel and ask.place.kind != "channel":
        return Reply(await _form(wanted, ask, services))
    found = await _when(wanted, ask, services)
    if isinstance(found, NotUnderstood):
        return Reply(_unclear(wanted.phrase, found, ask, services))
    room = await _room(wanted.channel, ask, services)
    draft = await _keep(wanted, found.recurrence, room, ask, services)
    return Reply(await dry_run(draft, room, ask, services, found))


async def _submitted(ask: Ask, services: Services) -> Reply:
    """A draft that was changed takes the new words."""
    wanted, found, room = await filled(ask, services)
    old = await _draft(ask, services) if "s" in ask.ids else None
    if old is not None:
        await services.store.schedules.discard(old.id)
    draft = await _keep(wanted, found.recurrence, room, ask, services)
    return Reply(await dry_run(draft, room, ask, services, found), replaces=old is not None)


async def filled(ask: Ask, services: Services) -> tuple[Wanted, Understood, Room]:
    """What a submitted form wants. Raises Refusal with the form, its fault at the field where it is."""
    wanted, field = typed_in(ask.values)
    form = await _form(wanted, ask, services)
    if wanted.kind == "text" and not wanted.text:
        raise Refusal("schedule.form.text.empty", field="text", form=form)
    if wanted.kind == "plan" and all(plan.id != wanted.text for plan in services.content.plans):
        raise Refusal("plans.gone", field="what", form=form)
    if not wanted.channel:
        raise Refusal("schedule.form.channel.empty", field="channel", form=form)
    if not wanted.phrase and field == "days":
        raise Refusal("schedule.form.days.both", field="days", form=form)
    found = await _when(wanted, ask, services)
    if isinstance(found, NotUnderstood):
        raise Refusal(f"delivery.unclear.{found.reason}", field=field, form=form, part=found.part)
    try:
        room = await _room(wanted.channel, ask, services)
    except Refusal as refusal:
        raise Refusal(refusal.key, field="channel", form=form, **refusal.values) from refusal
    return wanted, found, room


async def _form(wanted: Wanted, ask: Ask, services: Services) -> Form:
    channels = await directory(ask, services).channels(ask.place, ask.person.id)
    place = ask.place.channel if ask.place.kind == "channel" else ""
    if wanted.channel and (found := await _channel(wanted.channel, ask, services)):
        place = found.channel
    words = services.texts.words(ask.locale)
    plans = services.content.plans
    return schedule_form(wanted, place, channels, plans, words, command=ask.command, ids=ask.ids)


async def form_of(schedule: Schedule, ask: Ask, services: Services) -> Form:
    """The form, filled with what a schedule is now."""
    said = schedule.recurrence.describe()
    text = schedule.ask.ids.get("plan", schedule.ask.text)
    wanted = Wanted(kind_of(schedule.kind), text, schedule.ask.place.channel, said)
    return await _form(wanted, ask, services)


async def _when(wanted: Wanted, ask: Ask, services: Services) -> Understood | NotUnderstood:
    zone = await zone_of(ask, services) or "UTC"
    days = days_of(await services.store.workspaces.get(ask.place.workspace))
    # The first phrase of all has every zone's name put in order, which takes a tenth of a second.
    found = await services.beside.run(lambda: when_by(wanted.phrase, zone, services.now(), 1, days))
    if wanted.kind != "plan" or isinstance(found, NotUnderstood):
        return found
    if found.recurrence.each_person:
        raise Refusal("plans.for_channels")
    first = upcoming(found.recurrence, services.now(), days, 1)
    if wanted.phrase.startswith(RHYTHM) and first and first[0].local.weekday() != _MONDAY:
        monday = first[0].local.date() + timedelta(days=7 - first[0].local.weekday())
        found = when_by(f"{wanted.phrase} starting {monday}", zone, services.now(), 1, days)
    if isinstance(found, NotUnderstood) or found.recurrence.on_holiday != "unsaid":
        return found
    if days.region is None and not days.own_days:
        return found
    return replace(found, recurrence=replace(found.recurrence, on_holiday="next workday"))


def _unclear(phrase: str, found: NotUnderstood, ask: Ask, services: Services) -> Card:
    """The part that stopped it, why, and what would be understood."""
    words = services.texts.words(ask.locale)
    rest = " ".join((phrase[: found.start] + phrase[found.end :]).split())
    got = (words.text("schedule.got", rest=rest, part=found.part),) if rest and found.part else ()
    return Card(
        (
            Title(words.plain("schedule.nothing_yet")),
            *got,
            words.text(f"delivery.unclear.{found.reason}", part=found.part),
            *(
                ()
                if not found.try_
                else (words.text("delivery.unclear.try", **{"try": " · ".join(found.try_)}),)
            ),
            Button(words.plain("schedule.button.form"), "schedule", "form", opens_form=True),
        )
    )


async def _room(channel: str, ask: Ask, services: Services) -> Room:
    """Where it is to be posted. Raises Refusal unless the asker is in it and nobody from outside is."""
    place = await _channel(channel, ask, services) if channel else ask.place
    if place is None:
        raise Refusal("schedule.no_channel", channel=channel)
    return await schedule_start.room_of(place, ask, services)


async def _channel(said: str, ask: Ask, services: Services) -> Place | None:
    """By its name, or by the id that a menu gives."""
    where = directory(ask, services)
    offered = await where.channels(ask.place, ask.person.id)
    return next((each for each in offered if each.channel == said), None) or await where.channel(
        ask.place, said
    )


async def _keep(wanted: Wanted, recurrence: Recurrence, room: Room, ask: Ask, services: Services) -> Schedule:
    kind = wanted.kind or "tip"
    new = NewSchedule(
        workspace=room.place.workspace,
        owner=ask.person.id,
        owner_chat=await chat_of(ask.person.id, ask, services),
        kind=kind,
        ask=clocks_ask(kind, wanted.text, room.place, Person(ask.person.id, ask.person.name), ask.locale),
        recurrence=recurrence,
        grace=GRACE[kind],
    )
    return await services.store.schedules.add(new, services.now())


def clocks_ask(kind: Kind, text: str, place: Place, owner: Person, locale: str) -> Ask:
    """What the clock asks each time."""
    match kind:
        case "tip" | "quiz":
            return Ask(kind, place, owner, locale=locale)
        case "text":
            return Ask("notice", place, owner, text=text, verb="words", locale=locale)
        case "plan":
            return Ask("plans", place, owner, verb="post", ids={"plan": text}, locale=locale)
        case _:
            assert_never(kind)


# --- what a dry run's buttons do -----------------------------------------------------------------------


async def _draft(ask: Ask, services: Services) -> Schedule:
    """The draft whose button was pressed. Raises Refusal where it was started or given up meanwhile."""
    draft = await services.store.schedules.by_id(int(ask.ids.get("s", "0")))
    if draft is None or draft.state != "draft" or draft.workspace != ask.place.workspace:
        raise Refusal("schedule.gone")
    return draft


async def _otherwise(ask: Ask, services: Services) -> Reply:
    """Each person at their own time, or on two days a week: the same draft, shown anew."""
    draft = await _draft(ask, services)
    if ask.verb == "each":
        recurrence = replace(draft.recurrence, each_person=True)
    else:
        recurrence = await _two_days(draft, ask, services)
    changed = replace(draft, recurrence=recurrence)
    await services.store.schedules.change(changed, services.now())
    room = await schedule_start.room_of(draft.ask.place, ask, services)
    return Reply(await dry_run(changed, room, ask, services), replaces=True)


async def _two_days(draft: Schedule, ask: Ask, services: Services) -> Recurrence:
    """Tuesday and Thursday at the time it had."""
    old = draft.recurrence
    team = await services.store.workspaces.get(draft.workspace)
    first = upcoming(old, services.now(), days_of(team), 1)[0]
    until = f" until {old.last_day}" if old.last_day else ""
    phrase = f"every Tuesday and Thursday at {first.local:%H:%M}{until}"
    found = read(phrase, old.zone, services.now())
    if not isinstance(found, Read):
        raise Refusal("schedule.gone")
    return replace(found.recurrence, on_holiday=old.on_holiday, each_person=old.each_person)


async def _card_one(draft: Schedule, ask: Ask, services: Services) -> Card:
    """What would be posted first, seen by the asker alone."""
    words = services.texts.words(ask.locale)
    card = await card_one(draft, services)
    shown = tuple(part for part in card.parts if not isinstance(part, Button | More))
    return Card((words.note("schedule.card_one"), *shown))


async def _to_me(ask: Ask, services: Services) -> Reply:
    """The same in the asker's own chat, as it would arrive."""
    draft = await _draft(ask, services)
    chat = await own_chat(ask, services)
    await services.store.outbox.post(chat, _as_preview(draft, chat), services.now())
    return Reply(Card((services.texts.text("schedule.sent_to_you", ask.locale),)))


def _as_preview(draft: Schedule, chat: Place) -> Ask:
    """Where it is for a channel, the card is the channel's; else it is the person's own next."""
    ids = {} if draft.recurrence.each_person else {"channel": draft.ask.place.channel}
    preview = as_preview(draft)
    return replace(preview, place=chat, ids={**preview.ids, **ids})


COMMAND = Command("schedule", handle, audience="leads")
