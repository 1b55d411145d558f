"""Slack's refusals and a broken line, mapped once to what the product knows of them."""

import aiohttp
from slack_sdk.errors import SlackApiError

from bot.message import CannotDeliver, Place, Undelivered

_GONE = {
    "account_inactive",
    "channel_not_found",
    "is_archived",
    "is_inactive",
    "message_not_found",
    "not_in_channel",
    "token_revoked",
    "user_disabled",
    "user_not_found",
}
# "Some aspect of the operation may have succeeded" (docs.slack.dev, reference/methods/chat.postMessage).
_UNKNOWN = {"fatal_error", "internal_error", "request_timeout", "service_unavailable"}


def cannot_deliver(place: Place, error: Exception) -> CannotDeliver:
    """Raises `error` again where it is none of Slack's or the line's."""
    match error:
        case SlackApiError(response=response) if response is not None:
            headers = {name.lower(): value for name, value in response.headers.items()}
            code = str(response.get("error", "")) if isinstance(response.data, dict) else ""
            after = headers.get("retry-after", "")
            wait = float(after) if after.isdigit() else None
            return CannotDeliver(place, _reason(code, response.status_code), code, wait)
        case aiohttp.ClientConnectorError():
            return CannotDeliver(place, "refused", "not connected")
        case TimeoutError() | aiohttp.ClientError() | OSError():
            return CannotDeliver(place, "unknown", type(error).__name__)
        case _:
            raise error


def _reason(code: str, status: int) -> Undelivered:
    if status == 429 or code == "ratelimited":
        return "busy"
    if code in _GONE:
        return "gone"
    return "unknown" if status >= 500 or not code or code in _UNKNOWN else "refused"
