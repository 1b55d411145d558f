"""auth.test, team.info, bots.info, apps.uninstall, auth.revoke (docs.slack.dev reference/methods/*)."""

from tests.standins.slack.api.method import Call, Method
from tests.standins.slack.blockkit.walk import Json
from tests.standins.slack.errors import Refused


def auth_test(call: Call) -> Json:
    installation = call.installation
    workspace = call.world.workspaces[installation.team_ids[0]]
    bot = workspace.people[installation.bot_user]
    answer: Json = {
        "url": f"https://{workspace.name}.slack.com/",
        "team": workspace.name,
        "user": bot.name,
        "team_id": workspace.id,
        "user_id": bot.id,
        "bot_id": installation.bot_id,
        "is_enterprise_install": installation.enterprise_id is not None,
    }
    if installation.enterprise_id is not None:
        answer["enterprise_id"] = installation.enterprise_id
    return answer


def team_info(call: Call) -> Json:
    workspace = call.world.workspaces[call.args.text("team") or call.installation.team_ids[0]]
    return {
        "team": {"id": workspace.id, "name": workspace.name, "domain": workspace.name, "email_domain": ""}
    }


def bots_info(call: Call) -> Json:
    _ = call.workspace  # an org-wide token must name the workspace
    if call.args.required("bot") != call.installation.bot_id:
        raise Refused("bot_not_found")
    return {
        "bot": {
            "id": call.installation.bot_id,
            "deleted": False,
            "name": "rapport",
            "app_id": call.installation.app_id,
            "user_id": call.installation.bot_user,
            "icons": {},
        }
    }


def auth_revoke(call: Call) -> Json:
    if not call.args.flag("test"):
        call.installation.installed = False
    return {"revoked": not call.args.flag("test")}


METHODS = (
    Method("auth.test", auth_test, 4),
    Method("auth.revoke", auth_revoke, 3),
    Method("team.info", team_info, 3, ("team:read",), reads=True),
    Method("bots.info", bots_info, 3, ("users:read",), reads=True),
)
