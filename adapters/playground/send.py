"""The worker's way into the playground's channels."""

from collections.abc import Callable
from datetime import datetime

from adapters.playground.people import CHANNELS
from adapters.playground.post import PostView
from bot.message import CannotDeliver, Card, Place
from bot.store.playground import Playground as Posts


class PlaygroundSender:
    """Posts, edits and finds messages. `posted` is told after each, so that open pages show it at once."""

    finds = True

    def __init__(
        self, posts: Posts, view: PostView, now: Callable[[], datetime], posted: Callable[[], None]
    ) -> None:
        self._posts = posts
        self._view = view
        self._now = now
        self._posted = posted

    async def send(self, place: Place, card: Card, key: str) -> str:
        """Returns the message's reference. The same `key` never posts twice. Raises CannotDeliver."""
        if place.channel not in CHANNELS:
            raise CannotDeliver(place, "gone", "the playground has no such channel")
        reference = await self._posts.post(place.channel, self._view.body(card), self._now(), key)
        self._posted()
        return str(reference)

    async def edit(self, place: Place, reference: str, card: Card) -> None:
        await self._posts.edit(int(reference), self._view.body(card))
        self._posted()

    async def find(self, place: Place, key: str, since: datetime) -> str | None:
        """The reference of what was posted with `key`; None if it certainly was not."""
        found = await self._posts.find(key)
        return None if found is None else str(found)
