"""quiet hours, bundles, the channel of a send"""

import sqlalchemy as sa
from alembic import op

revision = "5c1a70b3e2f4"
down_revision = "89fb46d2d8d4"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("users", sa.Column("quiet_from", sa.Time(), nullable=True))
    op.add_column("users", sa.Column("quiet_to", sa.Time(), nullable=True))
    op.add_column(
        "deliveries", sa.Column("channel", sa.String(), server_default="chat", nullable=False)
    )
    op.create_table(
        "bundle_items",
        sa.Column("bundle_id", sa.Uuid(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["users.id"],
            name=op.f("fk_bundle_items_user_id_users"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("bundle_id", "subject_id", "due_at", name=op.f("pk_bundle_items")),
    )
    op.create_index(op.f("ix_bundle_items_user_id"), "bundle_items", ["user_id"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_bundle_items_user_id"), table_name="bundle_items")
    op.drop_table("bundle_items")
    op.drop_column("deliveries", "channel")
    op.drop_column("users", "quiet_to")
    op.drop_column("users", "quiet_from")
