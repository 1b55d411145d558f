"""The Home card: an agent's day, and for who leads the team's. Drawn anew when somebody opens it or it changed."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from bot.content.entries import Tip
from bot.learning.choosing import DUE_A_DAY
from bot.learning.rotation import next_of
from bot.message import Ask, Button, CannotDeliver, Card, Divider, LiveKey, More, Part, Person, Reply, Title
from bot.services import Services
from bot.store.homes import Home, home_of, homes_of_leads
from bot.store.schedule import Schedule
from bot.texts import Words, ours
from commands.authority import directory, leads_by
from commands.dates import day
from commands.schedules import attention, scheduled

_A_DAY = timedelta(days=1)
_AFTER_A_POST = timedelta(minutes=1)
"""What was due is posted by then, and what comes next is known."""
_SCHEDULES = 8
"""Shown on Home, which holds a hundred blocks at most; the rest is one press away."""


async def home(ask: Ask, services: Services) -> Reply:
    """`changed` are the names under which it is redrawn: the person's own, and for who leads the team's."""
    if ask.verb == "show" and not ask.person.id:
        ask = await _of_its_person(ask, services)
    card, known = await _drawn(ask, services)
    if known is None:
        return Reply(card, to="here", changed=(own(ask),))
    coming = [each.next_due for each in known if each.state == "active" and each.next_due]
    if coming:
        await services.store.live.wake(own(ask), min(coming) + _AFTER_A_POST)
    return Reply(card, to="here", changed=(own(ask), homes_of_leads(ask.place.workspace)))


async def home_card(ask: Ask, services: Services) -> Card:
    card, _ = await _drawn(ask, services)
    return card


def own(ask: Ask) -> LiveKey:
    return home_of(ask.place.workspace, ask.person.id)


async def _of_its_person(ask: Ask, services: Services) -> Ask:
    """The worker asks for whoever's Home it is: its place is that person's alone, and its channel their id."""
    person = ask.place.channel
    found = await directory(ask, services).people(ask.place, (person,))
    who = found[0] if found else Person(person)
    return Ask(ask.command, ask.place, who, verb=ask.verb, ids=ask.ids, locale=ask.locale)


async def _drawn(ask: Ask, services: Services) -> tuple[Card, tuple[Schedule, ...] | None]:
    """With the team's schedules for who leads, None for everybody else."""
    words, now = services.texts.words(ask.locale), services.now()
    state = await services.store.homes.get(ask.place.workspace, ask.person.id, now - _A_DAY)
    zone = ZoneInfo(state.settings.zone or ask.person.zone or "UTC")
    today = now.astimezone(zone).date()
    midnight = datetime.combine(today, time.min, tzinfo=zone)
    away = state.settings.away_until
    tip = await _tip_of_today(state, midnight, ask, services)
    parts = _agents_day(
        tip and (tip.title, tip.body, tip.when_not),
        _practice(state, midnight, now),
        away if away is not None and away > today else None,
        words,
    )
    if not await _leads(state, ask, services):
        return Card(parts), None
    known = tuple(await services.store.schedules.of_team(ask.place.workspace))
    return Card((*parts, *await _team(known, ask, services, words))), known


async def _leads(state: Home, ask: Ask, services: Services) -> bool:
    """Where the platform doesn't say who leads just now, the agent's day is shown all the same."""
    try:
        return await leads_by(state.team.leads, ask, services)
    except CannotDeliver:
        return False


# --- the agent's day -----------------------------------------------------------------------------------


async def _tip_of_today(state: Home, midnight: datetime, ask: Ask, services: Services) -> Tip | None:
    """The one they were shown first today; else the one whose turn it is, which counts as shown."""
    workspace, person = ask.place.workspace, ask.person.id
    every = services.content.tip_ids
    today = [(at, tip) for tip, at in state.tips.items() if at >= midnight and tip not in state.refused]
    if shown := [each for each in today if each[1] in every]:
        return services.content.tip(min(shown)[1])
    wanted = [each for each in every if each not in state.refused]
    turn = next_of(wanted, state.tips, f"{workspace}/{person}")
    if turn is None:
        return None
    await services.store.shown.mark(workspace, person, "tip", turn, services.now())
    return services.content.tip(turn)


def _practice(state: Home, midnight: datetime, now: datetime) -> str:
    """Which of our texts says how many questions are due today; where none is, that there is no hurry."""
    left = max(0, DUE_A_DAY - sum(at >= midnight for at in state.answered))
    due = min(left, sum(at <= now for at in state.due))
    if not state.due:
        return "home.practice.first"
    if not left:
        return "home.practice.done"
    return ("home.practice.none", "home.practice.one", "home.practice.two")[due]


@lru_cache(maxsize=1024)
def _agents_day(
    tip: tuple[str, str, str] | None, practice: str, away: date | None, words: Words
) -> tuple[Part, ...]:
    """`tip`: its title, body, and when not to use it; `practice` the key of a text. Many have the same day: it
    holds nobody's own words."""
    note = () if away is None else (words.note("home.away", **ours(until=day(away, words))),)
    settings = Button(words.plain("home.button.settings"), "settings", "", opens_form=True)
    return (
        Title(words.plain("rapport.title")),
        *note,
        words.text("rapport.hello"),
        Button(words.plain("home.button.rephrase"), "rephrase", "form", primary=True, opens_form=True),
        Button(words.plain("home.button.side"), "side", "", opens_form=True),
        Button(words.plain("rapport.button.try"), "rapport", "try"),
        Divider(),
        *_advice(tip, words),
        Divider(),
        words.text(practice),
        Button(words.plain("rapport.button.quiz"), "quiz", ""),
        Button(words.plain("rapport.button.stored"), "rapport", "stored"),
        More(
            words.plain("home.button.more"),
            (Button(words.plain("rapport.button.help"), "help", ""), settings),
        ),
    )


def _advice(tip: tuple[str, str, str] | None, words: Words) -> tuple[Part, ...]:
    if tip is None:
        return (words.text("tip.none_left"),)
    title, body, when_not = tip
    return (
        words.text("home.tip", **ours(title=title, body=body)),
        words.note("tip.when_not", **ours(when_not=when_not)),
        Button(words.plain("home.button.tip"), "tip", ""),
    )


# --- the lead's day ------------------------------------------------------------------------------------


async def _team(known: Sequence[Schedule], ask: Ask, services: Services, words: Words) -> tuple[Part, ...]:
    waiting = await attention(known, ask, services, words)
    head = Title(words.plain("home.attention")) if waiting else None
    return (
        *((Divider(), head) if head else ()),
        *waiting,
        Divider(),
        *await scheduled(known, services, words, most=_SCHEDULES),
    )
