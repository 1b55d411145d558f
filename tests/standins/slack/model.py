"""The things Slack holds: people, channels, messages, views, installations."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Literal

from tests.standins.slack.blockkit.walk import Json, Words, elements, words
from tests.standins.slack.mrkdwn import Live, live_from, live_in, reads

ChannelKind = Literal["public", "private", "im"]
Guest = Literal["single_channel", "multi_channel"]
Via = Literal["person", "ack", "response_url", "chat.postMessage", "chat.postEphemeral", "command_echo"]


@dataclass(eq=False)
class Person:
    """A member of a workspace. `tz` is an IANA name; deactivated people may have none."""

    id: str
    team_id: str
    name: str
    real_name: str
    tz: str | None = "Europe/Berlin"
    admin: bool = False
    owner: bool = False
    guest: Guest | None = None
    bot: bool = False
    deactivated: bool = False
    active: bool = True  # has Slack open now: only then an ephemeral message reaches them


@dataclass(eq=False)
class Channel:
    id: str
    team_id: str
    name: str
    kind: ChannelKind
    members: set[str] = field(default_factory=set)
    archived: bool = False
    shared_outside: bool = False  # Slack Connect: other organisations are in it
    # Slash commands send "directmessage" and "privategroup" for a name (interactivity/implementing-slash-commands).

    @property
    def command_name(self) -> str:
        return {"im": "directmessage", "private": "privategroup", "public": self.name}[self.kind]


@dataclass(frozen=True)
class Version:
    text: str
    blocks: tuple[Json, ...]


@dataclass(eq=False)
class Message:
    """A message as it stands now. `to` names the only reader of an ephemeral one; `seq` orders all effects."""

    channel: Channel
    ts: str
    author: str
    via: Via
    seq: int
    text: str
    blocks: list[Json]
    to: str | None = None
    thread_ts: str | None = None
    metadata: Json | None = None
    gesture: int | None = None  # the gesture it answers, where Slack knows
    edited: bool = False  # shows "(edited)"
    deleted: bool = False
    lost: bool = False  # an ephemeral that was never delivered or is gone after a reload
    changed: int = 0  # seq of the last change
    versions: list[Version] = field(default_factory=list)

    @property
    def private(self) -> bool:
        return self.to is not None

    @property
    def words(self) -> str:
        """What a person reads, one piece a line: the blocks, or the text where there are none."""
        found = words(self.blocks) if self.blocks else [Words(self.text, "mrkdwn", "/text")]
        return "\n".join(reads(each) for each in found)

    @property
    def labels(self) -> list[str]:
        """The labels of what can be pressed or picked, in order."""
        return [label for label, _ in choices(self.blocks)]

    @property
    def live(self) -> tuple[Live, ...]:
        return live_in(self.text, self.blocks)

    def live_from(self, person_text: str) -> tuple[Live, ...]:
        """Live pieces that came word for word out of what a person wrote; must be empty."""
        return live_from(person_text, self.live)


@dataclass(frozen=True)
class Choice:
    """Something that can be pressed: a button, or one option of an element."""

    element: Json
    block: Json
    option: Json | None


def choices(blocks: Iterable[Json]) -> list[tuple[str, Choice]]:
    """Every pressable thing with its visible label."""
    found: list[tuple[str, Choice]] = []
    for placed in elements(list(blocks)):
        element = placed.element
        if element["type"] == "button":
            found.append((element["text"]["text"], Choice(element, placed.block, None)))
        elif element["type"] == "feedback_buttons":
            sides = [element["positive_button"], element["negative_button"]]
            found.extend((side["text"]["text"], Choice(element, placed.block, side)) for side in sides)
        options = element.get("options", []) + [
            option for group in element.get("option_groups", []) for option in group["options"]
        ]
        found.extend((option["text"]["text"], Choice(element, placed.block, option)) for option in options)
    return found


@dataclass(eq=False)
class View:
    """A modal or a Home tab of one person. `values` is what they typed or picked, by block_id and action_id."""

    id: str
    team_id: str
    user: str
    body: Json
    seq: int
    hash: str
    root_id: str
    previous_id: str | None = None
    values: dict[str, dict[str, Json]] = field(default_factory=dict)
    closed: bool = False
    changed: int = 0

    @property
    def blocks(self) -> list[Json]:
        return self.body["blocks"]

    @property
    def title(self) -> str:
        return self.body["title"]["text"] if "title" in self.body else ""

    @property
    def words(self) -> str:
        """What a person reads, one piece a line, prefilled fields included."""
        found = [self.title, *(reads(each) for each in words(self.blocks))]
        found += [
            element["initial_value"]
            for element in (placed.element for placed in elements(self.blocks))
            if isinstance(element.get("initial_value"), str)
        ]
        found += [self.body[key]["text"] for key in ("submit", "close") if key in self.body]
        return "\n".join(found)

    @property
    def labels(self) -> list[str]:
        return [label for label, _ in choices(self.blocks)]

    @property
    def inputs(self) -> dict[str, Json]:
        """The input blocks by their label."""
        return {block["label"]["text"]: block for block in self.blocks if block["type"] == "input"}

    @property
    def live(self) -> tuple[Live, ...]:
        return live_in("", self.blocks)

    def live_from(self, person_text: str) -> tuple[Live, ...]:
        return live_from(person_text, self.live)


@dataclass(eq=False)
class Installation:
    """The app in one workspace, or (`enterprise_id` set) in all workspaces of an organisation."""

    app_id: str
    bot_id: str
    bot_user: str
    installer: str
    team_ids: list[str]
    scopes: set[str]
    enterprise_id: str | None = None
    tokens: dict[str, float | None] = field(default_factory=dict)  # token -> when it dies, None: never
    refresh_token: str | None = None
    installed: bool = True


@dataclass(frozen=True)
class ApiCall:
    """One request to the Web API or a response_url, with the answer it got. `answer` is None where it got none."""

    method: str
    args: Json
    team_id: str | None
    at: float
    status: int | None
    answer: Any
    by_order: bool = False  # it failed because a test ordered it, not because of what was sent

    @property
    def refused(self) -> str | None:
        """The error code, if Slack refused what was sent."""
        if self.by_order:
            return None
        return (
            self.answer.get("error") if isinstance(self.answer, dict) and not self.answer.get("ok") else None
        )
