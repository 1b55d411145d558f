"""A person who types, presses and fills forms; a real SQLite store; the real packs; a clock to turn."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from adapters.playground.directory import PlaygroundDirectory
from bot import content
from bot.coach import Coach
from bot.content import Content
from bot.content.rules import load_rules, load_wording
from bot.message import (
    Ask,
    Button,
    Card,
    Chart,
    Choices,
    Fields,
    Form,
    Input,
    More,
    Note,
    Part,
    Person,
    Place,
    Quote,
    Reply,
    Sendable,
    Text,
    Title,
    plain,
)
from bot.openings import Openings
from bot.services import Services
from bot.store import Store
from bot.store.claims import Claim, Sent
from bot.texts import Texts, load_texts
from commands import answer
from tests.commands.stories import PACK

CONTENT = Path(__file__).resolve().parent.parent.parent / "content"


@dataclass
class Clock:
    now: datetime

    def pass_by(self, **time: float) -> None:
        self.now += timedelta(**time)


@dataclass(frozen=True)
class Chat:
    """One person's private chat with Rapport."""

    services: Services
    person: Person
    place: Place

    def of(self, person: str) -> "Chat":
        return replace(self, person=Person(person), place=replace(self.place, channel=f"dm-{person}"))

    async def say(self, typed: str) -> Reply:
        command, _, text = typed.removeprefix("/").partition(" ")
        return await answer(Ask(command, self.place, self.person, text=text), self.services)

    def at(self, place: Place) -> "Chat":
        return replace(self, place=place)

    async def clock_asks(self, command: str, key: str, **ids: str) -> Reply:
        """As the worker asks when a post is due."""
        now = self.services.now()
        ask = Ask(command, self.place, self.person, ids={**ids, "key": key}, due=now)
        return await answer(ask, self.services)

    async def redrawn(self, reply: Reply) -> Reply:
        """What the worker makes of a posted thing that is out of date."""
        return await replace(self, person=Person("")).looks(reply)

    async def looks(self, reply: Reply) -> Reply:
        """This person's own view of a posted thing."""
        key = reply.changed[0]
        ask = Ask(key.command, self.place, self.person, verb="show", ids={"id": key.id})
        return await answer(ask, self.services)

    async def press(self, reply: Reply, label: str) -> Reply:
        button = buttons(reply)[label]
        return await answer(
            Ask(button.command, self.place, self.person, verb=button.verb, ids=button.ids), self.services
        )

    async def fill(self, reply: Reply, **values: str) -> Reply:
        """Submits the form of `reply`; fields left out keep what they hold."""
        form = reply.card
        assert isinstance(form, Form), form
        held = {part.name: part.value for part in form.parts if isinstance(part, Input | Choices)}
        return await answer(
            Ask(
                form.command, self.place, self.person, verb=form.verb, ids=form.ids, values={**held, **values}
            ),
            self.services,
        )


def buttons(reply: Reply) -> dict[str, Button]:
    """Everything that can be pressed, by label; a sendable block's own button too."""
    found: dict[str, Button] = {}
    for part in _parts(reply):
        match part:
            case Button(label):
                found[label] = part
            case More(_, hidden):
                found |= {each.label: each for each in hidden}
            case Sendable(_, show):
                found[show.label] = show
            case _:
                pass
    return found


def visible(reply: Reply) -> int:
    """How many buttons stand on the card, an overflow menu counted as one."""
    return sum(isinstance(part, Button | More | Sendable) for part in _parts(reply))


def read(reply: Reply) -> str:
    """The card or form as a person reads it, one part a line, without its buttons."""
    return "\n".join(line for part in _parts(reply) for line in _lines(part))


def sendable(reply: Reply) -> list[str]:
    return [part.text for part in _parts(reply) if isinstance(part, Sendable)]


def _parts(reply: Reply) -> tuple[Part, ...]:
    assert isinstance(reply.card, Card | Form), reply.card
    return reply.card.parts


def _lines(part: Part) -> Iterator[str]:
    match part:
        case Title(text) | Quote(text) | Sendable(text):
            yield text
        case Text(spans) | Note(spans):
            yield plain(spans)
        case Fields(rows):
            yield from (f"{label}: {plain(spans)}" for label, spans in rows)
        case Input(label=label) | Choices(label=label):
            yield label
        case Chart(title, _, alt):
            yield f"{title}: {alt}"
        case _:
            pass


async def due(store: Store, clock: Clock) -> list[Claim]:
    """What the worker would post by now."""
    await store.planner.plan(clock.now)
    return list(await store.outbox.claim(clock.now, 100))


async def posted(chat: Chat, claim: Claim) -> str:
    """What the worker posts, and that it is there now."""
    reply = await answer(claim.ask, chat.services)
    assert reply.to == "here"
    await chat.services.store.outbox.finish(claim, Sent("1"), chat.services.now())
    return read(reply)


async def introduced(lead: Chat, store: Store, clock: Clock) -> None:
    """The channel has been told what was just started there."""
    [introduction] = await due(store, clock)
    assert introduction.ask.verb == "introduction"
    await posted(lead, introduction)


@pytest.fixture(scope="session")
def packs() -> Content:
    return content.load([CONTENT])


@pytest.fixture(scope="session")
def texts() -> Texts:
    return load_texts([CONTENT])


@pytest.fixture(scope="session")
def coach() -> Coach:
    return Coach(load_rules(CONTENT / "en" / "rules"), load_wording(CONTENT / "en" / "wording"))


@pytest.fixture
def clock(now: datetime) -> Clock:
    return Clock(now)


@pytest.fixture
def database_url(tmp_path: Path, template_file: Path) -> str:
    """A command speaks to the store's methods, and those are tested on both databases: here SQLite will do."""
    path = tmp_path / "rapport.db"
    shutil.copyfile(template_file, path)
    return f"sqlite:///{path}"


@pytest.fixture
def chat(store: Store, packs: Content, texts: Texts, coach: Coach, clock: Clock) -> Chat:
    services = Services(
        store=store,
        content=packs,
        texts=texts,
        coach=coach,
        openings=Openings(),
        now=lambda: clock.now,
        contact="Kim",
        directories={"playground": PlaygroundDirectory(texts)},
    )
    return Chat(services, Person("ana", "Ana"), Place("playground", "acme", "dm-ana"))


@pytest.fixture
def quiz(chat: Chat, tmp_path: Path) -> Chat:
    """A chat whose only concept is told in four stories."""
    folder = tmp_path / "pack"
    folder.mkdir()
    (folder / "pack.yaml").write_text(PACK, encoding="utf-8")
    return replace(chat, services=replace(chat.services, content=content.load([folder])))


# --- schedules -----------------------------------------------------------------------------------------


@pytest.fixture
def lead(chat: Chat) -> Chat:
    """Kim, who leads, in Berlin, in her chat with Rapport. It is Tuesday, 10:00 there."""
    return replace(
        chat,
        person=Person("lead", "Kim", zone="Europe/Berlin"),
        place=Place("playground", "playground", "dm-lead"),
    )


@pytest.fixture
def agent(lead: Chat) -> Chat:
    return replace(
        lead,
        person=Person("agent", "Alex", zone="Europe/Berlin"),
        place=Place("playground", "playground", "dm-agent"),
    )
