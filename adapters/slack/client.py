"""Slack's Web API as one workspace: its token is found when a method is called, and given up when it is dead."""

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable, Collection, Mapping
from copy import copy
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


class WorkspaceClient(AsyncWebClient):
    """`awaited`: a person waits for what is called, so a rate limit is waited out; a broadcast comes back later.

    Nothing else is ever repeated by itself: a post whose answer was lost would come twice.
    """

    def __init__(self, tokens: Tokens, *, base_url: str, http: aiohttp.ClientSession) -> None:
        super().__init__(base_url=base_url, session=http, retry_handlers=[], logger=_LOG)
        self._tokens = tokens
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

        return await _by_token(self._tokens, self._workspace, call, awaited=self._awaited)

    def _named(self, method: str, arguments: Mapping[str, Any]) -> Mapping[str, Any]:
        if method not in _NEEDS_TEAM:
            return arguments
        return {**arguments, "params": {**(arguments.get("params") or {}), "team_id": self._workspace}}


async def _by_token(
    tokens: Tokens,
    workspace: str,
    call: Callable[[Token], Awaitable[AsyncSlackResponse]],
    *,
    awaited: bool,
) -> AsyncSlackResponse:
    again = True
    while True:
        token = await tokens.of(workspace)
        try:
            return await call(token)
        except SlackApiError as error:
            if not again:
                raise
            again = False
            if told(error) in DEAD:
                if not await tokens.lost(workspace, token, told(error)):
                    raise
            elif awaited and (seconds := retry_after(error)) is not None and seconds <= _PATIENCE:
                await asyncio.sleep(seconds)
            else:
                raise


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

        return await _by_token(self._tokens, workspace, call, awaited=False)
