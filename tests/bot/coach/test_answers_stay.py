"""What was told stays when the scolding before it goes."""

import pytest

from bot.coach import Coach


@pytest.mark.parametrize(
    ("draft", "answer"),
    [
        ("I already told you twice that the parcel is with customs. Stop writing.", "parcel is with customs"),
        ("We've explained that the motor needs a new belt.", "motor needs a new belt"),
        ("As I said, the blue cable goes into the wall port.", "blue cable goes into the wall port"),
    ],
)
def test_the_answer_behind_a_scolding_is_kept(coach: Coach, draft: str, answer: str):
    said = coach.rephrase(draft)
    for version in said.versions:
        assert answer in version.text
    assert "told you" not in said.text.lower() or said.unsafe


def test_the_line_of_the_contract_keeps_every_fact_and_the_denial(coach: Coach):
    draft = "As I said, your refund of EUR 43.20 on order 88-1204 is denied, 30 days passed."
    said = coach.rephrase(draft)
    assert said.text != draft
    assert "As I said" not in said.text
    for version in said.versions:
        for fact in ("EUR 43.20", "88-1204", "30 days"):
            assert fact in version.text
        assert any(
            no in version.text
            for no in (
                "can't",
                "cannot",
                "not able",
                "unable",
                "not been possible",
                "isn't possible",
                "denied",
            )
        )
