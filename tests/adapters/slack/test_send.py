"""The worker's way into Slack: posts once, edits, and looks up what it does not know."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest
from aiohttp import ClientSession

from adapters.slack.client import Clients
from adapters.slack.send import SlackSender
from adapters.slack.tokens import OneToken
from bot.message import Button, CannotDeliver, CannotLook, Card, Place, Said, Text, Title, Undelivered
from bot.store import Store
from bot.texts import Texts
from tests.adapters.slack.conftest import called
from tests.standins.slack import (
    DropAfterEffect,
    DropBeforeEffect,
    Fails,
    FailsAfterEffect,
    Garbage,
    Hang,
    RateLimited,
    ServerError,
    SlackStandin,
)

CARD = Card((Title("Two-minute practice"), Text(("What would you ", Said("<!channel>"), " send?")),
             Button("A", "quiz", "answer", {"id": "k1", "chosen": "A"})))  # fmt: skip
LATER = Card((Title("Answer: B"),))


@pytest.fixture
async def sender(standin: SlackStandin, store: Store, texts: Texts) -> AsyncIterator[SlackSender]:
    async with called(standin, store, seconds=1) as clients:
        yield SlackSender(clients, texts, lambda: datetime.now(UTC))


@pytest.fixture
def support(standin: SlackStandin) -> Place:
    return Place("slack", standin.workspace.id, standin.support.id, "channel", "support")


@pytest.fixture
async def long_ago() -> datetime:
    return datetime.now(UTC) - timedelta(minutes=5)


@pytest.fixture(autouse=True)
async def well(standin: SlackStandin) -> AsyncIterator[None]:
    yield
    assert standin.guidelines == []


async def test_a_post_carries_its_key_where_no_reader_sees_it(standin, sender, support):
    reference = await sender.send(support, CARD, "k1")
    (post,) = standin.posts(standin.support)
    assert reference == f"{standin.support.id}/{post.ts}"
    assert post.metadata == {"event_type": "rapport_post", "event_payload": {"key": "k1"}}
    assert "k1" not in post.words
    assert post.live == ()
    assert post.text == "Two-minute practice"


async def test_an_edit_draws_the_same_message_anew(standin, sender, support):
    reference = await sender.send(support, CARD, "k1")
    await sender.edit(support, reference, LATER)
    (post,) = standin.posts(standin.support)
    assert post.words == "Answer: B"
    assert not post.edited


async def test_a_post_to_a_person_lands_in_their_own_chat_and_is_edited_there(standin, sender, support):
    person = Place("slack", support.workspace, standin.amy.id)
    reference = await sender.send(person, CARD, "k1")
    await sender.edit(person, reference, LATER)
    (post,) = standin.posts(standin.workspace.dm(standin.amy))
    assert post.words == "Answer: B"


async def test_what_was_posted_is_found_by_its_key_among_all_that_others_wrote(
    standin, sender, support, long_ago
):
    reference = await sender.send(support, CARD, "k1")
    await sender.send(support, CARD, "k2")
    for number in range(40):
        await standin.say(f"message {number}", channel=standin.channel("quiet", [standin.amy], bot=False))
        standin.world.put(standin.support, standin.amy.id, "person", f"message {number}", [])
    assert sender.finds
    assert await sender.find(support, "k1", long_ago) == reference
    assert await sender.find(support, "k3", long_ago) is None


@pytest.mark.parametrize("fault", [DropAfterEffect(), FailsAfterEffect()])
async def test_a_post_whose_answer_was_lost_is_not_sent_again_and_is_found(
    standin, sender, support, long_ago, fault
):
    standin.faults.order("chat.postMessage", fault)
    with pytest.raises(CannotDeliver) as problem:
        await sender.send(support, CARD, "k1")
    assert problem.value.reason == "unknown"
    (post,) = standin.posts(standin.support)
    assert await sender.find(support, "k1", long_ago) == f"{standin.support.id}/{post.ts}"


async def test_where_the_scope_to_look_was_refused_it_says_that_it_can_not(
    standin, sender, support, long_ago
):
    standin.take_scope("channels:history")
    with pytest.raises(CannotDeliver) as problem:
        await sender.find(support, "k1", long_ago)
    assert (problem.value.reason, problem.value.detail) == ("refused", "missing_scope")
    with pytest.raises(CannotLook):
        await sender.find(support, "k1", long_ago)
    standin.installation_of(standin.workspace).scopes.add("channels:history")
    assert await sender.find(support, "k1", long_ago) is None  # it looks again: the scope may be there by now


async def test_what_was_posted_to_a_person_is_found_in_their_own_chat(standin, sender, support, long_ago):
    person = Place("slack", support.workspace, standin.amy.id)
    reference = await sender.send(person, CARD, "k1")
    assert await sender.find(person, "k1", long_ago) == reference


@pytest.mark.parametrize("before", [0, 1], ids=["seen by the look itself", "known"])
@pytest.mark.parametrize("ahead", [40, 10_000, -40])
async def test_a_host_whose_clock_is_wrong_finds_what_it_posted(
    standin, sender, support, ahead: int, before: int
):
    sender.now = lambda: datetime.now(UTC) + timedelta(seconds=ahead)
    for n in range(before):
        await sender.send(support, CARD, f"earlier{n}")
    since = sender.now() - timedelta(seconds=5)
    standin.faults.order("chat.postMessage", DropAfterEffect())
    with pytest.raises(CannotDeliver):
        await sender.send(support, CARD, "k1")
    post = standin.posts(standin.support)[-1]
    assert await sender.find(support, "k1", since) == f"{standin.support.id}/{post.ts}"


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        (Fails("channel_not_found"), "gone"),
        (Fails("is_archived"), "gone"),
        (Fails("not_in_channel"), "gone"),
        (Fails("account_inactive"), "uninstalled"),
        (Fails("token_revoked"), "uninstalled"),
        (Fails("invalid_auth"), "uninstalled"),
        (Fails("token_expired"), "uninstalled"),
        (Fails("restricted_action"), "refused"),
        (Fails("invalid_blocks"), "refused"),
        (Fails("fatal_error"), "unknown"),
        (Fails("internal_error"), "unknown"),
        (RateLimited(7), "busy"),
        (ServerError(), "unknown"),
        (Garbage(), "unknown"),
        (Hang(), "unknown"),
        (DropBeforeEffect(), "unknown"),
    ],
)
async def test_each_way_to_fail_is_told_as_one_of_five(standin, sender, support, fault, reason: Undelivered):
    standin.faults.order("chat.postMessage", fault)
    with pytest.raises(CannotDeliver) as problem:
        await sender.send(support, CARD, "k1")
    assert problem.value.reason == reason
    assert problem.value.retry_after == (7 if reason == "busy" else None)
    assert problem.value.everywhere is (reason == "busy"), "a method's limit is the workspace's"
    assert standin.posts(standin.support) == []
    assert len(standin.calls_of("chat.postMessage")) <= 1


async def test_a_slack_that_can_not_be_reached_has_certainly_not_posted(
    store: Store, texts: Texts, support, now: datetime
):
    token = OneToken("xoxb-1", store.installations, lambda: now)
    async with ClientSession() as http:
        nowhere = Clients(token, "http://127.0.0.1:1/api/", http)
        with pytest.raises(CannotDeliver) as problem:
            await SlackSender(nowhere, texts, lambda: now).send(support, CARD, "k1")
    assert problem.value.reason == "refused"


async def test_a_message_that_was_deleted_is_gone(standin, sender, support):
    reference = await sender.send(support, CARD, "k1")
    standin.world.remove(standin.posts(standin.support)[0])
    with pytest.raises(CannotDeliver) as problem:
        await sender.edit(support, reference, LATER)
    assert problem.value.reason == "gone"
