"""What the picture of a period says, in the person's language."""

from babel.dates import format_date

from bot.ui.current_user import CurrentUser
from bot.ui.focus_pictures import build_sparse_labels, format_headline
from core.overviews.periods import HOURS_PER_DAY, Period, PeriodTally
from core.pictures.bars import Bar
from core.pictures.stats import StatFigure
from core.texts import get_weekday_names


def format_title(period: Period, current_user: CurrentUser) -> str:
    """«Сб, 21 ноября», «16–22 ноября», «30 нояб. – 6 дек.», «Ноябрь 2026»."""
    first, last = period.first_day, period.last_day
    english = current_user.locale == "en"
    if period.kind == "day":
        parts, joint = [(first, "EEE, MMMM d" if english else "EEE, d MMMM")], ""
    elif period.kind == "month":
        parts, joint = [(first, "LLLL y")], ""
    elif first.month == last.month:
        parts, joint = [(first, "MMMM d"), (last, "d")], "–"
        if not english:
            parts = [(first, "d"), (last, "d MMMM")]
    else:
        pattern = "MMM d" if english else "d MMM"
        parts, joint = [(first, pattern), (last, pattern)], " – "
    words = joint.join(format_date(day, pattern, current_user.locale) for day, pattern in parts)
    return words[:1].upper() + words[1:]


def build_figure(
    metric: str,
    tally: PeriodTally,
    period: Period,
    current_user: CurrentUser,
    current_slot: int | None,
) -> StatFigure:
    """`what` is tasks, focus or habits; `mark` the slot of the present."""
    return StatFigure(
        name=current_user.translate(f"stats-name-{metric}"),
        heading=current_user.translate(f"stats-heading-{metric}"),
        value=format_amount(metric, tally.total, current_user),
        previous=current_user.translate(
            "stats-was", before=format_amount(metric, tally.previous_total, current_user)
        ),
        is_better=tally.total > tally.previous_total,
        bars=[
            Bar(name, value, is_marked=number == current_slot)
            for number, (name, value) in enumerate(
                zip(build_slot_names(period, current_user, current_slot), tally.slots, strict=True)
            )
        ],
    )


def format_amount(metric: str, amount: float, current_user: CurrentUser) -> str:
    """«12», or «5 ч 40 мин» of focus."""
    return format_headline(round(amount), current_user) if metric == "focus" else f"{amount:.0f}"


def build_slot_names(
    period: Period, current_user: CurrentUser, current_slot: int | None
) -> list[str]:
    """Below the columns; not every hour or day has room for a name."""
    if period.kind == "day":
        begins = current_user.profile.day_start.hour
        hours = [(begins + slot) % HOURS_PER_DAY for slot in range(HOURS_PER_DAY)]
        return [f"{hour}" if slot % 3 == 0 else "" for slot, hour in enumerate(hours)]
    if period.kind == "week":
        return list(get_weekday_names(current_user.locale))
    return build_sparse_labels(range(1, period.slot_count + 1), current_slot)
