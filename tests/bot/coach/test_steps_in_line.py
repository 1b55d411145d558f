"""Steps told in one line stay together, each of them."""

import pytest

from bot.coach import Coach


@pytest.mark.parametrize(
    ("draft", "said"),
    [
        (
            "You are late. Go to My Races, choose the runner, then press Edit.",
            "Please go to My Races, choose the runner, then press Edit.",
        ),
        ("You are late. Open the app, tap the bell, and pick a day.", "Please open the app, tap the bell, and pick a day."),
        ("You are late. Go to Settings, then Alerts.", "Please go to Settings, then Alerts."),
    ],
)  # fmt: skip
def test_steps_keep_together(coach: Coach, draft: str, said: str) -> None:
    assert said in coach.rephrase(draft, context="I can't get it to work and I'm so upset!").text


def test_pushes_are_no_steps(coach: Coach) -> None:
    text = coach.rephrase("Calm down, sit down, then read. The form is void.", context="I'm furious!").text

    assert "lease calm down" not in text
