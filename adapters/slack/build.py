"""Puts Slack's door together from what the product has."""

import time
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.answers import Answers
from adapters.slack.app import Slack
from adapters.slack.directory import SlackDirectory
from adapters.slack.form import Views
from adapters.slack.genuine import Genuine
from adapters.slack.gesture import shortcut_id
from adapters.slack.names import slack_names
from adapters.slack.send import SlackSender
from adapters.slack.work import Work
from bot.message import Ask, LiveKey, Place, Reply
from bot.services import Services
from bot.settings import Settings
from commands.command import Command

_GRACE = 10.0
"""Seconds that acknowledged work gets to end when the process stops."""
_CONNECTIONS = 100
_TIMEOUT = 10


@dataclass(frozen=True, slots=True)
class Built:
    """The door, the worker's way in, and who is where."""

    door: Slack
    sender: SlackSender
    directory: SlackDirectory


def build(
    settings: Settings,
    services: Services,
    answer: Callable[[Ask], Awaitable[Reply]],
    commands: Sequence[Command],
    held: AsyncExitStack,
) -> Built:
    """Everything over one set of connections, which `held` closes."""

    async def changed(keys: Sequence[LiveKey]) -> None:
        await services.store.live.mark(keys, services.now())

    async def shown(keys: Sequence[LiveKey], place: Place, reference: str) -> None:
        for key in keys:
            await services.store.live.remember(key, place, reference, services.now())

    http = aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(limit=_CONNECTIONS), timeout=aiohttp.ClientTimeout(total=_TIMEOUT)
    )
    held.push_async_callback(http.close)
    work = Work()
    held.push_async_callback(work.close, _GRACE)
    token = settings.slack_bot_token.get_secret_value()
    client = AsyncWebClient(
        token=token,
        base_url=settings.slack_api_url,
        session=http,
        timeout=_TIMEOUT,
        retry_handlers=[],  # its own would post twice when an answer is lost
    )
    directory = SlackDirectory(client)
    slack = Slack(
        answers=Answers(answer, changed, shown, client, http, services.texts, Views(services.texts), work),
        genuine=Genuine(settings.slack_signing_secret.get_secret_value(), time.time),
        events=services.store.seen_events,
        now=services.now,
        names=slack_names(commands, settings.command_names),
        drafts=frozenset(command.name for command in commands if command.draft),
        shortcuts=frozenset(
            shortcut_id(command.name, each.verb) for command in commands for each in command.shortcuts
        ),
        zone=directory.zone,
        words=frozenset(command.name for command in commands if command.listed),
        token=token,
    )
    return Built(slack, SlackSender(client, services.texts), directory)
