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
from bot.store.database import Database

_ROWS = sa.bindparam("given", type_=sa.Text)


def given(database: Database, **columns: sa.types.TypeEngine[Any]) -> sa.Subquery:
    """A table of these columns, whose rows come with the execution: `rows`."""
    if database.is_sqlite:
        each = sa.func.json_each(_ROWS).table_valued("value")
        found = [sa.type_coerce(sa.func.json_extract(each.c.value, _at(n)), columns[name]).label(name)
                 for n, name in enumerate(columns)]  # fmt: skip
    else:
        each = sa.func.json_array_elements(sa.cast(_ROWS, postgresql.JSON)).table_valued("value")
        found = [
            sa.cast(each.c.value.op("->>")(sa.literal_column(str(n))), columns[name]).label(name)
            for n, name in enumerate(columns)
        ]
    return sa.select(*found).select_from(each).subquery("given")


def rows(values: Iterable[Sequence[str | int | bool | datetime | None]]) -> dict[str, str]:
    """What a statement over `given` is executed with: for each row a value for each column, in their order."""
    return {"given": json.dumps(list(values), default=microseconds)}


def _at(column: int) -> sa.ColumnElement[str]:
    return sa.literal_column(f"'$[{column}]'")
