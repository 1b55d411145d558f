"""Without the customer's message the first line says what such news about the draft's own thing is to anybody."""

import re

import pytest

from bot.coach import Coach, Wording
from bot.coach.choice import Choice, fill_slots
from bot.coach.opening.topics import lines_for, things_in, topics_of


def opening(coach: Coach, draft: str) -> str:
    put = (e.after for v in coach.rephrase(draft).versions[:1] for e in v.edits if e.rule == "acknowledge")
    return next(put, "")


@pytest.mark.parametrize(
    ("draft", "named"),
    [
        ("Clause 9 says tenants clear blocked sinks. Get your own plumber.", "[Bb]locked sinks"),
        ("You have to wait. Inhaler refills take 4 days, same for everybody.", "medicine|refill|inhaler"),
        ("The lecturer sets the marks, this desk only stamps forms. Ask her.", "marks|stud"),
        ("We don't send fitters out for a loose hinge.", "somebody|visit"),
        ("Your kitten was booked in and you didn't show. £25.", "kitten|animal"),
        ("Your ferry is cancelled. Next time check before you drive down.", "ferry|plans"),
        ("The seller decides about that, not us. Message her.", "seller|already have tried"),
        (
            "The funeral papers are missing page 2. You forgot it. Send it again properly this time.",
            "funeral|feeling|family",
        ),
    ],
)
def test_the_line_takes_up_the_thing_the_draft_is_about(coach: Coach, draft: str, named: str) -> None:
    line = opening(coach, draft)

    assert re.search(named, line), line
    assert "{" not in line


@pytest.mark.parametrize(
    ("sentence", "thing"),
    [
        ("The parking charge stands.", "parking charge"),
        ("Your cracked screen is not covered.", "cracked screen"),
        ("We won't reopen the appeal.", "appeal"),
    ],
)
def test_a_thing_is_named_as_the_draft_names_it(wording: Wording, sentence: str, thing: str) -> None:
    assert thing in [each.text for each in things_in(sentence, wording)]


@pytest.mark.parametrize("sentence", ["Post it to Leeds.", "Book online."])
def test_an_order_names_no_thing(wording: Wording, sentence: str) -> None:
    assert not things_in(sentence, wording)


def test_what_stands_by_a_counter_or_under_a_condition_is_not_the_topic(wording: Wording) -> None:
    topics = topics_of(
        "If you lose the key, ask by email. The refund is late.", wording, refuses=False, grants=False
    )

    assert topics[0].thing.text == "refund"


def test_nothing_is_regretted_before_a_yes(coach: Coach) -> None:
    line = opening(coach, "Fine, as a one-off we will waive the £9 late fee. Don't count on it again.")

    assert "fee" in line
    assert not re.search(r"\bsorry\b|\bhop(?:ed|ing)\b|wish", line), line


def test_a_no_in_a_draft_is_told_from_a_yes(wording: Wording) -> None:
    text = "We can't reopen the bursary. It was refunded."

    assert {t.act for t in topics_of(text, wording, refuses=True, grants=False)} == {"refused"}
    assert not {t.act for t in topics_of(text, wording, refuses=False, grants=False)} & {"refused", "granted"}


def test_every_line_agrees_with_one_thing_and_with_many(wording: Wording) -> None:
    """No line is left with an unfilled slot or "forms is"."""
    one, many = (things_in(f"We lost the {noun}.", wording)[0] for noun in ("form", "forms"))
    for ways in wording.kinds.lines.values():
        for line in ways:
            for thing in (one, many) if line.many else (one,):
                said = fill_slots(line.text, thing.slots)
                assert "{" not in said
                if thing is many:
                    assert not re.search(
                        r"(?:when|that|where|[Ii] know|^)(?: the)? forms (?:is|has|does|gets)\b", said
                    ), said


def test_a_draft_of_no_thing_has_no_such_line(wording: Wording) -> None:
    topics = topics_of("That's how it is. Nobody else minds.", wording, refuses=False, grants=False)

    assert not list(lines_for(topics, wording, Choice(wording.frames, "x"), sorry=False))
