"""What a language model takes from the first answers: `/rephrase` with none, and with one that answers each draft."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from time import perf_counter

from bench.drafts import draft
from bot import content
from bot.coach import Coach
from bot.content.rules import load_rules, load_wording
from bot.message import Ask, Person, Place
from bot.model.build import improver
from bot.model.client import OpenAIClient
from bot.openings import Openings
from bot.services import Services
from bot.settings import Settings
from bot.store import Store
from bot.store.migrate import migrate
from bot.store.workspaces import WorkspaceSettings
from bot.texts import load_texts
from commands import answer
from tests.acceptance.product import ROOT
from tests.chaos.post_office import SECRET_KEY, now
from tests.standins.openai import KEY, MODEL, serving

_ROUNDS, _SECONDS, _AT_ONCE = 3, 5.0, 8
_ANSWERS_AFTER = 0.8
"""Seconds; a quick hosted model."""


@dataclass(frozen=True, slots=True)
class FirstAnswers:
    """A second, without and with a model; `turns`: drafts that the model had."""

    without: float
    with_model: float
    turns: int


async def first_answers(home: Path) -> FirstAnswers:
    """In turns, so that what else the machine does falls on both."""
    url = f"sqlite:///{home / 'model.db'}"
    await migrate(url)
    async with await Store.open(url, SECRET_KEY) as store, _services(store) as services:
        rates: dict[bool, list[float]] = {False: [], True: []}
        for n in range(_ROUNDS * 2):
            on = bool(n % 2)
            await store.workspaces.put("bench", WorkspaceSettings(model=on))
            rates[on].append(await _round(services, Random(n)))
        turns = sum(services.counts.improvements.values()) - services.counts.improvements["busy"]
    return FirstAnswers(_mean(rates[False]), _mean(rates[True]), turns)


@asynccontextmanager
async def _services(store: Store) -> AsyncGenerator[Services]:
    folder = ROOT / "content"
    coach = Coach(load_rules(folder / "en" / "rules"), load_wording(folder / "en" / "wording"))
    packs, texts = content.load([folder]), load_texts([folder])
    services = Services(store, packs, texts, coach, Openings(), now)
    async with serving() as model:
        model.waits = _ANSWERS_AFTER
        model.writes = lambda messages: messages[-1]["content"]
        settings = Settings(_env_file=None, RAPPORT_MODEL=MODEL, OPENAI_BASE_URL=model.url)
        async with OpenAIClient(model=MODEL, key=KEY, url=model.url) as client:
            yield replace(services, model=improver(settings, client, packs, texts, coach))


async def _round(services: Services, chance: Random) -> float:
    """First answers a second."""
    further: set[asyncio.Task[object]] = set()
    done, began = 0, perf_counter()

    async def person(name: str) -> None:
        nonlocal done
        place = Place("playground", "bench", name)
        while perf_counter() - began < _SECONDS:
            reply = await answer(Ask("rephrase", place, Person(name), text=draft(200, chance)), services)
            done += 1
            if reply.then is not None:
                task = asyncio.create_task(answer(reply.then, services))
                further.add(task)
                task.add_done_callback(further.discard)

    await asyncio.gather(*(person(f"p{n}") for n in range(_AT_ONCE)))
    rate = done / (perf_counter() - began)
    await asyncio.gather(*further)
    return rate


def _mean(rates: list[float]) -> float:
    return sum(rates) / len(rates)
