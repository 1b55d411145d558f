"""Answers keep what carries meaning, in the words it was typed in: the decision, the thing, the number, the question."""

import pytest

from bot.coach import Coach
from bot.coach.choice import Choice
from bot.coach.kinder.kept import keeping, key_words
from bot.coach.wording import Wording


def test_key_words_are_things_outcomes_and_numbers_in_words(wording: Wording) -> None:
    words = key_words("The kiln was cancelled and this is final for two weeks", wording)

    assert {"kiln", "cancelled", "final", "two", "weeks"} <= words
    assert not words & {"the", "was", "and", "for"}


def test_of_several_ways_the_one_that_loses_least_is_taken() -> None:
    ways = ("The answer stays the same", "The ruling on this is final", "The ruling on this stays")
    choice = Choice({"end": ways}, "any")

    def lost(said: str) -> int:
        return sum(word not in said for word in ("ruling", "final"))

    assert choice.fill("end", {}, lost) == ways[1]


def test_no_outcome_is_put_in_that_the_draft_did_not_name(wording: Wording) -> None:
    lost = keeping("Our decision stands", wording)

    assert lost("The decision stands") < lost("The decision is final")


@pytest.mark.parametrize(
    ("cold", "kept"),
    [
        ("Torn tickets can't be swapped at the gate. Deal with it.", "can't be swapped at the gate"),
        ("Wet passports are not accepted. Deal with it.", "can't be accepted"),
        ("No late bids will be considered. Deal with it.", "can't be considered"),
        ("It can't be undone. Deal with it.", "isn't something that can be undone"),
        ("The mooring deposit is non-refundable. Deal with it.", "is non-refundable"),
        ("Our guides are freelance so we are not liable for delays. Deal with it.", "can't be held liable"),
        ("Deal with it. The prize is 20 euros. Our verdict is final.", "verdict is final"),
        ("Ticket closed. Deal with it.", "the ticket"),
        ("Further letters will be filed without a reply. Deal with it.", "filed without a reply"),
        ("That's not my department. Deal with it.", "department"),
        ("That's just how the rota system works. Deal with it.", "rota system"),
        ("Nothing I can do to stop the hum. Deal with it.", "stop the hum"),
        ("We just do tyres here. Ask a garage.", "tyres"),
        ("We get dozens of these claims a week. Deal with it.", "dozens of these claims"),
        ("If the tracker says delivered, it's delivered. Deal with it.", "shows it as delivered"),
        ("The matter has been investigated and no fault was seen. Deal with it.", "investigated the matter"),
        ("Your feedback has been recorded. Deal with it.", "recorded your feedback"),
        ("High email volumes. Deal with it.", "email volumes"),
        ("Nothing wrong on our side. Deal with it.", "othing wrong on our side"),
    ],
)
def test_the_words_of_the_decision_stay(coach: Coach, cold: str, kept: str) -> None:
    said = coach.rephrase(cold)

    assert said.text != cold
    assert kept in said.text


@pytest.mark.parametrize(
    ("cold", "said"),
    [
        ("Most people manage to swap the bulb themselves in about two minutes.", "about two minutes to swap the bulb"),
        ("Plenty of members renew their own pass in ten minutes.", "ten minutes to renew your pass"),
    ],
)  # fmt: skip
def test_how_long_it_takes_is_told_without_the_others(coach: Coach, cold: str, said: str) -> None:
    text = coach.rephrase(f"{cold} It isn't rocket science.").text

    assert f"It usually takes {said}." in text
    assert "people" not in text


@pytest.mark.parametrize(
    "question",
    [
        "Please let us know if you want to go ahead on Monday.",
        "Please let us know which one you want.",
        "Shall I cancel it?",
    ],
)
def test_a_question_at_the_end_stays(coach: Coach, question: str) -> None:
    draft = f"You should have read the quote. The callout is 75 euros. {question.removeprefix('Please ').capitalize()}"

    assert coach.rephrase(draft).text.endswith(question)


def test_what_is_said_of_things_done_is_no_telegram(coach: Coach) -> None:
    text = coach.rephrase("Bids received after that are not considered. Deal with it.").text

    assert "have been received" not in text


@pytest.mark.parametrize("jibe", ["Everyone else manages.", "We just do what we're told."])
def test_mere_tone_still_goes(coach: Coach, jibe: str) -> None:
    assert jibe not in coach.rephrase(f"The callout is 75 euros. {jibe}").text
