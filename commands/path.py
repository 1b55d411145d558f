"""What you have practised, and what comes next"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.content.entries import Concept, Stage
from bot.message import Ask, Button, Card, Divider, Fields, Part, Reply, Spans, Title
from bot.services import Services
from bot.texts import Words, ours
from commands import quiz
from commands.command import Command
from commands.dates import day

_COMING = 5
"""Ideas shown that come back soonest."""


async def handle(ask: Ask, services: Services) -> Reply:
    """A person's own, and shown to nobody else: how well they know an idea is not said, only when it comes back."""
    words = services.texts.words(ask.locale)
    kept = await services.store.practice.cards(ask.place.workspace, ask.person.id)
    dues = {each.concept: each.due for each in kept}
    concepts = services.content.concepts
    met = [each for each in concepts if each.id in dues]
    stages: Mapping[Stage, None] = dict.fromkeys(each.stage for each in concepts)
    parts: list[Part] = [
        Title(words.plain("path.title")),
        words.text("path.met", **ours(met=len(met), all=len(concepts))),
        Fields(tuple(_stage(each, concepts, dues, words) for each in stages)),
        Divider(),
        *await _next(ask, services, words),
    ]
    if met:
        zone, soonest = await quiz.zone_of(ask, services), sorted(met, key=lambda each: dues[each.id])
        coming = [(each.title, _when(dues[each.id], services.now(), zone, words)) for each in soonest]
        parts += [words.text("path.coming"), Fields(tuple(coming[:_COMING]))]
    return Reply(Card((*parts, Button(words.plain("rapport.button.quiz"), "quiz", ""))))


def _stage(
    stage: Stage, concepts: Sequence[Concept], dues: Mapping[str, datetime], words: Words
) -> tuple[str, Spans]:
    its = [each for each in concepts if each.stage == stage]
    met = sum(each.id in dues for each in its)
    return words.plain(f"path.stage.{stage}"), words.spans("path.of", **ours(met=met, all=len(its)))


async def _next(ask: Ask, services: Services, words: Words) -> Sequence[Part]:
    """The idea of the next question, or why it can wait."""
    item, rest = await quiz.turn(ask, services)
    if rest is not None:
        return rest.parts[:1]
    if item is None:
        return ()
    return (words.text("path.next", **ours(concept=services.content.concept(item.concept).title)),)


def _when(due: datetime, now: datetime, zone: ZoneInfo, words: Words) -> Spans:
    return words.spans("path.due") if due <= now else (day(due.astimezone(zone).date(), words),)


COMMAND = Command("path", handle)
