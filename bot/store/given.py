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


def given(sqlite: bool, **columns: sa.types.TypeEngine[Any]) -> sa.Subquery:
    """A table of these columns, whose rows come with the execution: `rows`."""
    if sqlite:
        each = sa.func.json_each(_ROWS).table_valued("value").c.value
        values = [sa.func.json_extract(each, sa.literal_column(f"'$[{n}]'")) for n in range(len(columns))]
    else:
        each = sa.func.json_array_elements(sa.cast(_ROWS, postgresql.JSON)).table_valued("value").c.value
        values = [each.op("->>")(sa.literal_column(str(n))) for n in range(len(columns))]
    named = zip(values, columns.items(), strict=True)
    return sa.select(*(sa.cast(value, kind).label(name) for value, (name, kind) in named)).subquery("given")


def copied(sqlite: bool, table: sa.Table, of: sa.Subquery) -> Insert:
    """All that is given, put into the columns of the same names."""
    every = sa.select(of).where(sa.true())  # without a condition SQLite takes ON CONFLICT for a join's
    return insert(sqlite, table).from_select([column.name for column in of.c], every)


def rows(values: Iterable[Sequence[str | int | bool | datetime | None]]) -> dict[str, str]:
    """What a statement over `given` is executed with: for each row a value for each column, in their order."""
    return {"given": json.dumps(list(values), default=microseconds)}
