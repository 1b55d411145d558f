from pathlib import Path

import pytest

from bot.coach import Coach, Rules, Wording
from bot.content.rules import load_rules, load_wording

CONTENT = Path(__file__).parents[3] / "content" / "en"


@pytest.fixture(scope="session")
def rules() -> Rules:
    return load_rules(CONTENT / "rules")


@pytest.fixture(scope="session")
def wording() -> Wording:
    return load_wording(CONTENT / "wording")


@pytest.fixture(scope="session")
def coach(rules: Rules, wording: Wording) -> Coach:
    return Coach(rules, wording)
