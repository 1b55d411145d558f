"""The small form of `make chaos`: killed workers, lost answers, and every post made exactly once."""

import pytest

from tests.chaos.run import Chaos, run


async def test_killed_workers_and_lost_answers_neither_lose_nor_double_a_post(database_url: str) -> None:
    found = await run(database_url, Chaos(posts=200, kills=3, seconds=2.5, seed=7, lost=0.05))
    assert (found.lost, found.doubled) == (0, 0)
    assert found.states["sent"] == 200
    assert found.struck == 3


async def test_what_a_worker_held_that_never_comes_back_is_delivered_by_the_other(database_url: str) -> None:
    found = await run(database_url, Chaos(posts=400, kills=1, seconds=1.0, seed=3, revived=False))
    assert found.well, found
    assert found.seconds < 30


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_the_experiment_bites_who_sends_again_without_looking_sends_twice(database_url: str) -> None:
    found = await run(database_url, Chaos(posts=200, kills=0, seconds=0, seed=7, lost=0.1, blind=True))
    assert found.doubled > 0
