"""A stand-in of Microsoft's login, Bot Connector and Teams client, over real sockets on loopback.

async with TeamsStandin() as teams:
    product = start(environment=teams.environment)
    teams.bot = product.url
    message = await teams.ask("rephrase No.")
    outcome = await teams.press(message, "Why?")
    teams.assert_clean()
"""

from datetime import datetime
from typing import Self

import aiohttp
from aiohttp import web

from tests.standins.teams.client.attacks import Attacking
from tests.standins.teams.client.extending import Extending
from tests.standins.teams.client.living import Living
from tests.standins.teams.clock import Clock
from tests.standins.teams.faults import Fault, Handler, Operation
from tests.standins.teams.people import TENANT, ChannelType, Client, Directory, Person, Place, Role, Team
from tests.standins.teams.rules import Broken
from tests.standins.teams.server.connector import Connector
from tests.standins.teams.server.login import Login
from tests.standins.teams.server.world import Call, World
from tests.standins.teams.stranger import Stranger
from tests.standins.teams.throttle import Throttle

APP_ID = "0c2c3e4f-1111-4222-8333-444455556666"
SECRET = "a-secret-only-the-login-knows"


class TeamsStandin(Extending, Living, Attacking):
    """Microsoft and its people. `bot` is where the product listens; set it once the product runs.

    `agent` and `lead` have the app in their personal chats; `person`, `group` and `channel` make more.
    """

    def __init__(self, bot: str = "", start: datetime | None = None):
        clock = Clock(start)
        self.directory = Directory(bot_id=f"28:{APP_ID}")
        world = World(clock, Login(clock, APP_ID, SECRET, TENANT), self.directory, Throttle(clock))
        super().__init__(world, bot)
        self.clock = clock
        self.login = world.login
        self.throttle = world.throttle
        self.stranger = Stranger()
        self.agent = self.person("Ana Ortiz")
        self.lead = self.person("Lee Brandt", zone="Europe/Berlin", locale="de-DE", country="DE")
        self._teams: dict[str, Team] = {}
        self._runner: web.AppRunner | None = None
        self.login_url = self.openid_url = ""

    async def __aenter__(self) -> Self:
        self._runner = web.AppRunner(self._application())
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        root = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        self.login_url = root
        self.openid_url = f"{root}/v1/.well-known/openidconfiguration"
        self.world.service_url = f"{root}/emea/"
        await self.stranger.start()
        self.session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=30))
        return self

    async def __aexit__(self, *_: object) -> None:
        if self.session is not None:
            await self.session.close()
        await self.stranger.stop()
        if self._runner is not None:
            await self._runner.cleanup()

    @property
    def environment(self) -> dict[str, str]:
        """What the product needs to be told to talk to this stand-in and no one else."""
        return {
            "MicrosoftAppId": APP_ID, "MicrosoftAppPassword": SECRET, "MicrosoftAppType": "SingleTenant",
            "MicrosoftAppTenantId": TENANT, "MICROSOFT_LOGIN_URL": self.login_url,
            "MICROSOFT_OPENID_METADATA_URL": self.openid_url,
        }  # fmt: skip

    @property
    def service_url(self) -> str:
        return self.world.service_url

    @property
    def stranger_url(self) -> str:  # type: ignore[override]
        return self.stranger.url

    @property
    def calls(self) -> list[Call]:
        """Every request to the Connector with a good token, in order."""
        return self.world.calls

    @property
    def refusals(self) -> list[Broken]:
        return [one for one in self.world.broken if one.level == "refused"]

    @property
    def guidelines(self) -> list[Broken]:
        return [one for one in self.world.broken if one.level == "guideline"]

    def assert_clean(self) -> None:
        """Nothing was refused, no guideline broken, no stranger called."""
        broken = [str(one) for one in self.world.broken] + [
            f"called a stranger: {one}" for one in self.stranger.calls
        ]
        assert not broken, "\n".join(broken)

    def person(
        self,
        name: str,
        *,
        zone: str = "America/New_York",
        locale: str = "en-US",
        country: str = "US",
        role: Role = "user",
        client: Client = "new",
    ) -> Person:
        return self.directory.person(
            name, zone=zone, locale=locale, country=country, role=role, client=client
        )

    def group(self, name: str, *members: Person) -> Place:
        """A group chat with the app; without members, the agent and the lead are in it."""
        return self.directory.group(name, list(members) or [self.agent, self.lead])

    def channel(
        self, name: str, *members: Person, team: str = "Care", kind: ChannelType = "standard"
    ) -> Place:
        """A channel of a team with the app; without members, the agent and the lead are in it."""
        known = self._teams.setdefault(team, self.directory.team(team))
        return self.directory.channel(name, known, list(members) or [self.agent, self.lead], kind)

    def fail_next(self, operation: Operation, fault: Fault, times: int = 1) -> None:
        """The next request of this kind meets this fault: Answer(429, retry_after=2), Hang(3), DropAfter() …"""
        self.world.faults.add(operation, fault, times)

    def _application(self) -> web.Application:
        app = web.Application(client_max_size=4 * 1024 * 1024)
        app.router.add_post("/{tenant}/oauth2/v2.0/token", self._with_faults("token", self.login.token))
        app.router.add_get(
            "/v1/.well-known/openidconfiguration", self._with_faults("openid", self.login.openid)
        )
        app.router.add_get("/v1/.well-known/keys", self._with_faults("keys", self.login.jwks))
        connector = web.Application(client_max_size=4 * 1024 * 1024)
        connector.add_routes(Connector(self.world).routes())
        app.add_subapp("/emea", connector)
        return app

    def _with_faults(self, operation: Operation, handler: Handler) -> Handler:
        async def around(request: web.Request) -> web.StreamResponse:
            return await self.world.faults.around(operation, request, handler)

        return around
