"""What Rapport says by itself: a lead's own words, an introduction, news for a lead

Only the clock asks for it; nobody types it.
"""

from bot.message import Ask, Button, Card, Part, Refusal, Reply, Said, Text
from bot.services import Services
from bot.store.schedule import Schedule
from bot.texts import Words, ours
from commands.command import Command
from commands.numbered import channel_name, what


async def handle(ask: Ask, services: Services) -> Reply:
    words = services.texts.words(ask.locale)
    match ask.verb:
        case "words":
            return Reply(_own_words(ask, words), to="here")
        case "preview":
            return Reply(_own_words(ask, words), to="here" if ask.due else "asker")
        case "introduction" if ask.due:
            return await _introduction(ask, services, words)
        case "allowed" | "declined" | "gone" | "unsure" if ask.due:
            return await _news(ask, services, words)
        case _:
            raise Refusal("rapport.unknown_word", word=ask.command)


def _own_words(ask: Ask, words: Words) -> Card:
    return Card((Text((Said(ask.text),)), words.note("notice.from", name=ask.person.name or ask.person.id)))


async def _introduction(ask: Ask, services: Services, words: Words) -> Reply:
    """Once in a channel, for all that is scheduled there by then; nothing where it was called off."""
    place, key = ask.place, ask.ids["key"]
    done = await services.store.shown.seen(place.workspace, place.channel, "introduction")
    here = [
        each
        for each in await services.store.schedules.of_team(place.workspace)
        if each.ask.place == place and each.state == "active"
    ]
    if not here or (done and key not in done):
        return Reply()
    await services.store.shown.mark(place.workspace, place.channel, "introduction", key, services.now())
    name = ask.person.name or ask.person.id
    lines = [
        words.text(
            "notice.introduction.line",
            **ours(kind=words.plain(f"schedule.kind.{each.kind}"), when=each.recurrence.describe()),
        )
        for each in here
    ]
    asks = any(each.kind in ("quiz", "plan") for each in here)
    private = (words.note("notice.introduction.quiz", name=name),) if asks else ()
    return Reply(
        Card(
            (
                words.text("notice.introduction", name=name, **ours(channel=channel_name(place))),
                *lines,
                *private,
                words.note("notice.introduction.mute"),
                Button(words.plain("notice.button.mute"), "mute", ""),
            )
        ),
        to="here",
    )


async def _news(ask: Ask, services: Services, words: Words) -> Reply:
    """What became of a schedule, for the one person it concerns."""
    schedule = await services.store.schedules.by_id(int(ask.ids["s"]))
    if schedule is None:
        return Reply()
    said = words.text(
        f"notice.{ask.verb}",
        name=ask.person.name or ask.person.id,
        **ours(number=schedule.number or 0, what=what(schedule, words)),
    )
    return Reply(Card((said, *_next_steps(ask, schedule, words))), to="here")


def _next_steps(ask: Ask, schedule: Schedule, words: Words) -> tuple[Part, ...]:
    ids = {"n": str(schedule.number)}
    if ask.verb == "unsure":
        about = {"key": ask.ids["of"]}
        return (
            Button(words.plain("schedules.button.arrived"), "schedules", "arrived", about),
            Button(words.plain("schedules.button.again"), "schedules", "again", about),
        )
    if ask.verb != "gone":
        return (Button(words.plain("schedule.button.all"), "schedules", ""),)
    return (
        Button(words.plain("schedules.button.resume"), "resume", "", ids),
        Button(words.plain("schedule.button.cancel"), "cancel", "", ids),
    )


COMMAND = Command("notice", handle, listed=False)
