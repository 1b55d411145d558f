"""What an event tells: somebody wrote to us, called us, or opened what is ours.

Source of the shapes: docs.slack.dev, reference/events.
"""

from collections.abc import Collection, Mapping
from typing import Literal

from pydantic import Field, ValidationError

from adapters.slack.gesture import Event, Sent
from adapters.slack.words import as_typed
from bot.message import Ask, Person, Place

_SAID = frozenset({"", "file_share", "thread_broadcast"})
"""Kinds of message that hold what a person wrote: with a file, or from a thread, it is still said."""
_STOP = frozenset({"stop", "unsubscribe"})


class _Shown(Sent):
    hash: str = ""


class Opened(Sent):
    """Somebody opened our Home, or their chat with us. `view` is the Home they see, where there is one."""

    user: str = Field(min_length=1)
    channel: str = ""
    tab: Literal["home", "messages"]
    view: _Shown | None = None

    def ask(self, team: str) -> Ask:
        """For Home, or for the first words in a chat; a person's Home is a place of theirs alone."""
        home = self.tab == "home"
        place = Place("slack", team, self.user if home else self.channel)
        return Ask("rapport", place, Person(self.user), verb="home" if home else "greet")


class Message(Sent):
    """Somebody wrote to us, or mentioned us."""

    type: Literal["message", "app_mention"]
    channel: str = Field(min_length=1)
    channel_type: str = ""
    user: str = ""
    text: str = ""
    subtype: str = ""
    bot_id: str = ""
    thread_ts: str = ""
    user_team: str = ""
    """The workspace of who wrote, in a channel that is shared with another organisation."""


def opened_of(event: Event) -> Opened | None:
    """None for a tab that is none of ours."""
    try:
        return Opened.model_validate(event.event)
    except ValidationError:
        return None


def message_of(event: Event) -> Message | None:
    """What a person wrote to us; None for edits, bots, other channels' messages, and people of
    another organisation."""
    try:
        message = Message.model_validate(event.event)
    except ValidationError:
        return None
    if message.subtype not in _SAID or message.bot_id or not message.user:
        return None
    if message.type == "message" and message.channel_type != "im":
        return None
    if message.user_team not in ("", event.team_id):
        return None
    return message


def mentioned(message: Message, team: str) -> Ask:
    """Somebody called us where others read: help, for them alone."""
    return Ask("rapport", _place(message, team), Person(message.user))


def drafted(message: Message, team: str, words: Collection[str], names: Mapping[str, str]) -> Ask:
    """A direct message is a draft, but for a single word that is one of ours, or asks us to be silent, and for one
    that begins with a command. `names`: see Slack."""
    text = as_typed(message.text).strip()
    word, *rest = text.split(maxsplit=1) or [""]
    word = word.lower().removeprefix("/")
    if word in _STOP and not rest:
        command, text = "mute", ""
    elif word in names:
        command, text = names[word], "".join(rest)
    elif word in words and not rest:
        command, text = word, ""
    else:
        command = "rephrase"
    return Ask(command, _place(message, team), Person(message.user), text=text)


def _place(message: Message, team: str) -> Place:
    return Place("slack", team, message.channel, "personal" if message.type == "message" else "channel")
