from pathlib import Path

import pytest

from bot.coach import Coach, Rules, Wording
from bot.coach.choice import Choice
from bot.coach.customer.mirror import mirror
from bot.coach.english.text import fold
from bot.coach.kinder.said import Said
from bot.coach.kinder.saying import say
from bot.coach.opening.acknowledge import Line
from bot.coach.opening.opening import Told
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


def openings(coach: Coach, wording: Wording, message: str, draft: str) -> list[str]:
    """Every line that may be put before this no to a message; which of them is, the fit says."""
    told = Told(draft, fold(draft), refuses=True, stays=draft)
    choice = Choice(wording.frames, draft + message)
    line = Line(coach.read(draft, message), mirror(message, wording), told, wording, choice)
    grief = line.of_grief()
    return [*((grief.text,) if grief else ()), *(each.opening.text for each in line.candidates())]
