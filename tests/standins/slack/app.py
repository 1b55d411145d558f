"""The app as Slack knows it: what its manifest declares.

Source: docs.slack.dev reference/app-manifest; slackapi/manifest-schema v2.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

REQUIRED_SCOPES = (
    "commands",
    "chat:write",
    "im:write",
    "im:history",
    "channels:read",
    "groups:read",
    "users:read",
    "app_mentions:read",
)
OPTIONAL_SCOPES = ("channels:history", "groups:history")


@dataclass(frozen=True)
class AppConfig:
    """Commands map to `should_escape`, shortcuts map `callback_id` to its kind. None means: not restricted."""

    commands: Mapping[str, bool] | None = None
    shortcuts: Mapping[str, str] | None = None
    events: frozenset[str] | None = None
    scopes: tuple[str, ...] = REQUIRED_SCOPES
    optional_scopes: tuple[str, ...] = OPTIONAL_SCOPES
    redirect_urls: tuple[str, ...] = ()
    home_tab: bool = True
    messages_tab: bool = True
    token_rotation: bool = False
    org_ready: bool = False

    @classmethod
    def from_manifest(cls, manifest: Mapping[str, Any]) -> "AppConfig":
        """Reads a parsed manifest (YAML or JSON)."""
        features = manifest.get("features", {})
        oauth = manifest.get("oauth_config", {})
        settings = manifest.get("settings", {})
        home = features.get("app_home", {})
        return cls(
            commands={
                each["command"]: each.get("should_escape", False)
                for each in features.get("slash_commands", [])
            },
            shortcuts={each["callback_id"]: each["type"] for each in features.get("shortcuts", [])},
            events=frozenset(settings.get("event_subscriptions", {}).get("bot_events", [])),
            scopes=tuple(oauth.get("scopes", {}).get("bot", ())),
            optional_scopes=tuple(oauth.get("scopes", {}).get("bot_optional", ())),
            redirect_urls=tuple(oauth.get("redirect_urls", ())),
            home_tab=home.get("home_tab_enabled", False),
            messages_tab=home.get("messages_tab_enabled", False),
            token_rotation=settings.get("token_rotation_enabled", False),
            org_ready=settings.get("org_deploy_enabled", False),
        )
