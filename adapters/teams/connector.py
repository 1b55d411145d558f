"""The Bot Connector: what is sent, changed and opened in Teams, over one shared session.

learn.microsoft.com: bot-framework-rest-connector-api-reference. No hidden retries: a POST whose answer was
lost may have arrived.
"""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any, Protocol
from urllib.parse import quote

import aiohttp
from yarl import URL

from adapters.teams.auth import may_call
from adapters.teams.credentials import NoToken
from adapters.teams.pace import Windows
from bot.message import Undelivered

_TIMEOUT = aiohttp.ClientTimeout(total=10, connect=3)
Body = Mapping[str, Any]


class ConnectorError(Exception):
    """What became of a request that did not go well. `retry_after` in seconds where Teams named it."""

    def __init__(self, reason: Undelivered, detail: str, retry_after: float | None = None) -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason: Undelivered = reason
        self.detail = detail
        self.retry_after = retry_after


class Token(Protocol):
    async def get(self) -> str: ...
    def forget(self, token: str) -> None: ...


def dumps(value: Any) -> str:
    """JSON as short as it gets: Teams counts bytes."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


class Connector:
    def __init__(self, session: aiohttp.ClientSession, token: Token, paces: Windows) -> None:
        """`paces`: how often one conversation may be spoken in."""
        self._session = session
        self._token = token
        self._paces = paces

    async def send(self, service_url: str, conversation: str, activity: Body, *, only: bool = False) -> str:
        """Posts; returns the activity's id. `only`: for the recipient's eyes (docs: targeted-messages.md)."""
        self._pace(conversation)
        path = ("conversations", conversation, "activities")
        query = {"isTargetedActivity": "true"} if only else None
        answer = await self._call("POST", service_url, path, activity, query)
        return str(answer.get("id", ""))

    async def edit(self, service_url: str, conversation: str, id: str, activity: Body) -> None:
        self._pace(conversation)
        await self._call("PUT", service_url, ("conversations", conversation, "activities", id), activity)

    async def create(self, service_url: str, body: Body, channel: str = "") -> tuple[str, str]:
        """Opens a person's chat, or a new thread in a `channel`; its conversation id and its first activity's."""
        self._pace(channel or "every new chat")
        answer = await self._call("POST", service_url, ("conversations",), body)
        return str(answer.get("id", "")), str(answer.get("activityId") or "")

    async def members(self, service_url: str, conversation: str) -> list[Body]:
        """Everybody in it, page by page (docs: get-teams-context.md)."""
        found: list[Body] = []
        query = {"pageSize": "500"}
        while True:
            path = ("conversations", conversation, "pagedmembers")
            answer = await self._call("GET", service_url, path, query=query)
            found += answer.get("members", ())
            if not answer.get("continuationToken"):
                return found
            query["continuationToken"] = str(answer["continuationToken"])

    async def few_members(self, service_url: str, conversation: str, most: int) -> list[Body] | None:
        """Everybody in it, None where they are more than `most`, which is under a hundred."""
        path = ("conversations", conversation, "pagedmembers")
        answer = await self._call("GET", service_url, path, query={"pageSize": "100"})
        members = list(answer.get("members", ()))
        return None if len(members) > most or answer.get("continuationToken") else members

    async def member(self, service_url: str, conversation: str, person: str) -> Body:
        return await self._call("GET", service_url, ("conversations", conversation, "members", person))

    async def channels(self, service_url: str, team: str) -> list[Body]:
        """Of a team that added us; its first channel has no name."""
        answer = await self._call("GET", service_url, ("teams", team, "conversations"))
        return list(answer.get("conversations", ()))

    def _pace(self, conversation: str) -> None:
        """A channel's threads are one conversation. Raises ConnectorError where it is too soon."""
        if wait := self._paces.take(conversation.partition(";")[0]):
            raise ConnectorError("busy", "as often as Teams allows", wait)

    async def _call(
        self,
        method: str,
        service_url: str,
        path: tuple[str, ...],
        body: Body | None = None,
        query: Mapping[str, str] | None = None,
    ) -> dict[str, Any]:
        """Raises ConnectorError. A token that was revoked is replaced once."""
        if not may_call(service_url):
            raise ConnectorError("refused", "the service url is neither https nor loopback")
        where = "/".join(quote(each, safe="") for each in path)
        url = URL(f"{service_url.rstrip('/')}/v3/{where}", encoded=True).extend_query(query or {})
        data = None if body is None else dumps(body).encode()
        for once_more in (True, False):
            try:
                token = await self._token.get()
            except NoToken as problem:
                raise ConnectorError("refused", f"no token: {problem}") from problem
            headers = {"Content-Type": "application/json; charset=utf-8"}
            if token:
                headers["Authorization"] = f"Bearer {token}"
            try:
                async with self._session.request(
                    method, url, data=data, headers=headers, timeout=_TIMEOUT, allow_redirects=False
                ) as response:
                    if response.status == 401 and once_more:
                        self._token.forget(token)
                        continue
                    if response.status >= 300:
                        raise await _error(response)
                    answer = await response.json(content_type=None)
                    return answer if isinstance(answer, dict) else {}
            except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as problem:
                raise ConnectorError("refused", type(problem).__name__) from problem
            except (aiohttp.ClientError, TimeoutError, ValueError) as problem:
                raise ConnectorError("unknown", type(problem).__name__) from problem
        raise AssertionError("the second answer is always taken")


async def _error(response: aiohttp.ClientResponse) -> ConnectorError:
    """docs: conversation-messages.md, rate-limit.md. 403 and 404 mean the place is closed to us for good."""
    try:
        code = (await response.json(content_type=None))["error"]["code"]
    except (aiohttp.ClientError, TimeoutError, ValueError, KeyError, TypeError):
        code = ""
    detail = f"{response.status} {code}".strip()
    match response.status:
        case 403 | 404:
            return ConnectorError("gone", detail)
        case 412 | 429:
            return ConnectorError("busy", detail, _seconds(response.headers.get("Retry-After", "")))
        case status if status >= 500:
            return ConnectorError("unknown", detail, _seconds(response.headers.get("Retry-After", "")))
        case _:
            return ConnectorError("refused", detail)


def _seconds(retry_after: str) -> float | None:
    """Retry-After is a number of seconds or a date (RFC 9110, 10.2.3)."""
    try:
        return max(0.0, float(retry_after))
    except ValueError:
        pass
    try:
        return max(0.0, (parsedate_to_datetime(retry_after) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError):
        return None
