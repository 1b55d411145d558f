"""The worker's way into Slack: posts, edits, and looks up whether a post arrived."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from adapters.slack import limits
from adapters.slack.client import Clients
from adapters.slack.errors import cannot_deliver
from adapters.slack.render import Block, blocks, summary
from bot.message import CannotDeliver, Card, Place
from bot.texts import Texts

_EVENT = "rapport_post"
HOME = "home"
"""The reference of a person's Home, which is no message; the place's channel is that person."""
_PAGE = 15
"""Messages of one look: all that an app of one's own outside the Marketplace may be given
(docs.slack.dev, reference/methods/conversations.history)."""
_PAGES = 20
_LOOK_AGAIN, _MOST_LOOKED = timedelta(minutes=10), 10_000
"""How long a channel that was not shared is taken for one that is not; so many are remembered."""


class SlackSender:
    """`finds` is so until Slack says that the scope to look was not granted."""

    def __init__(self, clients: Clients, texts: Texts, now: Callable[[], datetime]) -> None:
        self._clients = clients
        self._texts = texts
        self._now = now
        self.finds = True
        self._looked: dict[str, datetime] = {}

    async def send(self, place: Place, card: Card, key: str) -> str:
        """Returns "channel/ts": a post to a person's id lands in a channel of its own. A channel that others
        of another organisation read by now gets nothing more."""
        if place.kind == "channel" and await self._shared(place):
            raise CannotDeliver(place, "gone", "shared with another organisation")
        metadata = {"event_type": _EVENT, "event_payload": {"key": key}}
        try:
            answer = await self._clients.of(place.workspace).chat_postMessage(
                channel=place.channel, metadata=metadata, unfurl_links=False, **self._content(card)
            )
        except Exception as error:
            raise cannot_deliver(place, error) from error
        return f"{answer['channel']}/{answer['ts']}"

    async def edit(self, place: Place, reference: str, card: Card) -> None:
        channel, _, ts = reference.partition("/")
        try:
            if reference == HOME:
                await self._clients.of(place.workspace).views_publish(
                    user_id=place.channel, view=home_view(card)
                )
                return
            await self._clients.of(place.workspace).chat_update(channel=channel, ts=ts, **self._content(card))
        except Exception as error:
            raise cannot_deliver(place, error) from error

    async def find(self, place: Place, key: str, since: datetime) -> str | None:
        """The reference of what was posted with `key` after `since`; None: it certainly was not."""
        cursor = ""
        for _ in range(_PAGES):
            try:
                page = await self._clients.of(place.workspace).conversations_history(
                    channel=place.channel,
                    oldest=f"{since.timestamp():.6f}",
                    limit=_PAGE,
                    include_all_metadata=True,
                    cursor=cursor or None,
                )
            except Exception as error:
                problem = cannot_deliver(place, error)
                self.finds = self.finds and problem.detail != "missing_scope"
                raise problem from error
            for message in page.get("messages", []):
                if _key_of(message) == key:
                    return f"{place.channel}/{message['ts']}"
            cursor = (page.get("response_metadata") or {}).get("next_cursor", "")
            if not cursor:
                return None
        raise CannotDeliver(place, "unknown", "too much was written since")

    async def _shared(self, place: Place) -> bool:
        """Whether people of another organisation read the channel, or are asked to. Asked once in a while: it
        may be shared later. Where Slack lets us ask no more this minute, it is what it was when it was scheduled."""
        now, looked = self._now(), self._looked.get(place.channel)
        if looked is not None and now - looked < _LOOK_AGAIN:
            return False
        try:
            answer = await self._clients.of(place.workspace).conversations_info(channel=place.channel)
        except Exception as error:
            problem = cannot_deliver(place, error)
            if problem.reason == "busy":
                return False
            if problem.reason == "unknown":  # nothing was posted: as good as never asked
                problem = CannotDeliver(place, "busy", problem.detail, problem.retry_after)
            raise problem from error
        found = answer.get("channel")
        if isinstance(found, dict) and (found.get("is_ext_shared") or found.get("is_pending_ext_shared")):
            return True
        if len(self._looked) >= _MOST_LOOKED:
            self._looked.clear()
        self._looked[place.channel] = now
        return False

    def _content(self, card: Card) -> dict[str, Any]:
        return content(card, self._texts)


def home_view(card: Card) -> dict[str, Any]:
    """A person's Home."""
    return {"type": "home", "blocks": blocks(card.parts, most=limits.VIEW_BLOCKS)}


def content(card: Card, texts: Texts) -> dict[str, Any]:
    """A message's `text` and `blocks`."""
    drawn: list[Block] = blocks(card.parts)
    return {"text": summary(card, texts.plain("slack.answer")), "blocks": drawn}


def _key_of(message: dict[str, Any]) -> str | None:
    metadata = message.get("metadata") or {}
    payload = metadata.get("event_payload") or {}
    return payload.get("key") if metadata.get("event_type") == _EVENT else None
