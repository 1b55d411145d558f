"""Where a platform let us in"""

import sqlalchemy as sa
from alembic import op

revision = "installations"
down_revision = "workdays"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "installation",
        sa.Column("platform", sa.Text(), nullable=False),
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("sealed", sa.Text(), nullable=False),
        sa.Column("installers", sa.JSON(), nullable=False),
        sa.Column("ended", sa.Text(), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("lease_until", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("platform", "tenant", name=op.f("pk_installation")),
    )
    op.create_table(
        "installed_workspace",
        sa.Column("platform", sa.Text(), nullable=False),
        sa.Column("workspace", sa.Text(), nullable=False),
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("platform", "workspace", name=op.f("pk_installed_workspace")),
    )
    with op.batch_alter_table("installed_workspace", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_installed_workspace_platform_tenant"), ["platform", "tenant"], unique=False
        )


def downgrade() -> None:
    with op.batch_alter_table("installed_workspace", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_installed_workspace_platform_tenant"))

    op.drop_table("installed_workspace")
    op.drop_table("installation")
