"""The language model's turn, after the coach's answer went out: only where a lead switched it on."""

from bot.coach import Reading, Rephrasing
from bot.message import Ask
from bot.model import Voice
from bot.services import Services

_PHRASES = 5
_NOT_FOR_A_MODEL = frozenset(("empty", "language", "decision", "care"))


async def wanted(rephrasing: Rephrasing, ask: Ask, services: Services) -> bool:
    """Whether a model may be asked for a better version of this answer."""
    if services.model is None or rephrasing.unsafe in _NOT_FOR_A_MODEL or not services.model.has_room:
        return False
    if not (rephrasing.versions or rephrasing.unsafe):
        return False
    return (await services.store.workspaces.get(ask.place.workspace)).model


async def improve(
    draft: str, context: str, beside: Rephrasing, ask: Ask, services: Services
) -> Rephrasing | None:
    """The model's version of `beside`, where it passed the guard in time."""
    if services.model is None:
        return None
    improved = await services.model.improve(
        draft,
        context,
        beside,
        person=(ask.place.workspace, ask.person.id),
        today=services.now().date(),
        voice=_voice(beside.reading, services),
    )
    services.counts.improved(improved.outcome, improved.asked, improved.answered)
    return improved.rephrasing


def _voice(reading: Reading, services: Services) -> Voice:
    """The team's rules for its words, and its own phrases for this situation."""
    situation = reading.situation.replace("_", "-")
    own = [each for each in services.content.phrases if each.id in services.team_phrases]
    near = [each.text for each in own if each.situation == situation]
    return Voice(tuple(each.rule for each in services.content.voice), tuple(near[:_PHRASES]))
