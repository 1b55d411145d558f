"""The worker's way in: posts and edits where nobody has just spoken, and what becomes of those that fail."""

from collections.abc import Awaitable, Callable
from time import monotonic

import pytest

from adapters.teams.pace import Windows
from adapters.teams.send import TeamsSender
from bot.message import Button, CannotDeliver, Card, LiveKey, Place, Said, Text, Undelivered
from bot.services import Services
from bot.store import Store
from tests.adapters.teams.conftest import Running
from tests.standins.teams import Answer, DropAfter, DropBefore, TeamsStandin
from tests.standins.teams import Place as TeamsPlace
from tests.standins.teams.faults import Fault
from tests.standins.teams.people import TENANT

CARD = Card((Text(("A tip for ", Said("<at>you</at>"))), Button("Useful", "tip", "useful", {"tip": "x"})))

Send = Callable[[], Awaitable[str]]


@pytest.fixture
def sender(running: Running) -> TeamsSender:
    found = running.doors.senders["teams"]
    assert isinstance(found, TeamsSender)
    return found


def place_of(where: TeamsPlace) -> Place:
    kinds = {"personal": "personal", "groupChat": "group", "channel": "channel"}
    return Place("teams", TENANT, where.id, kinds[where.kind], where.name or "")  # type: ignore[arg-type]


@pytest.fixture
async def channel(teams: TeamsStandin) -> Place:
    """A channel that we were once spoken to in."""
    support = teams.channel("support")
    await teams.ask("help", where=support)
    return place_of(support)


async def test_a_channel_gets_a_new_thread_whose_card_is_edited_later(
    teams: TeamsStandin, sender: TeamsSender, channel: Place
):
    reference = await sender.send(channel, CARD, "key")
    posted = teams.seen(teams.lead)[-1]
    assert posted.shown == "A tip for <at>you</at>\nUseful"
    assert posted.live == []
    await sender.edit(channel, reference, Card((Text(("Closed.",)),)))
    assert (posted.shown, posted.edits) == ("Closed.", 1)


async def test_a_person_and_a_group_are_reached_where_they_wrote(teams: TeamsStandin, sender: TeamsSender):
    group = teams.group("care")
    for where in (teams.personal(teams.agent), group):
        await teams.ask("help", where=where)
        await sender.send(place_of(where), CARD, "key")
        assert teams.seen(where=where)[-1].card.buttons == ["Useful"]


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        (Answer(403, "BotNotInConversationRoster"), "gone"),
        (Answer(404, "ConversationNotFound"), "gone"),
        (Answer(400, "BadSyntax"), "refused"),
        (Answer(413, "MessageSizeTooBig"), "refused"),
        (Answer(412), "busy"),
        (Answer(429, retry_after=7), "busy"),
        (Answer(502), "unknown"),
        (DropBefore(), "unknown"),
        (DropAfter(), "unknown"),
    ],
)
async def test_a_post_that_failed_says_whether_it_may_be_there(
    teams: TeamsStandin, sender: TeamsSender, fault: Fault, reason: Undelivered
):
    await teams.ask("help")
    teams.fail_next("send", fault)
    with pytest.raises(CannotDeliver) as problem:
        await sender.send(place_of(teams.personal(teams.agent)), CARD, "key")
    assert problem.value.reason == reason
    assert problem.value.retry_after == (7 if fault == Answer(429, retry_after=7) else None)
    assert not problem.value.everywhere, "a conversation's limit is its own"


async def test_a_place_we_know_no_way_to_is_gone(sender: TeamsSender):
    with pytest.raises(CannotDeliver, match="gone"):
        await sender.send(Place("teams", TENANT, "19:nobody", "channel"), CARD, "key")


async def test_a_login_that_gives_no_token_means_certainly_not_posted(
    teams: TeamsStandin, sender: TeamsSender
):
    await teams.ask("help")
    teams.login.revoke_tokens()
    teams.fail_next("token", Answer(401))
    with pytest.raises(CannotDeliver) as problem:
        await sender.send(place_of(teams.personal(teams.agent)), CARD, "key")
    assert problem.value.reason == "refused"


async def test_one_token_serves_every_message_and_a_revoked_one_is_replaced(teams: TeamsStandin):
    for _ in range(3):
        await teams.ask("help")
    assert teams.login.token_requests == 1
    teams.login.revoke_tokens()
    await teams.ask("help")
    assert teams.login.token_requests == 2


async def test_an_answer_waits_as_long_as_teams_asks(teams: TeamsStandin):
    teams.fail_next("send", Answer(429, retry_after=1))
    message = await teams.ask("help")
    assert "Every word" in message.shown
    assert [call.status for call in teams.calls] == [429, 201]


async def test_where_a_chat_is_reached_cannot_be_read_on_our_disk(
    teams: TeamsStandin, services: Services, store: Store
):
    await teams.ask("help")
    address = await store.addresses.find(place_of(teams.personal(teams.agent)))
    assert address
    assert teams.service_url not in address
    assert teams.service_url in (services.store.keys.open(address) or "")


async def test_the_newest_service_url_is_kept(teams: TeamsStandin, sender: TeamsSender):
    await teams.ask("help")
    old = teams.world.service_url
    teams.world.service_url = old.replace("/emea/", "/amer/")
    await teams.say("help", expect=0)
    teams.world.service_url = old
    with pytest.raises(CannotDeliver):  # nothing answers under /amer/
        await sender.send(place_of(teams.personal(teams.agent)), CARD, "key")


async def test_in_a_channel_that_was_shared_with_others_since_nothing_is_posted(
    teams: TeamsStandin, sender: TeamsSender
):
    shared = teams.channel("partners", kind="shared")
    await teams.ask("help", where=shared)
    with pytest.raises(CannotDeliver, match="gone: shared with another organisation"):
        await sender.send(place_of(shared), CARD, "key")
    assert [each for each in teams.seen(teams.lead) if each.place == shared] == []


async def test_where_we_cannot_see_who_reads_a_channel_it_is_tried_again(
    teams: TeamsStandin, sender: TeamsSender, channel: Place
):
    teams.fail_next("teams", Answer(502))
    with pytest.raises(CannotDeliver, match="busy"):
        await sender.send(channel, CARD, "key")
    await sender.send(channel, CARD, "key")


async def test_what_is_read_for_a_post_counts_too(
    teams: TeamsStandin, sender: TeamsSender, channel: Place, monkeypatch: pytest.MonkeyPatch
):
    """Whether a channel is shared, and who reads it: with the post itself that is three requests."""
    monkeypatch.setattr(sender, "_paces", Windows(((2, 60.0),), monotonic))
    question, calls = Card((Text(("Which?",)),), own=LiveKey("quiz", "1")), len(teams.calls)
    with pytest.raises(CannotDeliver, match="busy"):
        await sender.send(channel, question, "key")
    assert len(teams.calls) == calls + 1


async def test_a_card_that_each_reader_sees_in_their_own_way_changes_once_a_minute(
    teams: TeamsStandin, sender: TeamsSender, channel: Place
):
    """Sixty clients ask for their own view whenever it does; the last state of all has no such views."""
    question = Card((Text(("Which?",)),), own=LiveKey("quiz", "1"))
    reference = await sender.send(channel, question, "key")
    with pytest.raises(CannotDeliver, match="busy") as problem:
        await sender.edit(channel, reference, question)
    assert 50 < (problem.value.retry_after or 0) <= 60
    await sender.edit(channel, reference, CARD)
    assert teams.seen(teams.lead)[-1].shown.startswith("A tip")
