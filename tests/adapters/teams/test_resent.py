"""Teams sends again what had no answer in time: the work is done once, and whoever waits gets the same answer."""

import asyncio

from adapters.web import Doors, listening
from bot.services import Services
from bot.settings import Settings
from commands import COMMANDS, answer
from tests.standins.teams import TeamsStandin
from tests.standins.teams.people import TENANT


async def _dry_run_to_start(teams: TeamsStandin) -> None:
    support = teams.channel("support")
    await teams.install(support, teams.lead)
    dry_run = await teams.ask("rapport schedule quiz in #support every weekday at 9:30", user=teams.lead)
    await teams.press(dry_run, "Start", user=teams.lead, expect=1)


async def test_a_press_that_is_sent_again_does_its_work_once(teams: TeamsStandin, services: Services):
    await _dry_run_to_start(teams)
    started = await services.store.schedules.of_team(TENANT)
    calls = len(teams.calls)
    first, again = await teams.resend(), await teams.resend()
    assert (first.status, first.text) == (again.status, again.text)
    assert "application/vnd.microsoft" in first.text
    assert await services.store.schedules.of_team(TENANT) == started
    assert len(teams.calls) == calls


async def test_after_a_restart_its_sender_is_told_that_we_have_it(
    silent_teams: TeamsStandin, services: Services
):
    settings = Settings.model_validate({"PORT": 0, **silent_teams.environment})
    async with Doors(settings, services, answer, COMMANDS) as doors, listening(doors.app, settings) as url:
        silent_teams.bot = url
        await _dry_run_to_start(silent_teams)
    async with Doors(settings, services, answer, COMMANDS) as doors, listening(doors.app, settings) as url:
        silent_teams.bot = url
        started = await services.store.schedules.of_team(TENANT)
        assert "I have this already" in (await silent_teams.resend()).text
        assert await services.store.schedules.of_team(TENANT) == started


async def test_a_form_that_is_sent_again_shows_its_answer_once(teams: TeamsStandin):
    answered = await teams.ask("rephrase No, there's nothing I can do.")
    dialog = (await teams.press(answered, "Add their message")).dialog
    assert dialog is not None
    await dialog.submit({"They wrote": "My tent leaked."}, expect=1)
    calls = len(teams.calls)
    assert (await teams.resend()).status == 200
    await asyncio.sleep(0.2)  # nothing comes after all
    assert len(teams.calls) == calls


async def test_a_view_is_shown_as_often_as_it_is_asked_for(teams: TeamsStandin):
    answered = await teams.ask("rephrase No, there's nothing I can do.")
    await teams.press(answered, "Why?")
    assert "continue" in (await teams.resend()).text
