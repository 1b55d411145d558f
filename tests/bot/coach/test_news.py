"""Without a customer's message the first line says what the news is to anybody, and names no thing that only stands by."""

import re

import pytest

from bot.coach import Coach, Wording
from bot.coach.english.tokens import tokens_of
from bot.coach.opening.denied import denied
from bot.coach.opening.roles import role_of
from bot.coach.opening.topics import topics_of


def opening(coach: Coach, draft: str) -> str:
    put = (e.after for v in coach.rephrase(draft).versions[:1] for e in v.edits if e.rule == "acknowledge")
    return next(put, "")


@pytest.mark.parametrize(
    ("sentence", "noun", "role"),
    [
        ("The kiln is cold.", "The kiln", "subject"),
        ("We lost the kiln.", "the kiln", "object"),
        ("Wait for the kiln.", "the kiln", "topic"),
        ("Ask at the kiln.", "the kiln", "aside"),
        ("If the kiln cools, ring.", "the kiln", "aside"),
        ("If it cools, the kiln is reset.", "the kiln", "subject"),
        ("Our kiln is fine.", "Our kiln", "aside"),
        ("I only do the kiln.", "the kiln", "aside"),
    ],
)
def test_what_a_noun_is_to_its_sentence(wording: Wording, sentence: str, noun: str, role: str) -> None:
    tokens = tokens_of(sentence, wording.lexicon)
    words = [t.text for t in tokens]
    lead = next(i for i in range(len(words)) if words[i : i + 2] == noun.split())

    assert role_of(tokens, lead, lead + 2) == role


@pytest.mark.parametrize(
    "draft",
    [
        "Your form goes straight in the bin.",
        "You'll hear in due course.",
        "GPS shows where it stood.",
        "Leave it at the counter.",
    ],
)
def test_what_only_stands_by_is_no_topic(wording: Wording, draft: str) -> None:
    told = [t.thing.text for t in topics_of(draft, wording, refuses=False, grants=False)]

    assert not {"bin", "course", "gps", "counter"} & set(told)


def test_of_the_many_of_a_rule_one_is_theirs(wording: Wording) -> None:
    text = "Claims reach us within a week or they are rejected. Yours is dated June."

    assert topics_of(text, wording, refuses=True, grants=False)[0].thing.slots["its"] == "your claim"


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("I can't give you a door code.", "a door code"),
        ("We're unable to offer any discounts on lamps.", "discounts"),
        ("The attic room isn't available.", "the attic room"),
        ("Your loan was not approved.", "your loan"),
        ("We don't send fitters out.", ""),
        ("You can't send a parcel.", ""),
        ("I can't give you an answer.", ""),
        ("We don't offer that.", ""),
    ],
)
def test_what_a_no_keeps_from_them(wording: Wording, text: str, what: str) -> None:
    assert denied(text, wording) == what


@pytest.mark.parametrize(
    ("draft", "named"),
    [
        ("The glaze test takes 5 weeks. Ringing us won't help.", "5 weeks"),
        ("Return the costume by Tuesday or we bill you.", "Tuesday"),
        ("You signed up, so the second lesson is $40. End of story.", r"\$40"),
        ("No, we can't lend you a generator.", "a generator"),
    ],
)
def test_the_line_names_the_span_the_date_the_sum_or_the_thing(coach: Coach, draft: str, named: str) -> None:
    assert re.search(named, opening(coach, draft))
