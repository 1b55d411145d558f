"""Whether questions can be passed without reading: by the length of the answers, or by their place."""

from collections.abc import Callable, Iterator, Sequence

from bot.content.entries import QuizItem
from bot.content.packs import Found
from bot.content.source import Fault

LONGEST_RIGHT = 0.35  # more, and "take the longest" becomes a way to pass
SHORTEST_RIGHT = 0.15  # fewer, and "never the shortest" becomes one
POSITION = (0.22, 0.45)  # the share of right answers at each of three places
FAIR_FROM = 12  # shares of fewer questions say nothing


def unfair(live: Sequence[Found]) -> Iterator[Fault]:
    """A fault for each way to guess the right answers, told at one question that shows it.

    Fewer questions than `FAIR_FROM` have none. Where an answer is picked out of a draft, or is the name of a
    register, its length is not ours to choose.
    """
    yield from _fair_lengths(live)
    yield from _fair_places(live)


def _fair_lengths(live: Sequence[Found]) -> Iterator[Fault]:
    asked = [(each, item) for each, item in _choices(live) if item.kind not in ("register", "find_cold")]
    if len(asked) < FAIR_FROM:
        return
    longest = [(each, item) for each, item in asked if _beats(item, int.__gt__)]
    if (share := len(longest) / len(asked)) > LONGEST_RIGHT:
        found, item = longest[-1]
        message = f"in {share:.0%} of questions the longest answer is right; {LONGEST_RIGHT:.0%} is the most."
        yield found.fault(
            ("options", item.right or 0, "text"), message, "Shorten it, or make a wrong one longer."
        )
    shortest = sum(_beats(item, int.__lt__) for _, item in asked)
    if (share := shortest / len(asked)) < SHORTEST_RIGHT:
        found = next(each for each, item in reversed(asked) if not _beats(item, int.__lt__))
        message = (
            f"the shortest option is right in {share:.0%} of questions; {SHORTEST_RIGHT:.0%} is the least."
        )
        yield found.fault(("options",), message, "Make the curt ones longer, as an office would.")


def _fair_places(live: Sequence[Found]) -> Iterator[Fault]:
    asked = [(each, item) for each, item in _choices(live) if len(item.options) == 3]
    if len(asked) < FAIR_FROM:
        return
    for place in range(3):
        here = [each for each, item in asked if item.right == place]
        share = len(here) / len(asked)
        if not POSITION[0] <= share <= POSITION[1]:
            found = here[-1] if here else asked[-1][0]
            message = f"answer {'ABC'[place]} is right in {share:.0%} of questions."
            remedy = f"Move right answers until each place has {POSITION[0]:.0%} to {POSITION[1]:.0%}."
            yield found.fault(("options",), message, remedy)


def _choices(live: Sequence[Found]) -> Iterator[tuple[Found, QuizItem]]:
    return ((each, each.entry) for each in live if isinstance(each.entry, QuizItem) and each.entry.options)


def _beats(item: QuizItem, compare: Callable[[int, int], bool]) -> bool:
    """Whether the right option's length compares so to that of each other one."""
    lengths = [len(option.text) for option in item.options]
    return item.right is not None and all(
        compare(lengths[item.right], length) for number, length in enumerate(lengths) if number != item.right
    )
