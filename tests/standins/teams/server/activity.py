"""What the Connector wants of an activity a bot sends."""

import json
from collections.abc import Iterator
from typing import Any

from tests.standins.teams.cards.card import raw_words
from tests.standins.teams.cards.check import check_card
from tests.standins.teams.people import Directory
from tests.standins.teams.rules import (
    CARDS_FORMAT,
    CONNECTOR_API,
    ERRORS,
    SIZE,
    USER_VIEWS,
    Broken,
    Json,
    guideline,
    is_one_of,
    objects,
    refused,
)

ADAPTIVE = "application/vnd.microsoft.card.adaptive"
KNOWN_ATTACHMENTS = frozenset(
    {ADAPTIVE, "application/vnd.microsoft.card.hero", "application/vnd.microsoft.card.thumbnail",
     "application/vnd.microsoft.card.list", "application/vnd.microsoft.card.signin",
     "application/vnd.microsoft.teams.card.file.consent", "application/vnd.microsoft.teams.card.o365connector",
     "application/vnd.microsoft.teams.card.list", "image/png", "image/jpeg", "image/gif", "image/*"}
)  # fmt: skip
TYPES = frozenset({"message", "typing"})
FORMATS = frozenset({"markdown", "plain", "xml", "extendedmarkdown"})
LAYOUTS = frozenset({"list", "carousel"})

MOST_BYTES = 262_144  # github: microsoft/botframework-sdk, issue 6669
MOST_UTF16_BYTES = 100 * 1024  # learn: format-your-bot-messages
COMFORTABLE_BYTES = 25 * 1024  # below every limit Microsoft has published (28, 40 and 100 KB)


def too_big(body: bytes) -> bool:
    """Over the limit of a message; pictures inside it do not count (learn: format-your-bot-messages)."""
    if len(body) > MOST_BYTES:
        return True
    words = _without_pictures(body.decode(errors="replace"))
    return len(words.encode("utf-16-le")) > MOST_UTF16_BYTES


def _without_pictures(text: str) -> str:
    parts = text.split("data:image/")
    return parts[0] + "".join(part[part.find('"') :] for part in parts[1:])


def check_activity(activity: Any, conversation_id: str, directory: Directory, where: str) -> list[Broken]:
    """Everything wrong with one activity for this conversation, its cards included."""
    if not isinstance(activity, dict):
        return [refused("an activity is an object", where, CONNECTOR_API)]
    return [
        *_envelope(activity, conversation_id, directory, where),
        *_content(activity, where),
        *_mentions(activity, directory, where),
        *_attachments(activity, directory, where),
        *_readers(activity, conversation_id, directory, where),
    ]


def _envelope(activity: Json, conversation_id: str, directory: Directory, where: str) -> Iterator[Broken]:
    if not is_one_of(activity.get("type"), TYPES):
        yield refused(
            f"type is message or typing, not {activity.get('type')!r}", f"{where}.type", CONNECTOR_API
        )
    if _id(activity.get("from")) != directory.bot_id:
        yield refused("from.id is the bot's id, 28: and its app id", f"{where}.from", CONNECTOR_API)
    conversation = activity.get("conversation")
    if conversation is not None and _id(conversation) != conversation_id:
        yield refused("conversation.id is that of the address", f"{where}.conversation", CONNECTOR_API)
    recipient = activity.get("recipient")
    if recipient is not None and not _id(recipient):
        yield refused("a recipient has an id", f"{where}.recipient", CONNECTOR_API)
    if isinstance(recipient, dict) and "isTargeted" in recipient:
        yield guideline(
            "isTargeted is for the address, not for the body", f"{where}.recipient", CONNECTOR_API
        )
    if not is_one_of(activity.get("textFormat", "markdown"), FORMATS):
        yield refused(f"textFormat is one of {sorted(FORMATS)}", f"{where}.textFormat", CONNECTOR_API)
    if not is_one_of(activity.get("attachmentLayout", "list"), LAYOUTS):
        yield refused(
            f"attachmentLayout is one of {sorted(LAYOUTS)}", f"{where}.attachmentLayout", CONNECTOR_API
        )


def _content(activity: Json, where: str) -> Iterator[Broken]:
    if activity.get("type") != "message":
        return
    text, attachments = activity.get("text"), activity.get("attachments")
    if not text and not attachments:
        yield refused("a message says something", where, CONNECTOR_API)
    if text is not None and not isinstance(text, str):
        yield refused("text is a string", f"{where}.text", CONNECTOR_API)
    if text and attachments:
        yield guideline("text and a card are split in two, with no id to update", where, ERRORS)
    size = len(json.dumps(activity, ensure_ascii=False, separators=(",", ":")).encode())
    if size > COMFORTABLE_BYTES:
        yield guideline(f"{size} bytes are over {COMFORTABLE_BYTES}", where, SIZE)


def _mentions(activity: Json, directory: Directory, where: str) -> Iterator[Broken]:
    for number, entity in enumerate(objects(activity.get("entities"))):
        if entity.get("type") == "mention":
            yield from _mention(entity, str(activity.get("text")), directory, f"{where}.entities[{number}]")


def _mention(entity: Json, text: str, directory: Directory, where: str) -> Iterator[Broken]:
    if str(entity.get("text")) not in text:
        yield guideline("the mention's text stands in the message", where, CARDS_FORMAT)
    if directory.find(str(_id(entity.get("mentioned")))) is None:
        yield refused("the person mentioned is in the tenant", where, CARDS_FORMAT)


def _attachments(activity: Json, directory: Directory, where: str) -> Iterator[Broken]:
    attachments = activity.get("attachments")
    if attachments is not None and not isinstance(attachments, list):
        yield refused("attachments is a list", f"{where}.attachments", CONNECTOR_API)
        return
    for number, attachment in enumerate(attachments or []):
        yield from check_attachment(attachment, directory, f"{where}.attachments[{number}]")


def _readers(activity: Json, conversation_id: str, directory: Directory, where: str) -> Iterator[Broken]:
    """docs: User-Specific-Views.md: a card refreshes by itself for people who read it."""
    place = directory.place(conversation_id)
    members = {person.id for person in directory.members[place.id]} if place else set[str]()
    for attachment in objects(activity.get("attachments")):
        card: Any = attachment.get("content")
        refresh = card.get("refresh") if isinstance(card, dict) else None
        listed = refresh.get("userIds") if isinstance(refresh, dict) else None
        for person in listed if isinstance(listed, list) else ():
            if not isinstance(person, str) or person not in members:
                yield refused("userIds are members of the conversation", f"{where}.refresh", USER_VIEWS)


def check_attachment(attachment: Any, directory: Directory, where: str) -> Iterator[Broken]:
    """One attachment: a known type, with content or an address, and a card Teams can show."""
    kind: Any = attachment.get("contentType") if isinstance(attachment, dict) else None
    if not is_one_of(kind, KNOWN_ATTACHMENTS):
        yield refused(f"contentType {kind!r} is known", where, CARDS_FORMAT)
        return
    if kind.startswith("image/"):
        if not str(attachment.get("contentUrl", "")).startswith(("https://", "data:image/")):
            yield refused("a picture has an https contentUrl", f"{where}.contentUrl", CARDS_FORMAT)
        return
    if not isinstance(attachment.get("content"), dict):
        yield refused("a card has content", f"{where}.content", CARDS_FORMAT)
        return
    if kind == ADAPTIVE:
        card = attachment["content"]
        yield from check_card(card, f"{where}.content")
        words = "\n".join(raw_words(card))
        msteams = card.get("msteams")
        entities = objects(msteams.get("entities")) if isinstance(msteams, dict) else []
        for number, entity in enumerate(entities):
            yield from _mention(entity, words, directory, f"{where}.content.msteams.entities[{number}]")


def _id(account: Any) -> str | None:
    value = account.get("id") if isinstance(account, dict) else None
    return value if isinstance(value, str) and value else None
