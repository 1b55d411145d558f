"""What Slack hands out with an interaction: trigger ids and response URLs.

Sources: docs.slack.dev interactivity/handling-user-interaction; reference/methods/views.open (errors).
"""

import secrets
from dataclasses import dataclass
from typing import Literal

from tests.standins.slack.clock import Clock
from tests.standins.slack.errors import Refused
from tests.standins.slack.model import Channel, Message

TRIGGER_SECONDS = 3.0
RESPONSE_URL_SECONDS = 30 * 60
RESPONSE_URL_USES = 5


@dataclass(eq=False)
class Trigger:
    id: str
    team_id: str
    user: str
    born: float
    view_id: str | None  # the modal it was born in, for views.push
    spent: bool = False


@dataclass(eq=False)
class ResponseUrl:
    """`source` is the message that was pressed or acted on; a command has none."""

    path: str
    kind: Literal["command", "action", "message_action", "view"]
    channel: Channel
    user: str
    born: float
    gesture: int
    source: Message | None
    thread_ts: str | None
    uses: int = 0


class Tickets:
    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._triggers: dict[str, Trigger] = {}
        self.response_urls: dict[str, ResponseUrl] = {}

    def trigger(self, team_id: str, user: str, view_id: str | None = None) -> str:
        number = len(self._triggers) + 1
        trigger_id = f"{1_000_000_000_000 + number}.{int(team_id[1:]) + 4_000_000}.{secrets.token_hex(16)}"
        self._triggers[trigger_id] = Trigger(trigger_id, team_id, user, self._clock.now(), view_id)
        return trigger_id

    def exchange(self, trigger_id: str, team_ids: list[str]) -> Trigger:
        """Spends a trigger: once, within 3 seconds, by the app it was given to."""
        trigger = self._triggers.get(trigger_id)
        if trigger is None or trigger.team_id not in team_ids:
            raise Refused("invalid_trigger_id")
        if trigger.spent:
            raise Refused("exchanged_trigger_id")
        if self._clock.now() - trigger.born > TRIGGER_SECONDS:
            raise Refused("expired_trigger_id")
        trigger.spent = True
        return trigger

    def response_url(
        self,
        kind: Literal["command", "action", "message_action", "view"],
        channel: Channel,
        user: str,
        gesture: int,
        source: Message | None = None,
    ) -> ResponseUrl:
        folder = "commands" if kind == "command" else "actions"
        number = 1_000_000_000 + len(self.response_urls)
        path = f"/{folder}/{channel.team_id}/{number}/{secrets.token_urlsafe(16)}"
        ticket = ResponseUrl(
            path,
            kind,
            channel,
            user,
            self._clock.now(),
            gesture,
            source,
            source.thread_ts if source else None,
        )
        self.response_urls[path] = ticket
        return ticket

    def use(self, path: str) -> ResponseUrl:
        """Counts one use; after 5, or after 30 minutes, it is over. The exact refusal is not documented."""
        ticket = self.response_urls.get(path)
        if ticket is None:
            raise Refused("invalid_url")
        if self._clock.now() - ticket.born > RESPONSE_URL_SECONDS:
            raise Refused("expired_url")
        if ticket.uses >= RESPONSE_URL_USES:
            raise Refused("used_url")
        ticket.uses += 1
        return ticket
