"""Whether a workspace lets its language model improve answers"""

import sqlalchemy as sa
from alembic import op

revision = "workspace_model"
down_revision = "initial"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("workspace") as batch_op:
        batch_op.add_column(sa.Column("model", sa.Boolean(), server_default=sa.text("false"), nullable=False))


def downgrade() -> None:
    with op.batch_alter_table("workspace") as batch_op:
        batch_op.drop_column("model")
