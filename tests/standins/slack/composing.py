"""Reads text and blocks out of a body, with every refusal and every guideline that goes for all messages.

Sources: docs.slack.dev reference/methods/chat.postMessage and chat.update; messaging/formatting-message-text;
changelog 2018-04 (truncating at 40,000 characters).
"""

import json
from dataclasses import dataclass
from typing import Any

from tests.standins.slack.blockkit.surfaces import blocks_too_long, message_faults
from tests.standins.slack.blockkit.walk import Json
from tests.standins.slack.errors import Refused, invalid_blocks
from tests.standins.slack.world import World

TEXT_ADVISED = 4_000
TEXT_TRUNCATED = 40_000


@dataclass(frozen=True)
class Body:
    """`text` and `blocks` are None where the body does not name them."""

    text: str | None
    blocks: list[Json] | None

    @property
    def empty(self) -> bool:
        return not (self.text or "").strip() and not self.blocks


def compose(world: World, body: dict[str, Any], where: str) -> Body:
    """Checks a message body; raises Refused as Slack would. `where` names the sender in guidelines."""
    text, blocks = body.get("text"), _parsed(body.get("blocks"))
    if body.get("attachments"):
        world.guideline(f"{where}: attachments are legacy, use blocks")
        raise Refused("invalid_attachments")
    if body.get("markdown_text") is not None:
        if text is not None or blocks is not None:
            raise Refused("markdown_text_conflict")
        if len(body["markdown_text"]) > 12_000:
            raise Refused("msg_too_long")
        blocks = [{"type": "markdown", "text": body["markdown_text"]}]
        text = body["markdown_text"]
    if text is not None and not isinstance(text, str):
        raise Refused("invalid_arguments")
    if blocks is not None:
        if faults := message_faults(blocks):
            raise invalid_blocks(faults)
        if blocks_too_long(blocks):
            raise Refused("msg_blocks_too_long")
        if blocks and not (text or "").strip():
            world.guideline(
                f"{where}: blocks without a top-level text: notifications and screen readers get nothing"
            )
    if text is not None and len(text) > TEXT_ADVISED:
        world.guideline(f"{where}: text of {len(text)} characters, {TEXT_ADVISED} advised")
        text = text[:TEXT_TRUNCATED]
    if body.get("link_names") in (True, "true", "1", 1) or body.get("parse") == "full":
        world.guideline(f"{where}: link_names or parse=full makes bare @names live")
    return Body(text, blocks)


def _parsed(blocks: Any) -> list[Json] | None:
    """Blocks come as JSON or as a string of JSON; an empty list means none."""
    if blocks is None:
        return None
    if isinstance(blocks, str):
        try:
            blocks = json.loads(blocks)
        except ValueError:
            raise Refused("invalid_blocks_format") from None
    if not isinstance(blocks, list):
        raise Refused("invalid_blocks_format")
    return blocks
