"""when a person's day begins, and when they work"""

import sqlalchemy as sa
from alembic import op

revision = "e51f0c7a92d3"
down_revision = "d04b6e92c1a7"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "users",
        sa.Column("day_start", sa.Time(), server_default=sa.text("'00:00'"), nullable=False),
    )
    op.add_column("users", sa.Column("work_from", sa.Time(), nullable=True))
    op.add_column("users", sa.Column("work_to", sa.Time(), nullable=True))
    op.add_column(
        "users",
        sa.Column("work_days", sa.SmallInteger(), server_default=sa.text("31"), nullable=False),
    )


def downgrade() -> None:
    for name in ("work_days", "work_to", "work_from", "day_start"):
        op.drop_column("users", name)
