"""The only reader of the environment: frozen settings, checked once, with errors that say how to mend them."""

import ipaddress
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

SHORTEST_KEY = 32
"""Characters of a secret key."""


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

    playground: Literal["auto", "on", "off"] = Field("auto", validation_alias="RAPPORT_PLAYGROUND")
    playground_password: SecretStr = Field(SecretStr(""), validation_alias="RAPPORT_PLAYGROUND_PASSWORD")

    slack_signing_secret: SecretStr = Field(SecretStr(""), validation_alias="SLACK_SIGNING_SECRET")
    slack_bot_token: SecretStr = Field(SecretStr(""), validation_alias="SLACK_BOT_TOKEN")
    teams_app_id: str = Field("", validation_alias="MicrosoftAppId")
    teams_app_password: SecretStr = Field(SecretStr(""), validation_alias="MicrosoftAppPassword")
    teams_tenant: str = Field("", validation_alias="MicrosoftAppTenantId")

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
    def playground_on(self) -> bool:
        return self.playground != "off"

    @property
    def on_loopback(self) -> bool:
        return is_loopback(self.host)

    def faults(self) -> tuple[tuple[str, str], ...]:
        """What is half-set or contradicts itself; empty when the start may go on."""
        out: list[tuple[str, str]] = []
        for platform, block in self._platforms():
            given = [name for name, value in block.items() if value]
            missing = [name for name, value in block.items() if not value]
            if given and missing:
                unset = ", ".join(given)
                out += [
                    (name, f"is missing, so {platform} is only half set up. Set it, or unset {unset}.")
                    for name in missing
                ]
            elif given:
                out.append(
                    (given[0], f"is set, and {platform} is not connected by this version yet. Unset it.")
                )
        if not self.database_url.startswith(("sqlite", "postgres")):
            out.append(("DATABASE_URL", "has to start with sqlite:// or postgresql://."))
        if self.on_postgres and not self.secret_key.get_secret_value():
            out.append(("RAPPORT_SECRET_KEY", "is needed with PostgreSQL. Make one: openssl rand -base64 32"))
        if self.secret_key.get_secret_value() and any(
            len(key.strip()) < SHORTEST_KEY for key in self.secret_key.get_secret_value().split(",")
        ):
            out.append(
                ("RAPPORT_SECRET_KEY", f"needs at least {SHORTEST_KEY} random characters for each key.")
            )
        open_to_others = self.playground_on and not self.on_loopback
        if open_to_others and not self.playground_password.get_secret_value():
            mend = "Set one, or HOST=127.0.0.1, or RAPPORT_PLAYGROUND=off."
            out.append(
                (
                    "RAPPORT_PLAYGROUND_PASSWORD",
                    f"is needed, because HOST={self.host} is open to others. {mend}",
                )
            )
        return tuple(out)

    def _platforms(self) -> tuple[tuple[str, dict[str, str]], ...]:
        return (
            (
                "Slack",
                {
                    "SLACK_SIGNING_SECRET": self.slack_signing_secret.get_secret_value(),
                    "SLACK_BOT_TOKEN": self.slack_bot_token.get_secret_value(),
                },
            ),
            (
                "Teams",
                {
                    "MicrosoftAppId": self.teams_app_id,
                    "MicrosoftAppPassword": self.teams_app_password.get_secret_value(),
                    "MicrosoftAppTenantId": self.teams_tenant,
                },
            ),
        )


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
