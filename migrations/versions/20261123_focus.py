"""focus"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "b7d2f0a91c35"
down_revision = "5c1a70b3e2f4"
branch_labels = None
depends_on = None
_ACTIVE = sa.text("ended_at IS NULL")


def upgrade() -> None:
    op.create_table(
        "focus_settings",
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("work", sa.SmallInteger(), nullable=False),
        sa.Column("short", sa.SmallInteger(), nullable=False),
        sa.Column("long", sa.SmallInteger(), nullable=False),
        sa.Column("rounds", sa.SmallInteger(), nullable=False),
        sa.Column("daily_goal", sa.SmallInteger(), nullable=False),
        sa.Column("weekly_goal", sa.SmallInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["users.id"],
            name=op.f("fk_focus_settings_user_id_users"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_focus_settings")),
    )
    op.create_table(
        "focus_sessions",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("mode", sa.String(), nullable=False),
        sa.Column("phase", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=True),
        sa.Column("tags", postgresql.ARRAY(sa.String()), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=True),
        sa.Column("planned_seconds", sa.Integer(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("paused_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("paused_seconds", sa.Float(), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("end", sa.String(), nullable=True),
        sa.Column("round", sa.SmallInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["users.id"],
            name=op.f("fk_focus_sessions_user_id_users"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_focus_sessions")),
    )
    op.create_index(
        "uq_focus_sessions_active",
        "focus_sessions",
        ["user_id"],
        unique=True,
        postgresql_where=_ACTIVE,
    )
    op.create_index(
        "ix_focus_sessions_user_id_started_at",
        "focus_sessions",
        ["user_id", "started_at"],
        unique=False,
    )
    op.create_index(
        op.f("ix_focus_sessions_subject_id"), "focus_sessions", ["subject_id"], unique=False
    )


def downgrade() -> None:
    op.drop_table("focus_sessions")
    op.drop_table("focus_settings")
