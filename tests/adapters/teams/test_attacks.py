"""Who may not come in: refused with a 4xx, with nothing stored and no call to anybody."""

import asyncio
import time

import pytest
import sqlalchemy as sa

from bot.services import Services
from bot.store.database import Database
from bot.store.schema import metadata
from tests.standins.teams import ATTACKS, Answer, Attack, BotFailed, Hang, TeamsStandin


@pytest.mark.parametrize("attack", ATTACKS, ids=str)
async def test_an_attack_is_refused_and_leaves_nothing(
    teams: TeamsStandin, attack: Attack, database_url: str
):
    answer = await teams.attack(attack)
    assert answer.status in attack.statuses
    assert answer.text == "" or answer.status in (413, 415)
    assert teams.calls == []
    assert teams.stranger.calls == []
    assert await _rows(database_url) == 0


async def _rows(url: str) -> int:
    database = Database(url)
    async with database.reading() as connection:
        counts = [
            await connection.scalar(sa.select(sa.func.count()).select_from(table))
            for table in metadata.sorted_tables
        ]
    await database.close()
    return sum(count or 0 for count in counts)


async def test_keys_that_microsoft_changed_are_fetched_again(teams: TeamsStandin, services: Services):
    await teams.ask("help")
    teams.login.rotate_keys()
    await teams.ask("help")
    assert teams.login.keys_requests == 2


async def test_tokens_with_unknown_keys_cost_microsoft_a_few_requests_and_not_one_each(teams: TeamsStandin):
    await teams.ask("help")
    forged = next(attack for attack in ATTACKS if attack.name == "strange key under Microsoft's name")
    unknown = next(attack for attack in ATTACKS if attack.name == "unknown key")
    for attack in (forged, unknown) * 4:
        assert (await teams.attack(attack)).status == 401
    assert teams.login.keys_requests <= 4
    await teams.ask("help")


async def test_without_keys_nobody_is_believed_until_they_can_be_fetched(teams: TeamsStandin):
    teams.fail_next("openid", Answer(502))
    with pytest.raises(BotFailed, match="401"):
        await teams.ask("help")
    await teams.ask("help")


async def test_nobody_waits_for_a_slow_login_but_who_needs_it(teams: TeamsStandin):
    """Keys and tokens are fetched without holding up anybody else."""
    teams.fail_next("keys", Hang(1.0))
    teams.fail_next("token", Hang(1.0))
    session = teams.session
    assert session is not None
    asked = asyncio.create_task(teams.ask("help"))
    slowest = 0.0
    while not asked.done():
        start = time.perf_counter()
        async with session.get(f"{teams.bot}/readyz") as response:
            assert response.status == 200
        slowest = max(slowest, time.perf_counter() - start)
        await asyncio.sleep(0.02)
    assert "help" in (await asked).shown
    assert slowest < 0.8  # either of the two alone takes a second
