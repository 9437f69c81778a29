"""contacts and their codes"""

import sqlalchemy as sa
from alembic import op

revision = "a4e87d1c6b05"
down_revision = "b7d1e0c4a6f5"
branch_labels = None
depends_on = None


def _owner(table: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_user_id_users")
    return sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=name, ondelete="CASCADE")


def upgrade() -> None:
    op.create_table(
        "contacts",
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("way", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=True),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        _owner("contacts"),
        sa.PrimaryKeyConstraint("user_id", "way", name=op.f("pk_contacts")),
    )
    op.create_table(
        "contact_codes",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("way", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("code_hash", sa.LargeBinary(), nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("closed", sa.Boolean(), nullable=False),
        _owner("contact_codes"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact_codes")),
    )
    for column in ("user_id", "address"):
        name = f"ix_contact_codes_{column}_asked_at"
        op.create_index(name, "contact_codes", [column, "asked_at"], unique=False)


def downgrade() -> None:
    op.drop_table("contact_codes")
    op.drop_table("contacts")
