"""The manifest says of the app what is so, no more, and in a shape that Slack takes."""

import re
from pathlib import Path
from typing import Annotated, Any, Literal

import pytest
import yaml
from pydantic import BaseModel, ConfigDict, Field

from adapters.slack.manifest import manifest, written
from bot.__main__ import main
from bot.settings import Settings, SettingsError
from bot.texts import Texts
from commands import COMMANDS
from tests.adapters.slack.conftest import opened
from tests.standins.slack import AppConfig, SlackStandin

FILE = Path(__file__).resolve().parents[3] / "manifests" / "slack.yaml"
URL = "https://rapport.example.com"

Url = Annotated[str, Field(pattern=r"^https?://", max_length=3000)]
Names = list[Annotated[str, Field(max_length=50)]]


class Part(BaseModel):
    """Slack refuses a manifest with a key it does not know."""

    model_config = ConfigDict(extra="forbid", strict=True)


class Display(Part):
    name: str = Field(min_length=1, max_length=35)
    description: str = Field(min_length=1, max_length=140)
    long_description: str = Field(min_length=175, max_length=4000)
    background_color: str = Field(pattern=r"^#[0-9a-fA-F]{6}$")


class Command(Part):
    command: str = Field(pattern=r"^/", min_length=2, max_length=32)
    url: Url | None = None
    description: str = Field(min_length=1, max_length=2000)
    usage_hint: str = Field("x", min_length=1, max_length=1000)
    should_escape: bool


class Home(Part):
    home_tab_enabled: bool
    messages_tab_enabled: bool
    messages_tab_read_only_enabled: bool


class Bot(Part):
    display_name: str = Field(min_length=1, max_length=80)
    always_online: bool


class Shortcut(Part):
    name: str = Field(min_length=1, max_length=24)
    type: Literal["message", "global"]
    callback_id: str = Field(min_length=1, max_length=255)
    description: str = Field(min_length=1, max_length=150)


class Features(Part):
    app_home: Home
    bot_user: Bot
    shortcuts: list[Shortcut] = Field(max_length=10)
    slash_commands: list[Command] = Field(min_length=1, max_length=50)


class Scopes(Part):
    bot: Names
    bot_optional: Names


class OAuth(Part):
    redirect_urls: list[Url] = []
    scopes: Scopes


class Events(Part):
    request_url: Url | None = None
    bot_events: Names


class Interactivity(Part):
    is_enabled: bool
    request_url: Url | None = None


class Switches(Part):
    event_subscriptions: Events
    interactivity: Interactivity
    org_deploy_enabled: bool
    socket_mode_enabled: bool
    token_rotation_enabled: bool


class Version(Part):
    major_version: Literal[1]


class Manifest(Part):
    """Of slackapi/manifest-schema, 1.0.0, the parts that we use."""

    metadata: Version = Field(alias="_metadata")
    display_information: Display
    features: Features
    oauth_config: OAuth
    settings: Switches


@pytest.fixture
def told(texts: Texts) -> dict[str, Any]:
    return manifest(COMMANDS, {}, texts, URL)


def test_slack_takes_its_shape(told: dict[str, Any]):
    checked = Manifest.model_validate(told)
    assert not checked.settings.socket_mode_enabled
    assert all(each.url for each in checked.features.slash_commands)
    assert checked.settings.event_subscriptions.request_url == f"{URL}/slack/events"
    assert checked.settings.interactivity.request_url == f"{URL}/slack/events"
    assert checked.oauth_config.redirect_urls == [f"{URL}/slack/oauth_redirect"]


def test_by_socket_mode_it_names_no_address(texts: Texts):
    told = manifest(COMMANDS, {}, texts, "")
    assert Manifest.model_validate(told).settings.socket_mode_enabled
    assert "http" not in str(told)


def test_the_one_in_the_repository_is_up_to_date(told: dict[str, Any], texts: Texts):
    assert FILE.read_text(encoding="utf-8") == written(told, texts), "write it anew: make manifests"


def test_each_scope_has_its_reason_beside_it(told: dict[str, Any], texts: Texts):
    text = written(told, texts)
    scopes = told["oauth_config"]["scopes"]
    for scope in scopes["bot"] + scopes["bot_optional"]:
        assert re.search(rf"- {scope}  # \w+", text), scope
    assert yaml.safe_load(text) == told


def test_commands_have_the_names_that_the_team_chose(texts: Texts):
    told = manifest(COMMANDS, {"tip": "empathy-tip"}, texts, URL)
    names = [each["command"] for each in told["features"]["slash_commands"]]
    assert names == ["/rephrase", "/empathy-tip", "/quiz", "/rapport"]


@pytest.mark.parametrize(
    ("others", "told"),
    [({"tipp": "empathy"}, "names tipp anew; there are rephrase, tip, quiz, rapport."),
     ({"tip": "quiz"}, "gives two commands the same name.")],
)  # fmt: skip
def test_a_name_for_no_command_or_for_two_is_a_fault_of_the_settings(
    texts: Texts, others: dict[str, str], told: str
):
    with pytest.raises(SettingsError, match=f"RAPPORT_COMMANDS: {told}"):
        manifest(COMMANDS, others, texts, URL)


async def test_with_what_it_asks_for_and_no_more_everything_works(told, services):
    """No optional scope either: those may be refused."""
    app = AppConfig.from_manifest(
        told | {"oauth_config": {"scopes": {"bot": told["oauth_config"]["scopes"]["bot"]}}}
    )
    async with SlackStandin(app) as slack, opened(slack, services):
        assert (await slack.command("/rapport", "help")).message.words
        assert await (await slack.dm("We can't refund that.")).at_least(1)
        await slack.say("@rapport what are you?")
        await slack.until(lambda: [each for each in slack.messages if each.via == "chat.postEphemeral"])
        assert slack.refused == []


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for field in Settings.model_fields.values():
        monkeypatch.delenv(str(field.validation_alias), raising=False)


@pytest.mark.usefixtures("here")
def test_the_command_line_prints_it(capsys: pytest.CaptureFixture[str]):
    assert main(["manifest", "slack", "--url", URL]) == 0
    assert capsys.readouterr().out == FILE.read_text(encoding="utf-8")


@pytest.mark.usefixtures("here")
def test_without_an_address_the_command_line_prints_the_one_for_socket_mode(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    assert main(["manifest", "slack"]) == 0
    assert "socket_mode_enabled: true" in capsys.readouterr().out
    monkeypatch.setenv("RAPPORT_URL", URL)
    assert main(["manifest", "slack"]) == 0
    assert "socket_mode_enabled: false" in capsys.readouterr().out
    monkeypatch.setenv("SLACK_APP_TOKEN", "xapp-1")
    assert main(["manifest", "slack"]) == 0
    assert "socket_mode_enabled: true" in capsys.readouterr().out


@pytest.mark.usefixtures("here")
def test_an_address_that_slack_would_not_call_is_wrong_use(capsys: pytest.CaptureFixture[str]):
    assert main(["manifest", "slack", "--url", "http://rapport.example.com"]) == 2
    assert "--url https://rapport.example.com" in capsys.readouterr().err
