"""Help, and everything else: /rapport and a word"""

from dataclasses import replace

from bot.message import Ask, Button, Card, Link, Reply
from bot.services import Services
from bot.texts import Words
from commands import rephrase
from commands.command import Command
from commands.home import home, home_card


async def handle(ask: Ask, services: Services) -> Reply:
    """`/rapport` alone says what Rapport does; its words are routed before they get here."""
    texts = services.texts
    match ask.verb:
        case "try":
            example = texts.plain("rapport.example", ask.locale)
            return await rephrase.handle(replace(ask, command="rephrase", verb="", text=example), services)
        case "stored":
            return Reply(_stored(services, texts.words(ask.locale)))
        case "home" | "show":
            return await home(ask, services)
        case "greet":
            return await _greeting(ask, services)
        case "installed":
            return Reply(_first_steps(services.texts.words(ask.locale)), to="here")
        case _:
            return Reply(await home_card(ask, services))


async def _greeting(ask: Ask, services: Services) -> Reply:
    """Said once to a person, wherever they first meet us."""
    workspace, person = ask.place.workspace, ask.person.id
    if not await services.store.shown.first_time(workspace, person, "greeting", "hello", services.now()):
        return Reply()
    words = services.texts.words(ask.locale)
    return Reply(
        Card(
            (
                words.text("rapport.greeting"),
                words.note(f"rapport.greeting.{ask.place.platform}"),
                Button(words.plain("rapport.greeting.try"), "rapport", "try", primary=True),
                Button(words.plain("rapport.button.tip"), "tip", ""),
                Button(words.plain("rapport.button.stored"), "rapport", "stored"),
            )
        )
    )


def _stored(services: Services, words: Words) -> Card:
    pages = services.pages
    more = (Link(words.plain("page.link.privacy"), f"{pages}/privacy"),) if pages else ()
    return Card((words.text("rapport.stored"), *more))


def _first_steps(words: Words) -> Card:
    """For who installed it, and leads first."""
    return Card(
        (
            words.text("rapport.installed"),
            words.text("rapport.installed.steps"),
            Button(words.plain("schedules.button.setup"), "setup", "", primary=True, opens_form=True),
            Button(words.plain("rapport.installed.leads"), "leads", ""),
            Button(words.plain("rapport.button.stored"), "rapport", "stored"),
        )
    )


COMMAND = Command("rapport", handle, slash=True)
