"""What the buttons of notifications carry.

A bundle's button has `b:<line>:` in front of that of a single notification.
"""

from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from bot.ui.callback_data import ButtonData, ButtonDay, ButtonId, ButtonTime, MalformedPayload
from core.habits.contracts.plans import MAX_AMOUNT

# Done, undo, snoozes: 15 minutes, an hour, later today, tomorrow morning, a moment to be picked.
TaskAction = Literal["d", "u", "15", "1h", "pd", "am", "pk"]
HabitAction = Literal["d", "u", "o", "b"]  # done, undo, a day off, back on
FocusAction = Literal["p", "r", "s", "x", "n", "w"]  # pause, resume, skip, stop, next, work
SkillAction = Literal["s", "h", "l", "u"]  # still, higher, lower, undo
PICK_ACTION: TaskAction = "pk"
BUNDLE_PREFIX = "b:"
TODAY_CALLBACK = "o:today"
REVIEW_CALLBACK = "o:review"
_LINE_DIGITS = frozenset("12345")


class TaskCallback(ButtonData, prefix="t"):
    action: TaskAction
    task_id: ButtonId


class MoveTimeCallback(ButtonData, prefix="m"):
    """Make `at` (local, whole minutes) the task's own time."""

    at: ButtonTime
    task_id: ButtonId


class HabitCallback(ButtonData, prefix="h"):
    """`day` is the day to tick or to take off, the person's own."""

    action: HabitAction
    habit_id: ButtonId
    day: ButtonDay


def _read_thousandths(value: Any) -> Any:
    return int(value) / 1000 if isinstance(value, str) else value


Amount = Annotated[float, BeforeValidator(_read_thousandths), Field(ge=-MAX_AMOUNT, le=MAX_AMOUNT)]


class AmountCallback(ButtonData, prefix="q"):
    """Add `amount` to what `day` has, if that is `seen_amount`: a second press adds nothing.
    Amounts are written in thousandths."""

    amount: Amount
    habit_id: ButtonId
    day: ButtonDay
    seen_amount: Amount

    def _encode_value(self, key: str, value: Any) -> str:
        if isinstance(value, float):
            return str(round(value * 1000))
        return super()._encode_value(key, value)


class FocusCallback(ButtonData, prefix="f"):
    """`next` and `work` begin what follows the session, a break or more work."""

    action: FocusAction
    session_id: ButtonId


class SkillCallback(ButtonData, prefix="k"):
    """An answer about the skill's level; to another turn than its own it changes nothing."""

    action: SkillAction
    skill_id: ButtonId
    turn: Annotated[int, Field(ge=0, le=999_999_999)]


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
        return f"{BUNDLE_PREFIX}{self.line}:{self.callback_data.pack()}"

    @classmethod
    def unpack(cls, value: str) -> "BundleCallback":
        """What was pressed. Raises MalformedPayload."""
        line, _, inner = value.removeprefix(BUNDLE_PREFIX).partition(":")
        kind = _BUNDLED_BY_PREFIX.get(inner.partition(":")[0])
        if line not in _LINE_DIGITS or kind is None:
            raise MalformedPayload(value)
        callback_data = kind.unpack(inner)
        if callback_data.action not in ("d", "u", "s"):
            raise MalformedPayload(value)
        return cls(int(line), callback_data)


_BUNDLED_BY_PREFIX: dict[str, type[TaskCallback] | type[HabitCallback] | type[SkillCallback]] = {
    "t": TaskCallback,
    "h": HabitCallback,
    "k": SkillCallback,
}
