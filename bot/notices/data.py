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

from bot.packing import Malformed, day_of, identity_of, short, time_of
from core.habits.contracts import MOST_AMOUNT

# Done, undo, snoozes: 15 minutes, an hour, later today, tomorrow morning, a moment to be picked.
TaskAction = Literal["d", "u", "15", "1h", "pd", "am", "pk"]
HabitAction = Literal["d", "u", "o", "b"]  # done, undo, a day off, back on
FocusAction = Literal["p", "r", "s", "x", "n", "w"]  # pause, resume, skip, stop, next, work
PICK = "t:pk:"
SkillAction = Literal["s", "h", "l", "u"]  # still, higher, lower, undo
PREFIXES = ("t:", "m:", "h:", "q:", "f:", "k:", "b:")
TODAY = "o:today"
REVIEW = "o:review"
_LINES = frozenset("12345")
_LARGEST = round(MOST_AMOUNT * 1000)


@dataclass(slots=True, frozen=True)
class TaskPress:
    action: TaskAction
    task_id: UUID

    def pack(self) -> str:
        return f"t:{self.action}:{short(self.task_id)}"


@dataclass(slots=True, frozen=True)
class MovePress:
    """Make `at` (local, whole minutes) the task's own time."""

    at: time
    task_id: UUID

    def pack(self) -> str:
        return f"m:{self.at:%H%M}:{short(self.task_id)}"


@dataclass(slots=True, frozen=True)
class HabitPress:
    """`day` is the day to tick or to take off, the person's own."""

    action: HabitAction
    habit_id: UUID
    day: date

    def pack(self) -> str:
        return f"h:{self.action}:{short(self.habit_id)}:{self.day:%Y%m%d}"


@dataclass(slots=True, frozen=True)
class AmountPress:
    """Add `amount` to what `day` has, if that is `seen`: a second press adds nothing."""

    habit_id: UUID
    day: date
    amount: float
    seen: float

    def pack(self) -> str:
        amounts = round(self.amount * 1000), round(self.seen * 1000)
        return f"q:{amounts[0]}:{short(self.habit_id)}:{self.day:%Y%m%d}:{amounts[1]}"


@dataclass(slots=True, frozen=True)
class FocusPress:
    """`next` and `work` begin what follows the session, a break or more work."""

    action: FocusAction
    session_id: UUID

    def pack(self) -> str:
        return f"f:{self.action}:{short(self.session_id)}"


@dataclass(slots=True, frozen=True)
class SkillPress:
    """An answer about the skill's level; to another turn than its own it changes nothing."""

    action: SkillAction
    skill_id: UUID
    turn: int

    def pack(self) -> str:
        return f"k:{self.action}:{short(self.skill_id)}:{self.turn}"


@dataclass(slots=True, frozen=True)
class ReviewPress:
    """Opens the weekly review; whose and which is known by who presses and when."""

    def pack(self) -> str:
        return REVIEW


@dataclass(slots=True, frozen=True)
class BundlePress:
    """A press on what line `line` of a bundle tells of; its heading is line 0."""

    line: int
    press: TaskPress | HabitPress | SkillPress

    def pack(self) -> str:
        return f"b:{self.line}:{self.press.pack()}"


Single = TaskPress | MovePress | HabitPress | AmountPress | FocusPress | SkillPress
Press = Single | BundlePress


def unpack(data: str) -> Press:
    """What was pressed. Raises Malformed."""
    kind, _, rest = data.partition(":")
    if kind != "b":
        return _unpack(data)
    line, _, inner = rest.partition(":")
    press = _unpack(inner)
    if line not in _LINES or not isinstance(press, TaskPress | HabitPress | SkillPress):
        raise Malformed(data)
    if press.action not in ("d", "u", "s"):
        raise Malformed(data)
    return BundlePress(int(line), press)


def _unpack(data: str) -> Single:
    match data.split(":"):
        case ["t", ("d" | "u" | "15" | "1h" | "pd" | "am" | "pk") as action, word]:
            return TaskPress(action, identity_of(word))
        case ["m", at, word]:
            return MovePress(time_of(at), identity_of(word))
        case ["h", ("d" | "u" | "o" | "b") as action, word, day]:
            return HabitPress(action, identity_of(word), day_of(day))
        case ["q", amount, word, day, seen]:
            return AmountPress(identity_of(word), day_of(day), _amount(amount), _amount(seen))
        case ["f", ("p" | "r" | "s" | "x" | "n" | "w") as action, word]:
            return FocusPress(action, identity_of(word))
        case ["k", ("s" | "h" | "l" | "u") as action, word, turn]:
            return SkillPress(action, identity_of(word), _turn(turn))
    raise Malformed(data)


def _turn(digits: str) -> int:
    if not digits.isdecimal() or len(digits) > 9 or str(int(digits)) != digits:
        raise Malformed(digits)
    return int(digits)


def _amount(digits: str) -> float:
    if not digits.removeprefix("-").isdecimal() or f"{int(digits)}" != digits:
        raise Malformed(digits)
    if abs(int(digits)) > _LARGEST:
        raise Malformed(digits)
    return int(digits) / 1000
