"""What the buttons of notifications carry: everything needed to act, in at most 64 bytes.

`t:<action>:<task>`, `m:<time>:<task>`, `h:<action>:<habit>:<day>`, `f:<action>:<session>`,
`k:<action>:<skill>:<turn>` and `q:<amount>:<habit>:<day>:<seen>`, in a bundle with `b:<line>:` in
front; ids are base64url without padding (22 characters), days are YYYYMMDD, times HHMM, amounts in
thousandths. Nothing is looked up in Redis: a button works as long as its message exists.
"""

from dataclasses import dataclass
from datetime import date, time
from typing import Literal
from uuid import UUID

from bot.ui.callback_data import (
    MalformedPayload,
    decode_uuid,
    encode_uuid,
    parse_compact_date,
    parse_compact_time,
)
from core.habits.contracts.plans import MAX_AMOUNT

# Done, undo, snoozes: 15 minutes, an hour, later today, tomorrow morning, a moment to be picked.
TaskAction = Literal["d", "u", "15", "1h", "pd", "am", "pk"]
HabitAction = Literal["d", "u", "o", "b"]  # done, undo, a day off, back on
FocusAction = Literal["p", "r", "s", "x", "n", "w"]  # pause, resume, skip, stop, next, work
PICK_PREFIX = "t:pk:"
SkillAction = Literal["s", "h", "l", "u"]  # still, higher, lower, undo
CALLBACK_PREFIXES = ("t:", "m:", "h:", "q:", "f:", "k:", "b:")
TODAY_CALLBACK = "o:today"
REVIEW_CALLBACK = "o:review"
_LINE_DIGITS = frozenset("12345")
_MAX_AMOUNT_THOUSANDTHS = round(MAX_AMOUNT * 1000)


@dataclass(slots=True, frozen=True)
class TaskCallback:
    action: TaskAction
    task_id: UUID

    def pack(self) -> str:
        return f"t:{self.action}:{encode_uuid(self.task_id)}"


@dataclass(slots=True, frozen=True)
class MoveTimeCallback:
    """Make `at` (local, whole minutes) the task's own time."""

    at: time
    task_id: UUID

    def pack(self) -> str:
        return f"m:{self.at:%H%M}:{encode_uuid(self.task_id)}"


@dataclass(slots=True, frozen=True)
class HabitCallback:
    """`day` is the day to tick or to take off, the person's own."""

    action: HabitAction
    habit_id: UUID
    day: date

    def pack(self) -> str:
        return f"h:{self.action}:{encode_uuid(self.habit_id)}:{self.day:%Y%m%d}"


@dataclass(slots=True, frozen=True)
class AmountCallback:
    """Add `amount` to what `day` has, if that is `seen`: a second press adds nothing."""

    habit_id: UUID
    day: date
    amount: float
    seen_amount: float

    def pack(self) -> str:
        amounts = round(self.amount * 1000), round(self.seen_amount * 1000)
        return f"q:{amounts[0]}:{encode_uuid(self.habit_id)}:{self.day:%Y%m%d}:{amounts[1]}"


@dataclass(slots=True, frozen=True)
class FocusCallback:
    """`next` and `work` begin what follows the session, a break or more work."""

    action: FocusAction
    session_id: UUID

    def pack(self) -> str:
        return f"f:{self.action}:{encode_uuid(self.session_id)}"


@dataclass(slots=True, frozen=True)
class SkillCallback:
    """An answer about the skill's level; to another turn than its own it changes nothing."""

    action: SkillAction
    skill_id: UUID
    turn: int

    def pack(self) -> str:
        return f"k:{self.action}:{encode_uuid(self.skill_id)}:{self.turn}"


@dataclass(slots=True, frozen=True)
class ReviewCallback:
    """Opens the weekly review; whose and which is known by who presses and when."""

    def pack(self) -> str:
        return REVIEW_CALLBACK


@dataclass(slots=True, frozen=True)
class BundleCallback:
    """A press on what line `line` of a bundle tells of; its heading is line 0."""

    line: int
    callback_data: TaskCallback | HabitCallback | SkillCallback

    def pack(self) -> str:
        return f"b:{self.line}:{self.callback_data.pack()}"


SingleCallback = (
    TaskCallback | MoveTimeCallback | HabitCallback | AmountCallback | FocusCallback | SkillCallback
)
NotificationCallback = SingleCallback | BundleCallback


def unpack_callback(data: str) -> NotificationCallback:
    """What was pressed. Raises Malformed."""
    kind, _, rest = data.partition(":")
    if kind != "b":
        return _unpack_single(data)
    line, _, inner = rest.partition(":")
    callback_data = _unpack_single(inner)
    if line not in _LINE_DIGITS or not isinstance(
        callback_data, TaskCallback | HabitCallback | SkillCallback
    ):
        raise MalformedPayload(data)
    if callback_data.action not in ("d", "u", "s"):
        raise MalformedPayload(data)
    return BundleCallback(int(line), callback_data)


def _unpack_single(data: str) -> SingleCallback:
    match data.split(":"):
        case ["t", ("d" | "u" | "15" | "1h" | "pd" | "am" | "pk") as action, word]:
            return TaskCallback(action, decode_uuid(word))
        case ["m", at, word]:
            return MoveTimeCallback(parse_compact_time(at), decode_uuid(word))
        case ["h", ("d" | "u" | "o" | "b") as action, word, day]:
            return HabitCallback(action, decode_uuid(word), parse_compact_date(day))
        case ["q", amount, word, day, seen]:
            return AmountCallback(
                decode_uuid(word),
                parse_compact_date(day),
                _parse_amount(amount),
                _parse_amount(seen),
            )
        case ["f", ("p" | "r" | "s" | "x" | "n" | "w") as action, word]:
            return FocusCallback(action, decode_uuid(word))
        case ["k", ("s" | "h" | "l" | "u") as action, word, turn]:
            return SkillCallback(action, decode_uuid(word), _parse_turn(turn))
    raise MalformedPayload(data)


def _parse_turn(digits: str) -> int:
    if not digits.isdecimal() or len(digits) > 9 or str(int(digits)) != digits:
        raise MalformedPayload(digits)
    return int(digits)


def _parse_amount(digits: str) -> float:
    if not digits.removeprefix("-").isdecimal() or f"{int(digits)}" != digits:
        raise MalformedPayload(digits)
    if abs(int(digits)) > _MAX_AMOUNT_THOUSANDTHS:
        raise MalformedPayload(digits)
    return int(digits) / 1000
