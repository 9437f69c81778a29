"""the ledger is read by time, its failures by themselves"""

from alembic import op

from migrations.building import build_index

revision = "d3b1c64e90a7"
down_revision = "b7d2f0a91c35"
branch_labels = None
depends_on = None


def upgrade() -> None:
    build_index("ix_deliveries_updated_at", "deliveries", ["updated_at"], using="brin")
    build_index(
        "ix_deliveries_ended_badly",
        "deliveries",
        ["updated_at"],
        where="outcome IN ('failed', 'unknown')",
    )


def downgrade() -> None:
    op.drop_index("ix_deliveries_ended_badly", table_name="deliveries")
    op.drop_index("ix_deliveries_updated_at", table_name="deliveries")
