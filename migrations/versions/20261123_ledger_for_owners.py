"""the ledger is read by time, its failures by themselves"""

import sqlalchemy as sa
from alembic import op

revision = "d3b1c64e90a7"
down_revision = "b7d2f0a91c35"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index(
        "ix_deliveries_updated_at", "deliveries", ["updated_at"], postgresql_using="brin"
    )
    op.create_index(
        "ix_deliveries_ended_badly",
        "deliveries",
        ["updated_at"],
        postgresql_where=sa.text("outcome IN ('failed', 'unknown')"),
    )


def downgrade() -> None:
    op.drop_index("ix_deliveries_ended_badly", table_name="deliveries")
    op.drop_index("ix_deliveries_updated_at", table_name="deliveries")
