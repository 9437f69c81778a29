"""an import is a list of steps, and its book tells how far it has come"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "a81d5e02c96f"
down_revision = "e6d2b81f40c9"
branch_labels = None
depends_on = None

# What was brought before there were steps is done, or undone.
_COLUMNS = (
    sa.Column("there", sa.Integer(), server_default="0", nullable=False),
    sa.Column("state", sa.String(), server_default="done", nullable=False),
    sa.Column("steps", sa.Integer(), server_default="0", nullable=False),
    sa.Column("settled", sa.Integer(), server_default="0", nullable=False),
    sa.Column("refused", postgresql.JSONB(), server_default=sa.text("'{}'"), nullable=False),
)


def upgrade() -> None:
    for column in _COLUMNS:
        op.add_column("imports", column)
        op.alter_column("imports", column.name, server_default=None)
    op.execute("UPDATE imports SET state = 'undone' WHERE undone_at IS NOT NULL")
    op.create_table(
        "import_steps",
        sa.Column("import_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("step", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["import_id"],
            ["imports.id"],
            name="fk_import_steps_import_id_imports",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("import_id", "place", name="pk_import_steps"),
    )


def downgrade() -> None:
    op.drop_table("import_steps")
    for column in _COLUMNS:
        op.drop_column("imports", column.name)
