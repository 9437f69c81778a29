"""What the buttons of notifications carry: everything needed to act, in at most 64 bytes.

`t:<action>:<task>`, `h:<action>:<habit>:<day>` and `f:<action>:<session>`; ids are
base64url without padding (22 characters), days are YYYYMMDD. Nothing is looked up in Redis, so a
button works as long as its message exists.
"""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as Base64Error
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal
from uuid import UUID

TaskAction = Literal["d", "u", "15", "1h", "am"]  # done, undo, snoozes
HabitAction = Literal["d", "u"]
FocusAction = Literal["p", "r", "s", "x", "n", "w"]  # pause, resume, skip, stop, next, work
PREFIXES = ("t:", "h:", "f:")


class Malformed(ValueError):
    """Not data that this bot has put under a button."""


@dataclass(slots=True, frozen=True)
class TaskPress:
    action: TaskAction
    task_id: UUID

    def pack(self) -> str:
        return f"t:{self.action}:{_short(self.task_id)}"


@dataclass(slots=True, frozen=True)
class HabitPress:
    """`day` is the day to tick, the person's own."""

    action: HabitAction
    habit_id: UUID
    day: date

    def pack(self) -> str:
        return f"h:{self.action}:{_short(self.habit_id)}:{self.day:%Y%m%d}"


@dataclass(slots=True, frozen=True)
class FocusPress:
    """`next` and `work` begin what follows the session, a break or more work."""

    action: FocusAction
    session_id: UUID

    def pack(self) -> str:
        return f"f:{self.action}:{_short(self.session_id)}"


def unpack(data: str) -> TaskPress | HabitPress | FocusPress:
    """What was pressed. Raises Malformed."""
    match data.split(":"):
        case ["t", ("d" | "u" | "15" | "1h" | "am") as action, short]:
            return TaskPress(action, _uuid(short))
        case ["h", ("d" | "u") as action, short, day]:
            return HabitPress(action, _uuid(short), _day(day))
        case ["f", ("p" | "r" | "s" | "x" | "n" | "w") as action, short]:
            return FocusPress(action, _uuid(short))
    raise Malformed(data)


def _short(identity: UUID) -> str:
    return urlsafe_b64encode(identity.bytes).decode().rstrip("=")


def _uuid(short: str) -> UUID:
    try:
        identity = UUID(bytes=urlsafe_b64decode(short + "=="))
    except (Base64Error, ValueError):
        raise Malformed(short) from None
    if _short(identity) != short:
        raise Malformed(short)
    return identity


def _day(digits: str) -> date:
    try:
        day = datetime.strptime(digits, "%Y%m%d").date()  # noqa: DTZ007 - a day has no zone
    except ValueError:
        raise Malformed(digits) from None
    if f"{day:%Y%m%d}" != digits:
        raise Malformed(digits)
    return day
