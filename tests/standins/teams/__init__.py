"""The strict stand-in of Microsoft Teams: start reading at standin.py."""

from tests.standins.teams.cards.card import Button, Card
from tests.standins.teams.cards.check import check_card
from tests.standins.teams.cards.inputs import InputRefused
from tests.standins.teams.cards.live import Live
from tests.standins.teams.client.attacks import ATTACKS, BODY_ATTACKS, TOKEN_ATTACKS, Attack
from tests.standins.teams.client.caller import BotFailed, HttpAnswer
from tests.standins.teams.client.dialogs import Dialog
from tests.standins.teams.client.outcome import Outcome
from tests.standins.teams.faults import Answer, DropAfter, DropBefore, Hang
from tests.standins.teams.people import Person, Place
from tests.standins.teams.rules import Broken
from tests.standins.teams.server.messages import Message
from tests.standins.teams.standin import TeamsStandin

__all__ = [
    "ATTACKS", "BODY_ATTACKS", "TOKEN_ATTACKS", "Answer", "Attack", "BotFailed", "Broken", "Button", "Card",
    "Dialog", "DropAfter", "DropBefore", "Hang", "HttpAnswer", "InputRefused", "Live", "Message", "Outcome",
    "Person", "Place", "TeamsStandin", "check_card",
]  # fmt: skip
