"""A team's quiz from the lead's words to the last press, through the real worker."""

import pytest

from adapters.teams import limits
from bot.worker import Worker
from tests.standins.teams import TeamsStandin


@pytest.fixture(autouse=True)
def quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "OWN_VIEWS_SECONDS", 0.1)


async def test_a_quiz_is_set_up_posted_in_the_channel_and_answered_by_each_alone(
    teams: TeamsStandin, worker: Worker
):
    support = teams.channel("support")
    await teams.install(support, teams.lead)
    dry_run = await teams.ask("rapport schedule quiz in #support every weekday at 9:30", user=teams.lead)
    await teams.press(dry_run, "Start", user=teams.lead, expect=1)
    await teams.say("rapport send now 1", user=teams.lead)
    await teams.until(lambda: len(teams.seen(where=support)) == 3, "greeting, introduction, quiz", 15)
    _, introduction, quiz = teams.seen(where=support)
    assert "set this up for #support" in introduction.shown
    assert "No answers yet" in quiz.shown
    verdict = (await teams.press(quiz, quiz.card.buttons[0])).card
    assert verdict is not None
    assert "was the one" in verdict.shown
    assert "was the one" not in quiz.shown
    await teams.until(lambda: quiz.edits > 0, "the count", 15)
    assert "No answers yet" not in quiz.shown
    assert teams.agent.name not in quiz.shown
