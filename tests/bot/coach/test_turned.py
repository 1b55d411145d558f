"""An answer that would be its draft with a line in front has one sentence said the other way round."""

import pytest

from bot.coach import Coach


@pytest.mark.parametrize(
    ("draft", "message", "said"),
    [
        ("Repairs take 14 days.", "My phone broke and I need it for work, this is awful.", "Please allow 14 days for repairs."),
        ("You are number 88 in the queue. Please do not refresh.", "", "Your place in the queue is number 88."),
        (
            "The card was declined because the daily limit of £300 was reached. The limit is in your terms.",
            "Why was my card declined in front of my in-laws? I was so embarrassed.",
            "You'll find the limit in your terms.",
        ),
        (
            "The pool was closed because the pump failed.",
            "The pool was shut all week and our holiday was ruined!",
            "The pump failed, so the pool was closed.",
        ),
    ],
)  # fmt: skip
def test_one_sentence_is_turned(coach: Coach, draft: str, message: str, said: str) -> None:
    assert said in coach.rephrase(draft, context=message).text


@pytest.mark.parametrize(
    ("draft", "message"),
    [
        (
            "The rent went up because you asked for the big room. No refund.",
            "You raised my rent by 80, I'm furious.",
        ),
        (
            "It was refused because it was late. It stays refused.",
            "You turned my claim down and I'm furious.",
        ),
    ],
)
def test_a_reason_that_blames_or_leans_is_not_put_first(coach: Coach, draft: str, message: str) -> None:
    text = coach.rephrase(draft, context=message).text

    assert ", so the rent" not in text
    assert "It was late, so" not in text
