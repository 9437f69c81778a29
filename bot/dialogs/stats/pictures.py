"""What the picture of a period says, in the person's language."""

from babel.dates import format_date

from bot.dialogs.focus.pictures import few, headline
from bot.dialogs.stats.periods import HOURS, Period, Tally
from bot.speaker import Speaker
from core.pictures.bars import Bar
from core.pictures.stats import Figure
from core.texts import weekday_names


def title(period: Period, speaker: Speaker) -> str:
    """«Сб, 21 ноября», «16–22 ноября», «30 нояб. – 6 дек.», «Ноябрь 2026»."""
    first, last = period.first, period.last
    english = speaker.locale == "en"
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
    words = joint.join(format_date(day, pattern, speaker.locale) for day, pattern in parts)
    return words[:1].upper() + words[1:]


def figure(what: str, tally: Tally, period: Period, speaker: Speaker, mark: int | None) -> Figure:
    """`what` is tasks, focus or habits; `mark` the slot of the present."""
    return Figure(
        name=speaker.text(f"stats-name-{what}"),
        heading=speaker.text(f"stats-heading-{what}"),
        value=told(what, tally.total, speaker),
        before=speaker.text("stats-was", before=told(what, tally.before, speaker)),
        better=tally.total > tally.before,
        bars=[
            Bar(name, value, mark=number == mark)
            for number, (name, value) in enumerate(
                zip(names(period, speaker, mark), tally.slots, strict=True)
            )
        ],
    )


def told(what: str, amount: float, speaker: Speaker) -> str:
    """«12», or «5 ч 40 мин» of focus."""
    return headline(round(amount), speaker) if what == "focus" else f"{amount:.0f}"


def names(period: Period, speaker: Speaker, mark: int | None) -> list[str]:
    """Below the columns; not every hour or day has room for a name."""
    if period.kind == "day":
        begins = speaker.profile.day_start.hour
        hours = [(begins + slot) % HOURS for slot in range(HOURS)]
        return [f"{hour}" if slot % 3 == 0 else "" for slot, hour in enumerate(hours)]
    if period.kind == "week":
        return list(weekday_names(speaker.locale))
    return few(range(1, period.slots + 1), mark)
