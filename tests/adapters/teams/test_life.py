"""Added, greeted once, sent twice, and unknown things."""

import asyncio

from adapters.web import Doors, listening
from bot.message import Ask, Reply
from bot.services import Services
from bot.settings import Settings
from commands import COMMANDS, answer
from tests.standins.teams import TeamsStandin


async def test_a_person_who_adds_us_is_greeted_once(teams: TeamsStandin):
    (hello,) = await teams.install()
    assert "I help with the three hardest chats of your day" in hello.shown
    assert "Teams keeps this chat by your company's rules" in hello.shown
    assert hello.card.buttons == ["Try: “No, there's nothing I can do.”", "Tip for now", "What is stored?"]
    await teams.uninstall()
    assert await teams.install(expect=0) == []


async def test_the_greetings_example_shows_what_it_is_about(teams: TeamsStandin):
    (hello,) = await teams.install()
    outcome = await teams.press(hello, "Try: “No, there's nothing I can do.”", expect=1)
    assert "A customer may read this as apathy" in outcome.messages[0].shown


async def test_a_channel_is_told_once_where_drafts_belong(teams: TeamsStandin):
    (hello,) = await teams.install(teams.channel("support"))
    assert "send me drafts in our private chat" in hello.shown


async def test_what_teams_sends_twice_is_answered_once(teams: TeamsStandin):
    await teams.ask("help")
    assert (await teams.resend()).status == 200
    await teams.ask("tip")
    assert len(teams.seen()) == 2


async def test_events_we_know_nothing_of_are_taken_quietly(teams: TeamsStandin):
    message = await teams.ask("help")
    await teams.react(message)
    await teams.event("somethingNew", {"action": "x"}, teams.agent, teams.personal(teams.agent))
    await teams.channel_event("channelRenamed", teams.channel("support"))
    assert len(teams.calls) == 1


async def test_who_wrote_just_before_the_end_is_still_answered(
    silent_teams: TeamsStandin, services: Services
):
    async def slow(ask: Ask, services: Services) -> Reply:
        await asyncio.sleep(0.3)
        return await answer(ask, services)

    settings = Settings.model_validate({"PORT": 0, **silent_teams.environment})
    async with Doors(settings, services, slow, COMMANDS) as doors, listening(doors.app, settings) as url:
        silent_teams.bot = url
        await silent_teams.say("help", expect=0)
        assert silent_teams.seen() == []
    assert len(silent_teams.seen()) == 1
