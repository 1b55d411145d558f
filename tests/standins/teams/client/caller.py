"""How Microsoft calls the bot: a POST with a token, and what it makes of the answer."""

import asyncio
import copy
import json
import time
from dataclasses import dataclass
from typing import Any

import aiohttp

from tests.standins.teams.rules import INVOKES, Json, refused
from tests.standins.teams.server.login import ISSUER
from tests.standins.teams.server.messages import Message
from tests.standins.teams.server.world import World

TOKEN_MINUTES = 60
SLOW_MESSAGE_SECONDS = 15  # docs: bot-basics.md: after that Teams sends the activity again
SLOW_EXTENSION_SECONDS = 5  # learn: respond-to-task-module-submit
SLOW_INVOKE_SECONDS = 10  # no public number for Action.Execute; what people still wait for


@dataclass(frozen=True)
class HttpAnswer:
    """What the product's /api/messages answered."""

    status: int
    text: str
    content_type: str
    seconds: float

    @property
    def json(self) -> Any:
        try:
            return json.loads(self.text) if self.text else None
        except ValueError:
            return None


class BotFailed(AssertionError):
    """The product answered in a way that Teams shows people as an error."""


class Caller:
    """Base of the gestures. `bot` is the product's address, known only once it runs."""

    def __init__(self, world: World, bot: str):
        self.world = world
        self.bot = bot
        self.patience = 5.0
        self.session: aiohttp.ClientSession | None = None
        self._last: Json | None = None

    def claims(self, **changed: Any) -> Json:
        """The claims of Microsoft's token (learn: bot-framework-rest-connector-authentication)."""
        now = int(self.world.clock.stamp())
        claims = {
            "iss": ISSUER, "aud": self.world.login.app_id, "nbf": now - 300, "exp": now + TOKEN_MINUTES * 60,
            "serviceurl": self.world.service_url,
        } | changed  # fmt: skip
        return {name: value for name, value in claims.items() if value is not None}

    async def post(self, body: bytes, headers: dict[str, str]) -> HttpAnswer:
        """Any request at all to the product's door."""
        assert self.session is not None, "use it as `async with TeamsStandin() as teams`"
        assert self.bot, "tell the stand-in where the product listens: teams.bot = 'http://127.0.0.1:…'"
        start = time.perf_counter()
        async with self.session.post(f"{self.bot}/api/messages", data=body, headers=headers) as response:
            text = await response.text()
            return HttpAnswer(response.status, text, response.content_type, time.perf_counter() - start)

    async def deliver(self, activity: Json) -> HttpAnswer:
        """One activity, properly signed."""
        self._last = copy.deepcopy(activity)
        token = self.world.login.key.sign(self.claims())
        headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json; charset=utf-8"}
        return await self.post(json.dumps(activity).encode(), headers)

    async def tell(self, activity: Json) -> HttpAnswer:
        """A message or an event: the product only says that it has it, within 15 seconds."""
        answer = await self.deliver(activity)
        if not 200 <= answer.status < 300:
            raise BotFailed(f"{activity['type']} answered {answer.status}: {answer.text[:300]}")
        if answer.seconds > SLOW_MESSAGE_SECONDS:
            raise BotFailed(f"{activity['type']} took {answer.seconds:.1f} s; Teams would send it again")
        return answer

    async def ask_now(self, activity: Json) -> Any:
        """An invoke: the JSON of its answer, or None for an empty one."""
        answer, name = await self.deliver(activity), activity["name"]
        limit = SLOW_EXTENSION_SECONDS if name.startswith("composeExtension/") else SLOW_INVOKE_SECONDS
        if answer.status != 200:
            raise self.fail(f"an invoke answers 200, not {answer.status}: {answer.text[:300]}", name)
        if answer.seconds > limit:
            raise self.fail(f"answered after {answer.seconds:.1f} s, the limit is {limit} s", name)
        if answer.text and (answer.content_type != "application/json" or answer.json is None):
            raise self.fail(f"the answer is JSON, not {answer.content_type}", name)
        return answer.json

    def fail(self, rule: str, where: str) -> "BotFailed":
        """Writes a refusal down and gives back the exception to raise for it."""
        self.world.note([refused(rule, where, INVOKES)])
        return BotFailed(f"{where}: {rule}")

    async def resend(self) -> HttpAnswer:
        """The last activity once more, with its id, as Teams does when an answer was slow or lost."""
        assert self._last is not None, "nothing was sent yet"
        return await self.deliver(self._last)

    async def heard(self, since: int, wanted: int, settle: float = 0.03) -> list[Message]:
        """Waits for so many messages after call number `since`, then a moment for what comes with them."""
        done = await self.world.until(lambda: self._effects(since) >= wanted, self.patience)
        if not done:
            calls = [f"{call.method} {call.path} {call.status}" for call in self.world.calls[since:]]
            raise BotFailed(
                f"{wanted} messages were to come within {self.patience} s; the calls were {calls}"
            )
        await asyncio.sleep(settle)
        return [call.message for call in self.world.calls[since:] if call.message is not None]

    def _effects(self, since: int) -> int:
        return sum(call.effect in {"sent", "edited"} for call in self.world.calls[since:])
