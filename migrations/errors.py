"""What a person reads when a migration fails: one line that says what to do."""

from alembic.script.revision import RevisionError
from alembic.util import CommandError
from sqlalchemy.exc import DBAPIError

LOCKED = frozenset({"55P03", "40P01"})  # lock_not_available, deadlock_detected
FULL = frozenset({"53100", "53200"})  # disk_full, out_of_memory
DENIED = frozenset({"42501", "28000", "28P01"})
KEPT = "nothing is lost: what was upgraded before this step stays, the rest is as it was"


class MigrationError(CommandError):
    """One line for a person; alembic's own command prints it without a traceback."""


class DataWouldBeDeleted(MigrationError):
    """A downgrade that deletes what people have entered."""


def get_sqlstate(error: BaseException | None) -> str:
    """PostgreSQL's code of the error, from whichever exception in the chain has it; else empty."""
    while error is not None:
        state = getattr(error, "sqlstate", None) or getattr(error, "pgcode", None)
        if state:
            return str(state)
        error = getattr(error, "orig", None) or error.__cause__
    return ""


def explain_error(error: Exception, step: str) -> MigrationError:
    """`error` as one line; `step` names the migration under way."""
    if isinstance(error, MigrationError):
        return error
    if isinstance(error, RevisionError) or "Can't locate revision" in str(error):
        return MigrationError(
            "the database was made by a newer version of Uspevai: start that version, "
            "or restore a backup from before its upgrade"
        )
    state = get_sqlstate(error)
    return MigrationError(f"{_get_reason(error, state)} (upgrading: {step}); {KEPT}")


def _get_reason(error: Exception, state: str) -> str:
    if state in LOCKED:
        return "other processes keep the tables locked: stop them and start again"
    if state in FULL:
        return "the database server has no room left: make room and start again"
    if state in DENIED:
        return "the database user may not change the schema: use the tables' owner in DATABASE_URL"
    if isinstance(error, OSError) or (isinstance(error, DBAPIError) and not state):
        return "the database cannot be reached: see to the server and start again"
    said = str(getattr(error, "orig", None) or error).splitlines() or [""]
    message = said[0].rpartition("'>: ")[2]  # SQLAlchemy puts asyncpg's class before
    return f"a migration failed with {state or type(error).__name__}: {message}; start again"
