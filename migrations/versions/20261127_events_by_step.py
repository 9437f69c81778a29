"""events: an index that holds all a funnel reads, in place of the one by person"""

from alembic import op

from migrations.building import build_index

revision = "e6d2b81f40c9"
down_revision = "a61d0e7c93b4"
branch_labels = None
depends_on = None


def upgrade() -> None:
    build_index(
        "ix_events_steps", "events", ["event_type", "user_id", "ts"], include=["received_at"]
    )
    op.drop_index("ix_events_user_id_ts", table_name="events")


def downgrade() -> None:
    op.create_index("ix_events_user_id_ts", "events", ["user_id", "ts"])
    op.drop_index("ix_events_steps", table_name="events")
