"""Every command, said in each way Teams has: to the one who asked, complete, and refused by nobody."""

import pytest

from commands import COMMANDS
from commands.command import Command
from tests.standins.teams import Message, Place, TeamsStandin

LISTED = [command for command in COMMANDS if command.listed]
DRAFT = "Order 88-1204 is your own fault."


def named(command: Command) -> str:
    return command.name if command.slash or command.name == "help" else f"rapport {command.name}"


async def alone(teams: TeamsStandin, said: str) -> Message:
    return await teams.ask(said)


async def by_mention(teams: TeamsStandin, said: str) -> Message:
    return await teams.ask(said, where=_others(teams))


async def by_slash(teams: TeamsStandin, said: str) -> Message:
    (message,) = await teams.slash(said, _others(teams))
    return message


async def by_slash_with_its_mark(teams: TeamsStandin, said: str) -> Message:
    (message,) = await teams.slash(f"/{said}", _others(teams))
    return message


def _others(teams: TeamsStandin) -> Place:
    return teams.channel("support")


@pytest.mark.parametrize("command", LISTED, ids=lambda each: each.name)
@pytest.mark.parametrize(
    "way", [by_mention, by_slash, by_slash_with_its_mark], ids=lambda each: each.__name__
)
async def test_where_others_read_it_is_answered_as_alone_and_for_one(
    teams: TeamsStandin, command: Command, way
):
    there = await way(teams, named(command))
    assert there.only == teams.agent
    assert teams.seen(teams.lead) == []
    assert "didn't work" not in there.shown
    here = await alone(teams, named(command))
    assert _unlike(there.shown) == _unlike(here.shown) or command.name in CHOSEN


CHOSEN = {"tip", "quiz"}
"""Each asking gives the next one."""


def _unlike(shown: str) -> str:
    """Without what a place is called."""
    return shown.partition("\n")[0]


@pytest.mark.parametrize("command", [each for each in LISTED if each.draft], ids=lambda each: each.name)
async def test_a_text_said_openly_is_not_answered_there(teams: TeamsStandin, command: Command):
    there = await by_mention(teams, f"{named(command)} {DRAFT}")
    assert "Your colleagues can see the message you just typed" in there.shown
    assert "fault" not in str([call.body for call in teams.calls])


async def test_a_word_of_ours_said_openly_is_no_draft(teams: TeamsStandin):
    """Alone it would be one: many a draft begins with "Schedule"."""
    await teams.install(teams.channel("support"), teams.lead)
    there = await teams.ask(
        "schedule tip in #support every weekday at 9:30", teams.lead, teams.channel("support")
    )
    assert "Nothing is scheduled yet" in there.shown
    assert there.only == teams.lead
