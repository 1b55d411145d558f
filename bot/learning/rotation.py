"""Which entry a person sees next: none twice before all were seen, and each person in an order of their own."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from hashlib import blake2b


def next_of(ids: Iterable[str], seen: Mapping[str, datetime], seed: str) -> str | None:
    """The id to show next: one never seen, in the order that `seed` gives; else the one seen longest ago.

    None where there are no ids. The same arguments always give the same answer.
    """
    every = tuple(ids)
    own, fresh = _number(seed), _numbers(every)
    if seen:
        fresh = [one for one in fresh if one[0] not in seen]
    if fresh:
        places = [(own ^ number) * _SHUFFLES & _64_BITS for _, number in fresh]
        return fresh[places.index(min(places))][0]
    return min(every, key=lambda each: (seen[each], each), default=None)


def draw(seed: str, each: str) -> int:
    """A place in an order that looks shuffled and differs from seed to seed."""
    return (_number(seed) ^ _number(each)) * _SHUFFLES & _64_BITS


@lru_cache(maxsize=64)
def _numbers(ids: tuple[str, ...]) -> Sequence[tuple[str, int]]:
    """A broadcast draws from the same list for every channel, thousands of times."""
    return tuple((each, _number(each)) for each in ids)


@lru_cache(maxsize=16_384)
def _number(text: str) -> int:
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest())


_64_BITS = 2**64 - 1
_SHUFFLES = 0x9E37_79B9_7F4A_7C15  # Knuth's multiplicative hashing: odd, near 2**64 over the golden ratio
