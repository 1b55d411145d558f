"""A team has workdays of its own"""

import sqlalchemy as sa
from alembic import op

revision = "workdays"
down_revision = "workspace_model"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("workspace", schema=None) as batch_op:
        batch_op.add_column(sa.Column("workdays", sa.Text(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("workspace", schema=None) as batch_op:
        batch_op.drop_column("workdays")
