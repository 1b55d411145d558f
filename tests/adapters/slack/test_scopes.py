"""Each scope the manifest asks for carries a gesture that breaks without it; nothing needs one more than those.

The product is installed as its own manifest says, with one scope less. An optional one may be refused: then every
gesture goes on, and only what it was for is done without.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from adapters.slack.manifest import OPTIONAL_SCOPES, SCOPES, manifest
from bot.clock import Clock
from bot.services import Services
from bot.texts import Texts
from commands import COMMANDS
from tests.adapters.slack.conftest import opened, working
from tests.standins.slack import (
    AppConfig,
    Channel,
    DropAfterEffect,
    Impossible,
    Message,
    Person,
    Reaction,
    SlackStandin,
)

DRAFT = "We can't refund that."
BY_DAY = next(
    zone
    for zone in ("UTC", "Asia/Tokyo", "America/Los_Angeles")
    if 8 <= datetime.now(ZoneInfo(zone)).hour < 19
)
"""Where it is day now: a channel is not greeted at night."""
DAILY = f"every day at {(datetime.now(ZoneInfo(BY_DAY)).hour + 12) % 24}:30 {BY_DAY}"  # not while this runs
SILENCE = 1.0
"""Seconds without an answer that count as none; an answer takes a few hundredths."""


class Broken(Exception):
    """The person did not get what the gesture is for."""


@asynccontextmanager
async def installed(texts: Texts, services: Services, without: frozenset[str]) -> AsyncIterator[SlackStandin]:
    app = AppConfig.from_manifest(manifest(COMMANDS, {}, texts, "https://rapport.example.com"))
    async with SlackStandin(app, patience=20.0) as slack:
        slack.take_scope(*without)
        running = replace(services, now=Clock().now)  # the stand-in's: a lost post is looked for by its time
        async with opened(slack, running) as doors, working(doors):
            yield slack


# --- what people do --------------------------------------------------------------------------------


async def types_a_command(slack: SlackStandin) -> None:
    try:
        seen = await slack.command("/rephrase", DRAFT)
    except Impossible as nothing:
        raise Broken from nothing
    assert seen.message.private


async def picks_a_shortcut(slack: SlackStandin) -> None:
    try:
        seen = await slack.shortcut("rephrase.message", on=await slack.say(DRAFT))
    except Impossible as nothing:
        raise Broken from nothing
    await seen.until(lambda seen: seen.modal_open, 15)


async def writes_to_the_app(slack: SlackStandin) -> None:
    await answered(await slack.dm(DRAFT))


async def calls_the_app_in_a_channel(slack: SlackStandin) -> None:
    bot = slack.workspace.people[slack.installation_of(slack.workspace).bot_user]
    since = len(slack.messages)
    await slack.say(f"@{bot.name} what are you?")
    await comes(slack, lambda: [each for each in slack.messages[since:] if each.via == "chat.postEphemeral"])


async def schedules_in_a_public_channel(slack: SlackStandin) -> None:
    await schedules(slack, slack.support)


async def schedules_in_a_private_channel(slack: SlackStandin) -> None:
    await schedules(slack, slack.channel("night-shift", [slack.amy], private=True))


async def is_asked_to_allow_a_schedule(slack: SlackStandin) -> None:
    """The lead hears of it in a chat that the app opens."""
    kim = lead(slack)
    slack.support.members.add(kim.id)
    dry = (await answered(await slack.command("/rapport", f"schedule tip in #support {DAILY}"))).message
    await press(slack, dry, "Ask kim to allow", slack.amy)
    await comes(slack, lambda: slack.posts(slack.workspace.dm(kim)))


GESTURES: dict[str, Callable[[SlackStandin], Awaitable[None]]] = {
    "commands": types_a_command,
    "chat:write": writes_to_the_app,
    "im:history": writes_to_the_app,
    "im:write": is_asked_to_allow_a_schedule,
    "app_mentions:read": calls_the_app_in_a_channel,
    "channels:read": schedules_in_a_public_channel,
    "groups:read": schedules_in_a_private_channel,
    "users:read": schedules_in_a_public_channel,
}
NEVER_CALLED = {"commands", "im:history", "app_mentions:read"}
"""Without these Slack offers and sends us nothing; without the others it refuses what we call."""


def lead(slack: SlackStandin) -> Person:
    kim = next((each for each in slack.workspace.people.values() if each.name == "kim"), None)
    return kim or slack.person("kim", admin=True, tz="Europe/London")


async def schedules(slack: SlackStandin, channel: Channel) -> None:
    kim = lead(slack)
    channel.members.add(kim.id)
    words = f"schedule tip in #{channel.name} {DAILY}"
    dry = await answered(await slack.command("/rapport", words, user=kim, channel=channel))
    await press(slack, dry.message, "Start", kim)


async def press(slack: SlackStandin, card: Message, label: str, person: Person) -> None:
    if label not in card.labels:
        raise Broken(card.words)
    await answered(await slack.press(card, label, user=person))


async def answered(seen: Reaction) -> Reaction:
    """Once more than "Still working" is seen."""
    await comes(seen, lambda: seen.messages and "Still working" not in seen.message.words)
    return seen


async def comes(where: SlackStandin | Reaction, look: Callable[[], object]) -> None:
    lacks = set(SCOPES) - where.world.installations[0].scopes
    try:
        await where.world.until(look, SILENCE if lacks else 15)
    except TimeoutError as silence:
        raise Broken from silence


# --- scopes ----------------------------------------------------------------------------------------


def missing(slack: SlackStandin) -> set[str]:
    return {call.answer["needed"] for call in slack.refused if call.refused == "missing_scope"}


def test_every_scope_has_its_gesture() -> None:
    assert GESTURES.keys() == set(SCOPES)


@pytest.mark.parametrize("scope", SCOPES)
async def test_without_this_scope_its_gesture_breaks(scope: str, texts: Texts, services: Services) -> None:
    async with installed(texts, services, frozenset({scope})) as slack:
        with pytest.raises(Broken):
            await GESTURES[scope](slack)
        if scope not in NEVER_CALLED:
            await slack.until(lambda: missing(slack), 15)
        assert missing(slack) <= {scope} - NEVER_CALLED
        assert slack.guidelines == []


async def test_with_all_of_them_every_gesture_works_and_no_other_scope_is_missed(
    texts: Texts, services: Services
) -> None:
    async with installed(texts, services, frozenset()) as slack:
        for gesture in dict.fromkeys([*GESTURES.values(), picks_a_shortcut]):
            await gesture(slack)
        assert slack.refused == []
        assert slack.guidelines == []


@pytest.mark.parametrize("scopes", [OPTIONAL_SCOPES, *[(each,) for each in OPTIONAL_SCOPES]], ids=" ".join)
async def test_an_optional_scope_breaks_nothing(
    scopes: tuple[str, ...], texts: Texts, services: Services
) -> None:
    async with installed(texts, services, frozenset(scopes)) as slack:
        for gesture in dict.fromkeys([*GESTURES.values(), picks_a_shortcut]):
            await gesture(slack)
        assert slack.refused == []
        assert slack.guidelines == []


@pytest.mark.parametrize("scope", OPTIONAL_SCOPES)
@pytest.mark.parametrize("granted", [True, False], ids=["granted", "refused"])
async def test_a_post_whose_answer_was_lost_is_looked_up_where_that_was_allowed_and_is_never_repeated(
    scope: str, granted: bool, texts: Texts, services: Services
) -> None:
    async with installed(texts, services, frozenset() if granted else frozenset({scope})) as slack:
        private = scope == "groups:history"
        room = slack.channel("night-shift", [slack.amy], private=True) if private else slack.support
        await schedules(slack, room)
        await slack.until(lambda: slack.posts(room), 15)  # its introduction
        slack.faults.order("chat.postMessage", DropAfterEffect(), channel=room.id)
        await slack.command("/rapport", "send now 1", user=lead(slack), channel=room)
        await slack.until(lambda: slack.calls_of("conversations.history"), 15)
        await asyncio.sleep(SILENCE)
        assert len(slack.posts(room)) == 2
        assert missing(slack) == (set() if granted else {scope})
