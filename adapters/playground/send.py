"""The worker's way into the playground's channels."""

from collections.abc import Callable
from datetime import datetime

from bot.store.playground import Playground as Posts

from adapters.playground.hub import CHANNELS
from adapters.playground.post import PostView
from bot.message import CannotDeliver, Card, Place


class PlaygroundSender:
    """Posts, edits and finds messages. `posted` is told after each, so that open pages show it at once."""

    def __init__(
        self, posts: Posts, view: PostView, now: Callable[[], datetime], posted: Callable[[], None]
    ) -> None:
        self._posts = posts
        self._view = view
        self._now = now
        self._posted = posted

    async def post(self, place: Place, card: Card, key: str) -> str:
        """The message's reference. The same `key` never posts twice. Raises CannotDeliver."""
        if place.channel not in CHANNELS:
            raise CannotDeliver(place, "gone", "the playground has no such channel")
        reference = await self._posts.post(place.channel, self._view.body(card), self._now(), key)
        self._posted()
        return str(reference)

    async def edit(self, place: Place, reference: str, card: Card) -> None:
        await self._posts.edit(int(reference), self._view.body(card))
        self._posted()

    async def find(self, place: Place, key: str) -> str | None:
        """The reference of what was posted under `key`; None if it certainly was not."""
        found = await self._posts.find(key)
        return None if found is None else str(found)
