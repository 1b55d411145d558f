"""A strict stand-in of Slack for tests: its Web API on a loopback socket, and people who use it.

It refuses what Slack refuses, in Slack's words, and notes in `guidelines` what Slack advises against. Every rule
names the public page it comes from (docs.slack.dev, a file of an SDK, or an issue where it was seen).
"""

from tests.standins.slack.app import AppConfig
from tests.standins.slack.clock import Clock
from tests.standins.slack.door import Answer
from tests.standins.slack.faults import (
    DropAfterEffect,
    DropBeforeEffect,
    Fails,
    FailsAfterEffect,
    Garbage,
    Hang,
    HangAfterEffect,
    RateLimited,
    ServerError,
    Slow,
)
from tests.standins.slack.filling import Impossible
from tests.standins.slack.installing import Page
from tests.standins.slack.model import ApiCall, Channel, Installation, Message, Person, View
from tests.standins.slack.mrkdwn import Live
from tests.standins.slack.reaction import Delivery, Reaction
from tests.standins.slack.standin import SlackStandin
from tests.standins.slack.world import Workspace

__all__ = [
    "Answer",
    "ApiCall",
    "AppConfig",
    "Channel",
    "Clock",
    "Delivery",
    "DropAfterEffect",
    "DropBeforeEffect",
    "Fails",
    "FailsAfterEffect",
    "Garbage",
    "Hang",
    "HangAfterEffect",
    "Impossible",
    "Installation",
    "Live",
    "Message",
    "Page",
    "Person",
    "RateLimited",
    "Reaction",
    "ServerError",
    "SlackStandin",
    "Slow",
    "View",
    "Workspace",
]
