"""Slack's refusals and a broken line, mapped once to what the product knows of them."""

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.message import CannotDeliver, Place, Undelivered

_GONE = {
    "account_inactive",
    "channel_not_found",
    "is_archived",
    "is_inactive",
    "message_not_found",
    "not_enabled",
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
        case SlackApiError(response=AsyncSlackResponse() as answer):
            code = _code(answer)
            after = {name.lower(): value for name, value in answer.headers.items()}.get("retry-after", "")
            wait = float(after) if after.isdigit() else None
            return CannotDeliver(place, _reason(code, answer.status_code), code, wait)
        case SlackApiError():  # an answer that can't be read, given as the HTTP library has it
            return CannotDeliver(place, "unknown", told(error))
        case aiohttp.ClientConnectorError():
            return CannotDeliver(place, "refused", "not connected")
        case TimeoutError() | aiohttp.ClientError() | OSError():
            return CannotDeliver(place, "unknown", told(error))
        case _:
            raise error


def told(error: Exception) -> str:
    """Slack's word for what is wrong, or the kind of error: nothing of what was sent."""
    if isinstance(error, SlackApiError) and isinstance(error.response, AsyncSlackResponse):
        return _code(error.response)
    return type(error).__name__


def _code(answer: AsyncSlackResponse) -> str:
    return str(answer.data.get("error", "")) if isinstance(answer.data, dict) else ""


def _reason(code: str, status: int) -> Undelivered:
    if status == 429 or code == "ratelimited":
        return "busy"
    if code in _GONE:
        return "gone"
    return "unknown" if status >= 500 or not code or code in _UNKNOWN else "refused"
