"""Slack's refusals and a broken line, mapped once to what the product knows of them."""

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.message import CannotDeliver, Place, Undelivered

DEAD = {"account_inactive", "invalid_auth", "token_expired", "token_revoked"}
"""The token works no more, and will not again (docs.slack.dev, authentication/tokens)."""
_GONE = {
    "channel_not_found",
    "is_archived",
    "is_inactive",
    "message_not_found",
    "not_enabled",
    "not_in_channel",
    "user_disabled",
    "user_not_found",
}
# "Some aspect of the operation may have succeeded" (docs.slack.dev, reference/methods/chat.postMessage).
_UNKNOWN = {"fatal_error", "internal_error", "request_timeout", "service_unavailable"}


class NotInstalled(SlackApiError):
    """We are not let in there (any more)."""

    def __init__(self) -> None:
        super().__init__("not installed", {"ok": False, "error": "not_installed"})


def word(answer: AsyncSlackResponse, *names: str) -> str:
    """A word that Slack's answer holds by that name, or within a part. Raises SlackApiError where it is not there:
    nobody knows then what was done."""
    found: object = answer.data
    for name in names:
        found = found.get(name) if isinstance(found, dict) else None
    if not isinstance(found, str) or not found:
        raise SlackApiError(f"an answer without {'.'.join(names)}", answer)
    return found


def cannot_deliver(place: Place, error: Exception) -> CannotDeliver:
    """Raises `error` again where it is none of Slack's or the line's."""
    match error:
        case SlackApiError(response=AsyncSlackResponse() as answer):
            code = _code(answer)
            reason = _reason(code, answer.status_code)
            # A method's limit is a workspace's (docs.slack.dev, apis/web-api/rate-limits); a channel's own one of a
            # post a second is not told apart.
            busy = reason == "busy"
            return CannotDeliver(place, reason, code, retry_after(error), everywhere=busy)
        case NotInstalled():
            return CannotDeliver(place, "uninstalled", "not_installed")
        case SlackApiError():  # an answer that can't be read, given as the HTTP library has it
            return CannotDeliver(place, "unknown", told(error))
        case aiohttp.ClientConnectorError():
            return CannotDeliver(place, "refused", "not connected")
        case TimeoutError() | aiohttp.ClientError() | OSError():
            return CannotDeliver(place, "unknown", told(error))
        case _:
            raise error


def doubtful(error: Exception) -> bool:
    """Whether Slack may have done what was asked."""
    return cannot_deliver(Place("slack", "", ""), error).reason == "unknown"


def retry_after(error: SlackApiError) -> float | None:
    """Seconds that Slack asks us to wait before the same method is called again."""
    if not isinstance(error.response, AsyncSlackResponse):
        return None
    after = {name.lower(): value for name, value in error.response.headers.items()}.get("retry-after", "")
    return float(after) if after.isdecimal() else None


def told(error: Exception) -> str:
    """Slack's word for what is wrong, or the kind of error: nothing of what was sent."""
    if isinstance(error, SlackApiError) and isinstance(error.response, AsyncSlackResponse):
        return _code(error.response)
    if isinstance(error, NotInstalled):
        return "not_installed"
    return type(error).__name__


def _code(answer: AsyncSlackResponse) -> str:
    return str(answer.data.get("error", "")) if isinstance(answer.data, dict) else ""


def _reason(code: str, status: int) -> Undelivered:
    if status == 429 or code == "ratelimited":
        return "busy"
    if code in DEAD:
        return "uninstalled"
    if code in _GONE:
        return "gone"
    return "unknown" if status >= 500 or not code or code in _UNKNOWN else "refused"
