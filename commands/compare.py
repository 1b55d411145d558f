"""Empathy, sympathy and apathy side by side"""

from bot.message import Ask, Button, Card, Divider, Part, Quote, Reply, Text, Title
from bot.services import Services
from bot.texts import Words, ours
from commands.command import Command


async def handle(ask: Ask, services: Services) -> Reply:
    words = services.texts.words(ask.locale)
    if ask.verb == "benefits":
        return Reply(_benefits(services, words))
    return Reply(_chart(services, words))


def _chart(services: Services, words: Words) -> Card:
    """One request, and how each of the registers answers it."""
    parts: list[Part] = [Title(words.plain("compare.title"))]
    for row in services.content.chart:
        name = words.plain(f"register.{row.register_}")
        parts += [
            Text((f"**{name}.** {row.definition}",)),
            Quote(row.line),
            words.note("compare.what_it_does", **ours(explanation=row.explanation, next_step=row.next_step)),
            Divider(),
        ]
    return Card(
        (
            *parts[:-1],
            Button(words.plain("compare.button.questions"), "questions", ""),
            Button(words.plain("compare.button.phrases"), "phrases", ""),
            Button(words.plain("compare.button.benefits"), "compare", "benefits"),
        )
    )


def _benefits(services: Services, words: Words) -> Card:
    parts: list[Part] = [Title(words.plain("compare.benefits.title"))]
    for each in services.content.benefits:
        parts.append(words.text("compare.benefit", **ours(title=each.title, body=each.body)))
        parts.append(words.note("compare.benefit.example", **ours(example=each.example)))
    return Card((*parts, Button(words.plain("compare.button.chart"), "compare", "")))


COMMAND = Command("compare", handle)
