"""Any workspace lets Rapport in, in a browser; it is told apart from every other, and let go when Slack says so."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

import pytest
import sqlalchemy as sa
from aiohttp import ClientSession
from yarl import URL

from adapters.slack.manifest import OPTIONAL_SCOPES, SCOPES
from adapters.web import Doors
from bot.services import Services
from bot.store.database import Database
from bot.store.schema import installation
from tests.adapters.slack.conftest import by_oauth, carried_by, opened, working
from tests.standins.slack import AppConfig, Fails, Garbage, Person, ServerError, SlackStandin, Workspace

APP = AppConfig(scopes=SCOPES, optional_scopes=OPTIONAL_SCOPES, org_ready=True)


@dataclass
class Product:
    slack: SlackStandin
    doors: Doors

    @property
    def url(self) -> str:
        return self.slack.product_url.removesuffix("/slack/events")

    @property
    def install_url(self) -> str:
        return f"{self.url}/slack/install"


@pytest.fixture
async def standin() -> AsyncIterator[SlackStandin]:
    async with SlackStandin(APP, patience=20.0) as slack:
        yield slack


@pytest.fixture
async def product(standin: SlackStandin, services: Services, carried: str) -> AsyncIterator[Product]:
    environment = carried_by(by_oauth(standin), standin, carried)
    async with opened(standin, services, environment=environment) as doors, working(doors):
        yield Product(standin, doors)
    assert standin.guidelines == []


def newcomer(slack: SlackStandin, name: str, enterprise: str | None = None) -> tuple[Workspace, Person]:
    """A workspace that does not have the app, and somebody who may install it."""
    workspace = slack.add_workspace(name, installed=False, enterprise_id=enterprise)
    return workspace, workspace.person("lead", owner=True)


async def help_in(slack: SlackStandin, workspace: Workspace, person: Person) -> str:
    room = workspace.channel(f"room-{len(workspace.channels)}", [person])
    return (await slack.command("/rapport", "help", user=person, channel=room)).message.words


# --- installing ----------------------------------------------------------------------------------


async def test_a_person_installs_it_and_is_told_so_in_the_browser_and_in_slack(product: Product) -> None:
    slack = product.slack
    globex, lead = newcomer(slack, "globex")
    page = await slack.authorize.install(product.install_url, lead)
    assert (page.status, "Installed in globex" in page.text) == (200, True)
    chat = globex.dm(lead)
    (hello,) = await slack.until(lambda: slack.posts(chat), 20)
    assert "first team lead" in hello.words
    assert hello.labels == ["Set up my channel", "Name team leads", "What is stored?"]
    await slack.open_home(lead, tab="messages")
    assert len(slack.posts(chat)) == 1
    assert "/rephrase" in await help_in(slack, globex, lead)
    leads = (await slack.command("/rapport", "leads", user=lead, channel=chat)).message.words
    assert "by the workspace itself" in leads
    assert slack.refused == []


async def test_the_page_says_what_slack_will_ask_for_and_why(product: Product) -> None:
    async with ClientSession() as browser, browser.get(product.install_url) as page:
        text = await page.text()
        assert page.headers["Referrer-Policy"] == "no-referrer"
        assert "default-src 'none'" in page.headers["Content-Security-Policy"]
    for scope in (*SCOPES, *OPTIONAL_SCOPES):
        assert f"<dt>{scope}</dt>" in text


async def test_who_says_no_is_told_that_nothing_was_installed(product: Product) -> None:
    globex, lead = newcomer(product.slack, "globex")
    page = await product.slack.authorize.install(product.install_url, lead, cancel=True)
    assert (page.status, "Nothing was installed" in page.text) == (200, True)
    assert product.slack.world.installation_in(globex.id) is None


async def test_each_workspace_is_called_with_its_own_token(product: Product) -> None:
    slack = product.slack
    for name in ("globex", "initech"):
        workspace, lead = newcomer(slack, name)
        await slack.authorize.install(product.install_url, lead)
        said = await slack.dm("We can't refund that.", user=lead)
        assert await said.at_least(1)
        assert {call.team_id for call in slack.calls_of("chat.postMessage")[-1:]} == {workspace.id}
    assert slack.refused == []


async def test_an_organisation_installs_once_for_all_its_workspaces(product: Product) -> None:
    slack = product.slack
    north, boss = newcomer(slack, "north", "E0000000001")
    south, _ = newcomer(slack, "south", "E0000000001")
    page = await slack.authorize.install(product.install_url, boss, org_wide=True)
    assert "Installed in Org" in page.text
    for workspace, lead in ((north, boss), (south, south.person("mia", admin=True))):
        room = workspace.channel("support", [lead])
        typed = "schedule tip in #support every day at 9:30 UTC"
        dry = await slack.command("/rapport", typed, user=lead, channel=room)
        assert "Start" in dry.message.labels, dry.message.words
        said = await slack.dm("We can't refund that.", user=lead)
        assert await said.at_least(1)
    assert slack.refused == []


async def test_a_token_is_kept_only_encrypted(product: Product, database_url: str) -> None:
    globex, lead = newcomer(product.slack, "globex")
    await product.slack.authorize.install(product.install_url, lead)
    database = Database(database_url)
    async with database.reading() as connection:
        (row,) = (await connection.execute(sa.select(installation))).all()
    await database.close()
    assert product.slack.token_of(globex) not in str(row)
    assert row.installers == [lead.id]


# --- the state -----------------------------------------------------------------------------------


async def start(browser: ClientSession, product: Product) -> str:
    """Begins in this browser; the state it was given."""
    async with browser.get(product.install_url) as page:
        text = await page.text()
    link = text[text.index(product.slack.authorize.url) :].split('"')[0].replace("&amp;", "&")
    return parse_qs(urlsplit(link).query)["state"][0]


async def back(browser: ClientSession, product: Product, state: str, code: str) -> tuple[int, str]:
    url = f"{product.url}/slack/oauth_redirect"
    async with browser.get(url, params={"state": state, "code": code}) as page:
        return page.status, await page.text()


async def test_a_state_is_good_once_and_in_its_own_browser(product: Product) -> None:
    slack = product.slack
    globex, lead = newcomer(slack, "globex")
    redirect = f"{product.url}/slack/oauth_redirect"

    def code() -> str:
        return slack.authorize.code(lead, redirect, set(SCOPES))

    async with (
        slack.authorize.browser(product.url) as mine,
        slack.authorize.browser(product.url) as another,
    ):
        state, theirs = await start(mine, product), await start(another, product)
        for browser, wrong in ((another, state), (mine, theirs), (mine, "guessed"), (mine, "")):
            status, text = await back(browser, product, wrong, code())
            assert (status, "run out" in text) == (400, True)
        assert slack.world.installation_in(globex.id) is None
        state = await start(mine, product)
        cookie = mine.cookie_jar.filter_cookies(URL(redirect))
        status, text = await back(mine, product, state, code())
        assert (status, "Installed in globex" in text) == (200, True)
        mine.cookie_jar.update_cookies(cookie, URL(redirect))
        status, text = await back(mine, product, state, code())
        assert (status, "run out" in text) == (400, True)


async def test_asking_for_a_state_stores_nothing(product: Product, database_url: str) -> None:
    async with ClientSession() as browser:
        for _ in range(5):
            await start(browser, product)
    database = Database(database_url)
    async with database.reading() as connection:
        assert await connection.scalar(sa.text("SELECT count(*) FROM seen_event")) == 0
    await database.close()


@pytest.mark.parametrize(
    ("fault", "status", "told"),
    [
        (Fails("invalid_code"), 400, "Slack did not complete it"),
        (Fails("bad_client_secret"), 400, "Slack did not complete it"),
        (ServerError(), 502, "Slack did not answer"),
        (Garbage(), 502, "Slack did not answer"),
    ],
)
async def test_an_exchange_that_fails_is_told_kindly_and_can_be_begun_again(
    product: Product, fault, status: int, told: str
) -> None:
    _, lead = newcomer(product.slack, "globex")
    product.slack.faults.order("oauth.v2.access", fault)
    page = await product.slack.authorize.install(product.install_url, lead)
    assert (page.status, told in page.text, "Start again" in page.text) == (status, True, True)
    page = await product.slack.authorize.install(product.install_url, lead)
    assert page.status == 200


@pytest.mark.parametrize("asked", [("seen_events", "first_time"), ("installations", "install")])
async def test_a_database_that_is_away_is_told_kindly_and_it_can_be_begun_again(
    product: Product, services: Services, monkeypatch: pytest.MonkeyPatch, asked: tuple[str, str]
) -> None:
    async def away(*_: object, **__: object) -> None:
        raise OSError

    _, lead = newcomer(product.slack, "globex")
    with monkeypatch.context() as broken:
        broken.setattr(getattr(services.store, asked[0]), asked[1], away)
        page = await product.slack.authorize.install(product.install_url, lead)
        assert (page.status, "We could not keep it" in page.text, "Start again" in page.text) == (
            503,
            True,
            True,
        )
    page = await product.slack.authorize.install(product.install_url, lead)
    assert (page.status, "Installed in globex" in page.text) == (200, True)


# --- going and coming back -----------------------------------------------------------------------


async def schedule(slack: SlackStandin, workspace: Workspace, lead: Person) -> None:
    room = workspace.channel("support", [lead])
    typed = "schedule tip in #support every day at 9:30 UTC"
    dry = (await slack.command("/rapport", typed, user=lead, channel=room)).message
    started = await slack.press(dry, "Start", user=lead)
    await started.until(lambda seen: "Started" in seen.messages[-1].words if seen.messages else False)


async def states(services: Services, workspace: Workspace) -> list[str]:
    return [each.state for each in await services.store.schedules.of_team(workspace.id)]


async def until(services: Services, workspace: Workspace, wanted: str) -> None:
    async with asyncio.timeout(20):
        while await states(services, workspace) != [wanted]:  # noqa: ASYNC110 - the store rings nobody here
            await asyncio.sleep(0.02)


async def test_an_uninstalled_workspace_stands_still_and_goes_on_when_it_is_back(
    product: Product, services: Services
) -> None:
    slack = product.slack
    globex, lead = newcomer(slack, "globex")
    initech, other = newcomer(slack, "initech")
    for workspace, person in ((globex, lead), (initech, other)):
        await slack.authorize.install(product.install_url, person)
        await schedule(slack, workspace, person)
    await slack.events.uninstall(globex.id)
    await until(services, globex, "paused")
    assert await states(services, initech) == ["active"]
    await slack.authorize.install(product.install_url, lead)
    await until(services, globex, "active")
    assert "/rephrase" in await help_in(slack, globex, lead)
    chat = globex.dm(lead)
    assert len([post for post in slack.posts(chat) if "first team lead" in post.words]) == 1


async def test_what_a_lead_paused_stays_so_when_the_app_is_back(product: Product, services: Services) -> None:
    slack = product.slack
    globex, lead = newcomer(slack, "globex")
    await slack.authorize.install(product.install_url, lead)
    await schedule(slack, globex, lead)
    (room,) = [each for each in globex.channels.values() if each.name == "support"]
    await slack.command("/rapport", "pause 1", user=lead, channel=room)
    await slack.events.uninstall(globex.id)
    await slack.authorize.install(product.install_url, lead)
    assert await states(services, globex) == ["paused"]


@pytest.mark.parametrize("code", ["account_inactive", "invalid_auth", "token_revoked", "token_expired"])
async def test_a_dead_token_ends_it_at_the_first_call_that_says_so(
    product: Product, services: Services, code: str
) -> None:
    slack = product.slack
    globex, lead = newcomer(slack, "globex")
    await slack.authorize.install(product.install_url, lead)
    await schedule(slack, globex, lead)
    slack.faults.order("chat.postMessage", Fails(code), team_id=globex.id)
    await slack.dm("We can't refund that.", user=lead)
    await until(services, globex, "paused")
    said = (await slack.command("/tip", user=lead, channel=globex.dm(lead))).message.words
    assert "not installed in this workspace" in said


async def test_a_late_word_of_an_earlier_removal_ends_nothing(product: Product, services: Services) -> None:
    slack = product.slack
    globex, lead = newcomer(slack, "globex")
    await slack.authorize.install(product.install_url, lead)
    await schedule(slack, globex, lead)
    delivery = await slack.event({"type": "channel_created"}, globex)
    assert delivery is not None
    late = {**delivery.body, "event_id": "Ev1", "event_time": 1, "event": {"type": "app_uninstalled"}}
    assert (await slack.door.event(late, (3, "http_timeout"))).status == 200
    assert await states(services, globex) == ["active"]


async def test_revoked_tokens_of_a_person_end_nothing(product: Product, services: Services) -> None:
    slack = product.slack
    globex, lead = newcomer(slack, "globex")
    await slack.authorize.install(product.install_url, lead)
    await schedule(slack, globex, lead)
    await slack.event({"type": "tokens_revoked", "tokens": {"oauth": [lead.id], "bot": []}}, globex)
    assert await states(services, globex) == ["active"]


async def test_who_never_let_us_in_is_answered_with_that_and_nothing_is_called(product: Product) -> None:
    slack = product.slack
    said = (await slack.command("/rapport", "schedules")).message.words  # acme has it, but not from us
    assert "not installed in this workspace" in said
    assert {call.method for call in slack.calls} <= {"apps.connections.open"}


# --- one workspace's things are not another's ----------------------------------------------------------


async def test_what_stands_on_one_workspaces_card_can_not_be_pressed_in_another(product: Product) -> None:
    slack = product.slack
    (globex, lead), (initech, stranger) = newcomer(slack, "globex"), newcomer(slack, "initech")
    for person in (lead, stranger):
        await slack.authorize.install(product.install_url, person)
    room = globex.channel("support", [lead])
    typed = "schedule quiz in #support every day at 9:30 UTC"
    card = (await slack.command("/rapport", typed, user=lead, channel=room)).message
    elsewhere = initech.channel("support", [stranger])
    bot = slack.installation_of(initech).bot_user
    copied = slack.world.put(elsewhere, bot, "chat.postMessage", "", card.blocks)
    for label in card.labels:
        seen = await slack.press(copied, label, user=stranger)
        await seen.until(lambda seen: seen.messages, 20)
        assert "started, changed or given up" in seen.message.words, label
        assert seen.message.private
    started = await slack.press(card, "Start", user=lead)
    await started.until(lambda seen: seen.messages and "Started as" in seen.message.words, 20)
    for words in ("preview 1", "pause 1", "send now 1", "cancel 1"):
        told = (await slack.command("/rapport", words, user=stranger, channel=elsewhere)).message.words
        assert "There is no schedule" in told
    schedules = (await slack.command("/rapport", "schedules", user=lead, channel=room)).message.words
    assert "Next: " in schedules


@pytest.mark.parametrize("cookie", ["\xff", "é.1.2", "a.b.c"])
async def test_a_cookie_that_is_none_of_ours_is_refused(product: Product, cookie: str):
    url = f"{product.url}/slack/oauth_redirect?code=1&state=a.b.c"
    async with (
        ClientSession() as browser,
        browser.get(url, headers={"Cookie": f"rapport-slack-install={cookie}"}) as page,
    ):
        assert page.status == 400
        assert "This page has run out" in await page.text()
