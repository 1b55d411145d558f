"""Microsoft's bad days: nobody is told twice, nobody waits who does not have to, and what may be there is said so."""

import asyncio
import threading
from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import pytest

from adapters.web import Doors, listening
from bot.coach import Coach, Rephrasing
from bot.message import Ask, Card, LiveKey, Person, Place, Reply, Text
from bot.services import Services
from bot.settings import Settings
from bot.worker import Tempo, Worker
from commands import COMMANDS, answer
from commands.rephrase import DRAFT_LIMIT
from tests.adapters.teams.conftest import Running
from tests.standins.teams import Answer, DropAfter, DropBefore, Hang, TeamsStandin
from tests.standins.teams.faults import Fault, Operation
from tests.standins.teams.people import TENANT

TIP = Ask("tip", Place("teams", TENANT, ""), Person(""))


@pytest.fixture
async def worker(running: Running) -> AsyncIterator[Worker]:
    async def tip(ask: Ask) -> Reply:
        return Reply(Card((Text(("A tip.",)),)), to="here")

    doors = running.doors
    worker = Worker(doors.services.store, tip, doors.senders, doors.services.now, Tempo(look=0.05))
    task = asyncio.create_task(worker.run())
    yield worker
    worker.stop()
    await task


@pytest.mark.parametrize(
    ("faults", "state", "posts"),
    [
        ((Answer(429, retry_after=1),), "sent", 1),
        ((Answer(412), Answer(412)), "sent", 1),
        ((Answer(502),), "unsure", 0),
        ((Answer(504),), "unsure", 0),
        ((DropBefore(),), "unsure", 0),
        ((DropAfter(),), "unsure", 1),
    ],
    ids=str,
)
@pytest.mark.usefixtures("worker")
async def test_a_post_is_made_once_or_a_lead_decides(
    teams: TeamsStandin, services: Services, faults: tuple[Fault, ...], state: str, posts: int
):
    support = teams.channel("support")
    await teams.install(support)
    here = Place("teams", TENANT, support.id, "channel")
    for fault in faults:
        teams.fail_next("create", fault)
    key = await services.store.outbox.post(here, TIP, services.now())

    assert await _ended(services, key) == state
    await asyncio.sleep(0.3)  # nothing comes after all
    assert [each.shown for each in teams.seen(where=support)[1:]] == ["A tip."] * posts


async def _ended(services: Services, key: str) -> str:
    async with asyncio.timeout(30):
        while True:
            found = await services.store.outbox.find(key)
            if found and found.state not in ("planned", "sending"):
                return found.state
            await asyncio.sleep(0.02)


@pytest.mark.usefixtures("worker")
async def test_a_token_that_was_taken_back_costs_no_post(teams: TeamsStandin, services: Services):
    support = teams.channel("support")
    await teams.install(support)
    teams.login.revoke_tokens()
    here = Place("teams", TENANT, support.id, "channel")
    await services.store.outbox.post(here, TIP, services.now())
    await teams.until(lambda: len(teams.seen(where=support)) == 2, "the tip")
    assert teams.login.token_requests == 2


@pytest.mark.parametrize("operation", ["keys", "openid", "token", "send"])
async def test_nobody_waits_for_a_slow_microsoft_but_who_needs_it(teams: TeamsStandin, operation: Operation):
    """Readiness answers, over and over, while one request of ours hangs."""
    teams.fail_next(operation, Hang(1.0))
    asked = asyncio.create_task(teams.ask("help"))
    answers = 0
    assert teams.session is not None
    while not asked.done():
        async with teams.session.get(f"{teams.bot}/readyz") as response:
            assert response.status == 200
        answers += 1
        await asyncio.sleep(0.01)
    assert "help" in (await asked).shown
    assert answers >= 10


async def test_nobody_waits_while_the_longest_of_drafts_is_worked_on(
    teams: TeamsStandin, monkeypatch: pytest.MonkeyPatch
):
    """The loop has its turn, over and over, while the coach is at work beside it."""
    at_work = threading.Event()
    rephrase = Coach.rephrase

    def watched(self: Coach, draft: str, **asked: Any) -> Rephrasing:
        at_work.set()
        try:
            return rephrase(self, draft, **asked)
        finally:
            at_work.clear()

    monkeypatch.setattr(Coach, "rephrase", watched)
    draft = " ".join(f"No, we cannot refund order {n}-1204, you did not read page {n}." for n in range(200))
    asked = asyncio.create_task(teams.ask(f"rephrase {draft[:DRAFT_LIMIT]}"))
    turns = 0
    while not asked.done():
        await asyncio.sleep(0.001)
        turns += at_work.is_set()
    assert "refund" in (await asked).shown
    assert turns >= 3


async def test_what_waits_for_an_answer_gets_one_in_time_whatever_it_takes(
    silent_teams: TeamsStandin, services: Services
):
    """The stand-in fails an invoke that is answered later than Teams waits."""

    async def for_ever(ask: Ask, services: Services) -> Reply:
        if ask.verb:
            await asyncio.sleep(60)
        return await answer(ask, services)

    settings = Settings.model_validate({"PORT": 0, **silent_teams.environment})
    async with Doors(settings, services, for_ever, COMMANDS) as doors, listening(doors.app, settings) as url:
        silent_teams.bot = url
        tip = await silent_teams.ask("tip")
        assert "Nothing was lost" in ((await silent_teams.press(tip, "Useful")).notice or "")


async def test_keys_known_once_outlive_a_login_that_is_away(
    teams: TeamsStandin, monkeypatch: pytest.MonkeyPatch
):
    """Old ones are fetched anew beside the work, and nobody waits for it."""
    await teams.ask("help")
    monkeypatch.setattr("adapters.teams.keys._KEEP", 0.0)
    teams.fail_next("openid", Answer(502), times=2)
    await teams.ask("tip")
    await teams.ask("tip")
    assert teams.refusals == []


@pytest.mark.parametrize(
    ("fault", "answers"), [(Answer(502), 0), (Answer(413), 0), (DropBefore(), 0), (DropAfter(), 1)], ids=str
)
async def test_who_may_have_had_no_answer_is_told_so_and_not_answered_twice(
    teams: TeamsStandin, fault: Fault, answers: int
):
    teams.fail_next("send", fault)
    said = await teams.say("tip", expect=answers + 1)
    assert [("Source" in each.shown) for each in said[:-1]] == [True] * answers
    assert "may have lost my answer" in said[-1].shown


async def test_an_answer_that_may_be_there_for_one_of_many_is_not_said_again_in_their_chat(
    teams: TeamsStandin,
):
    support = teams.channel("support")
    await teams.install(support)
    await teams.install()
    teams.fail_next("send", DropAfter())
    first, then = (await teams.say("tip", where=support, expect=2))[-2:]
    assert "Source" in first.shown
    assert "may have lost my answer" in then.shown


async def test_a_wait_of_seconds_that_teams_asks_for_is_kept(teams: TeamsStandin):
    teams.patience = 30.0
    teams.fail_next("send", Answer(429, retry_after=10))
    assert "help" in (await teams.ask("help")).shown


@pytest.mark.parametrize("away", ["fails", "hangs"])
async def test_a_database_that_is_away_keeps_nobody_from_an_answer(
    teams: TeamsStandin, services: Services, monkeypatch: pytest.MonkeyPatch, away: str
):
    async def nothing(*_: object) -> bool:
        if away == "hangs":
            await asyncio.sleep(3600)
        raise OSError

    answered = await teams.ask("No, there's nothing I can do.")
    monkeypatch.setattr(services.store.seen_events, "first_time", nothing)
    monkeypatch.setattr(services.store.addresses, "remember", nothing)
    assert "apathy" in (await teams.ask("No, there's nothing I can do.", user=teams.lead)).shown
    calls = len(teams.calls)
    assert (await teams.resend()).status == 200
    await asyncio.sleep(0.2)  # nothing comes after all
    assert len(teams.calls) == calls
    assert (await teams.press(answered, "Shorter")).card is not None


async def test_a_press_whose_change_can_not_be_noted_is_told_so(
    silent_teams: TeamsStandin, services: Services, monkeypatch: pytest.MonkeyPatch
):
    """The stand-in fails an invoke that is answered with anything but 200."""

    async def away(*_: object) -> None:
        raise OSError

    async def changes(ask: Ask, services: Services) -> Reply:
        reply = await answer(ask, services)
        return replace(reply, changed=(LiveKey("quiz", "k1"),)) if ask.verb else reply

    monkeypatch.setattr(services.store.live, "mark", away)
    settings = Settings.model_validate({"PORT": 0, **silent_teams.environment})
    async with Doors(settings, services, changes, COMMANDS) as doors, listening(doors.app, settings) as url:
        silent_teams.bot = url
        tip = await silent_teams.ask("tip")
        assert "Nothing was lost" in ((await silent_teams.press(tip, "Useful")).notice or "")
