"""A working day after the other for one process: people type, press and answer, the clock posts, and what it holds is read."""

import asyncio
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from json import loads
from pathlib import Path
from random import Random
from time import monotonic
from typing import NamedTuple

import psutil

from bench.drafts import draft
from bench.load import cpu_of
from tests.acceptance.product import Running, serving
from tests.standins.slack import Channel, Message, Person, Reaction, SlackStandin

LOOKS = 40
"""Readings in a run, whatever its length."""
MEMORY = 10 * 2**20
"""Bytes by which a quarter may pass the one before: what the allocator keeps of a busy moment, no leak of an hour."""
HANDLES = 5
DEARER = 1.5
_DRAWN = "hash_conflict"
"""Slack tells that another one drew Home meanwhile, which was then the newer."""
_KEPT = 500
"""Messages that the stand-in remembers, so that it is not what grows."""


@dataclass(frozen=True)
class Soak:
    """Gestures come `a_second`, from each of `people` in turn; the clock posts a tip or a quiz each minute."""

    minutes: float
    a_second: float = 10.0
    people: int = 20
    seed: int = 1


class Look(NamedTuple):
    """What the process held at a moment: bytes, open handles; and CPU seconds that a gesture took since the last."""

    memory: int
    handles: int
    cpu: float


@dataclass
class Found:
    """`unanswered`: gestures that Slack showed an error for, or that nothing came of, by what was done."""

    done: int = 0
    posts: int = 0
    unanswered: Counter[str] = field(default_factory=Counter[str])
    refused: list[str] = field(default_factory=list[str])
    errors: list[str] = field(default_factory=list[str])
    looks: list[Look] = field(default_factory=list[Look])

    @property
    def faults(self) -> list[str]:
        """Why it did not hold, in words; empty where it did."""
        told = [f"{count} times no answer to {what}" for what, count in self.unanswered.items()]
        told += [f"Slack refused {each}" for each in sorted(set(self.refused))]
        told += [f"logged as an error: {each}" for each in sorted(set(self.errors))]
        return told + grown(self.looks)


def grown(looks: Sequence[Look]) -> list[str]:
    """What the last quarter holds more than the second: the first is for warming up."""
    quarter = len(looks) // 4
    if not quarter:
        return []
    before, after = looks[quarter : 2 * quarter], looks[-quarter:]
    told: list[str] = []
    more = max(each.memory for each in after) - max(each.memory for each in before)
    if more > MEMORY:
        told.append(f"memory grew by {more / 2**20:.0f} MB")
    more = max(each.handles for each in after) - max(each.handles for each in before)
    if more > HANDLES:
        told.append(f"{more} more open handles")
    times = sum(each.cpu for each in after) / sum(each.cpu for each in before)
    if times > DEARER:
        told.append(f"a gesture costs {times:.1f} times as much CPU")
    return told


async def run(home: Path, soak: Soak, **settings: str) -> Found:
    found = Found()
    async with SlackStandin() as slack:
        outside = {
            "SLACK_SIGNING_SECRET": slack.signing_secret,
            "SLACK_BOT_TOKEN": slack.token,
            "SLACK_API_URL": slack.api_url,
        }
        async with serving(home, **outside, **settings) as running:
            slack.product_url = f"{running.url}/slack/events"
            team = _Team(slack, soak, found)
            await team.schedules(datetime.now(UTC))
            await _day(team, running, soak, found)
            assert await running.stop() == 0
            found.posts = len(team.posted)
            found.refused += [
                f"{each.method}: {each.refused}" for each in slack.refused if each.refused != _DRAWN
            ]
            lines = map(loads, running.log.read_text(encoding="utf-8").splitlines())
            found.errors += [line["event"] for line in lines if line.get("level") in ("error", "critical")]
    return found


async def _day(team: "_Team", running: Running, soak: Soak, found: Found) -> None:
    process = psutil.Process(running.process.pid)
    began, total = monotonic(), int(soak.minutes * 60 * soak.a_second)
    spent, since = cpu_of(process), 0
    async with asyncio.TaskGroup() as gestures:
        for number in range(total):
            await asyncio.sleep(max(0.0, began + number / soak.a_second - monotonic()))
            gestures.create_task(team.gesture(number))
            if (number + 1) % max(1, total // LOOKS) == 0:
                now = cpu_of(process)
                each = (now - spent) / (number + 1 - since)
                found.looks.append(Look(process.memory_info().rss, process.num_fds(), each))
                spent, since = now, number + 1
                team.forget()


def _answer_of(seen: Reaction) -> Message:
    """To this gesture, whatever else came meanwhile."""
    assert seen.answers, f"no answer (status {seen.status}, error {seen.error})"
    return seen.answers[-1]


class _Team:
    """People of one workspace, each in the channel of their trade, and what they do all day."""

    def __init__(self, slack: SlackStandin, soak: Soak, found: Found) -> None:
        self._slack, self._soak, self._found = slack, soak, found
        self._chance = Random(soak.seed)
        self._lead = slack.person("lead", owner=True, tz="UTC")
        self._people = [slack.person(f"agent{n}") for n in range(soak.people)]
        self._rooms = [slack.channel(name, [self._lead, *self._people]) for name in ("returns", "billing")]
        self.posted: set[str] = set()

    async def schedules(self, now: datetime) -> None:
        """One for each minute of the run, tips and quizzes in turn, each in the next room."""
        for minute in range(1, int(self._soak.minutes) + 1):
            at = now + timedelta(minutes=minute)
            what, room = ("tip", "quiz")[minute % 2], self._rooms[minute // 2 % 2]
            typed = f"schedule {what} in #{room.name} every day at {at:%H:%M} UTC"
            dry = _answer_of(await self._slack.command("/rapport", typed, user=self._lead, channel=room))
            started = await self._slack.press(dry, "Start", user=self._lead)
            await started.until(lambda seen: seen.messages and "Started" in seen.messages[-1].words)

    async def gesture(self, number: int) -> None:
        person = self._people[number % len(self._people)]
        what = self._chance.choice(
            (self._rephrase, self._rephrase, self._press, self._read, self._home, self._answer)
        )
        try:
            await what(person, self._chance.choice(self._rooms))
        except (AssertionError, LookupError, TimeoutError) as error:
            self._found.unanswered[f"{what.__name__.strip('_')} ({str(error)[:80]})"] += 1
        self._found.done += 1

    def forget(self) -> None:
        """What nobody looks at any more."""
        messages = self._slack.world.messages
        self.posted |= {each.ts for each in messages if each.via == "chat.postMessage" and not each.private}
        del messages[:-_KEPT]

    async def _rephrase(self, person: Person, room: Channel) -> None:
        seen = await self._slack.command(
            "/rephrase", draft(self._chance.randint(40, 600), self._chance), user=person, channel=room
        )
        assert _answer_of(seen).words

    async def _press(self, person: Person, room: Channel) -> None:
        seen = await self._slack.command(
            "/rephrase", "No, there's nothing I can do.", user=person, channel=room
        )
        pressed = await self._slack.press(_answer_of(seen), "Another", user=person)
        assert await pressed.until(lambda seen: seen.messages)

    async def _read(self, person: Person, room: Channel) -> None:
        typed = self._chance.choice(
            ("/tip", "/rapport chart", "/rapport phrases late order", "/rapport help", "/rapport nonsense")
        )
        name, _, words = typed.partition(" ")
        assert _answer_of(await self._slack.command(name, words, user=person, channel=room)).words

    async def _home(self, person: Person, _room: Channel) -> None:
        await self._slack.open_home(person)

    async def _answer(self, person: Person, room: Channel) -> None:
        seen = await self._slack.command("/quiz", user=person, channel=room)
        answers = [each for each in _answer_of(seen).labels if each.startswith(("A", "B", "C"))]
        assert answers, _answer_of(seen).labels
        pressed = await self._slack.press(_answer_of(seen), self._chance.choice(answers), user=person)
        assert await pressed.until(lambda seen: seen.messages)
