"""Telling a fault of the surroundings, which passes, from a fault of the code, which does not."""

import asyncio


class Passing(Exception):
    """A failure whose cause will pass, in the judgement of whoever raises it."""


_LOST_SERVER = frozenset(
    {
        "PostgresConnectionError",
        "OperatorInterventionError",
        "InsufficientResourcesError",
        "TransactionRollbackError",
        "InterfaceError",
        "OSError",
        "TimeoutError",
    }
)
_SQLALCHEMY = frozenset({"OperationalError", "InterfaceError", "TimeoutError"})
_CLIENTS = frozenset({"nats", "redis"})


def transient(error: BaseException) -> bool:
    """True for a server that is away, stopping or slow, and for a transaction that lost a race."""
    if isinstance(error, Passing | OSError | TimeoutError | asyncio.TimeoutError):
        return True
    module = type(error).__module__.partition(".")[0]
    if module == "sqlalchemy":
        if type(error).__name__ in _SQLALCHEMY or getattr(error, "connection_invalidated", False):
            return True
        orig = getattr(error, "orig", None)  # SQLAlchemy's own class, over the driver's
        return _lost_server(orig) or _lost_server(getattr(orig, "__cause__", None))
    return module in _CLIENTS or _lost_server(error)


def _lost_server(error: object) -> bool:
    names = {base.__name__ for base in type(error).__mro__}
    return not names.isdisjoint(_LOST_SERVER)
