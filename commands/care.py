"""A note about your drafts, for you alone

Off until a lead switches it on for the workspace, and until the person says yes; at most one a day.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

from bot.coach import Reading
from bot.content.entries import CareCard, CareTrigger
from bot.message import Ask, Button, Card, Refusal, Reply, Title
from bot.services import Services
from bot.texts import Words, ours
from commands.command import Command


def drafted(reading: Reading, ask: Ask, services: Services) -> Ask | None:
    """Counts a draft; what to ask next where a note is due."""
    person = (ask.place.workspace, ask.person.id)
    services.care.anew(person, _today(ask, services))
    return _seen(list(_triggers(reading)), ask, services)


def another(ask: Ask, services: Services) -> Ask | None:
    """Counts one more version of the same answer."""
    return _seen(["many_versions"], ask, services)


def _triggers(reading: Reading) -> Iterator[CareTrigger]:
    yield "many_drafts"
    if reading.register == "apathy":
        yield "cold_drafts"
    if reading.stance == "refuse":
        yield "repeated_no"
    if reading.customer.care == "abuse":
        yield "abuse"
    if reading.customer.care == "grief":
        yield "grief"


def _seen(triggers: list[CareTrigger], ask: Ask, services: Services) -> Ask | None:
    person = (ask.place.workspace, ask.person.id)
    due = services.care.saw(person, triggers, services.content.care, _today(ask, services))
    if due is None:
        return None
    return replace(ask, command="care", verb="note", text="", values={}, message="", ids={"care": due.id})


async def handle(ask: Ask, services: Services) -> Reply:
    words = services.texts.words(ask.locale)
    people = services.store.people
    settings = await people.get(ask.place.workspace, ask.person.id)
    card = next((each for each in services.content.care if each.id == ask.ids.get("care")), None)
    match ask.verb:
        case "yes" if card is not None:
            await people.put(ask.place.workspace, ask.person.id, replace(settings, care=True))
            return Reply(_note(card, words), replaces=True)
        case "never":
            await people.put(ask.place.workspace, ask.person.id, replace(settings, care=False))
            return Reply(Card((words.text("care.never"),)), replaces=True)
        case "thanks" | "not_today":
            return Reply(Card((words.text(f"care.{ask.verb}"),)), replaces=True)
        case "note" if card is not None:
            workspace = await services.store.workspaces.get(ask.place.workspace)
            if not workspace.care or settings.care is False:
                return Reply()
            services.care.told((ask.place.workspace, ask.person.id), _today(ask, services))
            return Reply(_may_i(card, words) if settings.care is None else _note(card, words))
        case _:
            raise Refusal("care.gone")


def _may_i(card: CareCard, words: Words) -> Card:
    ids = {"care": card.id}
    return Card(
        (
            Title(words.plain("care.may_i.title")),
            words.text("care.may_i"),
            Button(words.plain("care.button.yes"), "care", "yes", ids, primary=True),
            Button(words.plain("care.button.never"), "care", "never"),
        )
    )


def _note(card: CareCard, words: Words) -> Card:
    return Card(
        (
            Title(card.title),
            words.text("care.body", **ours(body=card.body)),
            Button(words.plain("care.button.thanks"), "care", "thanks"),
            Button(words.plain("care.button.not_today"), "care", "not_today"),
            Button(words.plain("care.button.never"), "care", "never"),
        )
    )


def _today(ask: Ask, services: Services) -> date:
    """The person's own day where their zone is known."""
    now = services.now()
    return now.astimezone(ZoneInfo(ask.person.zone)).date() if ask.person.zone else now.date()


COMMAND = Command("care", handle, listed=False)
