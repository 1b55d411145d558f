"""The app as Slack is told of it: from the registry, with the fewest scopes, each with its reason.

Source: docs.slack.dev, reference/app-manifest; slackapi/manifest-schema.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import yaml

from adapters.slack.gesture import shortcut_id
from adapters.slack.names import slack_names
from bot.texts import Texts
from commands.command import Command

SCOPES = (
    "commands",
    "chat:write",
    "im:history",
    "im:write",
    "app_mentions:read",
    "channels:read",
    "groups:read",
    "users:read",
)
OPTIONAL_SCOPES = ("channels:history", "groups:history")
"""Asked for at the installation, and may be refused: with them a post whose answer was lost is looked up."""
EVENTS = ("message.im", "app_mention", "app_home_opened", "app_uninstalled", "tokens_revoked")
REDIRECT = "/slack/oauth_redirect"
"""Where Slack sends back who installs it."""


def manifest(commands: Sequence[Command], names: Mapping[str, str], texts: Texts, url: str) -> dict[str, Any]:
    """`url` is where people's requests reach us, https; "" for Socket Mode, where none do. `names`: see
    Settings.command_names."""
    requests = {"request_url": f"{url.rstrip('/')}/slack/events"} if url else {}
    redirects = {"redirect_urls": [f"{url.rstrip('/')}{REDIRECT}"]} if url else {}
    by_name = {command.name: command for command in commands}
    return {
        "_metadata": {"major_version": 1},
        "display_information": {
            "name": texts.plain("slack.title"),
            "description": texts.plain("slack.manifest.description"),
            "long_description": texts.plain("slack.manifest.long_description"),
            "background_color": "#1f4d46",
        },
        "features": {
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "bot_user": {"display_name": texts.plain("slack.title"), "always_online": True},
            "shortcuts": [
                {
                    "name": texts.plain(each.label_key),
                    "type": "message",
                    "callback_id": shortcut_id(command.name, each.verb),
                    "description": texts.plain(each.description_key),
                }
                for command in commands
                for each in command.shortcuts
            ],
            "slash_commands": [
                _slash(name, by_name[command], url, texts)
                for name, command in slack_names(commands, names).items()
            ],
        },
        "oauth_config": {
            **redirects,
            "scopes": {"bot": list(SCOPES), "bot_optional": list(OPTIONAL_SCOPES)},
        },
        "settings": {
            "event_subscriptions": {**requests, "bot_events": list(EVENTS)},
            "interactivity": {"is_enabled": True, **requests},
            "org_deploy_enabled": True,
            "socket_mode_enabled": not url,
            "token_rotation_enabled": False,
        },
    }


def _slash(name: str, command: Command, url: str, texts: Texts) -> dict[str, Any]:
    """Only /rapport asks Slack for ids in place of names: a draft has to arrive as it was typed."""
    usage = f"usage.{command.name}"
    hint = {"usage_hint": texts.plain(usage)} if texts.has(usage) else {}
    where = {"url": f"{url.rstrip('/')}/slack/events"} if url else {}
    return {
        "command": f"/{name}",
        **where,
        "description": command.description,
        **hint,
        "should_escape": command.name == "rapport",
    }


def written(manifest: Mapping[str, Any], texts: Texts) -> str:
    """As YAML, the reason beside each scope."""
    text = yaml.safe_dump(dict(manifest), sort_keys=False, allow_unicode=True, width=110)
    for scope in (*SCOPES, *OPTIONAL_SCOPES):
        reason = texts.plain(f"slack.scope.{scope.replace(':', '_')}")
        text = text.replace(f"- {scope}\n", f"- {scope}  # {reason}\n")
    return text
