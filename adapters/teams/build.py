"""Puts the Teams door together from what the product has and how the app is registered."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from time import monotonic

import aiohttp
from aiohttp import web

from adapters.teams.addresses import Addresses
from adapters.teams.app import Door
from adapters.teams.auth import ConnectorTrust, LoopbackTrust, Trust
from adapters.teams.chats import Chats
from adapters.teams.connector import Connector, Token
from adapters.teams.credentials import AppToken, NoAppToken
from adapters.teams.directory import TeamsDirectory
from adapters.teams.keys import SigningKeys
from adapters.teams.pace import CONVERSATION, TENANT, Windows
from adapters.teams.product import Product
from adapters.teams.render import Renderer
from adapters.teams.send import TeamsSender
from adapters.teams.turns import Turns
from bot.message import Ask, Reply
from bot.services import Services
from bot.settings import Settings
from commands.command import Command

_GRACE = 10.0
"""Seconds that turns under way get to end."""
_EVERY_TENANT = "botframework.com"
"""Where an app of the multi-tenant kind gets its token."""


class Teams:
    """Mount it to hear, give `sender` to the worker and `directory` to the commands, close it last. `now` is the real time that tokens are
    good by, also where the product's own clock is moved."""

    def __init__(
        self,
        settings: Settings,
        services: Services,
        answer: Callable[[Ask], Awaitable[Reply]],
        commands: Sequence[Command],
        now: Callable[[], datetime],
    ) -> None:
        self._session = aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar())
        bot = f"28:{settings.teams_app_id}"
        connector = Connector(
            self._session, _token(self._session, settings), Windows(CONVERSATION, monotonic)
        )
        renderer = Renderer(services.texts)
        addresses = Addresses(services.store, services.now)
        chats = Chats(connector, renderer, addresses, services.texts, bot)
        product = Product(
            answer, services.store, services.texts, services.now, commands, settings.command_names
        )
        self._turns = Turns(product, chats, renderer, addresses)
        trust = _trust(self._session, settings, now)
        self._door = Door(self._turns, trust, "" if settings.teams_local else bot, settings.tenants)
        self.sender = TeamsSender(connector, chats, addresses, bot, Windows(TENANT, monotonic))
        self.directory = TeamsDirectory(connector, chats, addresses)

    def mount(self, app: web.Application) -> None:
        self._door.mount(app)

    async def close(self) -> None:
        """Ends what is under way, then the connections."""
        await self._turns.close(_GRACE)
        await self._session.close()


def _token(session: aiohttp.ClientSession, settings: Settings) -> Token:
    if settings.teams_local:
        return NoAppToken()
    tenant = settings.teams_app_tenant if settings.teams_app_type == "SingleTenant" else _EVERY_TENANT
    url = f"{settings.microsoft_login_url.rstrip('/')}/{tenant}/oauth2/v2.0/token"
    secret = settings.teams_app_password.get_secret_value()
    return AppToken(session, url, settings.teams_app_id, secret, monotonic)


def _trust(session: aiohttp.ClientSession, settings: Settings, now: Callable[[], datetime]) -> Trust:
    if settings.teams_local:
        return LoopbackTrust()
    keys = SigningKeys(session, settings.microsoft_openid_url, monotonic)
    return ConnectorTrust(settings.teams_app_id, keys, now)
