"""tasks: notes, steps, waiting, blockers, reminders at a moment, repeating from the day done"""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from migrations.building import build_index

revision = "4f9b27d1e6ca"
down_revision = "e51f0c7a92d3"
branch_labels = None
depends_on = None


def _empty(name: str, kind: sa.types.TypeEngine[Any], value: str = "'{}'") -> sa.Column[object]:
    return sa.Column(name, kind, server_default=sa.text(value), nullable=False)


def upgrade() -> None:
    for column in (
        sa.Column("notes", sa.String(), nullable=True),
        sa.Column("waiting_until", sa.Date(), nullable=True),
        _empty("repeat_from", sa.String(), "'due'"),
        _empty("steps", postgresql.JSONB(), "'[]'"),
        _empty("blocked_by", postgresql.ARRAY(sa.Uuid())),
        _empty("remind_on", postgresql.ARRAY(sa.DateTime(timezone=False))),
    ):
        op.add_column("tasks", column, if_not_exists=True)
    build_index("ix_tasks_blocked", "tasks", ["user_id"], where="blocked_by <> '{}'")


def downgrade() -> None:
    op.drop_index("ix_tasks_blocked", table_name="tasks")
    for name in ("remind_on", "blocked_by", "steps", "repeat_from", "waiting_until", "notes"):
        op.drop_column("tasks", name)
