"""How a moment is kept: whole microseconds since 1970, so both databases compare and return the same."""

from datetime import UTC, datetime, timedelta
from typing import Any

import sqlalchemy as sa

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)

Id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
"""A number the database hands out; SQLite counts only plain INTEGER keys up by itself."""


def microseconds(moment: datetime) -> int:
    """Microseconds since 1970; a moment without a zone raises TypeError."""
    return (moment - _EPOCH) // _MICROSECOND


class Moment(sa.TypeDecorator[datetime]):
    """An aware UTC datetime; one without a zone is refused."""

    impl = sa.BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> int | None:
        return None if value is None else microseconds(value)

    def process_result_value(self, value: int | None, dialect: Any) -> datetime | None:
        return None if value is None else _EPOCH + value * _MICROSECOND
