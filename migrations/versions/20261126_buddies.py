"""buddies: invitations, bonds, cheers"""

import sqlalchemy as sa
from alembic import op

revision = "7c3e90b1d5f2"
down_revision = "c58d0e2b71a9"
branch_labels = None
depends_on = None


def _user(name: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([name], ["users.id"], ondelete="CASCADE")


def _habit() -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["habit_id"], ["habits.id"], ondelete="CASCADE")


def upgrade() -> None:
    _invitations()
    _bonds()
    _cheers()


def _invitations() -> None:
    op.create_table(
        "buddy_invitations",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("habit_id", sa.Uuid(), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("invitee_id", sa.Uuid(), nullable=True),
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        _habit(),
        _user("owner_id"),
        _user("invitee_id"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("token_hash"),
    )
    for name in ("habit_id", "owner_id", "invitee_id"):
        op.create_index(f"ix_buddy_invitations_{name}", "buddy_invitations", [name])


def _bonds() -> None:
    op.create_table(
        "buddy_bonds",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("habit_id", sa.Uuid(), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("buddy_id", sa.Uuid(), nullable=False),
        sa.Column("began_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        _habit(),
        _user("owner_id"),
        _user("buddy_id"),
        sa.PrimaryKeyConstraint("id"),
    )
    pair = ["habit_id", "buddy_id"]
    holds = sa.text("ended_at IS NULL")
    op.create_index(
        "uq_buddy_bonds_active", "buddy_bonds", pair, unique=True, postgresql_where=holds
    )
    op.create_index("ix_buddy_bonds_habit_id_buddy_id", "buddy_bonds", pair)
    for name in ("owner_id", "buddy_id"):
        op.create_index(f"ix_buddy_bonds_{name}", "buddy_bonds", [name])


def _cheers() -> None:
    op.create_table(
        "buddy_cheers",
        sa.Column("bond_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("buddy_id", sa.Uuid(), nullable=False),
        sa.Column("cheer", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["bond_id"], ["buddy_bonds.id"], ondelete="CASCADE"),
        _user("buddy_id"),
        sa.PrimaryKeyConstraint("bond_id", "day"),
    )
    op.create_index("ix_buddy_cheers_buddy_id_day", "buddy_cheers", ["buddy_id", "day"])


def downgrade() -> None:
    for name in ("buddy_cheers", "buddy_bonds", "buddy_invitations"):
        op.drop_table(name)
