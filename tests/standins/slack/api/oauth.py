"""oauth.v2.access and apps.connections.open; both are called without a bot token.

Sources: docs.slack.dev reference/methods/oauth.v2.access, apps.connections.open.
"""

import hmac
from dataclasses import dataclass

from tests.standins.slack.api.method import Arguments
from tests.standins.slack.blockkit.walk import Json
from tests.standins.slack.errors import Refused
from tests.standins.slack.model import Installation
from tests.standins.slack.oauth import ROTATED_TOKEN_SECONDS, Codes, install, issue
from tests.standins.slack.world import World


@dataclass(frozen=True)
class Credentials:
    client_id: str
    client_secret: str


def access(world: World, codes: Codes, app: Credentials, given: Credentials, args: Arguments) -> Json:
    """Exchanges a code, or with `grant_type=refresh_token` a refresh token, for an access token."""
    if given.client_id != app.client_id:
        raise Refused("invalid_client_id")
    if not hmac.compare_digest(given.client_secret.encode(), app.client_secret.encode()):
        raise Refused("bad_client_secret")
    match args.text("grant_type"):
        case None | "authorization_code":
            code = codes.spend(args.text("code"), args.text("redirect_uri"))
            person = world.workspaces[code.team_ids[0]].people[code.installer]
            installation = install(world, code.team_ids, person, code.scopes, code.enterprise_id)
            return _granted(world, installation, list(installation.tokens)[-1])
        case "refresh_token":
            token = args.text("refresh_token")
            for installation in world.installations:
                if token is not None and installation.installed and installation.refresh_token == token:
                    return _granted(world, installation, issue(world, installation))
            raise Refused("invalid_refresh_token")
        case _:
            raise Refused("invalid_grant_type")


def _granted(world: World, installation: Installation, token: str) -> Json:
    """An org-wide installation has `team: null` (docs.slack.dev enterprise/developing-for-enterprise-orgs)."""
    workspace = world.workspaces[installation.team_ids[0]]
    org = installation.enterprise_id is not None
    answer: Json = {
        "app_id": installation.app_id,
        "authed_user": {"id": installation.installer},
        "scope": ",".join(sorted(installation.scopes)),
        "token_type": "bot",
        "access_token": token,
        "bot_user_id": installation.bot_user,
        "team": None if org else {"id": workspace.id, "name": workspace.name},
        "enterprise": {"id": installation.enterprise_id, "name": "Org"} if org else None,
        "is_enterprise_install": org,
    }
    if world.app.token_rotation:
        answer |= {"expires_in": ROTATED_TOKEN_SECONDS, "refresh_token": installation.refresh_token}
    return answer
