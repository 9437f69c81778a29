"""people with quiet hours by an index of their own; since when a bundle holds an item"""

import sqlalchemy as sa
from alembic import op

from migrations.building import build_index

revision = "b7e90d15c3a8"
down_revision = "a4e87d1c6b05"
branch_labels = None
depends_on = None


def upgrade() -> None:
    build_index(
        "ix_users_quiet",
        "users",
        ["id"],
        include=["zone", "quiet_from", "quiet_to"],
        where="quiet_from IS NOT NULL",
    )
    op.add_column(
        "bundle_items",
        sa.Column(
            "kept_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False
        ),
    )


def downgrade() -> None:
    op.drop_index(
        "ix_users_quiet",
        table_name="users",
        postgresql_include=["zone", "quiet_from", "quiet_to"],
        postgresql_where=sa.text("quiet_from IS NOT NULL"),
    )
    op.drop_column("bundle_items", "kept_at")
