"""Which opening fits a message, as it was learnt: the messages below are in none of its data."""

import json
from collections.abc import Sequence

import pytest

from bot.coach import Wording
from bot.coach.customer.customer import read_customer
from bot.coach.customer.mirror import mirror
from bot.coach.opening.acknowledge import FITS
from bot.coach.opening.candidate import Candidate, Case
from bot.coach.opening.fit import Fit
from bot.coach.opening.opening import Opening
from training.openings import WEIGHTS, Found, five_fold, messages, trained

SAID = 0.85
"""Of messages, the share that the likeliest opening is said to."""
SENT = 0.68
"""Of those openings, the share that a reader would send."""


@pytest.fixture(scope="module")
def data(wording: Wording) -> Sequence[Sequence[Found]]:
    return messages(wording)


def fits(wording: Wording, message: str, *said: tuple[str, str, str]) -> list[float]:
    """How likely openings, each (source, frame, text), are to fit the message, seen beside each other."""
    case = Case(mirror(message, wording), read_customer(message, wording), frozenset(), wording)
    candidates = [Candidate(source, Opening(text, frame)) for source, frame, text in said]
    return [wording.fit.of(features) for features in case.features(candidates)]


def test_the_weights_beside_the_data_are_the_ones_it_trains(data: Sequence[Sequence[Found]]) -> None:
    """To a fiftieth: another machine's arithmetic may round otherwise, and leave out a weight that hardly moves."""
    kept = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    made = trained(data)

    assert len(kept.keys() ^ made.keys()) < len(kept) / 50
    for feature in kept.keys() | made.keys():
        assert abs(kept.get(feature, 0.0) - made.get(feature, 0.0)) <= 0.03, feature


def test_on_messages_it_has_not_seen_a_reader_would_send_what_it_says(
    data: Sequence[Sequence[Found]],
) -> None:
    """The figures of all folds are printed by `python -m training.openings`."""
    said = five_fold(data)
    sent = [score > 0 for _, score in said[: round(SAID * len(said))]]

    assert sum(sent) / len(sent) >= SENT


@pytest.mark.parametrize(
    ("message", "named", "aside"),
    [
        (
            "The ferry left early and we spent the night on the quay. Is the café open?",
            ("account", "ack_account", "I'm sorry you had to spend the night on the quay."),
            ("mood", "ack_mood", "I can see why you're curious about the café."),
        ),
        (
            "My greenhouse arrived with eleven panes smashed. I rang on Monday.",
            ("case:arrived-broken", "ack_arrived-broken", "I'm sorry your greenhouse reached you damaged."),
            ("clause:me", "ack_clause", "I'm so sorry that you rang on Monday."),
        ),
        (
            "You charged me for two lessons and I only had one, I'm on a pension.",
            ("worst:charged", "ack_worst-charged", "I'm sorry you were charged for two lessons."),
            ("clause:me", "ack_clause", "I'm so sorry that you only had one."),
        ),
    ],
)
def test_a_line_that_names_what_happened_fits_better_than_a_side_matter(
    wording: Wording, message: str, named: tuple[str, str, str], aside: tuple[str, str, str]
) -> None:
    better, worse = fits(wording, message, named, aside)

    assert better > max(worse, FITS)


def test_the_same_fits_the_same() -> None:
    fit = Fit({"": -1.0, "kind case": 2.0})

    assert fit.of(["kind case", "never met"]) == fit.of(["kind case"])
    assert fit.of(["kind case"]) > 0.5 > fit.of([])
