"""A message of a channel as it is stored, and as it is shown."""

import hashlib
import json

from markupsafe import Markup

from adapters.playground.people import CHANNELS, persona_of
from adapters.playground.render import Renderer
from bot.message import Card
from bot.store.playground import Post


class PostView:
    """The stored body is the card's HTML, drawn once when it is posted, with everything in it escaped."""

    def __init__(self, renderer: Renderer, author: str) -> None:
        self._renderer = renderer
        self._author = author

    def body(self, card: Card) -> str:
        return json.dumps({"html": str(self._renderer.card(card))}, ensure_ascii=False)

    def html(self, post: Post) -> str:
        owner = persona_of(post.channel)
        return self._renderer.article(
            id=f"p-{post.id}",
            room=CHANNELS[post.channel],
            body=Markup(json.loads(post.body)["html"]),  # noqa: S704 - our own renderer made it
            author=self._author,
            at=post.at,
            owner=owner,
            private=bool(owner),
            version=hashlib.blake2s(post.body.encode(), digest_size=6).hexdigest(),
        )
