"""The only reader of the environment: frozen settings, checked once, with errors that say how to mend them."""

import ipaddress
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

SLACK_API = "https://slack.com/api/"
MICROSOFT_LOGIN = "https://login.microsoftonline.com"
MICROSOFT_KEYS = "https://login.botframework.com/v1/.well-known/openidconfiguration"


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
    packs: Path | None = Field(None, validation_alias="RAPPORT_PACKS")
    command_names: Annotated[dict[str, str], NoDecode] = Field(
        default_factory=dict[str, str], validation_alias="RAPPORT_COMMANDS"
    )

    playground: Literal["auto", "on", "off"] = Field("auto", validation_alias="RAPPORT_PLAYGROUND")
    playground_password: SecretStr = Field(SecretStr(""), validation_alias="RAPPORT_PLAYGROUND_PASSWORD")
    metrics_token: SecretStr = Field(SecretStr(""), validation_alias="RAPPORT_METRICS_TOKEN")

    slack_signing_secret: SecretStr = Field(SecretStr(""), validation_alias="SLACK_SIGNING_SECRET")
    slack_bot_token: SecretStr = Field(SecretStr(""), validation_alias="SLACK_BOT_TOKEN")
    slack_api_url: str = Field(SLACK_API, validation_alias="SLACK_API_URL")

    teams_app_id: str = Field("", validation_alias="MicrosoftAppId")
    teams_app_password: SecretStr = Field(SecretStr(""), validation_alias="MicrosoftAppPassword")
    teams_app_type: Literal["SingleTenant", "MultiTenant"] = Field(
        "SingleTenant", validation_alias="MicrosoftAppType"
    )
    teams_tenant: str = Field("", validation_alias="MicrosoftAppTenantId")
    teams_tenants: Annotated[tuple[str, ...], NoDecode] = Field((), validation_alias="RAPPORT_TENANTS")
    teams_login_url: str = Field(MICROSOFT_LOGIN, validation_alias="MICROSOFT_LOGIN_URL")
    teams_keys_url: str = Field(MICROSOFT_KEYS, validation_alias="MICROSOFT_OPENID_METADATA_URL")

    @field_validator("command_names", mode="before")
    @classmethod
    def _read_names(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        names: dict[str, str] = {}
        for pair in filter(None, (p.strip() for p in value.split(","))):
            ours, _, theirs = (bit.strip().lstrip("/") for bit in pair.partition("="))
            if not re.fullmatch(r"[a-z0-9_-]{1,31}", theirs):
                raise ValueError("write it as tip=empathy-tip,quiz=empathy-quiz")
            names[ours] = theirs
        return names

    @field_validator("teams_tenants", mode="before")
    @classmethod
    def _read_tenants(cls, value: object) -> object:
        return tuple(filter(None, re.split(r"[,\s]+", value))) if isinstance(value, str) else value

    @field_validator("clock")
    @classmethod
    def _aware(cls, value: datetime | None) -> datetime | None:
        return value.replace(tzinfo=UTC) if value is not None and value.tzinfo is None else value

    @property
    def base_url(self) -> str:
        return (self.url or f"http://127.0.0.1:{self.port}").rstrip("/")

    @property
    def database_url(self) -> str:
        """SQLAlchemy's async URL; SQLite under the data folder unless DATABASE_URL says otherwise."""
        given = self.database.get_secret_value()
        if not given:
            return f"sqlite+aiosqlite:///{(self.data / 'rapport.db').absolute()}"
        scheme, sep, rest = given.partition("://")
        return {"postgres": "postgresql+asyncpg", "postgresql": "postgresql+asyncpg",
                "sqlite": "sqlite+aiosqlite"}.get(scheme, scheme) + sep + rest  # fmt: skip

    @property
    def on_postgres(self) -> bool:
        return self.database_url.startswith("postgresql")

    @property
    def slack_on(self) -> bool:
        return bool(self.slack_bot_token.get_secret_value() and self.slack_signing_secret.get_secret_value())

    @property
    def teams_on(self) -> bool:
        return bool(self.teams_app_id and self.teams_app_password.get_secret_value())

    @property
    def playground_on(self) -> bool:
        return self.playground == "on" or (self.playground == "auto" and not (self.slack_on or self.teams_on))

    @property
    def on_loopback(self) -> bool:
        return is_loopback(self.host)

    def faults(self) -> tuple[tuple[str, str], ...]:
        """What is half-set or contradicts itself; empty when the start may go on."""
        out: list[tuple[str, str]] = []
        slack = {
            "SLACK_SIGNING_SECRET": self.slack_signing_secret.get_secret_value(),
            "SLACK_BOT_TOKEN": self.slack_bot_token.get_secret_value(),
        }
        teams = {
            "MicrosoftAppId": self.teams_app_id,
            "MicrosoftAppPassword": self.teams_app_password.get_secret_value(),
        }
        if self.teams_app_type == "SingleTenant":
            teams["MicrosoftAppTenantId"] = self.teams_tenant
        for platform, block in (("Slack", slack), ("Teams", teams)):
            if any(block.values()):
                out += [
                    (name, f"is missing, so {platform} is only half set up. Set it, or unset "
                     f"{', '.join(n for n, v in block.items() if v)}.")
                    for name, value in block.items() if not value
                ]  # fmt: skip
        for name, url in (
            ("SLACK_API_URL", self.slack_api_url),
            ("MICROSOFT_LOGIN_URL", self.teams_login_url),
            ("MICROSOFT_OPENID_METADATA_URL", self.teams_keys_url),
        ):
            parts = urlsplit(url)
            if parts.scheme != "https" and not (parts.scheme == "http" and is_loopback(parts.hostname or "")):
                out.append((name, "has to start with https:// (http is accepted for 127.0.0.1 only)."))
        if not self.slack_api_url.endswith("/api/"):
            out.append(("SLACK_API_URL", "has to end in /api/."))
        if self.on_postgres and not self.secret_key.get_secret_value():
            out.append(("RAPPORT_SECRET_KEY", "is needed with PostgreSQL. Make one: openssl rand -base64 32"))
        needs_password = self.playground_on and not self.on_loopback
        if needs_password and not self.playground_password.get_secret_value():
            out.append(("RAPPORT_PLAYGROUND_PASSWORD", f"is needed, because HOST={self.host} is open to others. "
                        "Set one, or HOST=127.0.0.1, or RAPPORT_PLAYGROUND=off."))  # fmt: skip
        if self.clock is not None and not all(
            is_loopback(urlsplit(url).hostname or "")
            for on, url in ((self.slack_on, self.slack_api_url), (self.teams_on, self.teams_login_url))
            if on
        ):
            out.append(("RAPPORT_CLOCK", "is refused while a real platform is connected. Unset it."))
        return tuple(out)


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
