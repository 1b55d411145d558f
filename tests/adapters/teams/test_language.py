"""What the door itself says on a post is in the language of the place it goes to."""

from pathlib import Path

import pytest

from bot.message import Card, Said, Text
from bot.texts import Texts, load_texts
from tests.adapters.teams.conftest import CONTENT, Running
from tests.adapters.teams.test_send import place_of
from tests.standins.teams import TeamsStandin

LONG = Card((Text((Said("No. " * 10_000),)),))


@pytest.fixture(scope="session")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Texts:
    """With a string that the product has in English alone so far."""
    folder: Path = tmp_path_factory.mktemp("packs")
    strings = folder / "de" / "strings"
    strings.mkdir(parents=True)
    (strings / "door.yaml").write_text('teams.shortened: " … (hier gekürzt)"\n')
    return load_texts([CONTENT, folder])


async def test_a_person_gets_it_in_their_own_and_a_place_of_many_in_that_of_who_brought_us(
    teams: TeamsStandin, running: Running
):
    sender = running.doors.senders["teams"]
    german, american = teams.lead, teams.agent
    group = teams.group("care")
    await teams.ask("help", user=german)
    await teams.ask("help", user=american)
    await teams.install(group, german)
    await teams.ask("tip", user=american, where=group)
    said = {}
    for where in (teams.personal(german), teams.personal(american), group):
        await sender.send(place_of(where), LONG, "key")
        said[where] = "hier gekürzt" in (teams.seen(german, where) or teams.seen(american, where))[-1].shown
    assert said == {teams.personal(german): True, teams.personal(american): False, group: True}
