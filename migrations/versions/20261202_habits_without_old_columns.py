"""habits: what processes before the schedules read and wrote is taken away"""

import sqlalchemy as sa
from alembic import op

revision = "c27f4e90b1d6"
down_revision = "a81d5e02c96f"
branch_labels = None
depends_on = None
contracts = "4f9a1c62d7be"


def upgrade() -> None:
    """Nothing to drop where an earlier form of that revision has done it already."""
    op.execute("DROP TRIGGER IF EXISTS habits_of_old_processes ON habits")
    op.execute("DROP FUNCTION IF EXISTS habits_of_old_processes")
    for name in ("schedule", "anchor", "since"):
        op.alter_column("habits", name, nullable=False)
    for name in ("weekdays", "remind_time"):
        op.drop_column("habits", name, if_exists=True)


def downgrade() -> None:
    """As revision 4f9a1c62d7be left it; the columns are filled by its own downgrade."""
    op.add_column("habits", sa.Column("remind_time", sa.Time(), nullable=True))
    op.add_column(
        "habits",
        sa.Column("weekdays", sa.SmallInteger(), server_default=sa.text("127"), nullable=False),
    )
    for name in ("schedule", "anchor", "since"):
        op.alter_column("habits", name, nullable=True)
    op.execute(
        """
        CREATE FUNCTION habits_of_old_processes() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RETURN NEW; END $$
        """
    )
    op.execute(
        """
        CREATE TRIGGER habits_of_old_processes BEFORE INSERT ON habits
        FOR EACH ROW EXECUTE FUNCTION habits_of_old_processes()
        """
    )
