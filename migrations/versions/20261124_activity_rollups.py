"""activity: days and presence, how far the copies have come"""

import sqlalchemy as sa
from alembic import op

from core.activity.models import Xid8
from migrations.building import build_index

revision = "d04b6e92c1a7"
down_revision = "a3e81f5c7d20"
branch_labels = None
depends_on = None


def upgrade() -> None:
    build_index("ix_events_xid", "events", ["xid"])
    op.create_table(
        "activity_presence",
        sa.Column("event_type", sa.Text(), nullable=False),
        sa.Column("block", sa.Date(), nullable=False),
        sa.Column("user_id", sa.Text(), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint(
            "event_type", "block", "user_id", name=op.f("pk_activity_presence")
        ),
    )
    op.create_table(
        "activity_days",
        sa.Column("event_type", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("users", sa.BigInteger(), nullable=False),
        sa.Column("n", sa.BigInteger(), nullable=False),
        sa.Column("total", sa.Numeric(), nullable=False),
        sa.PrimaryKeyConstraint("event_type", "day", name=op.f("pk_activity_days")),
    )
    op.create_table(
        "activity_cursors",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("xid", Xid8(), server_default=sa.text("'0'"), nullable=False),
        sa.Column("until", Xid8(), nullable=True),
        sa.Column("moved_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_activity_cursors")),
    )


def downgrade() -> None:
    for table in ("activity_cursors", "activity_days", "activity_presence"):
        op.drop_table(table)
    op.drop_index("ix_events_xid", table_name="events")
