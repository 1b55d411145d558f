"""Help, and everything else: /rapport and a word"""

from dataclasses import replace

from bot.message import Ask, Button, Card, Reply, Title
from bot.services import Services
from commands import rephrase
from commands.command import Command


async def handle(ask: Ask, services: Services) -> Reply:
    """`/rapport` alone says what Rapport does; its words are routed before they get here."""
    texts = services.texts
    match ask.verb:
        case "try":
            example = texts.plain("rapport.example", ask.locale)
            return await rephrase.handle(replace(ask, command="rephrase", verb="", text=example), services)
        case "stored":
            return Reply(Card((texts.text("rapport.stored", ask.locale),)))
        case _:
            return Reply(
                Card(
                    (
                        Title(texts.plain("rapport.title", ask.locale)),
                        texts.text("rapport.hello", ask.locale),
                        Button(texts.plain("rapport.button.try", ask.locale), "rapport", "try", primary=True),
                        Button(texts.plain("rapport.button.tip", ask.locale), "tip", ""),
                        Button(texts.plain("rapport.button.quiz", ask.locale), "quiz", ""),
                        Button(texts.plain("rapport.button.help", ask.locale), "help", ""),
                        Button(texts.plain("rapport.button.stored", ask.locale), "rapport", "stored"),
                    )
                )
            )


COMMAND = Command("rapport", handle, slash=True)
