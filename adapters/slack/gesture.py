"""What Slack sends, checked, and the `Ask` it means.

Source of the shapes: docs.slack.dev, reference/interaction-payloads, interactivity/implementing-slash-commands,
reference/events. Only what we use is named; what Slack adds is passed over.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator
from slack_bolt.request.internals import (
    extract_enterprise_id,
    extract_is_enterprise_install,
    extract_team_id,
)

from adapters.slack.form import Metadata, Origin, State, read_metadata
from adapters.slack.tokens import Installed
from adapters.slack.values import read_value, value_of
from adapters.slack.words import as_typed, of_rapport, unescaped
from bot.message import Ask, Person, Place, PlaceKind

_LAST_TIME = 1e11
"""Seconds since 1970 that are still a date."""


class NotWhole(Exception):
    """A body that is not what Slack sends."""


class Sent(BaseModel):
    """A part of a body, with what we use of it."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    @model_validator(mode="before")
    @classmethod
    def _without_nulls(cls, read: object) -> object:
        """Slack says null, or nothing, of what is not there."""
        if isinstance(read, dict) and None in read.values():
            return {name: value for name, value in read.items() if value is not None}
        return read


class _Named(Sent):
    id: str = Field(min_length=1)
    name: str = ""


class _User(_Named):
    team_id: str = ""


class Typed(Sent):
    """A slash command."""

    command: str = Field(pattern=r"^/\S+$")
    text: str = ""
    team_id: str = Field(min_length=1)
    user_id: str = Field(min_length=1)
    user_name: str = ""
    channel_id: str = Field(min_length=1)
    channel_name: str = ""
    response_url: str = ""
    trigger_id: str = Field(min_length=1)

    def origin(self, now: float) -> Origin:
        kind = kind_of(self.channel_id, self.channel_name)
        return Origin(
            channel=self.channel_id,
            person=self.user_id,
            kind=kind,
            name=self.channel_name,
            url=self.response_url,
            at=now,
        )

    def ask(self, names: Mapping[str, str]) -> Ask:
        """`names` are the commands by what they are called in Slack; a name of nobody's is a word of /rapport."""
        name = self.command.removeprefix("/")
        command = names.get(name, "rapport")
        text = of_rapport(self.text) if command == "rapport" else unescaped(self.text)
        return Ask(
            command=command,
            place=self._place(),
            person=Person(self.user_id, self.user_name),
            text=text if name in names else f"{name} {text}".strip(),
        )

    def _place(self) -> Place:
        kind = kind_of(self.channel_id, self.channel_name)
        return Place("slack", self.team_id, self.channel_id, kind, self.channel_name)


class _Value(Sent):
    value: str


class _Action(Sent):
    """Bolt looks for its `action_id`, as for a view's `callback_id`."""

    type: str
    action_id: str
    value: str = ""
    selected_option: _Value | None = None

    @property
    def carried(self) -> str:
        return self.selected_option.value if self.selected_option else self.value


class _Container(Sent):
    type: Literal["message", "view", "message_attachment"]
    is_ephemeral: bool = False


class View(Sent):
    id: str
    type: Literal["modal", "home"]
    callback_id: str = ""
    private_metadata: str = ""
    root_view_id: str = ""
    previous_view_id: str | None = None
    state: State = State()

    @property
    def on_top(self) -> bool:
        """Whether no further view may be pushed on it: Slack stacks three (surfaces/modals)."""
        return bool(self.previous_view_id) and self.previous_view_id != self.root_view_id


class Pressed(Sent):
    """A button or a menu's entry, in a message or in a modal."""

    team: _Named
    user: _User
    channel: _Named | None = None
    enterprise: _Named | None = None
    container: _Container
    actions: list[_Action] = Field(min_length=1)
    trigger_id: str = Field(min_length=1)
    response_url: str = ""
    view: View | None = None

    @property
    def outside(self) -> bool:
        """Whether somebody of another organisation pressed, in a channel that is shared by now. Inside of one
        organisation people belong to many workspaces."""
        return self.enterprise is None and self.user.team_id not in ("", self.team.id)

    @property
    def on_home(self) -> bool:
        return self.view is not None and self.view.type == "home"

    def origin(self, now: float) -> Origin:
        """A card is replaced where only one person sees it: one of a channel's stays for all. On Home there is
        no channel; the person's own chat with us goes by their id."""
        if self.on_home:
            return Origin(channel=self.user.id, person=self.user.id)
        if self.view is not None:
            return self._metadata().origin
        if self.channel is None:
            return Origin()
        kind = kind_of(self.channel.id, self.channel.name)
        own = self.container.is_ephemeral or kind == "personal"
        return Origin(
            channel=self.channel.id,
            person=self.user.id,
            kind=kind,
            name=self.channel.name,
            url=self.response_url,
            at=now,
            own=own,
        )

    def ask(self) -> Ask | None:
        """None for a link, which Slack tells of too."""
        return _ask(self.team, self.user, self.origin(0), self.actions[0].carried)

    def _metadata(self) -> Metadata:
        return read_metadata(self.view.private_metadata if self.view else "")


class Submitted(Sent):
    """A form."""

    team: _Named
    user: _Named
    view: View
    trigger_id: str = ""

    @property
    def metadata(self) -> Metadata:
        return read_metadata(self.view.private_metadata)

    def ask(self) -> Ask | None:
        """None for a form that only shows something."""
        ask = _ask(self.team, self.user, self.metadata.origin, self.metadata.ask)
        return ask and replace(ask, values=self.view.state.typed)


class _Written(Sent):
    """The message a shortcut was used on. `bot_id` where an app wrote it."""

    user: str = ""
    bot_id: str = ""
    text: str = ""


class Picked(Sent):
    """An entry of a message's own menu."""

    team: _Named
    user: _Named
    channel: _Named
    callback_id: str
    trigger_id: str = Field(min_length=1)
    response_url: str = ""
    message: _Written

    def origin(self, now: float) -> Origin:
        kind = kind_of(self.channel.id, self.channel.name)
        return Origin(
            channel=self.channel.id,
            person=self.user.id,
            kind=kind,
            name=self.channel.name,
            url=self.response_url,
            at=now,
        )

    def ask(self, shortcuts: Collection[str]) -> Ask | None:
        """`shortcuts` are the callback ids that the manifest names; None for another one's."""
        if self.callback_id not in shortcuts:
            return None
        own = self.message.user == self.user.id and not self.message.bot_id
        carried = value_of(*shortcut_of(self.callback_id), [("from", "self" if own else "other")])
        ask = _ask(self.team, self.user, self.origin(0), carried)
        return ask and replace(ask, message=as_typed(self.message.text))


def shortcut_id(command: str, verb: str) -> str:
    """What a shortcut is called in the manifest."""
    return f"{command}.{verb}"


def shortcut_of(callback_id: str) -> tuple[str, str]:
    """Its command and verb again."""
    command, _, verb = callback_id.partition(".")
    return command, verb


class _Happened(Sent):
    """`tokens`: whose were revoked, by kind."""

    type: str
    tokens: dict[str, list[Any]] | None = None


class Event(Sent):
    team_id: str = Field(min_length=1)
    event_id: str = Field(min_length=1)
    event_time: float = Field(default=0, ge=0, le=_LAST_TIME)
    event: dict[str, Any]

    @field_validator("event")
    @classmethod
    def _has_a_type(cls, event: dict[str, Any]) -> dict[str, Any]:
        _Happened.model_validate(event)
        return event


Gesture = Typed | Pressed | Submitted | Picked | Event


def gesture_of(body: dict[str, Any]) -> Gesture | None:
    """None: a thing of Slack's that we don't act on. Raises NotWhole."""
    kind = body.get("type")
    match kind:
        case None if "command" in body:
            model: type[Gesture] = Typed
        case "block_actions":
            model = Pressed
        case "view_submission":
            model = Submitted
        case "message_action":
            model = Picked
        case "event_callback":
            model = Event
        case _:
            return None
    try:
        gesture = model.model_validate(_placed(body))
        if isinstance(gesture, Pressed | Submitted):
            gesture.ask()
        return gesture
    except ValueError:
        # Said without its cause: a validation error quotes its input, which may be a draft.
        raise NotWhole from None


def installed_at(body: dict[str, Any]) -> Installed:
    """Where something was done, and under which installation. Raises NotWhole where that isn't said."""
    try:
        workspace = extract_team_id(body) or body.get("team_id")
        found = Installed(
            workspace=str(workspace or ""),
            enterprise=str(extract_enterprise_id(body) or ""),
            org_wide=bool(extract_is_enterprise_install(body)),
        )
    except (AttributeError, KeyError, TypeError):
        raise NotWhole from None
    if not found.workspace:
        raise NotWhole
    return found


def _placed(body: dict[str, Any]) -> dict[str, Any]:
    """With its workspace where we look for it: under an organisation's installation Slack leaves it out, and
    of an event in a shared channel it tells the one that wrote."""
    workspace = installed_at(body).workspace
    if body.get("type") == "event_callback":
        return {**body, "team_id": workspace}
    return {**body, "team": {"id": workspace}} if "user" in body and body.get("team") is None else body


def kind_of(channel: str, name: str) -> PlaceKind:
    if channel.startswith("D"):
        return "personal"
    return "group" if name.startswith("mpdm-") else "channel"


def _ask(team: _Named, user: _Named, origin: Origin, carried: str) -> Ask | None:
    """What a button or form carries, as an ask; None where it carries nothing."""
    command, verb, ids = read_value(carried)
    if not command:
        return None
    place = Place("slack", team.id, origin.channel, origin.kind, origin.name)
    return Ask(command, place, Person(user.id, user.name), verb=verb, ids=ids)
