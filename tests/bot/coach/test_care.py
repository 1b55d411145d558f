"""Words of danger stop every pattern; words of everyday trouble never look like them."""

import pytest

from bot.coach import Coach

DANGER = (
    "I can't do this anymore, I want to end it all.",
    "If this loan is called in there is no reason to live.",
    "honestly i just want to die, nothing works",
)
TROUBLE = (
    "Third week without heating. This is a joke.",
    "Our shop has been offline since Monday and we are losing sales.",
    "The ceremony is tonight and the lamp came with only two wheels.",
    "I'm killing time waiting for you, my phone is dead.",
    "The courier closed the ticket although I was at home.",
)


@pytest.mark.parametrize("message", DANGER)
def test_a_message_in_danger_leaves_the_draft_and_points_to_a_person(coach: Coach, message: str):
    said = coach.rephrase("No, we can't extend it.", context=message)
    assert said.unsafe == "care"
    assert said.text == "No, we can't extend it."


@pytest.mark.parametrize("message", TROUBLE)
def test_everyday_trouble_is_not_taken_for_danger(coach: Coach, message: str):
    assert coach.read("We can't extend it.", message).customer.care != "self_harm"
    assert coach.rephrase("No, we can't extend it.", context=message).unsafe != "care"
