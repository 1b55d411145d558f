"""Many rows in a statement, as one value of it: it reads the same, and is planned once, for one row and for hundreds.

A statement for each row is as many visits to the database; one with a place for each value is another statement
for each number of rows.
"""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from bot.store.columns import microseconds
from bot.store.database import Insert, insert

_ROWS = sa.bindparam("given", type_=sa.Text)


def given(sqlite: bool, **columns: sa.types.TypeEngine[Any]) -> sa.CTE:
    """A table of these columns, whose rows come with the execution: `rows`."""
    if sqlite:
        each = sa.func.json_each(_ROWS).table_valued("value").c.value
        values = [sa.func.json_extract(each, sa.literal_column(f"'$[{n}]'")) for n in range(len(columns))]
    else:
        each = sa.func.json_array_elements(sa.cast(_ROWS, postgresql.JSON)).table_valued("value").c.value
        values = [each.op("->>")(sa.literal_column(str(n))) for n in range(len(columns))]
    named = zip(values, columns.items(), strict=True)
    table = sa.select(*(sa.cast(value, kind).label(name) for value, (name, kind) in named)).cte("given")
    return table.prefix_with("MATERIALIZED", dialect="postgresql")  # read from its JSON once


def among(sqlite: bool, of: sa.CTE, *columns: sa.Column[Any]) -> sa.ColumnElement[bool]:
    """These columns are those of a row that is given under the same names.

    A table that was counted while its rows were not committed yet counts as empty for PostgreSQL, which then reads
    the whole of it beside each row. It is told to look for these values alone.
    """
    same = sa.and_(*(column == of.c[column.name] for column in columns))
    if sqlite:
        return same
    alone = (column == sa.any_(_every(of.c[column.name])) for column in columns)
    return sa.and_(same, *alone)


def _every(column: sa.ColumnElement[Any]) -> sa.ColumnElement[Any]:
    return sa.func.array(sa.select(column).scalar_subquery(), type_=postgresql.ARRAY(column.type))


def copied(sqlite: bool, table: sa.Table, of: sa.CTE) -> Insert:
    """All that is given, put into the columns of the same names."""
    every = sa.select(of).where(sa.true())  # without a condition SQLite takes ON CONFLICT for a join's
    return insert(sqlite, table).from_select([column.name for column in of.c], every)


def rows(values: Iterable[Sequence[str | int | bool | datetime | None]]) -> dict[str, str]:
    """What a statement over `given` is executed with: for each row a value for each column, in their order."""
    return {"given": json.dumps(list(values), default=microseconds)}
