"""One worker process: `python -m tests.chaos.worker DATABASE_URL POST_OFFICE_URL LEASE [--blind]`."""

import asyncio
import signal
import sys
from datetime import datetime

import aiohttp

from bot import logs
from bot.message import Ask, Card, Place, Reply, Text
from bot.store import Store
from bot.worker import Tempo, Worker
from tests.chaos.post_office import SECRET_KEY, PostOfficeSender, now


async def answer(ask: Ask) -> Reply:
    return Reply(Card((Text((ask.text,)),)), to="here")


class BlindSender(PostOfficeSender):
    """Looks for nothing and says it is not there."""

    async def find(self, place: Place, key: str, since: datetime) -> str | None:
        return None


async def main(database_url: str, post_office: str, lease: float, *, blind: bool) -> None:
    tempo = Tempo(look=0.2, lease=lease, timeout=lease / 4, settle=lease / 6, sweep=5, in_flight=48, batch=64)
    async with await Store.open(database_url, SECRET_KEY) as store, aiohttp.ClientSession() as session:
        sender = (BlindSender if blind else PostOfficeSender)(session, post_office)
        worker = Worker(store, answer, {"slack": sender}, now, tempo)
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, worker.stop)
        await worker.run()


if __name__ == "__main__":
    logs.start()
    asyncio.run(main(sys.argv[1], sys.argv[2], float(sys.argv[3]), blind="--blind" in sys.argv))
