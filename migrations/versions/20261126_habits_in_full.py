"""habits: amounts, schedules, several reminders, pauses, freezes, notes, and what is past"""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "4f9a1c62d7be"
down_revision = "7c3be90d41f8"
branch_labels = None
depends_on = None

_PLAIN: tuple[sa.Column[Any], ...] = (
    sa.Column("kind", sa.String(), server_default="yes_no", nullable=False),
    sa.Column("unit", sa.String(), nullable=True),
    sa.Column("target", sa.Float(), server_default=sa.text("1"), nullable=False),
    sa.Column("goal", sa.Float(), nullable=True),
    sa.Column("stepped_on", sa.Date(), nullable=True),
    sa.Column("schedule", postgresql.JSONB(), nullable=True),
    sa.Column("anchor", sa.Date(), nullable=True),
    sa.Column("since", sa.Date(), nullable=True),
    sa.Column(
        "remind_times", postgresql.ARRAY(sa.Time()), server_default=sa.text("'{}'"), nullable=False
    ),
    sa.Column("pauses", postgresql.JSONB(), server_default=sa.text("'[]'"), nullable=False),
    sa.Column(
        "freezes", postgresql.ARRAY(sa.Date()), server_default=sa.text("'{}'"), nullable=False
    ),
    sa.Column("folded", sa.Date(), nullable=True),
    sa.Column("standing", postgresql.JSONB(), nullable=True),
)
_OF_A_DAY: tuple[sa.Column[Any], ...] = (
    sa.Column("amount", sa.Float(), server_default=sa.text("1"), nullable=True),
    sa.Column("goal", sa.Float(), server_default=sa.text("1"), nullable=False),
    sa.Column("before", sa.Float(), nullable=True),
    sa.Column("skipped", sa.Boolean(), server_default=sa.text("false"), nullable=False),
    sa.Column("note", sa.String(), nullable=True),
)


def upgrade() -> None:
    """What was there stays true: ticks are 1 of 1, days of the week a schedule of weekdays."""
    for column in _PLAIN:
        op.add_column("habits", column)
    for column in _OF_A_DAY:
        op.add_column("habit_check_ins", column)
    op.execute(
        """
        UPDATE habits SET
            schedule = jsonb_build_object('type', 'weekdays', 'days', weekdays),
            since = (habits.created_at AT TIME ZONE users.zone)::date,
            anchor = (habits.created_at AT TIME ZONE users.zone)::date,
            remind_times = CASE WHEN remind_time IS NULL THEN '{}' ELSE ARRAY[remind_time] END
        FROM users WHERE users.id = habits.user_id
        """
    )
    serve_old_processes()


def serve_old_processes() -> None:
    """Processes of the version before write and read `weekdays` and `remind_time` until a later
    version takes these columns away."""
    op.alter_column("habits", "weekdays", server_default=sa.text("127"))
    op.execute(
        """
        CREATE FUNCTION habits_of_old_processes() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF TG_OP = 'UPDATE' OR NEW.schedule IS NULL THEN
                NEW.schedule := jsonb_build_object('type', 'weekdays', 'days', NEW.weekdays);
                NEW.remind_times := CASE WHEN NEW.remind_time IS NULL THEN '{}'
                    ELSE ARRAY[NEW.remind_time] END;
            END IF;
            NEW.since := coalesce(NEW.since, current_date);
            NEW.anchor := coalesce(NEW.anchor, current_date);
            RETURN NEW;
        END $$
        """
    )
    op.execute(
        """
        CREATE TRIGGER habits_of_old_processes
        BEFORE INSERT OR UPDATE OF weekdays, remind_time ON habits
        FOR EACH ROW EXECUTE FUNCTION habits_of_old_processes()
        """
    )


def downgrade() -> None:
    """Days on which nothing was done are forgotten, so are all times of reminders but the first."""
    op.execute("DROP TRIGGER habits_of_old_processes ON habits")
    op.execute("DROP FUNCTION habits_of_old_processes")
    op.execute(
        """
        UPDATE habits SET remind_time = remind_times[1],
            weekdays = coalesce((schedule ->> 'days')::smallint, 127)
        """
    )
    op.execute("DELETE FROM habit_check_ins WHERE amount IS NULL OR amount < goal")
    op.alter_column("habits", "weekdays", server_default=None)
    for column in reversed(_PLAIN):
        op.drop_column("habits", column.name)
    for column in reversed(_OF_A_DAY):
        op.drop_column("habit_check_ins", column.name)
