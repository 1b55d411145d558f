"""The twelve posts of a plan, in their order: each week a tip, its question, and five minutes of talk."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from bot.content import Content
from bot.content.entries import Plan, Week
from bot.message import Ask, Refusal
from bot.services import Services
from bot.texts import Words

RHYTHM = "every Monday, Wednesday and Friday"
"""When its steps come, in the words a schedule is read from."""
_USUAL = "at 9:30"


_Kind = Literal["tip", "quiz", "talk"]
_KINDS: tuple[_Kind, ...] = ("tip", "quiz", "talk")


@dataclass(frozen=True, slots=True)
class Step:
    """`number` counts from 1 within the plan, `week` within its weeks."""

    number: int
    week: int
    kind: _Kind
    of: Week


def phrase_of(when: str) -> str:
    """The words for when its steps come: days of the lead's own, else the plan's; half past nine unsaid."""
    words = when.strip()
    if any(word.strip(",.").lower() in _DAY_WORDS for word in words.split()):
        return words
    return f"{RHYTHM} {words or _USUAL}"


_DAY_WORDS = frozenset(
    f"{name}{plural}"
    for full in ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    for name in (full, full[:3])
    for plural in ("", "s")
) | {"every", "daily", "weekday", "weekdays", "workday", "workdays", "cron", "tomorrow", "today"}


def steps(plan: Plan) -> tuple[Step, ...]:
    found: list[Step] = []
    for week, of in enumerate(plan.weeks, start=1):
        found += [Step(len(found) + n, week, kind, of) for n, kind in enumerate(_KINDS, start=1)]
    return tuple(found)


async def left(ask: Ask, schedule_id: int, services: Services) -> tuple[Step, ...]:
    """What `ask`, a schedule's, has still to post. A post that is tried again is still to be posted.

    Raises Refusal for a plan that has since left the packs.
    """
    plan = plan_of(ask, services.content)
    seen = await services.store.shown.seen(ask.place.workspace, ask.place.channel, _kind(schedule_id))
    return tuple(each for each in steps(plan) if not _before(seen.get(_item(plan, each)), ask.due))


async def mark(step: Step, ask: Ask, schedule_id: int, services: Services) -> None:
    item = _item(plan_of(ask, services.content), step)
    place, at = ask.place, ask.due or services.now()
    await services.store.shown.mark(place.workspace, place.channel, _kind(schedule_id), item, at)


def plan_of(ask: Ask, content: Content) -> Plan:
    try:
        return content.plan(ask.ids["plan"])
    except KeyError as gone:
        raise Refusal("plans.gone") from gone


def title_of(step: Step, content: Content, words: Words) -> str:
    """ "Tip: Where to put the no", as a dry run lists it."""
    match step.kind:
        case "tip":
            return words.plain("plans.step.tip", title=content.tip(step.of.tip).title)
        case "quiz":
            concept = content.concept(content.quiz(step.of.quiz).concept)
            return words.plain("plans.step.quiz", title=concept.title)
        case "talk":
            return words.plain("plans.step.talk", title=step.of.title)


def _kind(schedule_id: int) -> str:
    return f"plan {schedule_id}"


def _item(plan: Plan, step: Step) -> str:
    return f"{plan.id}/{step.number}"


def _before(at: datetime | None, due: datetime | None) -> bool:
    return at is not None and (due is None or at < due)
