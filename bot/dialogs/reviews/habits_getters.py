"""What the habits windows show."""

from collections.abc import Sequence
from typing import Any

from aiogram_dialog import DialogManager

from bot.ui.cards.habit_lines import format_strip_legend, format_week_strip, shorten_title
from bot.ui.cards.habits import format_number
from bot.ui.context import get_current_user, get_local_today
from bot.ui.current_user import CurrentUser, QueryRunner
from core.habits.contracts.views import HabitSummary
from core.habits.queries import HabitQueries
from core.habits.rules.summaries import list_slipping
from core.overviews.week_facts import calculate_kept_percent

MAX_HABITS, MAX_BUTTONS = 8, 4


async def get_habits_data(
    dialog_manager: DialogManager, query_runner: QueryRunner, **_: Any
) -> dict[str, Any]:
    """The last seven days of each; those open today, and those that slip, the worst first."""
    current_user, today = get_current_user(dialog_manager), get_local_today(dialog_manager)
    async with query_runner(HabitQueries) as queries:
        lines = await queries.list_active(current_user.id, today)
    slipping, percent = list_slipping(lines), calculate_kept_percent(lines)
    open_today = [line for line in lines if line.week[-1] == "open"]
    return {
        "percent": -1 if percent is None else percent,
        "legend": format_strip_legend(today, current_user.locale),
        "lines": [_build_habit_line(line) for line in lines[:MAX_HABITS]],
        "some": bool(lines),
        "empty": not lines,
        "more": max(0, len(lines) - MAX_HABITS),
        "slips": bool(slipping),
        "open": [
            (f"✅ {shorten_title(line.title)}", _encode_tick(line))
            for line in open_today[:MAX_BUTTONS]
        ],
        "growth": _build_micro_steps(lines, current_user)[:MAX_BUTTONS],
        "steppable": bool(_build_micro_steps(lines, current_user)),
        "slipping": [
            (f"🗄 {shorten_title(line.title)}", line.id.hex) for line in slipping[:MAX_BUTTONS]
        ],
    }


def _build_habit_line(line: HabitSummary) -> dict[str, Any]:
    return {"title": line.title, "streak": line.streak, "strip": format_week_strip(line)}


def _build_micro_steps(
    lines: Sequence[HabitSummary], current_user: CurrentUser
) -> list[tuple[str, str]]:
    """The small steps that are offered: words, and the amounts before and after with the habit."""
    return [
        (
            current_user.translate(
                "weekly-habit-step-up" if line.step.up else "weekly-habit-step-down",
                title=shorten_title(line.title),
                step=format_number(line.step.target, current_user),
                unit=line.unit or "",
            ).strip(),
            f"{line.target:g}:{line.step.target:g}:{line.id.hex}",
        )
        for line in lines
        if line.step is not None
    ]


def _encode_tick(line: HabitSummary) -> str:
    return f"{line.today.toordinal():05x}{line.id.hex}"
