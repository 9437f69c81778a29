"""Key results and milestones from words, and ready-made ones."""

from aiogram_dialog import DialogManager

from bot.ui.context import derive_id, get_current_user
from core.career.contracts.goals import NewMilestone, NewResult
from core.career.parse.goals import ParsedResult, parse_parts

PRESET_MEASURES: dict[str, float] = {
    "percent": 100,
    "hours": 50,
    "times": 12,
    "pages": 300,
    "km": 100,
}
GoalPart = NewResult | NewMilestone


def parse_goal_parts(manager: DialogManager, text: str) -> list[GoalPart]:
    """«слова 500 шт, сдать экзамен»: key results, and milestones where there is no number."""
    return [build_part(manager, one, number) for number, one in enumerate(parse_parts(text)[:12])]


def build_part(manager: DialogManager, parsed: ParsedResult | str, number: int) -> GoalPart:
    """What was understood, under an id of its own."""
    if isinstance(parsed, str):
        return NewMilestone(milestone_id=derive_id(manager, number), title=parsed)
    return NewResult(
        result_id=derive_id(manager, number),
        title=parsed.title,
        unit=parsed.unit,
        start=parsed.start,
        target=parsed.target,
    )


def build_preset_parts(manager: DialogManager, code: str) -> list[GoalPart]:
    """A ready-made key result; how far it goes can be said anew later."""
    current_user = get_current_user(manager)
    made = NewResult(
        result_id=derive_id(manager),
        title=current_user.translate(f"goal-measure-{code}"),
        unit=current_user.translate(f"goal-unit-{code}"),
        target=PRESET_MEASURES[code],
    )
    return [made]
