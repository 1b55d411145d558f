"""What a Web API method is, and the arguments it is called with.

Sources: docs.slack.dev apis/web-api (argument forms, errors), apis/web-api/rate-limits (tiers).
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from tests.standins.slack.blockkit.walk import Json
from tests.standins.slack.errors import Refused, missing_argument
from tests.standins.slack.model import Installation
from tests.standins.slack.world import Workspace, World

# Calls a minute, for each method, workspace and app.
TIERS = {1: 1, 2: 20, 3: 50, 4: 100}


class Arguments:
    """The arguments of a call, wherever they came from: a form gives strings, JSON gives real values."""

    def __init__(self, values: dict[str, Any]) -> None:
        self.values = values

    def text(self, name: str) -> str | None:
        value = self.values.get(name)
        if value is None or value == "":
            return None
        if not isinstance(value, str):
            raise Refused(
                "invalid_arguments",
                response_metadata={"messages": [f"[ERROR] must provide a string [json-pointer:/{name}]"]},
            )
        return value

    def required(self, name: str) -> str:
        value = self.text(name)
        if value is None:
            raise missing_argument(name)
        return value

    def flag(self, name: str) -> bool:
        return self.values.get(name) in (True, 1, "1", "true", "True")

    def number(self, name: str, default: int) -> int:
        try:
            return int(self.values.get(name, default))
        except (TypeError, ValueError):
            raise Refused("invalid_arguments") from None

    def parsed(self, name: str) -> Any:
        """A JSON value, given as JSON or as a string of JSON. None where it is missing."""
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value)
        except ValueError:
            raise Refused(
                "invalid_arguments",
                response_metadata={"messages": [f"[ERROR] must be valid JSON [json-pointer:/{name}]"]},
            ) from None


@dataclass(frozen=True)
class Call:
    world: World
    installation: Installation
    args: Arguments
    method: str

    @property
    def workspace(self) -> Workspace:
        """The workspace meant: an org-wide token has to name it (docs.slack.dev enterprise/developing-for-orgs)."""
        team_id = self.args.text("team_id")
        if team_id is None:
            if self.installation.enterprise_id is not None:
                raise missing_argument("team_id")
            return self.world.workspaces[self.installation.team_ids[0]]
        if team_id not in self.installation.team_ids:
            raise Refused("team_access_not_granted")
        return self.world.workspaces[team_id]

    def needs(self, *scopes: str) -> None:
        """Refuses unless one of the scopes is held."""
        if not self.installation.scopes.intersection(scopes):
            raise Refused(
                "missing_scope", needed=scopes[0], provided=",".join(sorted(self.installation.scopes))
            )


@dataclass(frozen=True)
class Method:
    """`scopes`: one of them is needed. `reads`: takes form or query only, a JSON body is not looked at."""

    name: str
    run: Callable[[Call], Json]
    tier: int | Literal["post"]
    scopes: tuple[str, ...] = ()
    reads: bool = False


def page(items: list[Any], args: Arguments, default: int, high: int) -> tuple[list[Any], str]:
    """One page and the cursor of the next, "" at the end (docs.slack.dev apis/web-api/pagination)."""
    limit = args.number("limit", default)
    if not 1 <= limit <= high:
        raise Refused("invalid_limit")
    cursor = args.text("cursor")
    start = 0
    if cursor is not None:
        if not cursor.startswith("next:") or not cursor[5:].isdigit():
            raise Refused("invalid_cursor")
        start = int(cursor[5:])
    rest = start + limit
    return items[start:rest], f"next:{rest}" if rest < len(items) else ""
