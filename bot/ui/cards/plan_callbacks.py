"""What the buttons of the morning and the evening carry."""

from typing import Annotated, Literal
from uuid import UUID, uuid5

from pydantic import Field

from bot.ui.callback_data import ButtonData, ButtonDay

# plan, all to the next day, choose, done, undo, spread
PlanAction = Literal["p", "t", "c", "d", "u", "s"]
WINDOW_ACTIONS: tuple[PlanAction, ...] = ("p", "c", "s")  # those that open a window


class PlanCallback(ButtonData, prefix="pl"):
    """`move_number` counts how often the move of that evening was taken back, so that each move
    has an id of its own."""

    action: PlanAction
    day: ButtonDay
    move_number: Annotated[int, Field(ge=0, le=999)] = 0

    def derive_plan_id(self, user_id: UUID) -> UUID:
        """The one move of that evening and turn, however often it is pressed."""
        return uuid5(user_id, f"uspevai:evening:{self.day:%Y%m%d}:{self.move_number}")
