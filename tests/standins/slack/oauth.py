"""What the authorize page hands out: codes, and the installations they become.

Sources: docs.slack.dev authentication/installing-with-oauth, authentication/using-token-rotation.
"""

import secrets
from dataclasses import dataclass

from tests.standins.slack.errors import Refused
from tests.standins.slack.model import Installation, Person
from tests.standins.slack.world import World

CODE_SECONDS = 600
ROTATED_TOKEN_SECONDS = 43_200
LIVE_TOKENS_MAX = 2


@dataclass(eq=False)
class Code:
    redirect_uri: str | None
    scopes: set[str]
    team_ids: list[str]
    enterprise_id: str | None
    installer: str
    born: float


def install(
    world: World,
    team_ids: list[str],
    installer: Person | None,
    scopes: set[str],
    enterprise_id: str | None = None,
) -> Installation:
    """Installs the app, or installs it anew over what is there; old tokens die with the old installation."""
    same = next(
        (
            each
            for each in world.installations
            if each.team_ids == team_ids and each.enterprise_id == enterprise_id
        ),
        None,
    )
    if same is None:
        bot_user = world.make_id("U")
        for team_id in team_ids:
            world.workspaces[team_id].people[bot_user] = Person(
                bot_user, team_id, "rapport", "Rapport", tz=None, bot=True
            )
        same = Installation(world.app_id, world.make_id("B"), bot_user, "", team_ids, set(), enterprise_id)
        world.installations.append(same)
    if not same.installed:
        same.tokens.clear()
    same.installed, same.scopes = True, same.scopes | scopes
    same.installer = installer.id if installer else ""
    if not same.tokens:
        issue(world, same)
    return same


def issue(world: World, installation: Installation) -> str:
    """A new access token; with rotation it lives 12 hours, comes with a refresh token, and at most two are alive."""
    if not world.app.token_rotation:
        token = f"xoxb-{installation.bot_user}-{secrets.token_urlsafe(18)}"
        installation.tokens[token] = None
        return token
    token = f"xoxe.xoxb-1-{secrets.token_urlsafe(24)}"
    installation.tokens[token] = world.clock.now() + ROTATED_TOKEN_SECONDS
    installation.refresh_token = f"xoxe-1-{secrets.token_urlsafe(24)}"
    for old in list(installation.tokens)[:-LIVE_TOKENS_MAX]:
        del installation.tokens[old]
    return token


class Codes:
    """Authorization codes: single use, ten minutes."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._codes: dict[str, Code] = {}

    def make(
        self,
        redirect_uri: str | None,
        scopes: set[str],
        team_ids: list[str],
        enterprise_id: str | None,
        installer: str,
    ) -> str:
        code = f"{secrets.randbelow(10**12)}.{secrets.randbelow(10**12)}.{secrets.token_hex(32)}"
        self._codes[code] = Code(
            redirect_uri, scopes, team_ids, enterprise_id, installer, self._world.clock.now()
        )
        return code

    def spend(self, code: str | None, redirect_uri: str | None) -> Code:
        given = self._codes.pop(code or "", None)
        if given is None or self._world.clock.now() - given.born > CODE_SECONDS:
            raise Refused("invalid_code")
        if given.redirect_uri != redirect_uri:
            raise Refused("bad_redirect_uri")
        return given
