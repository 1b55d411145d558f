"""Who is where, as a schedule has to know it."""

import pytest

from adapters.teams.directory import TeamsDirectory
from bot.message import CannotDeliver, Place
from bot.services import Services
from tests.adapters.teams.conftest import Running
from tests.standins.teams import Answer, TeamsStandin
from tests.standins.teams import Place as TeamsPlace
from tests.standins.teams.people import TENANT

HERE = Place("teams", TENANT, "a:anywhere", "personal")


@pytest.fixture
def directory(running: Running) -> TeamsDirectory:
    found = running.doors.services.directories["teams"]
    assert isinstance(found, TeamsDirectory)
    return found


@pytest.fixture
async def support(teams: TeamsStandin) -> TeamsPlace:
    """A channel of a team that the lead has added us to."""
    channel = teams.channel("support")
    await teams.install(channel, teams.lead)
    return channel


async def test_a_channel_is_known_by_its_name(directory: TeamsDirectory, support: TeamsPlace):
    found = await directory.channel(HERE, "#Support")
    assert found == Place("teams", TENANT, support.id, "channel", "support")
    assert await directory.channel(HERE, "#elsewhere") is None


async def test_only_channels_that_this_person_is_in_are_offered(
    teams: TeamsStandin, directory: TeamsDirectory, support: TeamsPlace
):
    stranger = teams.person("Sam Cole")
    assert [each.name for each in await directory.channels(HERE, teams.agent.id)] == ["support"]
    assert await directory.channels(HERE, stranger.id) == []


async def test_a_room_names_its_people_and_marks_guests(teams: TeamsStandin, directory: TeamsDirectory):
    guest = teams.person("Gail Roe", role="guest")
    channel = teams.channel("care", teams.agent, guest)
    await teams.install(channel)
    place = await directory.channel(HERE, "care")
    assert place is not None
    room = await directory.room(place)
    assert room is not None
    assert [(each.name, each.guest) for each in room.people] == [("Ana Ortiz", False), ("Gail Roe", True)]
    assert not room.outside


async def test_a_shared_channel_is_outside_and_names_nobody(teams: TeamsStandin, directory: TeamsDirectory):
    shared = teams.channel("partners", kind="shared")
    await teams.install(teams.channel("support"))
    room = await directory.room(Place("teams", TENANT, shared.id, "channel"))
    assert room is not None
    assert (room.outside, room.people) == (True, ())


async def test_a_person_is_known_by_name_and_by_id(
    teams: TeamsStandin, directory: TeamsDirectory, support: TeamsPlace
):
    for said in ("@Ana Ortiz", "@ana", "<at>Ana</at>", teams.agent.id):
        found = await directory.person(Place("teams", TENANT, support.id, "channel"), said)
        assert found is not None
        assert found.id == teams.agent.id
    assert await directory.person(Place("teams", TENANT, support.id, "channel"), "@nobody") is None
    assert [each.name for each in await directory.people(HERE, [teams.lead.id, "29:gone"])] == []


async def test_who_wrote_to_us_is_known_by_id_everywhere(teams: TeamsStandin, directory: TeamsDirectory):
    await teams.ask("help")
    assert [each.name for each in await directory.people(HERE, [teams.agent.id])] == ["Ana Ortiz"]


async def test_a_persons_chat_is_opened_where_we_have_not_met(
    teams: TeamsStandin, directory: TeamsDirectory, support: TeamsPlace
):
    chat = await directory.chat(HERE, teams.lead.id)
    assert chat.channel == teams.personal(teams.lead).id


async def test_a_platform_that_does_not_answer_is_no_empty_room(
    teams: TeamsStandin, directory: TeamsDirectory, support: TeamsPlace
):
    teams.fail_next("members", Answer(502))
    with pytest.raises(CannotDeliver):
        await directory.room(Place("teams", TENANT, support.id, "channel"))


async def test_who_adds_us_to_a_team_is_its_first_lead(
    teams: TeamsStandin, services: Services, support: TeamsPlace
):
    assert (await services.store.workspaces.get(TENANT)).leads == (teams.lead.id,)
    await teams.install(teams.channel("other"), teams.agent)
    assert (await services.store.workspaces.get(TENANT)).leads == (teams.lead.id,)


async def test_a_schedule_is_looked_at_in_the_chat_of_ones_own(teams: TeamsStandin, support: TeamsPlace):
    shown = (await teams.ask("rapport schedules", user=teams.lead)).shown
    assert "didn't work" not in shown
    dry_run = await teams.ask("rapport schedule quiz in #support every weekday at 9:30", user=teams.lead)
    assert "support" in dry_run.shown
    assert "didn't work" not in dry_run.shown
