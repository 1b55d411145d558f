"""The small form of `make soak`: a busy quarter of a minute, and what would be told of a process that leaks."""

from pathlib import Path

from tests.soak.run import HANDLES, MEMORY, Look, Soak, grown, run

STEADY = [Look(100 * 2**20, 30, 0.004)] * 8


async def test_people_are_answered_and_nothing_is_refused_or_logged_as_an_error(
    database_url: str, tmp_path: Path
) -> None:
    soak = Soak(minutes=0.2, seed=7)
    found = await run(tmp_path, soak, DATABASE_URL=database_url, RAPPORT_SECRET_KEY="k" * 40)
    assert (found.done, found.unanswered, found.refused, found.errors) == (120, {}, [], [])


def test_a_process_that_stays_as_it_is_holds() -> None:
    assert grown(STEADY) == []


def test_what_grows_after_the_warming_up_is_told() -> None:
    memory, handles, cpu = STEADY[0]
    leaking = [*STEADY[:6], *[Look(memory + MEMORY + 1, handles + HANDLES + 1, cpu * 2)] * 2]
    assert grown(leaking) == [
        "memory grew by 10 MB",
        "6 more open handles",
        "a gesture costs 2.0 times as much CPU",
    ]


def test_what_grows_while_it_warms_up_is_no_leak() -> None:
    memory, handles, cpu = STEADY[0]
    assert grown([Look(memory // 2, handles // 2, cpu / 4)] * 2 + STEADY[2:]) == []
