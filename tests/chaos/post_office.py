"""A strict stand-in for a platform: it keeps what it accepted, and misbehaves as often as it is told.

`python -m tests.chaos.post_office --port 0 --seed 1 --takes 0.2 --lost 0.02 --busy 0.02 --broken 0.01` prints its port.
"""

import argparse
import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from random import Random
from time import time

import aiohttp
from aiohttp import web

from bot.message import CannotDeliver, Card, Place

SECRET_KEY = "a secret key of the experiment that is long enough"


@dataclass
class PostOffice:
    """`takes`: seconds that an answer takes, half of them before the post is accepted. `lost`: accepted, but the connection breaks before the answer. `busy`: 429. `broken`: 500, one half
    of them after the post was accepted."""

    chance: Random
    takes: float
    lost: float
    busy: float
    broken: float
    posts: list[tuple[str, str, float]] = field(default_factory=list)
    by_key: dict[tuple[str, str], str] = field(default_factory=dict)
    look_ups: int = 0

    async def post(self, request: web.Request) -> web.Response:
        match await request.json():
            case {"channel": str(channel), "key": str(key), "text": str(text)} if text:
                pass
            case _:
                return web.Response(status=400)
        luck = self.chance.random()
        await asyncio.sleep(self.takes / 2)
        if luck < self.busy:
            return web.Response(status=429, headers={"Retry-After": "1"})
        luck -= self.busy
        if luck < self.broken / 2:
            return web.Response(status=500)
        reference = self._accept(channel, key)
        await asyncio.sleep(self.takes / 2)
        luck -= self.broken / 2
        if luck < self.broken / 2:
            return web.Response(status=500)
        luck -= self.broken / 2
        if luck < self.lost and request.transport is not None:  # whoever asked may have been killed meanwhile
            request.transport.close()
        return web.json_response({"reference": reference})

    def _accept(self, channel: str, key: str) -> str:
        self.posts.append((channel, key, time()))
        return self.by_key.setdefault((channel, key), str(len(self.posts)))

    async def find(self, request: web.Request) -> web.Response:
        self.look_ups += 1
        body = await request.json()
        return web.json_response({"reference": self.by_key.get((body["channel"], body["key"]))})

    async def record(self, request: web.Request) -> web.Response:
        return web.json_response({"posts": self.posts, "look_ups": self.look_ups})

    def app(self) -> web.Application:
        app = web.Application()
        app.router.add_post("/post", self.post)
        app.router.add_post("/find", self.find)
        app.router.add_get("/record", self.record)
        return app


class PostOfficeSender:
    """What an adapter's sender does, for the post office."""

    def __init__(self, session: aiohttp.ClientSession, url: str, *, finds: bool = True) -> None:
        self._session = session
        self._url = url
        self.finds = finds

    async def send(self, place: Place, card: Card, key: str) -> str:
        body = {"channel": place.channel, "key": key, "text": card.summary}
        try:
            async with self._session.post(f"{self._url}/post", json=body) as answer:
                if answer.status == 200:
                    return (await answer.json())["reference"]
                if answer.status == 429:
                    raise CannotDeliver(place, "busy", retry_after=float(answer.headers["Retry-After"]))
                raise CannotDeliver(place, "unknown" if answer.status >= 500 else "gone", str(answer.status))
        except aiohttp.ClientConnectorError as error:
            raise CannotDeliver(place, "refused", str(error)) from error
        except aiohttp.ClientError as error:
            raise CannotDeliver(place, "unknown", str(error)) from error

    async def edit(self, place: Place, reference: str, card: Card) -> None:
        raise CannotDeliver(place, "gone", "nothing can be edited here")

    async def find(self, place: Place, key: str, since: datetime) -> str | None:
        body = {"channel": place.channel, "key": key}
        try:
            async with self._session.post(f"{self._url}/find", json=body) as answer:
                return (await answer.json())["reference"]
        except aiohttp.ClientError as error:
            raise CannotDeliver(place, "unknown", str(error)) from error


async def serve(app: web.Application, port: int, ready: Callable[[int], None]) -> None:
    """On loopback, for ever; `ready` is told the port (the one the system chose, for 0)."""
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", port)
    await site.start()
    ready(runner.addresses[0][1])
    await asyncio.Event().wait()


def now() -> datetime:
    return datetime.now(UTC)


def tell(port: int) -> None:
    print(port, flush=True)  # noqa: T201 - who started this process reads it


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    for name in ("takes", "lost", "busy", "broken"):
        parser.add_argument(f"--{name}", type=float, default=0.0)
    args = parser.parse_args()
    office = PostOffice(Random(args.seed), args.takes, args.lost, args.busy, args.broken)
    asyncio.run(serve(office.app(), args.port, tell))


if __name__ == "__main__":
    main()
