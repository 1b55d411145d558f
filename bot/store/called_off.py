"""What a lead called off while it was under way: told to wait, or found not to be there, it does not leave after all."""

from collections.abc import Sequence

import sqlalchemy as sa

from bot.store.claims import Claim
from bot.store.schema import occurrence, schedule, workspace


def hold_schedules(connection: sa.Connection, claims: Sequence[Claim]) -> None:
    """Before these go back to `planned`: whoever calls their schedules off waits for us, or we for them."""
    wanted = sorted({claim.schedule for claim in claims if claim.schedule is not None})
    if wanted:
        held = sa.select(schedule.c.id).where(schedule.c.id.in_(wanted)).order_by(schedule.c.id)
        connection.execute(held.with_for_update(read=True))


def drop_called_off(connection: sa.Connection, claims: Sequence[Claim]) -> None:
    """Of these, what was ended, paused or stopped by an incident meanwhile is skipped, as all the rest was."""
    if claims:
        connection.execute(_CALLED_OFF, {"ids": [claim.id for claim in claims]})


_OF_IT = schedule.c.id == occurrence.c.schedule_id
_ENDED = sa.and_(schedule.c.state == "ended", schedule.c.reason != "finished")
_PAUSED = schedule.c.paused_at >= occurrence.c.due
_CALLED_OFF = (
    sa.update(occurrence)
    .where(
        occurrence.c.id.in_(sa.bindparam("ids", expanding=True)),
        sa.text("state = 'planned'"),
        sa.or_(
            sa.exists().where(_OF_IT, sa.or_(_ENDED, _PAUSED)),
            sa.exists().where(
                workspace.c.workspace == occurrence.c.workspace,
                workspace.c.incident_until > occurrence.c.not_before,
            ),
        ),
    )
    .values(
        state="skipped",
        reason=sa.func.coalesce(
            sa.select(sa.case((_ENDED, schedule.c.reason), (_PAUSED, "paused")))
            .where(_OF_IT)
            .scalar_subquery(),
            "incident",
        ),
    )
)
