"""How your team's questions went, and what became of every post

Totals alone, from five answers on: never a draft, a name, or one person's answers.
"""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.learning.report import Question, learning
from bot.message import Ask, Card, Refusal, Reply
from bot.services import Services
from bot.store.reports import Closed
from commands import report_cards as cards
from commands.authority import directory, leads_only
from commands.command import Command
from commands.quiz_cards import letter_of
from commands.whereabouts import zone_of

_PERIOD = re.compile(r"(?:last\s+)?(?P<count>\d{1,3})?\s*(?P<unit>d|w|m)[a-z]*", re.IGNORECASE)
_DAYS = {"d": 1, "w": 7, "m": 30}
_USUAL, _LONGEST = 30, 365
_ROOMS = 5
"""Channels whose readers are counted; each is a question to the platform."""


@dataclass(frozen=True, slots=True)
class Wanted:
    days: int
    csv: bool


async def handle(ask: Ask, services: Services) -> Reply:
    """`report`, `report 4 weeks`, `report 30d csv`."""
    await leads_only(ask, services)
    wanted = _wanted(ask)
    until = services.now()
    since = until - timedelta(days=wanted.days)
    if wanted.csv or ask.verb == "csv":
        return Reply(await _files(wanted.days, since, until, ask, services))
    words = services.texts.words(ask.locale)
    found = learning(
        await _questions(since, until, ask, services),
        await _questions(since - timedelta(days=wanted.days), since, ask, services),
    )
    if ask.verb == "table":
        return Reply(cards.table_card(found, wanted.days, services.content, words))
    outcomes = await services.store.reports.outcomes(ask.place.workspace, since, until)
    if not found.asked and not outcomes:
        return Reply(Card((words.text("report.nothing", days=wanted.days),)))
    zone = await zone_of(ask, services) or "UTC"
    period = cards.Period(since, until, zone, wanted.days)
    readers = await _readers(ask, services)
    return Reply(cards.report_card(found, outcomes, readers, period, content=services.content, words=words))


def _wanted(ask: Ask) -> Wanted:
    """Raises Refusal with how to say it."""
    said = ask.ids.get("days", "") + "d" if ask.verb else ask.text
    rest = re.sub(r"\bcsv\b", " ", said, flags=re.IGNORECASE).strip()
    csv = rest != said.strip()
    if not rest:
        return Wanted(_USUAL, csv)
    found = _PERIOD.fullmatch(rest)
    days = int(found["count"] or 1) * _DAYS[found["unit"].lower()] if found else 0
    if not 0 < days <= _LONGEST:
        raise Refusal("report.words", said=said)
    return Wanted(days, csv)


async def _questions(since: datetime, until: datetime, ask: Ask, services: Services) -> tuple[Question, ...]:
    closed = await services.store.reports.questions(ask.place.workspace, since, until)
    return tuple(_question(each, services) for each in closed)


def _question(each: Closed, services: Services) -> Question:
    """One that has left the packs says how many answered, and no more: what was right in it is not known."""
    answers = sum(each.counts.values())
    try:
        right = letter_of(services.content.quiz(each.item).right)
    except KeyError:
        return Question(each.concept, answers, 0, again=True)
    return Question(each.concept, answers, each.counts.get(right, 0), again=each.again)


async def _readers(ask: Ask, services: Services) -> int:
    """How many people the team's schedules reach now; 0 where the platform does not say."""
    known = await services.store.schedules.of_team(ask.place.workspace)
    places = list(dict.fromkeys(each.ask.place for each in known if each.kind == "quiz"))
    rooms = [await directory(ask, services).room(place) for place in places[:_ROOMS]]
    return len({person.id for room in rooms if room for person in room.people})


async def _files(days: int, since: datetime, until: datetime, ask: Ask, services: Services) -> Card:
    posts = await services.store.reports.posts(ask.place.workspace, since, until)
    people = sorted({each.person for each in posts if each.person})
    found = await directory(ask, services).people(ask.place, people)
    named = {each.id: each.name for each in found}
    closed = learning(await _questions(since, until, ask, services), ())
    words = services.texts.words(ask.locale)
    return cards.files_card(posts, named, closed, days, content=services.content, words=words)


COMMAND = Command("report", handle, audience="leads")
