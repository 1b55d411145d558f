"""Slack's way of saying no: HTTP 200 with `ok: false` and a code."""

from typing import Any


class Refused(Exception):
    """An answer with `ok: false`. `extra` is merged into the body."""

    def __init__(self, code: str, **extra: Any) -> None:
        super().__init__(code)
        self.code = code
        self.extra = extra

    def body(self) -> dict[str, Any]:
        return {"ok": False, "error": self.code, **self.extra}


def invalid_blocks(faults: list[str]) -> Refused:
    """The shape seen from chat.* (grafana/oncall#5121, adobe/spacecat-api-service#176)."""
    return Refused(
        "invalid_blocks",
        errors=faults,
        response_metadata={"messages": [f"[ERROR] {each}" for each in faults]},
    )


def invalid_arguments(faults: list[str]) -> Refused:
    """The shape seen from views.* (slackapi/java-slack-sdk#302); there is no `errors` list here."""
    return Refused(
        "invalid_arguments", response_metadata={"messages": [f"[ERROR] {each}" for each in faults]}
    )


def missing_argument(name: str) -> Refused:
    return invalid_arguments([f"missing required field: {name} [json-pointer:/{name}]"])
