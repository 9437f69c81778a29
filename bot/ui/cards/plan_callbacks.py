"""What the buttons of the morning and the evening carry.

`pl:<action>:<day>:<turn>` and, to undo, `pl:u:<day>:<turn>`: days are YYYYMMDD, `turn` counts how
often the move of that evening was taken back, so that each move has an id of its own.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal
from uuid import UUID, uuid5

from bot.ui.callback_data import MalformedPayload, parse_compact_date

PLAN_PREFIX = "pl:"
WINDOW_PREFIXES = ("pl:p:", "pl:c:", "pl:s:")  # those that open a window
# plan, all to the next day, choose, done, undo, spread
PlanAction = Literal["p", "t", "c", "d", "u", "s"]
_MAX_MOVE_NUMBER = 999


@dataclass(slots=True, frozen=True)
class PlanCallback:
    action: PlanAction
    day: date
    move_number: int = 0

    def pack(self) -> str:
        return f"{PLAN_PREFIX}{self.action}:{self.day:%Y%m%d}:{self.move_number}"

    def derive_plan_id(self, user_id: UUID) -> UUID:
        """The one move of that evening and turn, however often it is pressed."""
        return uuid5(user_id, f"uspevai:evening:{self.day:%Y%m%d}:{self.move_number}")


def unpack_callback(data: str) -> PlanCallback:
    """What was pressed. Raises Malformed."""
    match data.split(":"):
        case ["pl", ("p" | "t" | "c" | "d" | "u" | "s") as action, digits, turn]:
            callback_data = PlanCallback(
                action, parse_compact_date(digits), _parse_move_number(turn)
            )
            if callback_data.pack() == data:
                return callback_data
    raise MalformedPayload(data)


def _parse_move_number(digits: str) -> int:
    if not digits.isdecimal() or int(digits) > _MAX_MOVE_NUMBER:
        raise MalformedPayload(digits)
    return int(digits)
