"""Their side: guesses that are the customer's own words, and a draft that is the agent's own offer."""

import re

import pytest

from bot.coach import Coach

TIRED = (
    "I took a day off for the installer and nobody came. I run a small bakery and I can't pay my supplier by Friday. "
    "I'm so tired of explaining this. I was promised a call on Tuesday."
)


def test_each_question_gets_a_sentence_of_the_customers_own(coach: Coach):
    guesses = coach.their_side(TIRED).guesses
    assert {question: (guess.kind, guess.words) for question, guess in guesses.items()} == {
        "why-important": ("stake", "I can't pay my supplier by Friday."),
        "what-led-here": ("promised", "I was promised a call on Tuesday."),
        "what-it-costs": ("cost", "I took a day off for the installer"),
        "who-are-they": ("day", "I run a small bakery"),
        "if-it-were-me": ("feeling", "I'm so tired of explaining this."),
    }


@pytest.mark.parametrize(
    "message",
    [
        "The zip on my jacket broke after two wears.",
        "My parcel says delivered. It is for my sister's wedding tomorrow!",
        "you guys charged me twice, now my rent bounced & i cant buy food till monday",
        "Hello, is the shop open on Monday?",
        "",
        "???",
        "A" * 9_000,
        "I need it. " * 900,
    ],
)
def test_a_guess_is_never_more_than_their_words_and_none_stands_twice(coach: Coach, message: str):
    words = [guess.words for guess in coach.their_side(message).guesses.values()]
    assert all(each in message for each in words)
    assert len(set(words)) == len(words) or len(set(message.split(". "))) == 2


@pytest.mark.parametrize("message", ["ok", "Thanks!", "Do you repair accordions?", "12345", "@@ //"])
def test_a_message_that_tells_nothing_leaves_the_questions_blank(coach: Coach, message: str):
    assert coach.their_side(message).guesses == {}


def test_nothing_is_guessed_in_a_language_we_do_not_read(coach: Coach):
    side = coach.their_side(
        "Mein Paket ist nicht angekommen und ich brauche es bis Freitag für meine Tochter."
    )
    assert not side.english
    assert side.guesses == {}


@pytest.mark.parametrize(
    ("offer", "sentence"),
    [
        ("send a repair kit today", "I can send a repair kit today."),
        ("to refund the fee", "I can refund the fee."),
        ("can call you at 3 pm", "I can call you at 3 pm."),
        ("Happy to extend the trial by 14 days!", "I'm happy to extend the trial by 14 days!"),
        ("a full refund of EUR 43.20", "What I can offer is a full refund of EUR 43.20."),
        ("next month free", "What I can offer: next month free."),
        ("We can swap it on Monday", "We can swap it on Monday."),
        ("We don't refund. You can swap it.", "We don't refund. You can swap it."),
        ("nothing", "I can't do this."),
        ("Nothing, the sale was final", "I can't do this. The sale was final."),
    ],
)
def test_an_offer_becomes_a_sentence_in_the_agents_own_words(coach: Coach, offer: str, sentence: str):
    assert coach.offer(offer) == sentence
    assert coach.offer(sentence) == sentence  # said once, it is not begun again


def test_the_draft_names_their_case_first_and_keeps_the_offer_word_for_word(coach: Coach):
    theirs = "My tent leaked on the first night of our trip. I want my money back."
    answer = coach.answer_offer("I can send a repair kit by DHL on 3 May.", context=theirs)
    acknowledged, _, offer = answer.text.partition("I can send")
    assert "first night of your trip" in acknowledged
    assert offer == " a repair kit by DHL on 3 May."
    assert answer.unsafe is None


def test_a_cold_offer_is_said_anew_and_a_no_stays_a_no(coach: Coach):
    theirs = "My tent leaked on the first night of our trip. I want my money back."
    answer = coach.answer_offer(coach.offer("nothing, it's against our policy"), context=theirs)
    assert answer.reading.needs_rewrite
    assert "against our policy" not in answer.text
    assert re.search(r"not able|can't|isn't something I can", answer.text)


def test_no_opening_is_made_for_a_message_we_cannot_read(coach: Coach):
    answer = coach.answer_offer(
        "I can send a new one today.", context="Das Zelt ist undicht, ich will mein Geld zurück."
    )
    assert answer.text == "I can send a new one today."


def test_words_of_self_harm_are_never_answered_with_a_draft(coach: Coach):
    theirs = "I can't see the point of living after losing all my savings with you"
    assert coach.answer_offer("I can send a form.", context=theirs).unsafe == "care"


def test_what_happened_leaves_the_reason_to_what_they_want(coach: Coach):
    guesses = coach.their_side(
        "My tent leaked on the first night of our trip, and my daughter was freezing. I was promised a new one last "
        "week. I want my money back."
    ).guesses
    assert guesses["why-important"].words == "I want my money back."
    assert guesses["what-led-here"].words == "I was promised a new one last week."
    assert guesses["what-it-costs"].words == "My tent leaked on the first night of our trip"
    assert guesses["who-are-they"].words == "my daughter was freezing."
