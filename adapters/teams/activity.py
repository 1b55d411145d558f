"""The activity behind a request: its shape is checked before anything of it is believed.

The model is botbuilder's. Its own reading builds a reader a time; here one reader serves all.
"""

import json
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from typing import Any, Literal

from botbuilder.core import TurnContext
from botbuilder.schema import (
    Activity,
    ActivityTypes,
    ChannelAccount,
    ConversationAccount,
    ConversationReference,
)
from msrest import Deserializer, Serializer

from adapters.teams import limits
from adapters.teams.auth import CHANNEL
from adapters.teams.connector import dumps
from bot.delivery.zones import known_zone
from bot.message import Person, Place, PlaceKind

_MODELS = Activity._infer_class_models()
_READER = Deserializer(_MODELS)
_WRITER = Serializer(_MODELS)
_KINDS: Mapping[str, PlaceKind] = {"personal": "personal", "groupChat": "group", "channel": "channel"}
_READ = frozenset(
    [
        "type",
        "id",
        "name",
        "channelId",
        "serviceUrl",
        "from",
        "conversation",
        "recipient",
        "channelData",
        "text",
        "replyToId",
        "locale",
        "localTimezone",
        "action",
    ]
)
"""What this adapter reads as it is; the model takes a tenth of a millisecond for each further part."""
_ENTITIES, _MOST_ENTITIES = frozenset({"clientInfo", "mention"}), 100
_READ_FAILURES = (AttributeError, KeyError, LookupError, TypeError, ValueError, RecursionError)


class Misshapen(Exception):
    """A body that Teams does not send. Which part, for our log."""


class Foreign(Exception):
    """An activity for another bot, another tenant or from another channel."""


def parse(body: bytes) -> dict[str, Any]:
    """The body's JSON object, with everything this adapter reads of it in the right type."""
    try:
        text = body.decode()  # in another encoding what is looked for below would look otherwise
        read = json.loads(text)
        if "\\ud" in text.lower():  # halves of a character may stand alone in JSON, and nowhere else
            read = json.loads(dumps(read).encode("utf-8", "replace"))
    except (ValueError, RecursionError):
        raise Misshapen("not JSON") from None
    if not isinstance(read, dict):
        raise Misshapen("not an object")
    if "\\u0000" in text and any("\0" in each for each in _strings(read)):
        raise Misshapen("a NUL")  # which nobody types and PostgreSQL does not take
    for name in ("type", "channelId", "serviceUrl"):
        if not isinstance(read.get(name), str) or not read[name]:
            raise Misshapen(name)
    for name in ("from", "conversation", "recipient"):
        if not isinstance(read.get(name), dict) or not _is_id(read[name].get("id")):
            raise Misshapen(name)
    for name in ("id", "replyToId"):
        if read.get(name) and not _is_id(read[name]):
            raise Misshapen(name)
    for name in ("text", "name", "locale", "localTimezone", "action"):
        if not isinstance(read.get(name, ""), str | None):
            raise Misshapen(name)
    for name, kind in (
        ("channelData", dict),
        ("entities", list),
        ("membersAdded", list),
        ("membersRemoved", list),
    ):
        if not isinstance(read.get(name), kind | None):
            raise Misshapen(name)
        if kind is list and not all(isinstance(each, dict) for each in read.get(name) or ()):
            raise Misshapen(name)
    return read


def _is_id(value: object) -> bool:
    return isinstance(value, str) and 0 < len(value) <= limits.ID_LENGTH and value.isascii()


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in (*value, *value.values()) if isinstance(value, dict) else value:
            yield from _strings(each)


def check(read: Mapping[str, Any], bot: str, tenants: Set[str]) -> None:
    """Raises Foreign unless it is for this bot, from Teams and from a tenant of ours. `bot` is "" and
    `tenants` empty where everybody of this machine may speak."""
    if read["channelId"] != CHANNEL:
        raise Foreign("channel")
    if bot and read["recipient"]["id"] != bot:
        raise Foreign("bot")
    named = set(_tenants(read))
    if tenants and not (named and named <= tenants):
        raise Foreign("tenant")


def _tenants(read: Mapping[str, Any]) -> Iterator[object]:
    told = (read["conversation"].get("tenantId"), _inside(read.get("channelData"), "tenant", "id"))
    return (each if isinstance(each, str) else "" for each in told if each is not None)


@dataclass(frozen=True, slots=True)
class Seat:
    """Who did something and where. `conversation` is the thread's in a channel; `pressed` the message
    whose button it was; `team` its id, "" outside of one. `shared`: people of other organisations read along."""

    place: Place
    person: Person
    locale: str
    service_url: str
    conversation: str
    pressed: str
    team: str
    shared: bool
    reference: ConversationReference

    @property
    def personal(self) -> bool:
        return self.place.kind == "personal"


@dataclass(frozen=True, slots=True)
class Heard:
    """One activity. `text` is without the mention that called us; `targeted`: a slash command, which only
    we received (docs: agent-slash-commands.md); `added`, `removed`: we were, where it comes from; `event`
    is what became of the team or of the channel `about`."""

    type: str
    id: str
    name: str
    seat: Seat
    text: str
    value: Mapping[str, Any] | None
    targeted: bool
    added: bool
    removed: bool
    event: str
    about: Place


def heard(read: Mapping[str, Any]) -> Heard:
    """Raises Misshapen where a part has another type than Teams gives it."""
    try:
        activity: Activity = _READER("Activity", _wanted(read))
        bot, sender, conversation = activity.recipient, activity.from_property, activity.conversation
        if not (bot and sender and conversation and bot.id and sender.id and conversation.id):
            raise Misshapen("an id")
        seat = _seat(activity, sender, conversation)
        return Heard(
            type=activity.type or "",
            id=activity.id or "",
            name=activity.name or "",
            seat=seat,
            text=_typed(activity, bot.id),
            value=read["value"] if isinstance(read.get("value"), dict) else None,
            targeted=bot.additional_properties.get("isTargeted") is True,
            added=_is("add", activity.members_added, activity, bot.id),
            removed=_is("remove", activity.members_removed, activity, bot.id),
            event=_text(activity.channel_data, "eventType"),
            about=_about(activity, seat),
        )
    except Exception as problem:
        if isinstance(problem, _READ_FAILURES) or type(problem).__module__.startswith("msrest"):
            raise Misshapen(type(problem).__name__) from None
        raise


def _wanted(read: Mapping[str, Any]) -> dict[str, Any]:
    """Of long lists what concerns us: a team's whole roster, say, may be told to have come with us."""
    entities = [each for each in read.get("entities") or () if str(each.get("type")) in _ENTITIES]
    members = {
        name: [each for each in read.get(name) or () if each.get("id") == read["recipient"]["id"]][:1]
        for name in ("membersAdded", "membersRemoved")
    }
    told = {name: read[name] for name in _READ & read.keys()}
    return {**told, **members, "entities": entities[:_MOST_ENTITIES]}


def _seat(activity: Activity, sender: ChannelAccount, conversation: ConversationAccount) -> Seat:
    data = activity.channel_data or {}
    id = str(conversation.id)
    tenant = conversation.tenant_id or _inside(data, "tenant", "id") or ""
    name = _inside(data, "channel", "name") or conversation.name or ""
    kind = _KINDS.get(conversation.conversation_type or "personal", "group")
    return Seat(
        place=Place("teams", str(tenant), id.partition(";")[0], kind, name if isinstance(name, str) else ""),
        person=Person(str(sender.id), sender.name or "", zone=_zone(activity)),
        locale=language(activity.locale),
        service_url=str(activity.service_url),
        conversation=id,
        pressed=activity.reply_to_id or "",
        team=_text(data, "team", "id"),
        shared=_inside(data, "channel", "type") == "shared",
        reference=TurnContext.get_conversation_reference(activity),
    )


def language(locale: str | None) -> str:
    """ "de" of "de-DE"."""
    return (locale or "en").partition("-")[0].lower()


def _zone(activity: Activity) -> str | None:
    """The client's zone stands in clientInfo, and on most messages in localTimezone too."""
    for entity in activity.entities or []:
        told = entity.additional_properties.get("timezone") if entity.type == "clientInfo" else None
        if isinstance(told, str) and told:
            return known_zone(told)
    return known_zone(activity.local_timezone or "")


def _typed(activity: Activity, bot: str) -> str:
    """botbuilder's own remover of mentions takes the bot's name out of the whole text: a draft that names
    Rapport would lose it."""
    text = activity.text or ""
    for entity in activity.entities or []:
        called = entity.additional_properties
        if entity.type == "mention" and _inside(called, "mentioned", "id") == bot:
            text = text.replace(str(called.get("text") or ""), "", 1)
    return text.strip()


def _is(
    what: Literal["add", "remove"], members: Sequence[ChannelAccount] | None, activity: Activity, bot: str
) -> bool:
    """Teams says it twice: as an installation, and as a member who came or went. An upgrade of the app is
    said as both, and changes nothing (docs: subscribe-to-conversation-events.md)."""
    if activity.type == ActivityTypes.installation_update:
        return activity.action == what
    return any(each.id == bot for each in members or [])


def _about(activity: Activity, seat: Seat) -> Place:
    """The channel an event is about, which need not be the one it comes in."""
    channel = _text(activity.channel_data, "channel", "id")
    name = _text(activity.channel_data, "channel", "name")
    return replace(seat.place, channel=channel, name=name) if channel else seat.place


def written(reference: ConversationReference) -> dict[str, Any]:
    return _WRITER.body(reference, "ConversationReference")


def reference_of(body: Mapping[str, Any]) -> ConversationReference:
    return _READER("ConversationReference", body)


def _text(value: object, *names: str) -> str:
    found = _inside(value, *names)
    return found if isinstance(found, str) else ""


def _inside(value: object, *names: str) -> Any:
    for name in names:
        value = value.get(name) if isinstance(value, dict) else None
    return value
