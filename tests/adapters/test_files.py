"""A file on Slack and Teams is a link that lives ten minutes, and nothing of it can be read from the database."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta

import aiohttp
import pytest
from aiohttp import web

from adapters.files import Files
from bot.message import Ask, Card, File, Link, Person, Place, Reply
from bot.services import Services
from tests.adapters.test_web import CONTENT, client, database_url, services  # noqa: F401

CSV = File("posts.csv", "text/csv", "﻿name\r\nZoë\r\n".encode())
ASK = Ask("report", Place("slack", "T1", "D1"), Person("U1"))


@asynccontextmanager
async def served(files: Files) -> AsyncIterator[str]:
    app = web.Application()
    files.mount(app)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    await runner.cleanup()


async def link_of(files: Files, ask: Ask = ASK) -> str:
    reply = await files.linked(ask, Reply(Card((CSV,))))
    assert isinstance(reply.card, Card)
    (part,) = reply.card.parts
    assert isinstance(part, Link)
    return part.url.removeprefix("https://rapport.example")


async def test_the_link_gives_the_file_to_be_saved(services: Services, client: aiohttp.ClientSession):  # noqa: F811
    files = Files(lambda: services, "https://rapport.example/")
    async with served(files) as url, client.get(url + await link_of(files)) as got:
        assert await got.read() == CSV.content
        assert got.headers["Content-Type"] == "text/csv"
        assert got.headers["Content-Disposition"] == "attachment; filename*=UTF-8''posts.csv"
        assert got.headers["Cache-Control"] == "no-store"
        assert got.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("token", ["x", "a.b", "../../etc/passwd", "%00.%00", "a" * 5000])
async def test_no_other_address_gives_anything(services: Services, client: aiohttp.ClientSession, token: str):  # noqa: F811
    files = Files(lambda: services, "https://rapport.example")
    await link_of(files)
    async with served(files) as url, client.get(f"{url}/files/{token}/posts.csv") as got:
        assert got.status == 404


async def test_after_ten_minutes_it_is_gone(services: Services, client: aiohttp.ClientSession):  # noqa: F811
    now, passed = services.now(), timedelta()
    moving = replace(services, now=lambda: now + passed)
    files = Files(lambda: moving, "https://rapport.example")
    link = await link_of(files)
    passed = timedelta(minutes=10, seconds=1)
    async with served(files) as url, client.get(url + link) as got:
        assert got.status == 404
        assert "ten minutes" in await got.text()


@pytest.mark.parametrize(
    ("place", "public_url"),
    [(Place("playground", "T1", "D1"), "https://rapport.example"), (ASK.place, "")],
    ids=["the playground", "no public address"],
)
async def test_where_no_link_is_needed_or_none_would_work_the_file_stays(
    services: Services,  # noqa: F811
    place: Place,
    public_url: str,
):
    files = Files(lambda: services, public_url)
    reply = Reply(Card((CSV,)))
    assert await files.linked(replace(ASK, place=place), reply) == reply


async def test_a_file_that_can_not_be_kept_takes_nothing_of_its_answer_with_it(
    services: Services,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
):
    async def away(*_: object, **__: object) -> str:
        raise OSError

    monkeypatch.setattr(services.store.drafts, "seal", away)
    reply = Reply(Card((CSV,)))
    assert await Files(lambda: services, "https://rapport.example").linked(ASK, reply) == reply
