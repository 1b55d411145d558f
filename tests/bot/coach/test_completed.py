"""What is said anew has its articles, its times and its small words where they belong."""

import pytest

from bot.coach import Coach


@pytest.mark.parametrize(
    ("draft", "whole"),
    [
        ("Different depot handles returns.", "A different depot handles returns."),
        ("New scan needed.", "A new scan is needed."),
        ("Next is in 2 weeks.", "The next one is in 2 weeks."),
        ("Last serviced 3 years ago.", "It was last serviced 3 years ago."),
        ("Waiting for valve.", "We're waiting for the valve."),
        ("Gate locked at 20:15.", "the gate was locked at 20:15."),
        ("Pump off at 22:00.", "he pump goes off at 22:00."),
        ("Closed at 5.", "we closed at 5."),
        ("Saddle arrived Monday, bike is 4th in queue.", "bike is 4th in the queue."),
        ("Submit itemised invoice.", "itemised invoice"),
        ("Nothing before Mon 14th.", "There is nothing before Monday 14th."),
        ("No seats this week.", "here are no seats this week."),
    ],
)
def test_it_is_plain_english(coach: Coach, draft: str, whole: str) -> None:
    assert whole in coach.rephrase(draft, context="This is the third time I ask, I'm fed up.").text


@pytest.mark.parametrize(
    ("draft", "never"),
    [
        ("Covers not in use are kept by request only.", "are not in use are"),
        ("Bags left after that will be binned.", "were left after that will"),
        ("Shop closes at 7.30.", "closes are"),
        ("Payment must be made at the till, not only online.", "is not only"),
        ("We are in receipt of your form.", "the receipt"),
        ("We do not buy, rent or trade in such pianos.", "buy, rent."),
    ],
)
def test_it_is_not_said(coach: Coach, draft: str, never: str) -> None:
    assert never not in coach.rephrase(draft, context="This is the third time I ask, I'm fed up.").text
