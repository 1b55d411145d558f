"""Ways in which Slack fails, to be ordered for a method.

`slack.faults.order("chat.postMessage", DropAfterEffect())` makes the next call post and then cut the connection.
The name "response_url" orders for all response URLs.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class RateLimited:
    """429 with `Retry-After`, in whole seconds (docs.slack.dev apis/web-api/rate-limits)."""

    seconds: int = 1


@dataclass(frozen=True)
class ServerError:
    """500 with an HTML page."""


@dataclass(frozen=True)
class Garbage:
    """200 with something that only claims to be JSON, or with what a gateway in between says."""

    body: bytes = b'{"ok": tru'
    content_type: str = "application/json"


@dataclass(frozen=True)
class Hang:
    """No answer and no effect."""


@dataclass(frozen=True)
class HangAfterEffect:
    """The effect happens; the answer never comes."""


@dataclass(frozen=True)
class DropBeforeEffect:
    """The connection is cut; nothing happened."""


@dataclass(frozen=True)
class DropAfterEffect:
    """The effect happens; then the connection is cut."""


@dataclass(frozen=True)
class Slow:
    """Answers properly, but late."""

    seconds: float


@dataclass(frozen=True)
class Fails:
    """`ok: false` with this error and no effect."""

    error: str


@dataclass(frozen=True)
class FailsAfterEffect:
    """`fatal_error` or `internal_error`: "some aspect of the operation may have succeeded" (reference/methods/*)."""

    error: str = "fatal_error"


Fault = (
    RateLimited
    | ServerError
    | Garbage
    | Hang
    | HangAfterEffect
    | DropBeforeEffect
    | DropAfterEffect
    | Slow
    | Fails
    | FailsAfterEffect
)


@dataclass(eq=False)
class _Order:
    method: str
    fault: Fault
    left: int
    channel: str | None
    team_id: str | None


class Faults:
    def __init__(self) -> None:
        self._orders: list[_Order] = []

    def order(
        self,
        method: str,
        fault: Fault,
        *,
        times: int = 1,
        channel: str | None = None,
        team_id: str | None = None,
    ) -> None:
        """The next `times` calls of the method fail so, for this channel or workspace only where one is named."""
        self._orders.append(_Order(method, fault, times, channel, team_id))

    def clear(self) -> None:
        self._orders.clear()

    def take(self, method: str, channel: str | None, team_id: str | None) -> Fault | None:
        for order in self._orders:
            if (
                order.left
                and order.method == method
                and order.channel in (None, channel)
                and order.team_id in (None, team_id)
            ):
                order.left -= 1
                return order.fault
        return None
