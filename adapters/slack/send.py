"""The worker's way into Slack: posts, edits, and looks up whether a post arrived."""

import json
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import lru_cache
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from adapters.slack import limits
from adapters.slack.client import Clients
from adapters.slack.errors import cannot_deliver, word
from adapters.slack.manifest import OPTIONAL_SCOPES
from adapters.slack.render import blocks, common, summary, written
from bot.message import CannotDeliver, CannotLook, Card, Place
from bot.texts import Texts

_CARDS = 500
"""Written once: Homes by their tip, the tips, help."""
_EVENT = "rapport_post"
HOME = "home"
"""The reference of a person's Home, which is no message; the place's channel is that person."""
_PAGE = 15
"""Messages of one look: all that an app of one's own outside the Marketplace may be given
(docs.slack.dev, reference/methods/conversations.history)."""
_PAGES = 20
_PERSON = ("U", "W")
"""How the ids of people begin: what is posted to one lands in a channel of its own."""
_SECOND = timedelta(seconds=1)
_LOOK_AGAIN, _MOST_LOOKED = timedelta(minutes=10), 10_000
"""How long a channel that was not shared is taken for one that is not; so many are remembered."""


class SlackSender:
    finds = True

    def __init__(self, clients: Clients, texts: Texts, now: Callable[[], datetime]) -> None:
        self._clients = clients
        self._texts = texts
        self.now = now
        self._ahead = timedelta()
        self._looked: dict[str, datetime] = {}

    async def send(self, place: Place, card: Card, key: str) -> str:
        """Returns "channel/ts": a post to a person's id lands in a channel of its own. A channel that others
        of another organisation read by now gets nothing more."""
        if place.kind == "channel" and await self._shared(place):
            raise CannotDeliver(place, "gone", "shared with another organisation")
        metadata = {"event_type": _EVENT, "event_payload": {"key": key}}
        body = self._message(card, channel=place.channel, metadata=metadata, unfurl_links=False)
        try:
            answer = await self._clients.post(place.workspace, "chat.postMessage", body)
            channel, ts = word(answer, "channel"), word(answer, "ts")
        except Exception as error:
            raise cannot_deliver(place, error) from error
        with suppress(ValueError):  # a reference is one by being theirs; what time it tells only helps
            self._learn(datetime.fromtimestamp(float(ts), UTC))
        return f"{channel}/{ts}"

    async def edit(self, place: Place, reference: str, card: Card) -> None:
        channel, _, ts = reference.partition("/")
        try:
            if reference == HOME:
                await self._clients.of(place.workspace).views_publish(
                    user_id=place.channel, view=home_view(card)
                )
                return
            body = self._message(card, channel=channel, ts=ts)
            await self._clients.post(place.workspace, "chat.update", body)
        except Exception as error:
            raise cannot_deliver(place, error) from error

    def _message(self, card: Card, **of: Any) -> str:
        """The body of a call that posts it, or puts it in the place of another."""
        write = _posted_once if card.own is None else _posted
        return f"{json.dumps(of)[:-1]}, {write(card, self._texts)}}}"

    async def find(self, place: Place, key: str, since: datetime) -> str | None:
        """The reference of what was posted with `key` after `since`; None: it certainly was not. Raises
        CannotLook where the scope for it was left out."""
        try:
            return await self._found(place, key, since)
        except CannotDeliver:
            raise
        except Exception as error:
            problem = cannot_deliver(place, error)
            hidden = problem.detail == "missing_scope"
            raise (CannotLook(place, problem.detail) if hidden else problem) from error

    async def _found(self, place: Place, key: str, since: datetime) -> str | None:
        client = self._clients.of(place.workspace)
        if place.kind == "channel" and not await self._clients.may(place.workspace, OPTIONAL_SCOPES):
            raise CannotLook(place, "missing_scope")
        channel, cursor, ahead = place.channel, "", self._ahead
        if channel.startswith(_PERSON):
            opened = await client.conversations_open(users=channel)
            channel = word(opened, "channel", "id")
        for _ in range(_PAGES):
            asked_at = self.now()
            page = await client.conversations_history(
                channel=channel,
                oldest=f"{(since - ahead).timestamp():.6f}",
                limit=_PAGE,
                include_all_metadata=True,
                cursor=cursor or None,
            )
            theirs = _date_of(page) or asked_at
            self._learn(theirs)
            for message in _messages(page):
                if _key_of(message) == key:
                    return f"{channel}/{message['ts']}"
            cursor = (page.get("response_metadata") or {}).get("next_cursor", "")
            if not cursor:
                too_late = asked_at - theirs - ahead > _SECOND
                return await self._found(place, key, since) if too_late else None
        raise CannotDeliver(place, "unknown", "too much was written since")

    def _learn(self, theirs: datetime) -> None:
        """Slack's clock tells the time of what it takes: ours may be ahead of it, and what was just posted would
        seem to be from before we asked for it."""
        self._ahead = max(self.now() - theirs, timedelta())

    async def _shared(self, place: Place) -> bool:
        """Whether people of another organisation read the channel, or are asked to. Asked once in a while: it
        may be shared later. Where Slack lets us ask no more this minute, it is what it was when it was scheduled."""
        now, looked = self.now(), self._looked.get(place.channel)
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


def home_view(card: Card) -> dict[str, Any]:
    """A person's Home."""
    return {"type": "home", "blocks": blocks(card.parts, most=limits.VIEW_BLOCKS)}


def acknowledgement(card: Card, texts: Texts) -> str:
    """The body of an answer to a command, for its person alone."""
    write = _written_once if common(card) else _written
    return write(card, texts)


def _written(card: Card, texts: Texts) -> str:
    return json.dumps({"response_type": "ephemeral", **content(card, texts)})


_written_once = lru_cache(_CARDS)(_written)


def _posted(card: Card, texts: Texts) -> str:
    """A message's `text` and `blocks`, in the JSON of it."""
    return (
        f'"text": {json.dumps(summary(card, texts.plain("slack.answer")))}, "blocks": {written(card.parts)}'
    )


_posted_once = lru_cache(_CARDS)(_posted)
"""A tip is posted thousands of times as it is; what each reader has a view of their own of is posted once."""


def content(card: Card, texts: Texts) -> dict[str, Any]:
    """A message's `text` and `blocks`."""
    return {"text": summary(card, texts.plain("slack.answer")), "blocks": blocks(card.parts)}


def _messages(page: AsyncSlackResponse) -> list[dict[str, Any]]:
    """Raises SlackApiError for a page that tells of none, as against one of no messages."""
    found = page.get("messages")
    if not isinstance(found, list):
        raise SlackApiError("a page without messages", page)
    return [each for each in found if isinstance(each, dict)]


def _date_of(answer: AsyncSlackResponse) -> datetime | None:
    """When Slack answered, to the second."""
    headers = {name.lower(): value for name, value in answer.headers.items()}
    try:
        return parsedate_to_datetime(headers["date"])
    except (KeyError, ValueError):
        return None


def _key_of(message: dict[str, Any]) -> str | None:
    metadata = message.get("metadata") or {}
    payload = metadata.get("event_payload") or {}
    return payload.get("key") if metadata.get("event_type") == _EVENT else None
