"""Erasing a person's account."""

from typing import ClassVar

import msgspec

from core.kit.messages import Command, Event


class ErasureResult(msgspec.Struct, frozen=True):
    """How many rows were deleted."""

    rows: int


class ForgetUser(Command[ErasureResult], frozen=True, kw_only=True):
    """Delete all there is of the person; nothing of it can be undone."""

    subject: ClassVar[str] = "users.forget"
    forgets: ClassVar[bool] = True


class UserForgotten(Event, frozen=True, kw_only=True, omit_defaults=True):
    """`names` is what events call them, of this product and of others."""

    subject: ClassVar[str] = "users.forgotten"
    names: tuple[str, ...] = ()
