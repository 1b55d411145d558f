"""An answer that would be its draft with a line in front has one sentence said the other way round."""

import pytest

from bot.coach import Coach


@pytest.mark.parametrize(
    ("draft", "message", "said"),
    [
        ("You are in the queue. Refunds are slow.", "Where is my money, I'm furious!", "You have a place in the queue."),
        ("Keys are in the box by the gate.", "An hour in the rain with my kids!", "You'll find the keys in the box by the gate."),
        (
            "The pool was closed because the pump failed.",
            "The pool was shut all week and our holiday was ruined!",
            "The pump failed, so the pool was closed.",
        ),
        ("No claim can be raised.", "My bike came with a bent wheel!", "it isn't possible to raise a claim."),
        (
            "If a rent is missed the tenancy will be passed to our solicitor.",
            "I can't pay the rent this month and I'm frightened.",
            "the tenancy will be passed to our solicitor if a rent is missed",
        ),
        ("We only open a job when it's complete.", "Nobody has mended our toilet!", "We don't open a job until it's complete"),
        ("Deliveries are handled in order.", "Where is my sofa, I've been waiting for 6 weeks!", "We handle deliveries in order."),
        (
            "Submit 3 days of meter photos and we will look at it after that.",
            "My bill has doubled and I'm scared.",
            "Could you submit 3 days of meter photos, please? Once that's done, we will look at it.",
        ),
        ("The hatch must be shut at all times.", "My cat ran off on your ferry, I'm heartbroken.", "The hatch needs to be shut at all times."),
        ("Someone will contact you within 5 days. Do not chase.", "You've ignored me for a week!", "Someone will be in touch within 5 days."),
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


@pytest.mark.parametrize(
    ("draft", "message", "never"),
    [
        ("The bar is closed. The kitchen is closed.", "We came for dinner, so angry!", "we close the bar"),
        ("We only step in after that.", "There are ants in the flat and my kids are bitten!", "until that"),
        ("Let us know when it arrives at the depot.", "Still no parcel, I'm furious!", "When it arrives"),
        (
            "The list is full until May and we can't change that.",
            "No place for my son, awful!",
            "Until May and",
        ),
        (
            "Bans are issued automatically and are not discussed.",
            "I was banned for nothing!!",
            "We issue bans",
        ),
        (
            "The vet was called by the kennel at noon.",
            "Nobody told me my dog was ill!!",
            "kennel at noon called",
        ),
        ("What you do with the box after that is up to you.", "The box came broken again!", "After that is"),
    ],
)
def test_what_cannot_be_turned_stays_in_order(coach: Coach, draft: str, message: str, never: str) -> None:
    assert never not in coach.rephrase(draft, context=message).text


@pytest.mark.parametrize(
    "draft",
    ["Late checkout is £40.", "You will get a letter.", "The fee is due until 3 May unless notice is given."],
)
def test_what_is_plain_stays_as_it_was_typed(coach: Coach, draft: str) -> None:
    assert draft in coach.rephrase(draft, context="Our flight leaves at 9 pm, what are we to do?").text
