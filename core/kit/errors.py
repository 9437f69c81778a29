"""Errors that travel: a rule that said no, and a fault that may pass."""

from typing import Any


class DomainError(Exception):
    """A rule refused the command.

    `code` names a text (`error-<code>`) in the person's language and `params` fill it;
    the refusal becomes a reply, never a retry.
    """

    def __init__(self, code: str, **params: Any) -> None:
        super().__init__(code, params)
        self.code = code
        self.params = params


class NotFound(DomainError):
    """The thing does not exist, or belongs to somebody else: the two are told apart to nobody."""

    def __init__(self, what: str) -> None:
        super().__init__("not-found", what=what)
