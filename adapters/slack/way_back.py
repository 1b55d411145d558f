"""The way back to who made a gesture: its response_url and, where that fails, another way to that person alone."""

import json
import time
from dataclasses import dataclass
from typing import Literal

import aiohttp
import structlog
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.errors import cannot_deliver, told
from adapters.slack.form import Origin
from adapters.slack.send import content
from bot.message import Card, Place
from bot.texts import Texts

log = structlog.get_logger()

Outcome = Literal["shown", "failed", "unknown"]
"""`unknown`: Slack did not say whether it took it."""


@dataclass(frozen=True, slots=True)
class WayBack:
    http: aiohttp.ClientSession
    texts: Texts

    async def reach(
        self,
        client: AsyncWebClient,
        origin: Origin,
        card: Card,
        *,
        replaces: bool = False,
        public: bool = False,
    ) -> None:
        """Shows the card, or leaves a word. A card that may have arrived is not shown again: the person is told
        what to do where they see none."""
        outcome = await self.respond(origin, card, replaces=replaces, public=public)
        if outcome == "shown" or not origin.person:
            return
        await self.aside(client, origin, self._maybe_lost() if outcome == "unknown" or public else card)

    async def respond(
        self, origin: Origin, card: Card, *, replaces: bool = False, public: bool = False
    ) -> Outcome:
        """By response_url alone."""
        if not origin.usable(time.time()):
            return "failed"
        body = {
            "replace_original": replaces,
            "response_type": "in_channel" if public else "ephemeral",
            **content(card, self.texts),
        }
        try:
            async with self.http.post(origin.url, json=body) as response:
                outcome = _outcome(await response.text()) if response.status == 200 else "failed"
                if outcome != "shown":
                    log.warning("slack_not_shown", why=str(response.status))
                return outcome
        except aiohttp.ClientConnectorError as error:
            log.warning("slack_not_shown", why=told(error))
            return "failed"
        except (aiohttp.ClientError, TimeoutError, ValueError) as error:
            log.warning("slack_not_shown", why=told(error))
            return "unknown"

    async def aside(self, client: AsyncWebClient, origin: Origin, card: Card, thread: str = "") -> None:
        """For this person alone: where they are, in that thread if there is one, or in their chat with us where
        that can't be."""
        place = Place("slack", "", origin.channel, origin.kind)
        if origin.channel != origin.person:
            try:
                await client.chat_postEphemeral(
                    channel=origin.channel,
                    user=origin.person,
                    **({"thread_ts": thread} if thread else {}),
                    **content(card, self.texts),
                )
                return
            except Exception as error:
                problem = cannot_deliver(place, error)
                log.warning("slack_not_shown", why=problem.detail)
                if problem.reason == "unknown":
                    card = self._maybe_lost()
        try:
            await client.chat_postMessage(
                channel=origin.person, unfurl_links=False, **content(card, self.texts)
            )
        except Exception as error:
            log.warning("slack_not_shown", why=cannot_deliver(place, error).detail)

    def _maybe_lost(self) -> Card:
        return Card((self.texts.text("slack.maybe_lost"),))


def _outcome(answer: str) -> Outcome:
    """Of status 200. A response_url answers "ok", or JSON, in which it may refuse; a page is a gateway's, and
    nobody knows then."""
    if answer.strip().lower() in ("", "ok", '"ok"'):
        return "shown"
    try:
        said = json.loads(answer)
    except ValueError:
        return "unknown"
    if not isinstance(said, dict):
        return "unknown"
    return "failed" if said.get("ok") is False else "shown"
