"""Key results and milestones from words, and ready-made ones."""

from aiogram_dialog import DialogManager

from bot.context import new_id, speaker_of
from core.career import contracts as c
from core.career.parse import ParsedResult, parse_parts

MEASURES: dict[str, float] = {"percent": 100, "hours": 50, "times": 12, "pages": 300, "km": 100}
Part = c.NewResult | c.NewMilestone


def read_parts(manager: DialogManager, words: str) -> list[Part]:
    """«слова 500 шт, сдать экзамен»: key results, and milestones where there is no number."""
    return [part(manager, one, number) for number, one in enumerate(parse_parts(words)[:12])]


def part(manager: DialogManager, parsed: ParsedResult | str, number: int) -> Part:
    """What was understood, under an id of its own."""
    if isinstance(parsed, str):
        return c.NewMilestone(milestone_id=new_id(manager, number), title=parsed)
    return c.NewResult(
        result_id=new_id(manager, number),
        title=parsed.title,
        unit=parsed.unit,
        start=parsed.start,
        target=parsed.target,
    )


def of_measure(manager: DialogManager, code: str) -> list[Part]:
    """A ready-made key result; how far it goes can be said anew later."""
    speaker = speaker_of(manager)
    made = c.NewResult(
        result_id=new_id(manager),
        title=speaker.text(f"goal-measure-{code}"),
        unit=speaker.text(f"goal-unit-{code}"),
        target=MEASURES[code],
    )
    return [made]
