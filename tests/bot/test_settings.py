"""The environment, read once: what is half-set or contradicts itself is named, with how to mend it."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.settings import Settings, SettingsError, is_loopback, read_settings
from bot.store.database import async_url

LONG_ENOUGH = "k" * 32


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """Reads the settings of an environment that holds only what the test says."""
    monkeypatch.chdir(tmp_path)
    for field in Settings.model_fields.values():
        monkeypatch.delenv(str(field.validation_alias), raising=False)

    def read(**variables: str) -> Settings:
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        return read_settings()

    return read


def test_a_newcomer_needs_to_set_nothing(read):
    settings = read()
    assert settings.faults() == ()
    assert settings.playground_on
    assert (settings.host, settings.port, settings.base_url) == ("127.0.0.1", 3978, "http://127.0.0.1:3978")
    assert settings.database_url == f"sqlite:///{Path.cwd()}/data/rapport.db"


SLACK = {"SLACK_SIGNING_SECRET": "shh", "SLACK_BOT_TOKEN": "xoxb-1"}


@pytest.mark.parametrize(
    ("variables", "names", "mend"),
    [
        ({"SLACK_BOT_TOKEN": "xoxb-1"}, ["SLACK_SIGNING_SECRET"], "unset SLACK_BOT_TOKEN"),
        ({"SLACK_SIGNING_SECRET": "shh"}, ["SLACK_BOT_TOKEN"], "unset SLACK_SIGNING_SECRET"),
        ({**SLACK, "SLACK_CLIENT_ID": "1.2"}, ["SLACK_BOT_TOKEN"], "Set one or the other"),
        (
            {"SLACK_SIGNING_SECRET": "shh", "SLACK_CLIENT_ID": "1.2", "RAPPORT_URL": "https://r.example"},
            ["SLACK_CLIENT_SECRET"],
            "half set up",
        ),
        (
            {"SLACK_SIGNING_SECRET": "shh", "SLACK_CLIENT_ID": "1.2", "SLACK_CLIENT_SECRET": "x"},
            ["RAPPORT_URL"],
            "https://",
        ),
        (
            {"MicrosoftAppId": "1"},
            ["MicrosoftAppPassword", "MicrosoftAppTenantId"],
            "unset MicrosoftAppId",
        ),
        ({"HOST": "192.0.2.7"}, ["RAPPORT_PLAYGROUND_PASSWORD"], "HOST=127.0.0.1"),
        ({"DATABASE_URL": "mysql://db"}, ["DATABASE_URL"], "postgresql://"),
        ({"DATABASE_URL": "postgres://db"}, ["RAPPORT_SECRET_KEY"], "openssl rand"),
        ({"RAPPORT_SECRET_KEY": f"{LONG_ENOUGH},short"}, ["RAPPORT_SECRET_KEY"], "at least 32"),
        ({"SLACK_API_URL": "http://slack.example/api/"}, ["SLACK_API_URL"], "https://"),
        ({"SLACK_API_URL": "http://127.0.0.1:4000"}, ["SLACK_API_URL"], "end with /api/"),
        ({"MICROSOFT_LOGIN_URL": "ftp://127.0.0.1"}, ["MICROSOFT_LOGIN_URL"], "https://"),
        ({"MICROSOFT_LOGIN_URL": "http://[::1"}, ["MICROSOFT_LOGIN_URL"], "https://"),
        ({"RAPPORT_COMMANDS": "tip=Empathy Tip"}, ["RAPPORT_COMMANDS"], "tip=empathy-tip"),
    ],
)
def test_what_is_half_set_is_named_with_how_to_mend_it(
    read, variables: dict[str, str], names: list[str], mend: str
):
    faults = read(**variables).faults()
    assert [name for name, _ in faults] == names
    assert mend in faults[0][1]


@pytest.mark.parametrize(
    "variables",
    [
        {"HOST": "192.0.2.7", "RAPPORT_PLAYGROUND_PASSWORD": "a good one"},
        {"HOST": "192.0.2.7", "RAPPORT_PLAYGROUND": "off"},
        {"HOST": "::1"},
        {"DATABASE_URL": "postgres://db", "RAPPORT_SECRET_KEY": f"{LONG_ENOUGH},{LONG_ENOUGH}"},
        {"SLACK_BOT_TOKEN": ""},
    ],
)
def test_what_is_whole_has_no_fault(read, variables: dict[str, str]):
    assert read(**variables).faults() == ()


TEAMS = {"MicrosoftAppId": "1", "MicrosoftAppPassword": "shh", "MicrosoftAppTenantId": "acme"}


def test_a_platform_is_on_when_its_block_is_set_and_then_the_playground_is_not(read):
    settings = read(**SLACK)
    assert (settings.slack_on, settings.teams_on, settings.playground_on) == (True, False, False)
    settings = read(**TEAMS, RAPPORT_PLAYGROUND="on")
    assert (settings.slack_on, settings.teams_on, settings.playground_on) == (True, True, True)


def test_an_app_of_many_tenants_has_none_of_its_own(read):
    settings = read(
        MicrosoftAppId="1",
        MicrosoftAppPassword="shh",
        MicrosoftAppType="MultiTenant",
        RAPPORT_TENANTS="acme, beta",
    )
    assert [name for name, problem in settings.faults() if "half set up" in problem] == []
    assert settings.tenants == {"acme", "beta"}


def test_teams_without_authentication_stays_on_this_machine(read):
    settings = read(RAPPORT_TEAMS_LOCAL="1", HOST="192.0.2.7")
    told = dict(settings.faults())["RAPPORT_TEAMS_LOCAL"]
    assert "HOST=192.0.2.7 is open to others" in told
    assert settings.teams_on


def test_teams_without_authentication_is_no_app_that_people_use(read):
    faults = dict(read(RAPPORT_TEAMS_LOCAL="1", **TEAMS).faults())
    assert "MicrosoftAppId names an app that real people use" in faults["RAPPORT_TEAMS_LOCAL"]


@pytest.mark.parametrize("block", [SLACK, TEAMS], ids=["Slack", "Teams"])
def test_a_clock_of_ones_own_never_reaches_real_people(read, block: dict[str, str]):
    assert "RAPPORT_CLOCK" in dict(read(RAPPORT_CLOCK="2027-03-02T09:00Z", **block).faults())
    here = {
        "SLACK_API_URL": "http://127.0.0.1:4000/api/",
        "MICROSOFT_LOGIN_URL": "http://localhost:4001",
        "MICROSOFT_OPENID_METADATA_URL": "http://[::1]:4001/keys",
    }
    assert "RAPPORT_CLOCK" not in dict(read(**here).faults())


def test_commands_may_have_other_names(read):
    settings = read(RAPPORT_COMMANDS="tip=empathy-tip, quiz=practice")
    assert settings.faults() == ()
    assert settings.command_names == {"tip": "empathy-tip", "quiz": "practice"}


@pytest.mark.parametrize(
    ("name", "value"),
    [("PORT", "eighty"), ("PORT", "70000"), ("RAPPORT_PLAYGROUND", "maybe"), ("RAPPORT_CLOCK", "tomorrow")],
)
def test_what_cannot_be_read_is_named(read, name: str, value: str):
    with pytest.raises(SettingsError) as error:
        read(**{name: value})
    assert [fault[0] for fault in error.value.faults] == [name]


def test_no_fault_quotes_a_secret(read):
    settings = read(SLACK_BOT_TOKEN="xoxb-secret", RAPPORT_SECRET_KEY="hidden", HOST="192.0.2.7")
    assert "xoxb-secret" not in str(settings.faults()) + repr(settings)
    assert "hidden" not in str(settings.faults()) + repr(settings)


@pytest.mark.parametrize(
    ("given", "driver"),
    [
        ("postgres://u@h/d", "postgresql+asyncpg"),
        ("postgresql://u@h/d", "postgresql+asyncpg"),
        ("sqlite:////srv/r.db", "sqlite+aiosqlite"),
    ],
)
def test_a_database_is_named_as_everybody_names_it(read, given: str, driver: str):
    settings = read(DATABASE_URL=given, RAPPORT_SECRET_KEY="k" * 32)
    assert settings.faults() == ()
    assert settings.on_postgres == driver.startswith("postgresql")
    assert async_url(settings.database_url).drivername == driver


def test_a_clock_without_a_zone_is_utc(read):
    assert read(RAPPORT_CLOCK="2027-03-02T09:00").clock == datetime(2027, 3, 2, 9, tzinfo=UTC)


def test_a_file_beside_the_product_may_hold_the_settings(read):
    Path(".env").write_text("PORT=4000\nRAPPORT_URL=https://rapport.example/\n")
    assert (read().port, read().base_url) == (4000, "https://rapport.example")


def test_only_this_machine_is_loopback():
    assert [host for host in ("127.0.0.1", "127.9.9.9", "::1", "localhost") if not is_loopback(host)] == []
    assert [host for host in ("192.0.2.7", "example.org", "localhost.example", "") if is_loopback(host)] == []
