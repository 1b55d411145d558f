"""What a sentence does, as the classifier has learnt it: the sentences below are in none of its data."""

import json
from collections.abc import Collection

import pytest

from bot.coach.english.linear import Weights, load_table
from bot.coach.reading.acts import ACTS, DEEDS, KEEP, LEAVE_OUT, SAY_ANEW, Act, ActModel, DeedModel, Verdict
from training import deeds
from training.acts import WEIGHTS, examples, five_fold, train, trained


@pytest.fixture(scope="module")
def model() -> ActModel:
    return ActModel(ACTS, Weights(load_table(WEIGHTS)))


def _share(verdict: Verdict, acts: Collection[Act]) -> float:
    return sum(verdict.share[act] for act in acts)


@pytest.mark.parametrize(
    "sentence",
    [
        "Perhaps you could try reading before you press things.",
        "We are not your personal assistants, you know.",
        "Thank you for your patience and for being a valued customer.",
        "This conversation is over.",
        "I'm sure you'll agree that rules are rules.",
    ],
)
def test_what_carries_nothing_the_customer_needs_may_be_left_out(model: ActModel, sentence: str):
    verdict = model.read(sentence)
    assert verdict.act in LEAVE_OUT
    assert _share(verdict, LEAVE_OUT) > 0.5


@pytest.mark.parametrize(
    "sentence",
    [
        "Could you send me a photo of the label?",
        "The museum opens at ten on Mondays.",
        "I'll call the depot this afternoon and write to you by six.",
        "You can change the date under Bookings.",
        "Two nights without heating is hard with small children.",
    ],
)
def test_what_helps_is_kept(model: ActModel, sentence: str):
    verdict = model.read(sentence)
    assert verdict.act in KEEP
    assert _share(verdict, LEAVE_OUT) < 0.2


@pytest.mark.parametrize(
    "sentence",
    ["No refunds after delivery.", "You entered the wrong account number.", "Take it up with your bank."],
)
def test_what_is_needed_but_cold_is_said_anew(model: ActModel, sentence: str):
    assert _share(model.read(sentence), SAY_ANEW) > 0.5


def test_a_verdict_can_be_shown_by_the_words_that_spoke_for_it(model: ActModel):
    sentence = "We apologise for any inconvenience caused."
    words = model.reasons(sentence, model.read(sentence).act)
    assert "inconvenience" in " ".join(words)


def test_on_sentences_it_has_not_seen_it_tells_the_three_deeds_apart():
    """One fold of five; the figures of all are printed by `python -m training.acts`."""
    said = five_fold(examples(), folds=1)
    groups = (KEEP, LEAVE_OUT, SAY_ANEW)
    right = sum(any(gold in group and found in group for group in groups) for gold, found in said)
    assert right / len(said) > 0.72


@pytest.mark.parametrize("place", ["acts", "deeds"])
def test_the_weights_beside_the_data_are_the_ones_it_trains(place: str):
    """To a tenth: another machine's arithmetic may round the last one otherwise, and a feature that only one of them
    holds lies where it begins to count."""
    path, made = (
        (WEIGHTS, trained(examples()))
        if place == "acts"
        else (deeds.WEIGHTS, deeds.trained(deeds.everything()))
    )
    kept = json.loads(path.read_text(encoding="utf-8"))["features"]
    assert len(kept.keys() ^ made["features"].keys()) < len(kept) / 50
    both = {**kept, **made["features"]}
    least = min(max(abs(ord(each) - ord("O")) for each in row) for row in kept.values())
    for feature in kept.keys() ^ made["features"].keys():
        assert max(abs(ord(each) - ord("O")) for each in both[feature]) <= least + 1, feature
    for feature in kept.keys() & made["features"].keys():
        pairs = zip(kept[feature], made["features"][feature], strict=True)
        assert all(abs(ord(one) - ord(other)) <= 1 for one, other in pairs)


@pytest.mark.parametrize(
    ("stretch", "deed"),
    [
        ("which a glance at the invoice would have told you", "leave out"),
        ("so perhaps try reading next time", "leave out"),
        ("The invoice was sent on 4 May to your office in Lyon", "keep"),
        ("We don't do exchanges on hats", "say anew"),
    ],
)
def test_what_is_to_be_done_with_a_stretch(stretch: str, deed: str):
    model: DeedModel = DeedModel(DEEDS, Weights(load_table(deeds.WEIGHTS)))
    share = model.read(stretch)
    assert max(DEEDS, key=share.__getitem__) == deed


def test_the_same_data_give_the_same_answers():
    some = examples()[::20]
    assert train(some).read("Out of stock.") == train(some).read("Out of stock.")
