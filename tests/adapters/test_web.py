"""The one web app: mounts what is switched on, says whether it is well, and names a port that is taken."""

import asyncio
import shutil
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import aiohttp
import pytest

from adapters.web import MAX_BODY, CannotListen, Doors, listening
from bot import content
from bot.clock import Clock
from bot.coach import Coach
from bot.content.rules import load_rules, load_wording
from bot.message import Ask, Person, Place
from bot.openings import Openings
from bot.services import Services
from bot.settings import Settings
from bot.store import Store
from bot.texts import load_texts
from commands import COMMANDS, answer

CONTENT = Path(__file__).resolve().parents[2] / "content"


@pytest.fixture
def database_url(tmp_path: Path, template_file: Path) -> str:
    path = tmp_path / "rapport.db"
    shutil.copyfile(template_file, path)
    return f"sqlite:///{path}"


@pytest.fixture
def services(store: Store) -> Services:
    wording = load_wording(CONTENT / "en" / "wording")
    coach = Coach(load_rules(CONTENT / "en" / "rules"), wording)
    return Services(store, content.load([CONTENT]), load_texts([CONTENT]), coach, Openings(), Clock().now)


@pytest.fixture
async def client() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


@asynccontextmanager
async def served(services: Services, **variables: object) -> AsyncIterator[tuple[str, Doors]]:
    settings = Settings.model_validate({"PORT": 0, **variables})
    async with Doors(settings, services, answer, COMMANDS) as doors, listening(doors.app, settings) as url:
        yield url, doors


async def test_it_is_alive_and_ready_while_its_database_answers(services: Services, client):
    async with served(services) as (url, _):
        async with client.get(f"{url}/healthz") as response:
            assert (response.status, await response.json()) == (200, {"alive": True})
        async with client.get(f"{url}/readyz") as response:
            assert (response.status, await response.json()) == (200, {"ready": True})


async def test_it_is_not_ready_while_its_database_is_away_and_stays_alive(services: Services, client):
    away = await Store.open("postgresql+asyncpg://127.0.0.1:1/rapport", "k" * 32)
    async with served(replace(services, store=away), RAPPORT_PLAYGROUND="off") as (url, _):
        async with client.get(f"{url}/readyz") as response:
            assert (response.status, await response.json()) == (503, {"ready": False})
        async with client.get(f"{url}/healthz") as response:
            assert response.status == 200
    await away.close()


async def test_the_playground_is_there_unless_it_is_switched_off(services: Services, client):
    async with served(services) as (url, doors), client.get(url) as response:
        assert response.status == 200
        assert list(doors.senders) == ["playground"]
    async with served(services, RAPPORT_PLAYGROUND="off") as (url, doors), client.get(url) as response:
        assert response.status == 404
        assert doors.senders == {}


async def test_the_playground_leads_to_what_is_said_of_privacy_terms_and_support(services: Services, client):
    async with served(services) as (url, _), client.get(url) as page:
        home = await page.text()
        for name in ("privacy", "terms", "support"):
            assert f'<a href="/{name}">' in home
            async with client.get(f"{url}/{name}") as told:
                assert told.status == 200


async def test_a_password_is_asked_for_where_others_can_reach_it(services: Services, client):
    variables = {"HOST": "0.0.0.0", "RAPPORT_PLAYGROUND_PASSWORD": "a good one"}  # noqa: S104
    async with served(services, **variables) as (url, _), client.get(url) as response:
        assert response.url.path == "/playground/login"


async def test_a_body_that_is_too_large_is_refused(services: Services, client):
    body = b"x" * (MAX_BODY + 1)
    async with served(services) as (url, _), client.post(f"{url}/playground/login", data=body) as response:
        assert 400 <= response.status < 500


async def test_a_port_that_is_taken_is_named(services: Services):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(CannotListen, match=f"127.0.0.1:{port}: "):
            async with served(services, PORT=port):
                pass


async def test_metrics_count_by_name_what_was_asked_and_show_what_waits(services: Services, client):
    place = Place("slack", "T1", "C1", "channel")
    await services.store.outbox.post(place, Ask("tip", place, Person("U1")), services.now())
    async with served(services) as (url, doors):
        private = Place("playground", "playground", "dm-ana")
        await doors.answer(Ask("tip", private, Person("ana")))
        await doors.answer(Ask("a secret they typed", private, Person("ana")))
        async with client.get(f"{url}/metrics") as response:
            text = await response.text()
    assert (
        'rapport_asks_total{asker="person",command="tip",outcome="answered",platform="playground"} 1.0'
        in text
    )
    assert (
        'rapport_asks_total{asker="person",command="unknown",outcome="refused",platform="playground"} 1.0'
        in text
    )
    assert 'rapport_outbox{state="planned"} 1.0' in text
    assert "rapport_outbox_lag_seconds" in text
    assert "secret" not in text
    assert "ana" not in text


async def test_metrics_are_for_this_machine_alone_unless_a_token_is_set(services: Services, client):
    proxied = {"X-Forwarded-For": "10.0.0.1"}
    async with served(services) as (url, _), client.get(f"{url}/metrics", headers=proxied) as response:
        assert response.status == 403
    async with served(services, RAPPORT_METRICS_TOKEN="a token") as (url, _):
        for given, status in (("", 403), ("Bearer wrong", 403), ("Bearer a token", 200)):
            async with client.get(f"{url}/metrics", headers={"Authorization": given}) as response:
                assert response.status == status


async def test_a_worker_apart_from_the_pages_follows_the_clock_they_move(services: Services):
    async with served(services), served(services) as (_, worker):
        await services.store.playground.move(timedelta(hours=3))
        async with asyncio.timeout(10):
            while worker.services.now() - services.now() < timedelta(hours=2):  # noqa: ASYNC110 - it looks once a second
                await asyncio.sleep(0.05)
