"""Added, greeted once, sent twice, and unknown things."""

import asyncio
from dataclasses import replace

import pytest

from adapters.web import Doors, listening
from bot.message import Ask, Reply
from bot.message import Place as OurPlace
from bot.services import Services
from bot.settings import Settings
from commands import COMMANDS, answer
from tests.adapters.teams.conftest import becomes
from tests.standins.teams import Answer, Place, TeamsStandin
from tests.standins.teams.client.living import TeamEvent
from tests.standins.teams.people import TENANT


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


# --- removed, renamed, deleted, shared, blocked ----------------------------------------------------------


@pytest.fixture
async def scheduled(teams: TeamsStandin, services: Services) -> Place:
    """A quiz in #support, set up by the lead in the chat of their own, where we are only in the team's
    first channel."""
    await teams.install(teams.channel("General"), teams.lead)
    support = teams.channel("support")
    dry_run = await teams.ask("rapport schedule tip in #support every weekday at 9:30", teams.lead)
    await teams.press(dry_run, "Start", user=teams.lead, expect=1)
    return support


async def listed(teams: TeamsStandin) -> str:
    return (await teams.ask("rapport schedules", teams.lead)).shown


async def told(teams: TeamsStandin, words: str) -> None:
    chat = teams.personal(teams.lead)
    await teams.until(lambda: words in teams.seen(teams.lead, chat)[-1].shown, "the news for the owner", 15)


@pytest.mark.usefixtures("worker")
@pytest.mark.parametrize("event", ["channelDeleted", "channelShared", "teamDeleted", "teamArchived"])
async def test_a_channel_that_ends_pauses_its_schedules_and_tells_their_owner(
    teams: TeamsStandin, scheduled: Place, event: TeamEvent
):
    await teams.channel_event(event, scheduled, teams.lead)
    await told(teams, "I can no longer post there")
    assert "Paused" in await listed(teams)


@pytest.mark.usefixtures("worker")
async def test_removed_from_a_team_we_post_in_none_of_its_channels(
    teams: TeamsStandin, services: Services, scheduled: Place
):
    await teams.uninstall(teams.channel("General"), teams.lead)
    await told(teams, "I can no longer post there")
    await becomes(lambda: services.store.addresses.find(_here(scheduled)), None)


async def test_an_upgrade_of_the_app_changes_nothing(teams: TeamsStandin, scheduled: Place):
    general = teams.channel("General")
    for action in ("remove-upgrade", "add-upgrade"):
        await teams.event("installationUpdate", {"action": action}, teams.lead, general)
    assert "Paused" not in await listed(teams)


async def test_a_renamed_channel_is_called_by_its_new_name(teams: TeamsStandin, scheduled: Place):
    await teams.channel_event("channelRenamed", replace(scheduled, name="helpdesk"), teams.lead)

    async def is_called_so() -> bool:
        return "#helpdesk" in await listed(teams)

    await becomes(is_called_so, True)


@pytest.mark.usefixtures("worker")
async def test_who_blocked_us_gets_no_more_of_their_own_and_nobody_hears_of_it(
    teams: TeamsStandin, services: Services
):
    await teams.ask("tip daily 9:00")
    teams.block(teams.agent)
    (of,) = await services.store.schedules.at(_here(teams.personal(teams.agent)))
    await services.store.planner.send_now(of.id, services.now())
    await becomes(lambda: _reason(services, of.id), "gone")
    assert teams.seen(teams.lead) == []


async def test_who_removed_us_gets_no_more_of_what_goes_to_each(teams: TeamsStandin, services: Services):
    await teams.install(teams.channel("support"), teams.lead)
    for person in (teams.agent, teams.lead):
        await teams.ask("help", person)
    typed = "rapport schedule tip in #support every weekday at 9:30 for each person"
    dry_run = await teams.ask(typed, teams.lead)
    await teams.press(dry_run, "Start", user=teams.lead, expect=1)
    (of,) = await services.store.schedules.of_team(TENANT)
    assert await services.store.planner.send_now(of.id, services.now()) == 2
    await teams.uninstall()
    await becomes(lambda: services.store.planner.send_now(of.id, services.now()), 1)


async def test_a_schedule_for_each_person_comes_at_their_own_hour(teams: TeamsStandin):
    """Ana wrote from New York; Sam never wrote, so the team's hour is theirs."""
    support = teams.channel("support", teams.agent, teams.lead, teams.person("Sam Cole"))
    await teams.install(support, teams.lead)
    await teams.ask("help", where=support)
    typed = "rapport schedule tip in #support every weekday at 9:30"
    assert "1 person in New York" in (await teams.ask(typed, teams.lead)).shown


def _here(place: Place) -> OurPlace:
    return OurPlace("teams", TENANT, place.id, "personal" if place.kind == "personal" else "channel")


async def _reason(services: Services, schedule: int) -> str:
    found = await services.store.schedules.by_id(schedule)
    return found.reason if found else ""


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


async def test_where_the_greeting_is_not_taken_we_are_still_known_to_be(
    teams: TeamsStandin, services: Services
):
    support = teams.channel("support")
    teams.fail_next("send", Answer(502), times=9)
    await teams.install(support, expect=0)

    async def known() -> bool:
        return (
            await services.store.addresses.find(OurPlace("teams", TENANT, support.id, "channel")) is not None
        )

    await becomes(known, True)
