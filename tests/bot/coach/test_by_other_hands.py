"""A text by other hands, such as a language model's: taken when it keeps all that the draft says, and nothing else."""

import pytest

from bot.coach import Coach, Rephrasing

DRAFT = "We can't refund order 88-1204, the 30 days are over. I can send a repair kit by Friday."
THEIRS = "My tent leaked on the first night of our trip. I want my money back."
GOOD = (
    "A leak on the first night of your trip is miserable, and I can see why you want your money back. "
    "I'm not able to refund order 88-1204, because the 30 days are over. What I can do is send you a repair kit by Friday."
)


def held(coach: Coach, text: str, draft: str = DRAFT, theirs: str = THEIRS):
    return coach.held(draft, text, context=theirs, beside=coach.rephrase(draft, context=theirs))


def test_a_text_that_keeps_facts_and_decision_takes_the_warm_version_s_place(coach: Coach):
    found = held(coach, GOOD)
    assert isinstance(found, Rephrasing)
    assert found.text == found.versions[0].text == GOOD
    assert found.versions[0].without(frozenset(e.id for e in found.versions[0].edits)) == DRAFT
    assert all(len(edit.reason.split()) <= 20 and edit.source for edit in found.versions[0].edits)
    assert {each.style for each in found.versions[1:]} <= {"plain", "brief", "formal"}


@pytest.mark.parametrize(
    ("text", "stopped"),
    [
        (GOOD.replace("88-1204", "your tent"), "facts"),
        (GOOD.replace("by Friday", "by Thursday"), "facts"),
        (GOOD + " I've also credited EUR 20 to your account.", "facts"),
        (GOOD + " I've also credited your account.", "promise"),
        (GOOD + " I'll escalate this to my manager.", "promise"),
        (GOOD + " A replacement is on its way.", "promise"),
        (GOOD + " You'll receive a voucher as well.", "promise"),
        (GOOD.replace("a repair kit", "a brand-new tent and a repair kit"), "promise"),
        (GOOD.replace("I'm not able to refund", "I've refunded").replace("because", "although"), "stance"),
        (GOOD.replace("I'm not able to", "I can gladly"), "stance"),
        (GOOD + " I have been through the very same thing on a camping trip myself.", "promise"),
        (GOOD + " Please calm down.", "never_say"),
        ("<html><body>502 Bad Gateway</body></html>", "facts"),
        (
            "Lo siento, no podemos devolver el dinero del pedido 88-1204; los 30 días han pasado. Friday.",
            "language",
        ),
        (DRAFT, "second_reading"),
        (GOOD + " Thank you for reading." * 40, "understood"),
    ],
)
def test_what_the_draft_does_not_say_stops_it(coach: Coach, text: str, stopped: str):
    assert held(coach, text) in (stopped, "stance" if stopped == "promise" else stopped)


def test_help_that_only_the_customer_speaks_of_may_be_named_and_not_given(coach: Coach):
    draft, theirs = "No, there's nothing I can do.", "I want a refund for the broken lamp."
    kind = "A lamp that arrives broken is a let-down, and I see why you want a refund. That isn't something I'm able to do."
    assert isinstance(held(coach, kind, draft, theirs), Rephrasing)
    assert held(
        coach, kind.replace("That isn't", "I'll send the refund today. That isn't"), draft, theirs
    ) in (
        "promise",
        "stance",
    )
