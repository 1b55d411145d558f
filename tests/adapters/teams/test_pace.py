"""As often as Teams allows, and no more: the stand-in refuses whatever is over its limits."""

import asyncio
from collections.abc import Sequence

import pytest

from adapters.teams.pace import CONVERSATION, Windows
from adapters.web import Doors, listening
from bot.message import Ask, Place
from bot.message import Person as OurPerson
from bot.services import Services
from bot.settings import Settings
from bot.worker import Worker
from commands import COMMANDS, answer
from tests.adapters.teams.conftest import becomes
from tests.standins.teams import DropAfter, Message, Person, TeamsStandin
from tests.standins.teams import Place as TeamsPlace
from tests.standins.teams.people import TENANT

PEOPLE, SILENT = 20, 41


@pytest.fixture
async def quiz(teams: TeamsStandin, services: Services, worker: Worker) -> Message:
    """A question in a channel of too many people for views of their own, most of whom never wrote to us."""
    people = [teams.person(f"Agent {number}") for number in range(PEOPLE + SILENT)]
    support = teams.channel("support", teams.lead, *people)
    await teams.install(support, teams.lead)
    return await posted(teams, services, support)


async def posted(teams: TeamsStandin, services: Services, support: TeamsPlace) -> Message:
    here = Place("teams", TENANT, support.id, "channel", "support")
    before = len(teams.seen(teams.lead, support))
    ask = Ask("quiz", here, OurPerson("", "Kim"))
    await services.store.outbox.post(here, ask, services.now(), key="a-quiz")
    await teams.until(lambda: len(teams.seen(teams.lead, support)) > before, "the quiz", 15)
    return teams.seen(teams.lead, support)[-1]


async def test_many_who_answer_at_once_each_get_their_verdict_and_nothing_is_refused(
    teams: TeamsStandin, quiz: Message
):
    teams.throttle.on = True
    people = teams.directory.members[quiz.place.id][1 : PEOPLE + 1]
    await asyncio.gather(*(teams.press(quiz, quiz.card.buttons[0], user=each) for each in people))

    await teams.until(lambda: told(teams, people) == PEOPLE, "everybody's verdict", 60)
    assert 429 not in [call.status for call in teams.calls]


def told(teams: TeamsStandin, people: Sequence[Person]) -> int:
    return sum(any("was the one" in message.shown for message in teams.seen(each)) for each in people)


async def test_two_replicas_that_answer_in_one_channel_leave_nobody_without_a_verdict(
    teams: TeamsStandin, quiz: Message, services: Services
):
    """Each counts its own answers: together they are too many, Teams says so and nothing is lost."""
    teams.throttle.on = True
    people = teams.directory.members[quiz.place.id][1 : PEOPLE + 1]
    choice = quiz.card.buttons[0]
    settings = Settings.model_validate({"PORT": 0, **teams.environment})
    async with Doors(settings, services, answer, COMMANDS) as doors, listening(doors.app, settings) as url:
        for replica, part in ((teams.bot, people[::2]), (url, people[1::2])):
            teams.bot = replica
            await asyncio.gather(*(teams.press(quiz, choice, user=each) for each in part))
        await teams.until(lambda: told(teams, people) == PEOPLE, "everybody's verdict", 60)
    assert 429 in [call.status for call in teams.calls]


async def test_the_count_is_drawn_at_a_measured_pace_and_the_last_one_stands(
    teams: TeamsStandin, quiz: Message
):
    people = teams.directory.members[quiz.place.id][1 : PEOPLE + 1]
    await asyncio.gather(*(teams.press(quiz, quiz.card.buttons[0], user=each) for each in people))
    await teams.until(lambda: f"{PEOPLE} answered" in quiz.shown, "the count", 20)
    assert quiz.edits <= 3


async def test_what_everybody_gets_tells_nobody_which_answer_is_right(quiz: Message):
    told = [data["rapport"] for data in quiz.card.data]
    assert {(each["verb"], *each["ids"]) for each in told} == {("answer", "round", "chosen"), ("show", "id")}


@pytest.mark.usefixtures("worker")
async def test_a_press_proves_that_a_post_is_there_and_it_is_drawn_anew_from_then_on(
    teams: TeamsStandin, services: Services
):
    support = teams.channel("support")
    await teams.install(support, teams.lead)
    teams.fail_next("create", DropAfter())
    quiz = await posted(teams, services, support)

    async def state() -> str:
        found = await services.store.outbox.find("a-quiz")
        return found.state if found else ""

    await becomes(state, "unsure")
    await teams.press(quiz, quiz.card.buttons[0])
    await becomes(state, "sent")
    await teams.until(lambda: quiz.edits > 0, "the count", 15)


def test_every_window_of_a_conversation_is_kept():
    """Whoever asks every hundredth of a second is let through as often as each window allows."""
    now = 0.0
    windows = Windows(CONVERSATION, lambda: now)
    let: list[float] = []
    for hundredth in range(0, 4000 * 10):
        now = hundredth / 10
        if not windows.take("a"):
            let.append(now)
    for allowed, seconds in CONVERSATION:
        assert max(sum(at < each <= at + seconds for each in let) for at in let[:200]) <= allowed
    assert len([each for each in let if each < 3600]) == 1800
    assert windows.take("b") == 0


def test_who_is_too_early_is_told_when_to_come_back():
    now = 100.0
    windows = Windows(((2, 10.0),), lambda: now)
    assert [windows.take("a") for _ in range(3)] == [0, 0, 10.0]
    now = 104.0
    assert windows.take("a") == 6.0
    now = 110.5
    assert windows.take("a") == 0
