"""A place that is closed to us: nothing more is posted there, and who set it up is told once."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from bot.message import Ask, Place
from bot.store import Store
from bot.store.schedule import Schedule


async def close(store: Store, place: Place, now: datetime) -> None:
    """Pauses what is scheduled there. A person who closed their chat is left out of what goes to each;
    nobody is told that they did."""
    for of in await store.schedules.at(place):
        await store.schedules.pause(of.id, now, reason="gone")
        if of.owner_chat != place.channel:
            await tell_owner(store, of, "gone", {"s": str(of.id)}, key=f"gone:{of.id}:{of.rev}", now=now)
    if place.kind == "personal":
        await store.schedules.leave(place)


async def tell_owner(
    store: Store, of: Schedule, verb: str, ids: Mapping[str, str], *, key: str, now: datetime
) -> None:
    """In private, and once for one `key`, where we know their chat."""
    if not of.owner_chat:
        return
    chat = replace(of.ask.place, channel=of.owner_chat, kind="personal", name="")
    news = Ask("notice", chat, of.ask.person, verb=verb, ids=ids)
    await store.outbox.post(chat, news, now, key=key)
