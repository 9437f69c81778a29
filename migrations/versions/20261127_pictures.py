"""what a person's pictures are drawn on"""

import sqlalchemy as sa
from alembic import op

revision = "a61d0e7c93b4"
down_revision = "4f9a1c62d7be"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "users",
        sa.Column("pictures", sa.String(), server_default=sa.text("'dark'"), nullable=False),
    )


def downgrade() -> None:
    op.drop_column("users", "pictures")
