"""What the buttons of the morning and the evening carry.

`pl:<action>:<day>:<turn>` and, to undo, `pl:u:<day>:<turn>`: days are YYYYMMDD, `turn` counts how
often the move of that evening was taken back, so that each move has an id of its own.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal
from uuid import UUID, uuid5

from bot.packing import Malformed, day_of

PREFIX = "pl:"
WINDOWS = ("pl:p:", "pl:c:", "pl:s:")  # those that open a window
# plan, all to the next day, choose, done, undo, spread
PlanAction = Literal["p", "t", "c", "d", "u", "s"]
_LAST_TURN = 999


@dataclass(slots=True, frozen=True)
class PlanPress:
    action: PlanAction
    day: date
    turn: int = 0

    def pack(self) -> str:
        return f"{PREFIX}{self.action}:{self.day:%Y%m%d}:{self.turn}"

    def plan_id(self, user_id: UUID) -> UUID:
        """The one move of that evening and turn, however often it is pressed."""
        return uuid5(user_id, f"uspevai:evening:{self.day:%Y%m%d}:{self.turn}")


def unpack(data: str) -> PlanPress:
    """What was pressed. Raises Malformed."""
    match data.split(":"):
        case ["pl", ("p" | "t" | "c" | "d" | "u" | "s") as action, digits, turn]:
            press = PlanPress(action, day_of(digits), _turn(turn))
            if press.pack() == data:
                return press
    raise Malformed(data)


def _turn(digits: str) -> int:
    if not digits.isdecimal() or int(digits) > _LAST_TURN:
        raise Malformed(digits)
    return int(digits)
