"""What the product broke: a refusal is a request Microsoft would turn away, a guideline is advice it gives.

`source` names the public page or file a rule comes from: "docs:" is a page of MicrosoftDocs/msteams-docs,
"learn:" a page of learn.microsoft.com, "schema:" a file of microsoft/AdaptiveCards.
"""

from dataclasses import dataclass
from typing import Any, Literal

Json = dict[str, Any]

CARD_SCHEMA = "schema: schemas/1.5.0/adaptive-card.json"
CARDS_FORMAT = "docs: cards-format.md"
CHARTS = "docs: charts-in-adaptive-cards.md"
DIALOGS = "docs: task-modules-bots.md"
ERRORS = "docs: conversation-messages.md"
EXTENSION_DIALOG = "docs: action-commands/create-task-module.md"
EXTENSION_SUBMIT = "docs: action-commands/respond-to-task-module-submit.md"
INVOKES = "docs: bot-invoke-activity.md"
PROACTIVE = "docs: send-proactive-messages.md"
RATE_LIMIT = "docs: rate-limit.md"
ROSTER = "docs: get-teams-context.md"
SIZE = "learn: format-your-bot-messages"
TARGETED = "docs: targeted-messages.md"
UNIVERSAL_ACTIONS = "docs: Work-with-universal-actions-for-adaptive-cards.md"
USER_VIEWS = "docs: User-Specific-Views.md"
CONNECTOR_AUTH = "learn: bot-framework-rest-connector-authentication"
CONNECTOR_API = "learn: bot-framework-rest-connector-api-reference"
LOGIN = "learn: v2-oauth2-client-creds-grant-flow"


def objects(value: Any) -> list[Json]:
    """The objects in a list, whatever else is in it, and nothing where there is no list."""
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def is_one_of(value: Any, words: frozenset[str]) -> bool:
    return isinstance(value, str) and value in words


Level = Literal["refused", "guideline"]


@dataclass(frozen=True)
class Broken:
    """One rule broken at one place (a URL, or a path inside a card)."""

    level: Level
    rule: str
    where: str
    source: str

    def __str__(self) -> str:
        return f"{self.level}: {self.rule} at {self.where} ({self.source})"


def refused(rule: str, where: str, source: str) -> Broken:
    return Broken("refused", rule, where, source)


def guideline(rule: str, where: str, source: str) -> Broken:
    return Broken("guideline", rule, where, source)
