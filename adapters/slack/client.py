"""Slack's Web API as one workspace: its token is found when a method is called, and given up when it is dead."""

import asyncio
import json
import logging
import time
from collections.abc import Awaitable, Callable, Collection, Mapping
from copy import copy
from math import ceil
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from adapters.slack.errors import DEAD, retry_after, told
from adapters.slack.tokens import Token, Tokens

_CONNECTIONS = 160
"""More than a worker has posts under way at once: who is answered needs one too."""
_TIMEOUT = 10
"""Seconds for one call of Slack."""
_PATIENCE = 10.0
"""Seconds that an answer waits at most where Slack asks us to: longer, and its person has gone on."""
_JSON = "application/json;charset=utf-8"
_NEEDS_TEAM = frozenset({"bots.info", "conversations.list", "users.conversations", "users.list"})
"""Methods that have to be told which workspace is meant, with a token for a whole organisation
(docs.slack.dev, enterprise/developing-for-enterprise-orgs)."""


_LOG = logging.getLogger(__name__)
_LOG.setLevel(logging.WARNING)
"""Where no level is set, slack_sdk puts every call, with its texts, into words for nobody."""


def connections() -> aiohttp.ClientSession:
    """What every call of Slack goes over."""
    return aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(limit=_CONNECTIONS), timeout=aiohttp.ClientTimeout(total=_TIMEOUT)
    )


class Client(AsyncWebClient):
    """Takes what is no JSON object, as of a broken gateway, for an answer that says nothing: the library reads
    it as one and breaks."""

    def __init__(self, *, base_url: str, http: aiohttp.ClientSession) -> None:
        """Nothing is ever repeated by itself: a post whose answer was lost would come twice."""
        super().__init__(base_url=base_url, session=http, retry_handlers=[], logger=_LOG)

    async def _request(self, *, http_verb: str, api_url: str, req_args: dict[str, Any]) -> dict[str, Any]:
        try:
            answer = await super()._request(http_verb=http_verb, api_url=api_url, req_args=req_args)
        except UnicodeDecodeError as error:
            raise aiohttp.ClientPayloadError from error
        return answer if isinstance(answer["data"], dict) else {**answer, "data": {}}


class _Pauses:
    """Which methods Slack asked us to leave alone for a while, and in which workspace."""

    def __init__(self) -> None:
        self._until: dict[tuple[str, str], float] = {}

    def begin(self, workspace: str, method: str, seconds: float) -> None:
        now = time.monotonic()
        self._until = {of: until for of, until in self._until.items() if until > now}
        self._until[workspace, method] = now + seconds

    def left(self, workspace: str, method: str) -> float:
        """Seconds; 0 where it may be called."""
        return max(0.0, self._until.get((workspace, method), 0.0) - time.monotonic())


class WorkspaceClient(Client):
    """`awaited`: a person waits for what is called, so a rate limit is waited out; a broadcast comes back later."""

    def __init__(self, tokens: Tokens, *, base_url: str, http: aiohttp.ClientSession) -> None:
        super().__init__(base_url=base_url, http=http)
        self._tokens = tokens
        self._pauses = _Pauses()
        self._workspace = ""
        self._awaited = False

    def of(self, workspace: str, *, awaited: bool) -> "WorkspaceClient":
        """The same for a workspace; to make one anew costs a third of a call."""
        client = copy(self)
        client._workspace = workspace
        client._awaited = awaited
        return client

    async def api_call(self, api_method: str, **arguments: Any) -> AsyncSlackResponse:
        async def call(token: Token) -> AsyncSlackResponse:
            given = self._named(api_method, arguments) if token.everywhere else arguments
            headers = {**(arguments.get("headers") or {}), "Authorization": f"Bearer {token.value}"}
            return await super(WorkspaceClient, self).api_call(api_method, **{**given, "headers": headers})

        if not self._awaited:
            return await _by_token(self._tokens, self._workspace, call)
        return await self._patiently(api_method, lambda: _by_token(self._tokens, self._workspace, call))

    async def _patiently(
        self, method: str, call: Callable[[], Awaitable[AsyncSlackResponse]]
    ) -> AsyncSlackResponse:
        """A limit that others met counts for who comes next, too."""
        if left := self._pauses.left(self._workspace, method):
            if left > _PATIENCE:
                raise SlackApiError("not called", self._limited(method, left))
            await asyncio.sleep(left)
        try:
            return await call()
        except SlackApiError as error:
            if (seconds := retry_after(error)) is None:
                raise
            self._pauses.begin(self._workspace, method, seconds)
            if seconds > _PATIENCE:
                raise
            await asyncio.sleep(seconds)
            return await call()

    def _limited(self, method: str, seconds: float) -> AsyncSlackResponse:
        """What Slack would say."""
        return AsyncSlackResponse(
            client=self,
            http_verb="POST",
            api_url=method,
            req_args={},
            data={"ok": False, "error": "ratelimited"},
            headers={"Retry-After": str(ceil(seconds))},
            status_code=429,
        )

    def _named(self, method: str, arguments: Mapping[str, Any]) -> Mapping[str, Any]:
        if method not in _NEEDS_TEAM:
            return arguments
        return {**arguments, "params": {**(arguments.get("params") or {}), "team_id": self._workspace}}


async def _by_token(
    tokens: Tokens, workspace: str, call: Callable[[Token], Awaitable[AsyncSlackResponse]]
) -> AsyncSlackResponse:
    """Once more where the token is dead and another one is there by now."""
    token = await tokens.of(workspace)
    try:
        return await call(token)
    except SlackApiError as error:
        if told(error) not in DEAD or not await tokens.lost(workspace, token, told(error)):
            raise
    return await call(await tokens.of(workspace))


def _object(body: bytes) -> dict[str, Any]:
    """What stands there; nothing where that is no JSON object, as of a broken gateway."""
    try:
        found = json.loads(body)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


class Clients:
    """One for each workspace, over one set of connections, whose timeout is theirs."""

    def __init__(self, tokens: Tokens, base_url: str, http: aiohttp.ClientSession) -> None:
        self._tokens = tokens
        self._http = http
        self._client = WorkspaceClient(tokens, base_url=base_url, http=http)

    async def may(self, workspace: str, scopes: Collection[str]) -> bool:
        """Whether one of these was granted, as far as we were told."""
        granted = (await self._tokens.of(workspace)).scopes
        return not granted or not granted.isdisjoint(scopes)

    def of(self, workspace: str, *, awaited: bool = False) -> WorkspaceClient:
        return self._client.of(workspace, awaited=awaited)

    async def post(self, workspace: str, method: str, body: str) -> AsyncSlackResponse:
        """Calls a method with a body that is JSON already. For what is posted thousands of times: the library's own
        way there takes as long as the post itself."""
        client, url, data = self._client, f"{self._client.base_url}{method}", body.encode()

        async def call(token: Token) -> AsyncSlackResponse:
            headers = {**client.headers, "Authorization": f"Bearer {token.value}", "Content-Type": _JSON}
            async with self._http.post(url, data=data, headers=headers) as answer:
                found = _object(await answer.read())
                return AsyncSlackResponse(
                    client=client,
                    http_verb="POST",
                    api_url=url,
                    req_args={},
                    data=found,
                    headers=dict(answer.headers),
                    status_code=answer.status,
                ).validate()

        return await _by_token(self._tokens, workspace, call)
