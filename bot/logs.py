"""Logs: one JSON line per event on stderr. Ids, lengths and names of events; never a draft, never a token."""

import logging
import sys
from collections.abc import MutableMapping
from traceback import extract_tb
from typing import Any, cast

import structlog


def start(level: str = "INFO") -> None:
    """Sends our events and the libraries' warnings through one JSON renderer."""
    shared: list[structlog.types.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True, key="at"),
        _where_not_what,
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[*shared, _event_of_a_library],
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.JSONRenderer(ensure_ascii=False),
            ],
        )
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level)
    for library in (
        "aiohttp",
        "slack_bolt",
        "slack_sdk",
        "asyncio",
        "sqlalchemy",
        "alembic",
        "msrest",
        "urllib3",
    ):
        logging.getLogger(library).setLevel("WARNING")


def _where_not_what(_log: object, _name: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """An exception is logged as its type and the places it passed: its message may hold a person's words."""
    found = cast("object", event.pop("exc_info", None))
    match found:
        case BaseException():  # of a task that has ended
            error: object = found
        case tuple():
            error = cast("tuple[object, ...]", found)[1]
        case _:
            error = sys.exc_info()[1] if found else None
    if isinstance(error, BaseException):
        event["error"] = type(error).__name__
        event["where"] = [f"{f.filename}:{f.lineno} {f.name}" for f in extract_tb(error.__traceback__)[-6:]]
    return event


def _event_of_a_library(
    logger: logging.Logger, _name: str, event: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    """A library's own message may quote a request: only its logger's name and place are kept."""
    record: logging.LogRecord = event["_record"]
    event["event"] = "library"
    event["logger"] = record.name
    event["line"] = f"{record.module}:{record.lineno}"
    return event
