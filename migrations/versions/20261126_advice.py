"""advice"""

import sqlalchemy as sa
from alembic import op

revision = "7b3e90d1c4f8"
down_revision = "9c4e17d05ab8"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "said_advice",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("piece", sa.String(), nullable=False),
        sa.Column("signal", sa.String(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("rating", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_said_advice_user_id_users"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_said_advice")),
    )
    op.create_index("ix_said_advice_user_id_given_at", "said_advice", ["user_id", "given_at"])


def downgrade() -> None:
    op.drop_table("said_advice")
