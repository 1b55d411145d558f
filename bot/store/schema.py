"""Every table. No draft is readable here: what a button needs of one is ciphertext without its key."""

import sqlalchemy as sa
from sqlalchemy import Boolean, Column, Integer, LargeBinary, MetaData, Table, Text

from bot.store.columns import Id, Moment

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _key(name: str) -> Column[str]:
    return Column(name, Text, primary_key=True)


def _text(name: str, default: str | None = None) -> Column[str]:
    return Column(name, Text, nullable=False, server_default=default)


def _moment(name: str, index: bool = False) -> Column[object]:
    return Column(name, Moment, nullable=False, index=index)


# --- what a person has in hand -------------------------------------------------------------------

draft = Table(
    "draft",
    metadata,
    _key("id"),
    Column("sealed", LargeBinary, nullable=False),
    _moment("expires", index=True),
)

seen_event = Table("seen_event", metadata, _key("key"), _moment("expires", index=True))

shown = Table(
    "shown",
    metadata,
    *(_key(name) for name in ("workspace", "person", "kind", "item")),
    _moment("at"),
)

# --- learning ------------------------------------------------------------------------------------

practice_card = Table(
    "practice_card",
    metadata,
    *(_key(name) for name in ("workspace", "person", "concept")),
    _text("card"),
    _moment("due"),
)

practice_answer = Table(
    "practice_answer",
    metadata,
    Column("id", Id, primary_key=True),
    *(_text(name) for name in ("workspace", "person", "item", "concept", "chosen")),
    Column("right", Boolean, nullable=False),
    Column("sure", Boolean),
    _moment("at"),
)
sa.Index(None, practice_answer.c.workspace, practice_answer.c.person, practice_answer.c.at)

opinion = Table(
    "opinion",
    metadata,
    *(_key(name) for name in ("workspace", "item", "kind")),
    Column("count", Integer, nullable=False),
)

not_for_me = Table("not_for_me", metadata, *(_key(name) for name in ("workspace", "person", "item")))

mistake = Table(
    "mistake",
    metadata,
    Column("id", Id, primary_key=True),
    _text("workspace"),
    _text("item"),
    _text("text"),
    _moment("at"),
)

# --- settings ------------------------------------------------------------------------------------

person = Table(
    "person",
    metadata,
    _key("workspace"),
    _key("person"),
    Column("zone", Text),
    Column("style", Text),
    Column("away_until", Text),
    Column("muted", Boolean, nullable=False),
    Column("drafts_choose", Boolean),
    Column("care", Boolean),
)

workspace = Table(
    "workspace",
    metadata,
    _key("workspace"),
    Column("platform", Text),
    Column("zone", Text),
    Column("holidays", Text),
    Column("leads", sa.JSON, nullable=False),
    Column("drafts_choose", Boolean, nullable=False),
    Column("care", Boolean, nullable=False),
    Column("model", Boolean, nullable=False, server_default=sa.false()),
    Column("incident_until", Moment),
    Column("own_days", sa.JSON),
    Column("quiet_from", Text),
    Column("quiet_until", Text),
    Column("workdays", Text),
)

# --- the playground: a workspace of its own ------------------------------------------------------

playground_post = Table(
    "playground_post",
    metadata,
    Column("id", Id, primary_key=True),
    _text("channel"),
    Column("key", Text, unique=True),
    _text("body"),
    _moment("at"),
)

playground_clock = Table(
    "playground_clock",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("ahead", sa.BigInteger, nullable=False),
)

# --- delivery ------------------------------------------------------------------------------------

schedule = Table(
    "schedule",
    metadata,
    Column("id", Id, primary_key=True),
    _text("workspace"),
    Column("number", Integer),  # None before it is wanted, and for a person's own daily tip or quiz
    _text("owner"),
    Column("owner_chat", Text),
    Column("person", Text),
    _text("kind"),
    _text("ask"),
    _text("text"),
    Column("grace", sa.BigInteger, nullable=False),
    _text("state"),
    Column("paused_at", Moment),
    Column("paused_until", Moment),
    Column("reason", Text),
    Column("rev", Integer, nullable=False),
    _moment("created"),
    sa.UniqueConstraint("workspace", "number"),
)
sa.Index(None, schedule.c.workspace, schedule.c.person)

# Who changed what: the actor is a random token, and only `actor` says whose it is.
actor = Table(
    "actor",
    metadata,
    _key("workspace"),
    _key("person"),
    Column("token", Text, nullable=False, unique=True),
)

trail = Table(
    "trail",
    metadata,
    Column("id", Id, primary_key=True),
    *(_text(name) for name in ("workspace", "actor", "what", "subject")),
    _moment("at"),
)
sa.Index(None, trail.c.workspace, trail.c.id)

# When a schedule is due next: one row, or one for each zone its people live in.
schedule_zone = Table(
    "schedule_zone",
    metadata,
    Column("schedule_id", Id, sa.ForeignKey(schedule.c.id, ondelete="CASCADE"), primary_key=True),
    _key("zone"),
    Column("next_due", Moment, index=True),
)

audience = Table(
    "audience",
    metadata,
    Column("schedule_id", Id, sa.ForeignKey(schedule.c.id, ondelete="CASCADE"), primary_key=True),
    _key("person"),
    _text("zone"),
    _text("channel"),
)
sa.Index(None, audience.c.schedule_id, audience.c.zone, audience.c.person)

occurrence = Table(
    "occurrence",
    metadata,
    Column("id", Id, primary_key=True),
    Column("key", Text, nullable=False, unique=True),
    Column("schedule_id", Id, sa.ForeignKey(schedule.c.id)),
    *(_text(name) for name in ("platform", "workspace", "channel", "place_kind")),
    Column("person", Text),
    Column("ask", Text),
    _text("state"),
    _moment("due"),
    _moment("not_before"),
    Column("expires", Moment),
    Column("attempt", Integer, nullable=False, server_default="0"),
    Column("fence", Integer, nullable=False, server_default="0"),
    Column("tried_at", Moment),
    Column("lease_until", Moment),
    Column("reference", Text),
    Column("reason", Text),
)
# Partial, so that millions of delivered rows cost a claim nothing.
sa.Index(
    "ix_occurrence_planned",
    occurrence.c.not_before,
    sqlite_where=sa.text("state = 'planned'"),
    postgresql_where=sa.text("state = 'planned'"),
)
sa.Index(
    "ix_occurrence_awaited",
    occurrence.c.not_before,
    sqlite_where=sa.text("state = 'planned' AND schedule_id IS NULL"),
    postgresql_where=sa.text("state = 'planned' AND schedule_id IS NULL"),
)
sa.Index(
    "ix_occurrence_leased",
    occurrence.c.lease_until,
    sqlite_where=sa.text("state IN ('sending', 'unknown')"),
    postgresql_where=sa.text("state IN ('sending', 'unknown')"),
)
sa.Index(None, occurrence.c.schedule_id, occurrence.c.due)

# A question in a channel. Who answered is known only by a hash under a secret that ends with the round.
quiz_round = Table(
    "quiz_round",
    metadata,
    _key("id"),
    *(_text(name) for name in ("workspace", "channel", "item", "concept", "zone", "asker")),
    _moment("opened"),
    _moment("closes"),
    Column("closed", Moment),
    Column("anonymous", Boolean, nullable=False),
    Column("secret", LargeBinary),
)
sa.Index(None, quiz_round.c.workspace, quiz_round.c.channel, quiz_round.c.opened)
sa.Index(
    "ix_quiz_round_open",
    quiz_round.c.closes,
    sqlite_where=sa.text("closed IS NULL"),
    postgresql_where=sa.text("closed IS NULL"),
)

round_mark = Table(
    "round_mark",
    metadata,
    Column("round_id", Text, sa.ForeignKey(quiz_round.c.id, ondelete="CASCADE"), primary_key=True),
    Column("mark", LargeBinary, primary_key=True),
)

tally = Table(
    "tally",
    metadata,
    Column("round_id", Text, sa.ForeignKey(quiz_round.c.id, ondelete="CASCADE"), primary_key=True),
    _key("chosen"),
    Column("count", Integer, nullable=False),
)

slot = Table("slot", metadata, _key("key"), _moment("next_free"))

# --- posted things that are drawn from state -----------------------------------------------------

live = Table(
    "live",
    metadata,
    _key("command"),
    _key("id"),
    Column("rev", Integer, nullable=False),
    _moment("at", index=True),
    Column("wakes", Moment),
)
sa.Index(
    "ix_live_wakes",
    live.c.wakes,
    sqlite_where=sa.text("wakes IS NOT NULL"),
    postgresql_where=sa.text("wakes IS NOT NULL"),
)

live_post = Table(
    "live_post",
    metadata,
    *(_key(name) for name in ("command", "id", "platform", "workspace", "channel", "reference")),
    _text("place_kind"),
    Column("dirty", Boolean, nullable=False),
    Column("rev", Integer, nullable=False),
    _moment("not_before"),
    sa.ForeignKeyConstraint(["command", "id"], [live.c.command, live.c.id], ondelete="CASCADE"),
)
sa.Index(
    "ix_live_post_dirty",
    live_post.c.not_before,
    sqlite_where=sa.text("dirty"),
    postgresql_where=sa.text("dirty"),
)

address = Table(
    "address",
    metadata,
    *(_key(name) for name in ("platform", "workspace", "channel")),
    Column("person", Text),
    _text("address"),
    _moment("at"),
)
sa.Index(None, address.c.platform, address.c.workspace, address.c.person)

# --- where a platform let us in ------------------------------------------------------------------

installation = Table(
    "installation",
    metadata,
    _key("platform"),
    _key("tenant"),
    _text("sealed"),
    Column("installers", sa.JSON, nullable=False),
    Column("ended", Text),
    _moment("at"),
    Column("rev", Integer, nullable=False),
    Column("lease_until", Moment),
)

installed_workspace = Table(
    "installed_workspace", metadata, _key("platform"), _key("workspace"), _text("tenant")
)
sa.Index(None, installed_workspace.c.platform, installed_workspace.c.tenant)
