"""One process that posts, and what that cost.

`python -m bench.posting raw URL POSTS SIZE`: an aiohttp loop and nothing else, whose bodies have SIZE bytes.
`python -m bench.posting bare|tip|quiz URL DATABASE`: our worker. bare has a card that is ready; tip and quiz ask
the real command and post by Slack's real sender, over as many connections as the product holds.

Says "ready", begins when a line comes in, and ends with its figures as one line of JSON: raw by itself, the
others when they are told to stop.
"""

import asyncio
import json
import re
import signal
import sys
from array import array
from collections import defaultdict
from collections.abc import Awaitable, Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from time import process_time, time

import aiohttp

from adapters.slack.client import Clients, connections
from adapters.slack.send import SlackSender
from adapters.slack.tokens import OneToken
from bot import content, garbage
from bot.coach import Coach
from bot.content.rules import load_rules, load_wording
from bot.message import Ask, Card, Place, Reply, Text
from bot.openings import Openings
from bot.services import Services
from bot.store import Store
from bot.texts import load_texts
from bot.worker import Sender, Worker
from commands import answer
from tests.acceptance.product import ROOT
from tests.chaos.post_office import SECRET_KEY, now

CONNECTIONS = 32
CONTENT = ROOT / "content"
Lags = dict[str, list[float]]
_BARE = Reply(Card((Text(("A card that is ready",)),)), to="here")


class Bare:
    """The least that a sender has to do: one POST, with the card's first words and the post's key."""

    finds = True

    def __init__(self, session: aiohttp.ClientSession, url: str) -> None:
        self._session = session
        self._url = url

    async def send(self, place: Place, card: Card, key: str) -> str:
        body = {"channel": place.channel, "text": card.summary, "key": key}
        async with self._session.post(self._url, json=body) as reply:
            return (await reply.json())["ts"]

    async def edit(self, place: Place, reference: str, card: Card) -> None: ...

    async def find(self, place: Place, key: str, since: datetime) -> str | None:
        return None


class Timed:
    """`sender`, with `lags`: seconds from the moment that a key names behind its @ to the answer, by what stands
    before the key's first -. Bare numbers, since the process's memory is measured too."""

    def __init__(self, sender: Sender) -> None:
        self._sender = sender
        self.lags: defaultdict[str, array[float]] = defaultdict(partial(array, "f"))

    @property
    def finds(self) -> bool:
        return self._sender.finds

    async def send(self, place: Place, card: Card, key: str) -> str:
        reference = await self._sender.send(place, card, key)
        self.lags[key.partition("-")[0]].append(time() - float(key.partition("@")[2]))
        return reference

    async def edit(self, place: Place, reference: str, card: Card) -> None:
        await self._sender.edit(place, reference, card)

    async def find(self, place: Place, key: str, since: datetime) -> str | None:
        return await self._sender.find(place, key, since)


async def raw(session: aiohttp.ClientSession, url: str, posts: int, size: int) -> None:
    left = iter(range(posts))
    rest = size - len(json.dumps(_body(posts, "")))

    async def hand() -> None:
        for n in left:
            async with session.post(url, json=_body(n, "x" * rest)) as reply:
                await reply.json()

    await asyncio.gather(*(hand() for _ in range(CONNECTIONS)))


def _body(n: int, text: str) -> dict[str, str]:
    return {"channel": f"C{n}", "text": text, "key": f"post-{n}@{time()}"}


async def _ready(_ask: Ask) -> Reply:
    return _BARE


def _whole(
    store: Store, session: aiohttp.ClientSession, url: str
) -> tuple[Callable[[Ask], Awaitable[Reply]], Sender]:
    """The real commands, and Slack's real way to post."""
    words = CONTENT / "en"
    services = Services(
        store=store,
        content=content.load([CONTENT]),
        texts=load_texts([CONTENT]),
        coach=Coach.later(lambda: (load_rules(words / "rules"), load_wording(words / "wording"))),
        openings=Openings(),
        now=now,
    )
    clients = Clients(OneToken("xoxb-none", store.installations, now), url, session)
    return partial(answer, services=services), SlackSender(clients, services.texts, now)


async def _told_to_begin() -> float:
    """The process's own time when it begins."""
    garbage.settle()
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    await asyncio.to_thread(sys.stdin.readline)
    return process_time()


def _most_memory() -> int:
    """Bytes, of this program alone: getrusage counts what its parent held when it started it, too."""
    found = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())
    return int(found[1]) * 1024 if found else 0


async def main(kind: str, url: str, *rest: str) -> None:
    run = _raw if kind == "raw" else partial(_work, kind)
    used, lags = await run(url, *rest)
    figures = {"cpu": used, "memory": _most_memory(), "lags": lags}
    sys.stdout.write(json.dumps(figures) + "\n")


async def _raw(url: str, posts: str, size: str) -> tuple[float, Lags]:
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=CONNECTIONS)) as session:
        began = await _told_to_begin()
        await raw(session, url, int(posts), int(size))
        return process_time() - began, {}


async def _work(kind: str, url: str, database: str) -> tuple[float, Lags]:
    async with connections() as session, await Store.open(database, SECRET_KEY) as store:
        bare = kind == "bare"
        answered, sender = (_ready, Bare(session, url)) if bare else _whole(store, session, url)
        timed = Timed(sender)
        worker = Worker(store, answered, {"slack": timed}, now)
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, worker.stop)
        began = await _told_to_begin()
        await worker.run()
        return process_time() - began, {word: its.tolist() for word, its in timed.lags.items()}


if __name__ == "__main__":
    garbage.keep()  # as `serve` does until it is ready
    asyncio.run(main(*sys.argv[1:]))
