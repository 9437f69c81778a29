"""how notifications of each kind arrive; where tasks were snoozed to"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "b7d2c95e1a08"
down_revision = "d3b1c64e90a7"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "users",
        sa.Column(
            "notices",
            postgresql.JSONB(),
            server_default=sa.text("'{}'"),
            nullable=False,
        ),
    )
    op.add_column(
        "tasks",
        sa.Column(
            "snoozed_to",
            postgresql.ARRAY(sa.DateTime(timezone=False)),
            server_default=sa.text("'{}'"),
            nullable=False,
        ),
    )


def downgrade() -> None:
    op.drop_column("tasks", "snoozed_to")
    op.drop_column("users", "notices")
