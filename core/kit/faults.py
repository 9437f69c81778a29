"""Telling a fault of the surroundings, which passes, from a fault of the code, which does not."""

import asyncio


class TransientError(Exception):
    """A failure whose cause will pass, in the judgement of whoever raises it."""


_CONNECTION_ERRORS = frozenset(
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
_SQLALCHEMY_ERRORS = frozenset({"OperationalError", "InterfaceError", "TimeoutError"})
_CLIENT_MODULES = frozenset({"nats", "redis"})


def is_transient(error: BaseException) -> bool:
    """True for a server that is away, stopping or slow, and for a transaction that lost a race."""
    if isinstance(error, TransientError | OSError | TimeoutError | asyncio.TimeoutError):
        return True
    module = type(error).__module__.partition(".")[0]
    if module == "sqlalchemy":
        if type(error).__name__ in _SQLALCHEMY_ERRORS or getattr(
            error, "connection_invalidated", False
        ):
            return True
        orig = getattr(error, "orig", None)  # SQLAlchemy's own class, over the driver's
        return _is_connection_error(orig) or _is_connection_error(getattr(orig, "__cause__", None))
    return module in _CLIENT_MODULES or _is_connection_error(error)


def _is_connection_error(error: object) -> bool:
    names = {base.__name__ for base in type(error).__mro__}
    return not names.isdisjoint(_CONNECTION_ERRORS)
