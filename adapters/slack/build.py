"""Puts Slack's door together from what the product has."""

import time
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass

from slack_sdk.web.async_client import AsyncWebClient

from adapters.pages import Pages
from adapters.slack.answers import Answers
from adapters.slack.app import Slack
from adapters.slack.client import Client, Clients, connections
from adapters.slack.directory import SlackDirectory
from adapters.slack.form import Views
from adapters.slack.genuine import Genuine
from adapters.slack.gesture import shortcut_id
from adapters.slack.install import Install
from adapters.slack.names import slack_names
from adapters.slack.send import SlackSender
from adapters.slack.socket_mode import SocketMode
from adapters.slack.tokens import App, ManyTokens, OneToken, Record, Tokens
from adapters.slack.way_back import WayBack
from adapters.slack.work import Work
from bot.message import Ask, LiveKey, Person, Place, Reply
from bot.services import Services
from bot.settings import Settings
from commands.command import Command

_GRACE = 10.0
"""Seconds that acknowledged work gets to end when the process stops."""


@dataclass(frozen=True, slots=True)
class Built:
    """The door, the worker's way in, and who is where; `install` where workspaces come by OAuth."""

    door: Slack
    install: Install | None
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

    http = connections()
    held.push_async_callback(http.close)
    work = Work()
    held.push_async_callback(work.close, _GRACE)
    bare = Client(base_url=settings.slack_api_url, http=http)
    tokens, install = _tokens(settings, services, bare)
    app_token = settings.slack_app_token.get_secret_value()
    clients = Clients(tokens, settings.slack_api_url, http)
    directory = SlackDirectory(clients, tokens.installers)
    sender = SlackSender(clients, services.texts, services.now)
    slack = Slack(
        answers=Answers(
            answer,
            changed,
            shown,
            bare,
            sender,
            WayBack(http, services.texts),
            services.texts,
            Views(services.texts),
            work,
        ),
        genuine=Genuine(settings.slack_signing_secret.get_secret_value(), time.time),
        tokens=tokens,
        clients=clients,
        events=services.store.seen_events,
        now=services.now,
        names=slack_names(commands, settings.command_names),
        drafts=frozenset(command.name for command in commands if command.draft),
        shortcuts=frozenset(
            shortcut_id(command.name, each.verb) for command in commands for each in command.shortcuts
        ),
        zone=directory.zone,
        words=frozenset(command.name for command in commands if command.listed),
        socket_mode=SocketMode(app_token, bare, http) if app_token else None,
    )
    return Built(slack, install, sender, directory)


def _tokens(settings: Settings, services: Services, client: AsyncWebClient) -> tuple[Tokens, Install | None]:
    store, now = services.store, services.now
    if token := settings.slack_bot_token.get_secret_value():
        return OneToken(token, store.installations, now), None
    secret = settings.slack_client_secret.get_secret_value()
    app = App(settings.slack_client_id, secret, client)
    tokens = ManyTokens(store.installations, app, now)

    async def installed(tenant: str, record: Record, installer: str, workspaces: tuple[str, ...]) -> None:
        await store.installations.install(
            "slack", tenant, record.model_dump_json(), now(), installer=installer, workspaces=workspaces
        )
        tokens.forget(tenant)
        for workspace in workspaces if installer else ():
            await _first_steps(services, Place("slack", workspace, installer, "personal"))

    install = Install(
        app=app,
        url=settings.base_url,
        authorize_url=settings.slack_api_url.removesuffix("api/") + "oauth/v2/authorize",
        secret=store.keys.secret("slack install"),
        states=store.seen_events,
        now=now,
        installed=installed,
        pages=Pages(services.texts),
        texts=services.texts,
    )
    return tokens, install


async def _first_steps(services: Services, chat: Place) -> None:
    """Said once to who installed it, and then no greeting. The channel is their id: Slack opens the chat."""
    store, now, installer = services.store, services.now(), chat.channel
    await store.shown.mark(chat.workspace, installer, "greeting", "hello", now)
    ask = Ask("rapport", chat, Person(installer), verb="installed")
    await store.outbox.post(chat, ask, now, key=f"installed:{chat.workspace}:{installer}")
