"""Errors as texts for logs and dead letters: what went wrong, without what people wrote.

Messages of errors quote the values that they are about: PostgreSQL's DETAIL has whole rows,
pydantic the input, Python what could not be parsed. Classes are told by the names of their modules:
this is imported before the libraries are.
"""

import re
import traceback
from collections.abc import Iterator
from typing import Any

MAX_LENGTH = 300
_QUOTED = re.compile(r"""(?<!\w)[bur]{0,2}(['"])(?:\\.|(?!\1).)*\1""", re.DOTALL)
_UNKNOWN_FIELD = re.compile(r"unknown field `[^`]*`")
_ARGUMENT = re.compile(r"(invalid input for query argument \$\d+).*", re.DOTALL)
_CONTENT = re.compile(
    r"DETAIL:.*|\[parameters: .*|input_value=.*|(?:CONTEXT|STATEMENT|QUERY):\s.*", re.DOTALL
)
_SPEAKS_OF_SCHEMA = ("08", "23", "25", "40", "42", "53", "55", "57", "58", "XX")
"""Classes of PostgreSQL's codes whose first line names tables and constraints, never values."""


def describe_error(error: BaseException) -> str:
    """One line: the error's class and what it says, with quoted values as `'...'`."""
    name, message = type(error).__name__, _format_message(error)
    return f"{name}: {message}"[:MAX_LENGTH] if message else name


def format_error(error: BaseException) -> str:
    """The traceback, with those of the errors that led to it; messages as in `describe_error`."""
    return "".join(_format_chain(error, set())).rstrip("\n")


def blank_values(text: str) -> str:
    """The first line of an error's `text` without the values that it quotes."""
    text = _CONTENT.sub("...", text)
    text = _ARGUMENT.sub(r"\1", text)
    return (
        _QUOTED.sub("'...'", _UNKNOWN_FIELD.sub("unknown field", text)).strip().partition("\n")[0]
    )


def blank_content(text: str) -> str:
    """A log line of any library without the parts that are known to hold content."""
    return _ARGUMENT.sub(r"\1", _CONTENT.sub("...", text))


def _format_message(error: BaseException) -> str:
    module = type(error).__module__.partition(".")[0]
    cause = getattr(error, "orig", None)
    if module == "sqlalchemy" and isinstance(cause, BaseException):
        return describe_error(cause.__cause__ or cause)
    if (state := getattr(error, "sqlstate", None)) is not None:
        return _format_postgres_error(error, str(state))
    if module.startswith("pydantic") and hasattr(error, "errors"):
        return _format_invalid_fields(error.errors(include_url=False, include_input=False))
    if isinstance(error, UnicodeError):
        return str(getattr(error, "reason", ""))
    code = getattr(error, "code", None)
    if isinstance(code, str) and hasattr(error, "params"):
        return code  # a DomainError: its parameters are shown to the person
    return _format_foreign_error(error, module)


def _format_postgres_error(error: BaseException, state: str) -> str:
    if not state.startswith(_SPEAKS_OF_SCHEMA):
        return state
    first = str(error).splitlines()[:1]
    return " ".join([state, *first])


def _format_invalid_fields(errors: list[dict[str, Any]]) -> str:
    fields = (f"{'.'.join(map(str, one['loc']))} {one['type']}" for one in errors[:5])
    return "; ".join(fields)


def _format_foreign_error(error: BaseException, module: str) -> str:
    text = str(error)
    if type(error).__mro__[1] is ValueError and module in {"builtins", "dateutil"}:
        text = text.partition(": ")[0]
    return blank_values(text)


def _format_chain(error: BaseException, seen: set[int]) -> Iterator[str]:
    seen.add(id(error))
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if before is not None and id(before) not in seen:
        yield from _format_chain(before, seen)
        how = "was the direct cause of" if error.__cause__ else "was under way before"
        yield f"\nThe above exception {how} the following:\n\n"
    yield "Traceback (most recent call last):\n"
    yield from traceback.format_tb(error.__traceback__)
    yield f"{describe_error(error)}\n"
    if isinstance(error, BaseExceptionGroup):
        for one in error.exceptions:
            yield "\nIn the group:\n\n"
            yield from _format_chain(one, seen)
