"""SlackStandin: Slack on a loopback socket, with people in front of it."""

import json
from collections.abc import Callable, Mapping
from typing import TypeVar
from urllib.parse import urlencode

from aiohttp import web

from tests.standins.slack.api.oauth import Credentials
from tests.standins.slack.app import AppConfig
from tests.standins.slack.blockkit.walk import Json
from tests.standins.slack.clock import Clock
from tests.standins.slack.door import Answer, Door
from tests.standins.slack.events import Events
from tests.standins.slack.faults import Faults
from tests.standins.slack.filling import Typed
from tests.standins.slack.gestures import Gestures
from tests.standins.slack.installing import Authorize
from tests.standins.slack.modals import stack
from tests.standins.slack.model import ApiCall, Channel, Guest, Installation, Message, Person, View
from tests.standins.slack.oauth import Codes, install
from tests.standins.slack.rates import Rates
from tests.standins.slack.reaction import Delivery, Reaction, sees
from tests.standins.slack.server import Server
from tests.standins.slack.socket_mode import SocketMode
from tests.standins.slack.world import Workspace, World

_T = TypeVar("_T")


class SlackStandin:
    """`async with SlackStandin() as slack:` then point the product at `slack.api_url`, with `slack.signing_secret`
    and `slack.token`, and tell the stand-in where the product is: `slack.product_url = ".../slack/events"`.

    One workspace, "acme", has the app installed already, with amy in the channel #support; more come by
    `add_workspace`. `app` is what the manifest declares; `patience` is how long Slack waits for an answer.
    """

    def __init__(
        self, app: AppConfig | None = None, *, clock: Clock | None = None, patience: float = 3.0
    ) -> None:
        self.app = app or AppConfig()
        self.clock = clock or Clock()
        self.signing_secret = "8f742231b10e8888abcd99yyyzzz85a5"
        self.client_id, self.client_secret = "1234567890.0987654321", "0d9e6c2f3b1a48579c6d2e1f0a3b4c5d"
        self.app_token = "xapp-1-A0000000001-1111111111-feedface"
        self.world = World(self.app, self.clock)
        self.faults = Faults()
        self.rates = Rates(self.clock)
        self.sockets = SocketMode(self.world.app_id, self.app_token)
        self._codes = Codes(self.world)
        self._server = Server(
            world=self.world,
            faults=self.faults,
            rates=self.rates,
            codes=self._codes,
            credentials=Credentials(self.client_id, self.client_secret),
            sockets=self.sockets,
        )
        self.door = Door(self.clock, self.signing_secret, self.sockets, patience)
        self.authorize = Authorize(self.world, self._codes, self.client_id, self.door)
        self._gestures = Gestures(self.world, self.door)
        self.events = Events(self.world, self.door)
        self._runner: web.AppRunner | None = None
        self.workspace = self.add_workspace("acme")
        self.amy = self.workspace.person("amy")
        self.support = self.workspace.channel("support", [self.amy])

    async def __aenter__(self) -> "SlackStandin":
        application = web.Application(client_max_size=16 * 2**20)
        application.add_routes([*self._server.routes(), *self.authorize.routes()])
        self._runner = web.AppRunner(application, shutdown_timeout=1.0)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        host, port = self._runner.addresses[0][:2]
        self.world.base_url = f"http://{host}:{port}"
        self.sockets.base = f"ws://{host}:{port}"
        await self.door.open()
        return self

    async def __aexit__(self, *_: object) -> None:
        self._server.closing.set()
        await self.sockets.close()
        await self.door.close()
        if self._runner is not None:
            await self._runner.cleanup()

    # where things are

    @property
    def base_url(self) -> str:
        return self.world.base_url

    @property
    def api_url(self) -> str:
        """For SLACK_API_URL; ends in /api/."""
        return f"{self.world.base_url}/api/"

    @property
    def product_url(self) -> str:
        return self.door.url

    @product_url.setter
    def product_url(self, url: str) -> None:
        self.door.url = url

    @property
    def token(self) -> str:
        """The bot token of the first workspace."""
        return self.token_of(self.workspace)

    def token_of(self, workspace: Workspace) -> str:
        return list(self.installation_of(workspace).tokens)[-1]

    def installation_of(self, workspace: Workspace) -> Installation:
        installation = self.world.installation_in(workspace.id)
        if installation is None:
            raise LookupError(f"the app is not installed in {workspace.name}")
        return installation

    # making things

    def add_workspace(
        self, name: str, *, installed: bool = True, enterprise_id: str | None = None
    ) -> Workspace:
        """One more workspace; with `installed` the app has a token there at once, without the OAuth pages."""
        workspace = Workspace(self.world, self.world.make_id("T"), name, enterprise_id)
        self.world.workspaces[workspace.id] = workspace
        if installed:
            install(self.world, [workspace.id], None, {*self.app.scopes, *self.app.optional_scopes})
        return workspace

    def person(
        self,
        name: str,
        *,
        tz: str | None = "Europe/Berlin",
        admin: bool = False,
        owner: bool = False,
        guest: Guest | None = None,
        deactivated: bool = False,
    ) -> Person:
        """A person of the first workspace."""
        return self.workspace.person(
            name, tz=tz, admin=admin, owner=owner, guest=guest, deactivated=deactivated
        )

    def channel(
        self,
        name: str,
        members: list[Person] | tuple[Person, ...] = (),
        *,
        private: bool = False,
        bot: bool = True,
        shared_outside: bool = False,
    ) -> Channel:
        """A channel of the first workspace."""
        return self.workspace.channel(name, members, private=private, bot=bot, shared_outside=shared_outside)

    def take_scope(self, *scopes: str, workspace: Workspace | None = None) -> None:
        """Takes scopes away from an installation."""
        self.installation_of(workspace or self.workspace).scopes -= set(scopes)

    # what a person does

    async def command(
        self, command: str, text: str = "", *, user: Person | None = None, channel: Channel | None = None
    ) -> Reaction:
        """Types a slash command, amy in #support unless said otherwise."""
        person = user or self.amy
        return await self._gestures.command(command, text, person, channel or self._place(person))

    async def press(
        self, where: Message | View, label: str, *, user: Person | None = None, at: int | None = None
    ) -> Reaction:
        """Presses a button, or picks an option of an overflow menu, select or radio group, by its visible label."""
        return await self._gestures.press(where, label, user, at)

    async def pick(self, view: View, label: str, typed: Typed) -> Reaction:
        """Changes a field of an open modal that dispatches its changes."""
        return await self._gestures.pick(view, label, typed)

    async def submit(self, view: View, values: Mapping[str, Typed] | None = None) -> Reaction:
        """Fills fields by their labels and submits. `Impossible` where Slack's client would not let it go."""
        return await self._gestures.submit(view, values or {})

    async def close(self, view: View, *, all_of_them: bool = False) -> Reaction | None:
        return await self._gestures.close(view, all_of_them=all_of_them)

    async def shortcut(
        self, callback_id: str, *, on: Message | None = None, user: Person | None = None
    ) -> Reaction:
        """A message shortcut where `on` is given, else a global one."""
        if on is not None:
            return await self._gestures.message_shortcut(callback_id, on, user or self.amy)
        return await self._gestures.global_shortcut(callback_id, user or self.amy)

    async def say(
        self,
        text: str,
        *,
        user: Person | None = None,
        channel: Channel | None = None,
        thread: Message | None = None,
    ) -> Message:
        """Writes a message; the app hears of it where it is a direct message or mentions the app."""
        person = user or self.amy
        return await self.events.say(person, channel or self._place(person), text, thread)

    async def dm(self, text: str, *, user: Person | None = None) -> Reaction:
        """Writes to the app and returns what the person sees then."""
        person = user or self.amy
        since = self.world.seq
        before = len(self.events.deliveries)
        await self.say(text, user=person, channel=self.workspace_of(person).dm(person))
        sent = self.events.deliveries[before:]
        answer = sent[-1].answer if sent else Answer(None, "", None, {}, None)
        return Reaction(self.world, person, -1, since, answer, answer.failure)

    async def open_home(self, user: Person | None = None, tab: str = "home") -> Delivery | None:
        return await self.events.open_home(user or self.amy, tab)

    def reload(self, user: Person) -> None:
        """The person reloads Slack: ephemeral messages are gone."""
        for message in self.world.messages:
            message.lost = message.lost or message.to == user.id

    # what they see

    def seen_by(self, user: Person) -> list[Message]:
        """All messages before this person's eyes now, in order."""
        return [each for each in self.world.messages if sees(self.world, user, each)]

    def posts(self, channel: Channel) -> list[Message]:
        """What everybody in the channel sees now, in order, people's own messages included."""
        return [
            each
            for each in self.world.messages
            if each.channel is channel and not (each.private or each.deleted)
        ]

    def modal_of(self, user: Person) -> View | None:
        found = stack(self.world, user.team_id, user.id)
        return found[-1] if found else None

    def home_of(self, user: Person) -> View | None:
        return self.world.homes.get((user.team_id, user.id))

    # the record

    @property
    def messages(self) -> list[Message]:
        """Every message ever, private, replaced and deleted ones included; `versions` holds what they said before."""
        return self.world.messages

    @property
    def calls(self) -> list[ApiCall]:
        return self.world.calls

    def calls_of(self, method: str) -> list[ApiCall]:
        return [each for each in self.world.calls if each.method == method]

    @property
    def refused(self) -> list[ApiCall]:
        """Everything Slack said no to, unreadable acknowledgements included, ordered faults left out."""
        return [each for each in self.world.calls if each.refused]

    @property
    def guidelines(self) -> list[str]:
        """What Slack allows and advises against; a good product leaves it empty."""
        return self.world.guidelines

    async def until(self, look: Callable[[], _T], seconds: float = 5.0) -> _T:
        """Waits until `look()` is true, looking again after everything that happens here."""
        return await self.world.until(look, seconds)

    # what is not a person

    def signature(self, body: bytes, *, at: float | None = None, secret: str | None = None) -> dict[str, str]:
        return self.door.signature(body, at=at, secret=secret)

    def command_body(
        self, command: str, text: str, *, user: Person | None = None, channel: Channel | None = None
    ) -> bytes:
        """A command's form, unsent, for attacks."""
        person = user or self.amy
        form = self._gestures.command_form(command, text, person, channel or self._place(person))
        return urlencode(form).encode()

    async def raw(self, body: bytes, headers: Mapping[str, str]) -> Answer:
        """Sends anything to the product, as it is."""
        return await self.door.raw(body, dict(headers))

    async def url_verification(self) -> Answer:
        """The challenge Slack sends when an events URL is saved; the answer must repeat it."""
        body = json.dumps(
            {"token": "t", "challenge": "3eZbrw1aBm2rZgRN", "type": "url_verification"}
        ).encode()
        return await self.raw(body, {"Content-Type": "application/json", **self.signature(body)})

    async def ssl_check(self) -> Answer:
        """The probe of a command's URL; it is not signed."""
        body = urlencode({"ssl_check": "1", "token": "t"}).encode()
        return await self.raw(body, {"Content-Type": "application/x-www-form-urlencoded"})

    async def event(self, event: Json, workspace: Workspace | None = None) -> Delivery | None:
        """Any event, in Slack's envelope."""
        return await self.events.send((workspace or self.workspace).id, event)

    @property
    def gestures(self) -> Gestures:
        """For `slack.gestures.commands_arrive = "escaped"`."""
        return self._gestures

    def workspace_of(self, person: Person) -> Workspace:
        return self.world.workspaces[person.team_id]

    def _place(self, person: Person) -> Channel:
        for channel in self.workspace_of(person).channels.values():
            if channel.kind != "im" and person.id in channel.members:
                return channel
        return self.workspace_of(person).dm(person)
