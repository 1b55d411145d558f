"""What Alembic runs. The connection, in its transaction, comes from bot.store.migrate."""

from typing import Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext

from bot.store.columns import Moment
from bot.store.schema import metadata


def plain_types(kind: str, item: object, _context: AutogenContext) -> str | Literal[False]:
    """A revision names the database's own types, never ours: those may change."""
    return "sa.BigInteger()" if kind == "type" and isinstance(item, Moment) else False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    compare_server_default=True,
    render_item=plain_types,
)
context.run_migrations()
