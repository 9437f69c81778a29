"""activity: the ledger of ids, events by week, minutes, dead letters, keys"""

import sqlalchemy as sa
from alembic import op

revision = "a3e81f5c7d20"
down_revision = "b7e90d15c3a8"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("CREATE SCHEMA partitions")
    _events()
    op.create_table(
        "event_ids",
        sa.Column("event_id", sa.Uuid(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.Column("first_seen", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("event_id", name=op.f("pk_event_ids")),
    )
    op.create_index("ix_event_ids_first_seen", "event_ids", ["first_seen"], postgresql_using="brin")
    op.create_table(
        "metrics_minute",
        sa.Column("minute", sa.DateTime(timezone=True), nullable=False),
        sa.Column("event_type", sa.Text(), nullable=False),
        sa.Column("n", sa.BigInteger(), nullable=False),
        sa.Column("total", sa.Numeric(), nullable=False),
        sa.PrimaryKeyConstraint("minute", "event_type", name=op.f("pk_metrics_minute")),
    )
    _dead_letters()
    _keys()


def _events() -> None:
    """By SQL: a transaction's number has no type in SQLAlchemy."""
    op.execute(
        """
        CREATE TABLE events (
            event_id uuid NOT NULL,
            ts timestamptz NOT NULL,
            user_id text NOT NULL,
            event_type text NOT NULL,
            amount numeric(18, 2),
            props jsonb NOT NULL,
            source text NOT NULL,
            received_at timestamptz NOT NULL,
            xid xid8 NOT NULL DEFAULT pg_current_xact_id()
        ) PARTITION BY RANGE (received_at)
        """
    )
    op.create_index("ix_events_user_id_ts", "events", ["user_id", "ts"])
    op.create_index("ix_events_ts", "events", ["ts"], postgresql_using="brin")
    op.create_index("ix_events_received_at", "events", ["received_at"])


def _dead_letters() -> None:
    op.create_table(
        "dead_letters",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("event_id", sa.Uuid(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("error", sa.Text(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(), server_default="open", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dead_letters")),
    )
    op.create_index("ix_dead_letters_open", "dead_letters", ["state", "received_at"])
    op.create_index(op.f("ix_dead_letters_event_id"), "dead_letters", ["event_id"])


def _keys() -> None:
    op.create_table(
        "api_keys",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.Column("hint", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("scopes", sa.ARRAY(sa.String()), nullable=False),
        sa.Column("rate", sa.Integer(), nullable=False),
        sa.Column(
            "created_at", sa.DateTime(timezone=True), server_default=sa.func.now(), nullable=False
        ),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_api_keys")),
        sa.UniqueConstraint("hash", name=op.f("uq_api_keys_hash")),
    )


def downgrade() -> None:
    for table in ("api_keys", "dead_letters", "metrics_minute", "events", "event_ids"):
        op.drop_table(table)
    op.execute("DROP SCHEMA partitions")
