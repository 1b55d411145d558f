"""Slack's stand-in hands out tokens as Slack does, and speaks Socket Mode over real WebSockets.

Slack's own libraries are on the other side: Bolt's OAuth flow, and the SDK's socket client.
"""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_bolt.oauth.async_oauth_settings import AsyncOAuthSettings
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_sdk.errors import SlackApiError
from slack_sdk.oauth.installation_store import FileInstallationStore
from slack_sdk.oauth.state_store import FileOAuthStateStore
from slack_sdk.web.async_client import AsyncWebClient

from tests.standins.slack import AppConfig, SlackStandin

# Slack's own client signs in with a part of aiohttp that is on its way out.
pytestmark = pytest.mark.filterwarnings("ignore:BasicAuth is deprecated:DeprecationWarning")

APP = AppConfig(scopes=("commands", "chat:write"), optional_scopes=("channels:history",))


@asynccontextmanager
async def serve(slack: SlackStandin, folder: Path) -> AsyncIterator[str]:
    """A plain Bolt app with OAuth; gives its base URL."""
    listening = socket.create_server(("127.0.0.1", 0))
    base = f"http://127.0.0.1:{listening.getsockname()[1]}"
    store = FileInstallationStore(base_dir=str(folder / "installations"))
    settings = AsyncOAuthSettings(
        client_id=slack.client_id,
        client_secret=slack.client_secret,
        scopes=[*slack.app.scopes, *slack.app.optional_scopes],
        installation_store=store,
        state_store=FileOAuthStateStore(expiration_seconds=60, base_dir=str(folder / "states")),
        authorization_url=slack.authorize.url,
        redirect_uri=f"{base}/slack/oauth_redirect",
    )
    client = AsyncWebClient(base_url=slack.api_url, retry_handlers=[])
    app = AsyncApp(
        client=client, signing_secret=slack.signing_secret, oauth_settings=settings, installation_store=store
    )

    @app.command("/who")
    async def who(ack: Any, client: AsyncWebClient) -> None:
        await ack((await client.auth_test())["team"])

    async def receive(request: web.Request) -> web.Response:
        asked = AsyncBoltRequest(
            body=await request.text(),
            query=request.query_string,
            headers={name: [value] for name, value in request.headers.items()},
        )
        if request.path == "/slack/events":
            answer = await app.async_dispatch(asked)
        elif request.path == "/slack/install":
            answer = await app.oauth_flow.handle_installation(asked)
        else:
            answer = await app.oauth_flow.handle_callback(asked)
        reply = web.Response(status=answer.status, text=answer.body)
        for name, values in answer.headers.items():
            if name.lower() != "content-length":
                reply.headers[name] = values[0]
        return reply

    application = web.Application()
    application.router.add_route("*", "/slack/{what}", receive)
    runner = web.AppRunner(application)
    await runner.setup()
    await web.SockSite(runner, listening).start()
    slack.product_url = f"{base}/slack/events"
    try:
        yield base
    finally:
        await runner.cleanup()


@pytest.fixture
async def fresh(tmp_path: Path) -> AsyncIterator[tuple[SlackStandin, str]]:
    async with SlackStandin(APP) as slack, serve(slack, tmp_path) as base:
        yield slack, base


async def test_a_person_installs_the_app_into_another_workspace(fresh: tuple[SlackStandin, str]) -> None:
    slack, base = fresh
    globex = slack.add_workspace("globex", installed=False)
    lead = globex.person("lead", owner=True)
    page = await slack.authorize.install(f"{base}/slack/install", lead)
    assert page.status == 200
    assert "Thank you" in page.text
    room = globex.channel("room", [lead])
    assert (await slack.command("/who", user=lead, channel=room)).message.words == "globex"
    assert slack.installation_of(globex).installer == lead.id
    assert slack.refused == []


async def test_an_optional_scope_may_be_left_out(fresh: tuple[SlackStandin, str]) -> None:
    slack, base = fresh
    globex = slack.add_workspace("globex", installed=False)
    await slack.authorize.install(
        f"{base}/slack/install", globex.person("lead"), without=("channels:history",)
    )
    assert slack.installation_of(globex).scopes == {"commands", "chat:write"}


async def test_a_person_may_say_no(fresh: tuple[SlackStandin, str]) -> None:
    slack, base = fresh
    globex = slack.add_workspace("globex", installed=False)
    page = await slack.authorize.install(f"{base}/slack/install", globex.person("lead"), cancel=True)
    assert "access_denied" in page.url
    with pytest.raises(LookupError, match="not installed"):
        slack.installation_of(globex)


async def test_an_organisation_installs_once_for_all_its_workspaces(tmp_path: Path) -> None:
    app = replace(APP, org_ready=True, scopes=(*APP.scopes, "users:read"))
    async with SlackStandin(app) as slack, serve(slack, tmp_path) as base:
        north = slack.add_workspace("north", installed=False, enterprise_id="E0000000001")
        south = slack.add_workspace("south", installed=False, enterprise_id="E0000000001")
        await slack.authorize.install(f"{base}/slack/install", north.person("lead"), org_wide=True)
        assert slack.token_of(north) == slack.token_of(south)
        mia = south.person("mia")
        seen = await slack.command("/who", user=mia, channel=south.channel("room", [mia]))
        assert seen.error is None
        client = AsyncWebClient(token=slack.token_of(south), base_url=slack.api_url, retry_handlers=[])
        bot = slack.installation_of(south).bot_id
        assert (await client.bots_info(bot=bot, team_id=south.id))["bot"]["id"] == bot
        with pytest.raises(SlackApiError, match="missing required field: team_id"):
            await client.bots_info(bot=bot)


async def test_the_authorize_page_refuses_what_slack_refuses(fresh: tuple[SlackStandin, str]) -> None:
    slack, _ = fresh
    page = f"{slack.authorize.url}?client_id={slack.client_id}&redirect_uri=http://127.0.0.1/x"
    async with slack.authorize.browser() as browser:
        for query in ("&scope=commands", "&scope=admin&state=1", "&state=1"):
            async with browser.get(page + query) as answer:
                assert answer.status == 400
    assert len(slack.authorize.refusals) == 3


async def test_a_code_is_good_once_for_ten_minutes_at_the_same_address(
    fresh: tuple[SlackStandin, str],
) -> None:
    slack, _ = fresh
    client = AsyncWebClient(base_url=slack.api_url, retry_handlers=[])
    known = {"client_id": slack.client_id, "client_secret": slack.client_secret}

    def code() -> str:
        return slack.authorize.code(slack.amy, "http://127.0.0.1/back", {"commands"})

    async def refused(**args: Any) -> str:
        with pytest.raises(SlackApiError) as caught:
            await client.oauth_v2_access(**(known | args))
        return caught.value.response["error"]

    good = code()
    granted = await client.oauth_v2_access(**known, code=good, redirect_uri="http://127.0.0.1/back")
    assert granted["team"]["id"] == slack.workspace.id
    assert await refused(code=good, redirect_uri="http://127.0.0.1/back") == "invalid_code"
    assert await refused(code=code(), redirect_uri="http://127.0.0.1/other") == "bad_redirect_uri"
    assert await refused(code=code(), client_secret="guessed") == "bad_client_secret"
    old = code()
    slack.clock.forward(601)
    assert await refused(code=old, redirect_uri="http://127.0.0.1/back") == "invalid_code"


async def test_a_rotated_token_dies_and_its_refresh_token_works_once() -> None:
    async with SlackStandin(replace(APP, token_rotation=True)) as slack:
        installation = slack.installation_of(slack.workspace)
        client = AsyncWebClient(base_url=slack.api_url, retry_handlers=[])
        first, refresh = slack.token, installation.refresh_token
        slack.clock.forward(43_200)
        with pytest.raises(SlackApiError, match="token_expired"):
            await client.auth_test(token=first)
        known = {
            "client_id": slack.client_id,
            "client_secret": slack.client_secret,
            "grant_type": "refresh_token",
        }
        granted = await client.oauth_v2_access(**known, refresh_token=refresh)
        assert granted["access_token"].startswith("xoxe.xoxb-")
        assert granted["expires_in"] == 43_200
        await client.auth_test(token=granted["access_token"])
        with pytest.raises(SlackApiError, match="invalid_refresh_token"):
            await client.oauth_v2_access(**known, refresh_token=refresh)


@pytest.fixture
async def handler(slack: SlackStandin) -> AsyncIterator[AsyncSocketModeHandler]:
    client = AsyncWebClient(token=slack.token, base_url=slack.api_url, retry_handlers=[])
    app = AsyncApp(client=client, signing_secret="unused")

    @app.command("/small")
    async def small(ack: Any) -> None:
        await ack(text="Warm words")

    @app.command("/silent")
    async def silent() -> None:
        await asyncio.sleep(0)

    @app.event("app_home_opened")
    async def home(client: AsyncWebClient, event: dict[str, Any]) -> None:
        await client.views_publish(user_id=event["user"], view={"type": "home", "blocks": []})

    made = AsyncSocketModeHandler(app, slack.app_token, web_client=AsyncWebClient(base_url=slack.api_url))
    await made.connect_async()
    await slack.sockets.wait_for(1)
    yield made
    await made.close_async()


@pytest.mark.usefixtures("handler")
async def test_gestures_travel_through_an_open_socket(slack: SlackStandin) -> None:
    seen = await slack.command("/small", "where is my payload?")
    assert seen.message.words == "Warm words"
    await slack.open_home()
    await slack.until(lambda: slack.home_of(slack.amy))
    assert slack.sockets.stray == []


@pytest.mark.usefixtures("handler")
async def test_a_socket_is_replaced_when_slack_asks(slack: SlackStandin) -> None:
    await slack.sockets.refresh()
    await slack.sockets.wait_for(2)
    assert (await slack.command("/small")).error is None


async def test_the_eleventh_socket_is_turned_away(slack: SlackStandin) -> None:
    client = AsyncWebClient(base_url=slack.api_url, retry_handlers=[])
    frames: list[Any] = []
    sockets = []
    for _ in range(11):
        url = (await client.apps_connections_open(app_token=slack.app_token))["url"]
        opened = await slack.door.session.ws_connect(url)
        frames.append(await opened.receive_json())
        sockets.append(opened)
    assert [each["type"] for each in frames] == ["hello"] * 10 + ["disconnect"]
    assert frames[-1]["reason"] == "too_many_websockets"
    for opened in sockets:
        await opened.close()


async def test_a_socket_needs_an_app_token(slack: SlackStandin) -> None:
    client = AsyncWebClient(base_url=slack.api_url, retry_handlers=[])
    with pytest.raises(SlackApiError, match="not_allowed_token_type"):
        await client.apps_connections_open(app_token=slack.token)
