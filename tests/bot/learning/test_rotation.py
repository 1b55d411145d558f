"""No repeat until the list is used up."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.learning.rotation import next_of

START = datetime(2027, 3, 1, 9, tzinfo=UTC)


@given(st.sets(st.text(min_size=1, max_size=5), min_size=1, max_size=30), st.text(max_size=8))
def test_every_entry_comes_once_before_any_comes_twice(ids, person):
    seen = {}
    for step in range(2 * len(ids)):
        each = next_of(ids, seen, person)
        assert each is not None
        assert (each in seen) == (step >= len(ids))
        seen[each] = START + timedelta(minutes=step)


def test_two_people_see_the_list_in_different_orders():
    ids = [f"tip-{n}" for n in range(20)]
    assert [next_of(ids[n:], {}, "ana") for n in range(10)] != [
        next_of(ids[n:], {}, "kim") for n in range(10)
    ]


def test_an_empty_list_has_nothing_to_show():
    assert next_of([], {}, "ana") is None
