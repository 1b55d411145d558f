"""The only reader of the environment: frozen settings, checked once, with errors that say how to mend them."""

import ipaddress
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

SHORTEST_KEY = 32
"""Characters of a secret key."""

_COMMAND_NAME = re.compile(r"([a-z][a-z0-9_-]*)=([a-z0-9_-]{1,31})")
_Fault = tuple[str, str]


class SettingsError(Exception):
    """What is wrong in the environment; one (variable, problem and mend) pair each."""

    def __init__(self, faults: tuple[tuple[str, str], ...]) -> None:
        super().__init__("; ".join(f"{name}: {problem}" for name, problem in faults))
        self.faults = faults


class Settings(BaseSettings):
    """Every variable of the product. A platform is on when its block is set."""

    model_config = SettingsConfigDict(
        frozen=True, env_file=".env", env_file_encoding="utf-8", env_ignore_empty=True, extra="ignore"
    )

    host: str = Field("127.0.0.1", validation_alias="HOST")
    port: int = Field(3978, ge=0, le=65535, validation_alias="PORT")
    url: str = Field("", validation_alias="RAPPORT_URL")
    data: Path = Field(Path("data"), validation_alias="RAPPORT_DATA")
    database: SecretStr = Field(SecretStr(""), validation_alias="DATABASE_URL")
    secret_key: SecretStr = Field(SecretStr(""), validation_alias="RAPPORT_SECRET_KEY")
    clock: datetime | None = Field(None, validation_alias="RAPPORT_CLOCK")
    contact: str = Field("", validation_alias="RAPPORT_CONTACT")
    metrics_token: SecretStr = Field(SecretStr(""), validation_alias="RAPPORT_METRICS_TOKEN")
    packs: Path | None = Field(None, validation_alias="RAPPORT_PACKS")

    playground: Literal["auto", "on", "off"] = Field("auto", validation_alias="RAPPORT_PLAYGROUND")
    playground_password: SecretStr = Field(SecretStr(""), validation_alias="RAPPORT_PLAYGROUND_PASSWORD")

    commands: str = Field("", validation_alias="RAPPORT_COMMANDS")

    slack_signing_secret: SecretStr = Field(SecretStr(""), validation_alias="SLACK_SIGNING_SECRET")
    slack_bot_token: SecretStr = Field(SecretStr(""), validation_alias="SLACK_BOT_TOKEN")
    slack_client_id: str = Field("", validation_alias="SLACK_CLIENT_ID")
    slack_client_secret: SecretStr = Field(SecretStr(""), validation_alias="SLACK_CLIENT_SECRET")
    slack_app_token: SecretStr = Field(SecretStr(""), validation_alias="SLACK_APP_TOKEN")
    slack_api_url: str = Field("https://slack.com/api/", validation_alias="SLACK_API_URL")

    teams_app_id: str = Field("", validation_alias="MicrosoftAppId")
    teams_app_password: SecretStr = Field(SecretStr(""), validation_alias="MicrosoftAppPassword")
    teams_app_type: Literal["SingleTenant", "MultiTenant"] = Field(
        "SingleTenant", validation_alias="MicrosoftAppType"
    )
    teams_app_tenant: str = Field("", validation_alias="MicrosoftAppTenantId")
    teams_tenants: str = Field("", validation_alias="RAPPORT_TENANTS")
    teams_local: bool = Field(False, validation_alias="RAPPORT_TEAMS_LOCAL")
    microsoft_login_url: str = Field(
        "https://login.microsoftonline.com", validation_alias="MICROSOFT_LOGIN_URL"
    )
    microsoft_openid_url: str = Field(
        "https://login.botframework.com/v1/.well-known/openidconfiguration",
        validation_alias="MICROSOFT_OPENID_METADATA_URL",
    )

    model: str = Field("", validation_alias="RAPPORT_MODEL")
    model_url: str = Field("", validation_alias="OPENAI_BASE_URL")
    model_key: SecretStr = Field(SecretStr(""), validation_alias="OPENAI_API_KEY")
    model_tokens: int = Field(50_000, ge=0, validation_alias="RAPPORT_MODEL_TOKENS")
    model_tokens_workspace: int = Field(2_000_000, ge=0, validation_alias="RAPPORT_MODEL_TOKENS_WORKSPACE")

    @field_validator("clock")
    @classmethod
    def _aware(cls, value: datetime | None) -> datetime | None:
        return value.replace(tzinfo=UTC) if value is not None and value.tzinfo is None else value

    @property
    def base_url(self) -> str:
        return (self.url or f"http://127.0.0.1:{self.port}").rstrip("/")

    @property
    def database_url(self) -> str:
        """DATABASE_URL as it was written; SQLite under the data folder where there is none."""
        return self.database.get_secret_value() or f"sqlite:///{(self.data / 'rapport.db').absolute()}"

    @property
    def on_postgres(self) -> bool:
        return self.database_url.startswith("postgres")

    @property
    def slack_on(self) -> bool:
        return any(self._slack().values()) and not list(self._slack_faults())

    @property
    def teams_on(self) -> bool:
        return bool(self.teams_app_id) or self.teams_local

    @property
    def playground_on(self) -> bool:
        """Unless it is said: where no platform is."""
        if self.playground == "auto":
            return not (self.slack_on or self.teams_on)
        return self.playground == "on"

    @property
    def model_on(self) -> bool:
        """A language model was named; it still needs a lead's word in each workspace."""
        return bool(self.model)

    @property
    def model_host(self) -> str:
        return urlsplit(self.model_url).hostname or "" if self.model_url else "OpenAI"

    @property
    def tenants(self) -> frozenset[str]:
        """The Microsoft tenants whose people may use it; the app's own where none is named."""
        named = self.teams_tenants or self.teams_app_tenant
        return frozenset(filter(None, (each.strip() for each in named.split(","))))

    @property
    def command_names(self) -> Mapping[str, str]:
        """What a command is called instead, by its own name: {"tip": "empathy-tip"}."""
        pairs = (_COMMAND_NAME.fullmatch(each.strip()) for each in self.commands.split(","))
        return {pair[1]: pair[2] for pair in pairs if pair}

    @property
    def on_loopback(self) -> bool:
        return is_loopback(self.host)

    def faults(self) -> tuple[_Fault, ...]:
        """What is half-set or contradicts itself; empty when the start may go on."""
        return (
            *self._platform_faults(),
            *self._url_faults(),
            *self._model_faults(),
            *self._clock_faults(),
            *self._data_faults(),
            *self._open_faults(),
        )

    def _platform_faults(self) -> Iterator[_Fault]:
        yield from self._slack_faults()
        for platform, block in self._platforms():
            given = [name for name, value in block.items() if value]
            missing = [name for name, value in block.items() if not value]
            if given and missing:
                unset = ", ".join(given)
                for name in missing:
                    yield name, f"is missing, so {platform} is only half set up. Set it, or unset {unset}."
        if self.teams_app_id and self.teams_app_type == "MultiTenant" and not self.tenants:
            why = "is missing, so it is not said whose people may use it in Teams."
            yield "RAPPORT_TENANTS", f"{why} Name their tenants' ids by commas."
        if self.teams_local and not self.on_loopback:
            why = f"takes anybody's word, and HOST={self.host} is open to others."
            yield "RAPPORT_TEAMS_LOCAL", f"{why} Set HOST=127.0.0.1, or unset it."
        if self.teams_local and self.teams_app_id:
            why = "takes anybody's word, and MicrosoftAppId names an app that real people use."
            yield "RAPPORT_TEAMS_LOCAL", f"{why} Unset one of them."
        for pair in filter(None, (each.strip() for each in self.commands.split(","))):
            if not _COMMAND_NAME.fullmatch(pair):
                mend = "Write command=name by commas: tip=empathy-tip,quiz=empathy-quiz."
                yield "RAPPORT_COMMANDS", f"holds {pair!r}, which names no command anew. {mend}"

    def _platforms(self) -> tuple[tuple[str, dict[str, str]], ...]:
        teams = {
            "MicrosoftAppId": self.teams_app_id,
            "MicrosoftAppPassword": self.teams_app_password.get_secret_value(),
        }
        if self.teams_app_type == "SingleTenant":
            teams["MicrosoftAppTenantId"] = self.teams_app_tenant
        return (("Teams", teams),)

    def _slack(self) -> dict[str, str]:
        return {
            "SLACK_SIGNING_SECRET": self.slack_signing_secret.get_secret_value(),
            "SLACK_APP_TOKEN": self.slack_app_token.get_secret_value(),
            "SLACK_BOT_TOKEN": self.slack_bot_token.get_secret_value(),
            "SLACK_CLIENT_ID": self.slack_client_id,
            "SLACK_CLIENT_SECRET": self.slack_client_secret.get_secret_value(),
        }

    def _slack_faults(self) -> Iterator[_Fault]:
        """It comes signed over HTTP, or by Socket Mode; into one workspace by its token, or into any by OAuth."""
        slack = self._slack()
        given = [name for name, value in slack.items() if value]
        if not given:
            return
        half = f"is missing, so Slack is only half set up. Set it, or unset {', '.join(given)}."
        if not slack["SLACK_SIGNING_SECRET"] and not slack["SLACK_APP_TOKEN"]:
            yield "SLACK_SIGNING_SECRET", half
        if slack["SLACK_APP_TOKEN"] and not slack["SLACK_APP_TOKEN"].startswith("xapp-"):
            yield "SLACK_APP_TOKEN", "has to start with xapp-: it is the app-level token, not the bot's."
        oauth = [slack["SLACK_CLIENT_ID"], slack["SLACK_CLIENT_SECRET"]]
        if slack["SLACK_BOT_TOKEN"] and any(oauth):
            why = "is for one workspace, SLACK_CLIENT_ID and SLACK_CLIENT_SECRET for many."
            yield "SLACK_BOT_TOKEN", f"{why} Set one or the other."
            return
        if not slack["SLACK_BOT_TOKEN"] and not any(oauth):
            yield "SLACK_BOT_TOKEN", half
        for name in ("SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET"):
            if any(oauth) and not slack[name]:
                yield name, half
        https = self.base_url.startswith("https://") or _stays_here(self.slack_api_url)
        if all(oauth) and not https:
            why = "has to be where people reach it, with https://: Slack sends those who install back there."
            yield "RAPPORT_URL", f"{why} Set it, or use SLACK_BOT_TOKEN."

    def _urls(self) -> dict[str, str]:
        return {
            "SLACK_API_URL": self.slack_api_url,
            "MICROSOFT_LOGIN_URL": self.microsoft_login_url,
            "MICROSOFT_OPENID_METADATA_URL": self.microsoft_openid_url,
        }

    def _url_faults(self) -> Iterator[_Fault]:
        """A token goes there: nobody on the way may read it."""
        for name, url in self._urls().items():
            if not url.startswith("https://") and not _stays_here(url):
                yield name, "has to start with https:// (http:// only for this machine)."
        if not self.slack_api_url.endswith("/api/"):
            yield "SLACK_API_URL", "has to end with /api/."

    def _model_faults(self) -> Iterator[_Fault]:
        """A key alone says nothing: many machines have one for something else."""
        if not self.model_on:
            return
        if not self.model_url and not self.model_key.get_secret_value():
            mend = "Set it, or OPENAI_BASE_URL for a model of your own, or unset RAPPORT_MODEL."
            yield "OPENAI_API_KEY", f"is missing, so the model {self.model} can't be asked. {mend}"
        if self.model_url and not self.model_url.startswith("https://") and not _stays_here(self.model_url):
            yield "OPENAI_BASE_URL", "has to start with https:// (http:// only for this machine)."

    def _clock_faults(self) -> Iterator[_Fault]:
        """A clock of one's own must never reach real people."""
        if self.clock is None:
            return
        used = [*(["SLACK_API_URL"] if self.slack_on else [])]
        used += ["MICROSOFT_LOGIN_URL", "MICROSOFT_OPENID_METADATA_URL"] if self.teams_app_id else []
        if away := [name for name in used if not _stays_here(self._urls()[name])]:
            why = f"is for trying things out, and {', '.join(away)} leads to real people."
            yield "RAPPORT_CLOCK", f"{why} Unset it."

    def _data_faults(self) -> Iterator[_Fault]:
        if not self.database_url.startswith(("sqlite", "postgres")):
            yield "DATABASE_URL", "has to start with sqlite:// or postgresql://."
        keys = self.secret_key.get_secret_value()
        if self.on_postgres and not keys:
            yield "RAPPORT_SECRET_KEY", "is needed with PostgreSQL. Make one: openssl rand -base64 32"
        if keys and any(len(key.strip()) < SHORTEST_KEY for key in keys.split(",")):
            yield "RAPPORT_SECRET_KEY", f"needs at least {SHORTEST_KEY} random characters for each key."

    def _open_faults(self) -> Iterator[_Fault]:
        open_to_others = self.playground_on and not self.on_loopback
        if open_to_others and not self.playground_password.get_secret_value():
            mend = "Set one, or HOST=127.0.0.1, or RAPPORT_PLAYGROUND=off."
            why = f"is needed, because HOST={self.host} is open to others."
            yield "RAPPORT_PLAYGROUND_PASSWORD", f"{why} {mend}"


def read_settings() -> Settings:
    """The settings of this process. Raises SettingsError naming each variable that can't be read."""
    try:
        return Settings()  # pyright: ignore[reportCallIssue]  # every field comes from the environment
    except ValidationError as error:
        raise SettingsError(
            tuple((str(e["loc"][0]), f"can't be read: {e['msg']}.") for e in error.errors())
        ) from None


def is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _stays_here(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:  # brackets that hold no address
        return False
    return parts.scheme in ("http", "https") and is_loopback(parts.hostname or "")
