"""A flood is stopped, a person at work is not."""

from datetime import UTC, datetime, timedelta

from bot.limits import Limit, Limits

NOW = datetime(2027, 3, 2, 9, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def test_so_many_at_once_and_then_one_at_a_time():
    limits = Limits(Limit(3, 2 * SECOND), Limit(100, SECOND))
    assert [limits.wait("T1", "ana", NOW) for _ in range(4)] == [0 * SECOND] * 3 + [2 * SECOND]
    assert limits.wait("T1", "ana", NOW + SECOND) == SECOND
    assert limits.wait("T1", "ana", NOW + 2 * SECOND) == 0 * SECOND
    assert limits.wait("T1", "ana", NOW + 2 * SECOND) == 2 * SECOND


def test_one_person_is_in_nobody_elses_way_but_a_workspace_has_a_limit_too():
    limits = Limits(Limit(2, SECOND), Limit(3, SECOND))
    assert not any(limits.wait("T1", "ana", NOW) for _ in range(2))
    assert limits.wait("T1", "ana", NOW)
    assert not limits.wait("T1", "ben", NOW)
    assert limits.wait("T1", "cem", NOW) == SECOND
    assert not limits.wait("T2", "cem", NOW)
