from pathlib import Path

import pytest

from bot.coach import Coach, Rules, Wording
from bot.coach.choice import Choice
from bot.coach.kinder.said import Said
from bot.coach.kinder.saying import say
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


def said_anew(sentence: str, wording: Wording, *, salt: str = "", marked: bool = True) -> Said:
    """One sentence of a cold draft; `salt` picks among the ways to say it."""
    made = say(sentence, (), wording, Choice(wording.frames, salt), marked=marked, pity=False)
    assert made is not None
    return made
