"""A model on this machine, and our improver before it: the real client, the real coach, the real prompt."""

from collections.abc import AsyncGenerator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest

from bot import content
from bot.coach import Coach
from bot.content.rules import load_rules, load_wording
from bot.model import Improved, Improver, Voice
from bot.model.build import improver
from bot.model.client import OpenAIClient
from bot.settings import Settings
from bot.texts import load_texts
from tests.standins.openai import KEY, MODEL, Model, serving

CONTENT = Path(__file__).resolve().parents[3] / "content"


@dataclass
class Clock:
    now: float = 1000.0


@dataclass
class Desk:
    """Where a draft is answered: first by the coach, then by the model."""

    model: Model
    improver: Improver
    coach: Coach
    clock: Clock

    async def improve(
        self, draft: str, theirs: str = "", *, person: str = "ana", voice: Voice | None = None
    ) -> Improved:
        beside = self.coach.rephrase(draft, context=theirs)
        return await self.improver.improve(
            draft,
            theirs,
            beside,
            person=("acme", person),
            today=date(2027, 3, 2),
            voice=voice or Voice(),
        )


@pytest.fixture(scope="session")
def coach() -> Coach:
    return Coach(load_rules(CONTENT / "en" / "rules"), load_wording(CONTENT / "en" / "wording"))


@pytest.fixture(scope="session")
def packs() -> content.Content:
    return content.load([CONTENT])


@pytest.fixture
async def desk(coach: Coach, packs: content.Content) -> AsyncGenerator[Desk]:
    clock = Clock()
    async with serving() as model, OpenAIClient(model=MODEL, key=KEY, url=model.url) as client:
        settings = Settings(_env_file=None, RAPPORT_MODEL=MODEL, OPENAI_BASE_URL=model.url)
        made = improver(settings, client, packs, load_texts([CONTENT]), coach)
        yield Desk(model, replace(made, clock=lambda: clock.now), coach, clock)
