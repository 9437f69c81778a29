"""Analytics as pictures: people by day, the most frequent events, who came back.

Pure functions of their data: the same data give the same bytes.
"""

from collections.abc import Sequence
from datetime import date

from babel.dates import format_skeleton

from core.pictures.charts import (
    HEIGHT,
    MARGIN,
    TEXT_SIZE,
    WIDTH,
    Box,
    Canvas,
    calculate_ceiling,
    create_titled_canvas,
    draw_axis_labels,
    draw_scale,
    encode_png,
    format_compact,
)
from core.pictures.fonts import filter_drawable, get_font
from core.pictures.palette import DARK, Colour, Palette

CHART: Box = (MARGIN + 150, 220, WIDTH - MARGIN, HEIGHT - 90)
TABLE: Box = (MARGIN + 346, 200, WIDTH - MARGIN, HEIGHT - 40)
MAX_BARS, MAX_COHORTS, MAX_PERIODS, MIN_LABELLED = 10, 10, 9, 5
Days = Sequence[tuple[date, int, int, int]]
Cohorts = Sequence[tuple[date, Sequence[int]]]


def render_people_by_day(
    title: str, days: Days, names: tuple[str, str, str], locale: str, palette: Palette = DARK
) -> bytes:
    """Lines of people of the day, of 7 and of 30 days; `days` has at least one (day, 1, 7, 30)."""
    sheet = create_titled_canvas(title, palette)
    colours = (palette.green, palette.amber, palette.blue)  # the narrowest is drawn on top
    _draw_legend(sheet, tuple(zip(names, colours, strict=True)))
    top = calculate_ceiling(max(max(counts) for _, *counts in days))
    draw_scale(sheet, CHART, top, locale)
    dot = 3 if len(days) > MIN_LABELLED else 10
    columns = list(zip(*(counts for _, *counts in days), strict=True))
    for values, colour in zip(columns[::-1], colours[::-1], strict=True):
        points = [get_point(number, len(days), value, top) for number, value in enumerate(values)]
        sheet.draw.line(points, colour, 6)
        for x, y in points:
            sheet.draw.ellipse((x - dot, y - dot, x + dot, y + dot), colour)
    first, middle, last = (_format_day(days[n][0], locale) for n in (0, len(days) // 2, -1))
    draw_axis_labels(sheet, CHART, first, middle, last)
    return encode_png(sheet)


def get_point(number: int, count: int, value: int, top: int) -> tuple[int, int]:
    """The pixel of the `number`th of `count` values."""
    left, high, right, low = CHART
    return left + (right - left) * number // max(1, count - 1), low - (low - high) * value // top


def render_top_events(
    title: str, events: Sequence[tuple[str, int]], nothing: str, palette: Palette = DARK
) -> bytes:
    """A bar for each of the first ten (type, count), the longest on top."""
    sheet = create_titled_canvas(title, palette)
    shown, most = events[:MAX_BARS], max((count for _, count in events), default=1)
    for row, (name, count) in enumerate(shown):
        left, high, right, low = get_bar_box(row, count, most)
        number = f"{count:,}".replace(",", " ")
        max_width = WIDTH - 2 * MARGIN - get_font(TEXT_SIZE).getlength(number) - 30
        sheet.draw_text((MARGIN, high - 10), name, palette.ink, anchor="ls", max_width=max_width)
        sheet.draw_text((WIDTH - MARGIN, high - 10), number, palette.quiet, anchor="rs")
        sheet.draw.rounded_rectangle((left, high, right, low), 8, palette.green)
    if not shown:
        sheet.draw_text((MARGIN, 160), nothing, palette.quiet)
    return encode_png(sheet)


def get_bar_box(row: int, count: int, most: int) -> Box:
    """The box of a bar, at least as wide as it is high."""
    top = 186 + row * 78
    return MARGIN, top, MARGIN + max(18, (WIDTH - 2 * MARGIN) * count // most), top + 18


def render_retention(
    title: str,
    cohorts: Cohorts,
    names: tuple[str, str],
    nothing: str,
    locale: str,
    palette: Palette = DARK,
) -> bytes:
    """A table of per cents: a row for each of the last ten cohorts, a column for each period.

    `names` head the columns of the cohort's start and of its size.
    """
    sheet, last, line = create_titled_canvas(title, palette), cohorts[-MAX_COHORTS:], TABLE[1] - 20
    sheet.draw_text((MARGIN, line), names[0], palette.quiet, anchor="ls")
    sheet.draw_text((TABLE[0] - 20, line), names[1], palette.quiet, anchor="rs")
    sheet.draw_text((TABLE[0], line), "%", palette.quiet, anchor="ls")
    for row, (start, returned) in enumerate(last):
        middle = (get_cell_box(row, 0)[1] + get_cell_box(row, 0)[3]) // 2
        sheet.draw_text((MARGIN, middle), _format_day(start, locale), palette.quiet, anchor="lm")
        size = format_compact(returned[0], locale)
        sheet.draw_text((TABLE[0] - 20, middle), size, palette.ink, anchor="rm")
        for period, people in enumerate(returned[:MAX_PERIODS]):
            _draw_share(sheet, get_cell_box(row, period), people / (returned[0] or 1))
    if not last:
        sheet.draw_text((MARGIN, 240), nothing, palette.quiet)
    return encode_png(sheet)


def get_cell_box(row: int, period: int) -> Box:
    """The box of a share."""
    left, top, right, _ = TABLE
    width, height = (right - left) // MAX_PERIODS, 70
    x, y = left + period * width, top + row * height
    return x, y, x + width - 6, y + height - 6


def get_shade_colour(share: float, palette: Palette = DARK) -> Colour:
    """From the colour of lines towards green as `share` goes from 0 to 1, so far that ink can
    still be read on it."""
    ends = zip(palette.line, palette.green, strict=True)
    red, green, blue = (round(a + (b - a) * share * 0.36) for a, b in ends)
    return red, green, blue


def _draw_share(canvas: Canvas, box: Box, share: float) -> None:
    canvas.draw.rounded_rectangle(box, 10, get_shade_colour(share, canvas.colours))
    middle = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    canvas.draw_text(middle, f"{round(share * 100)}", canvas.colours.ink, anchor="mm")


def _draw_legend(canvas: Canvas, names: Sequence[tuple[str, Colour]]) -> None:
    x, font = float(MARGIN), get_font(TEXT_SIZE)
    for name, colour in names:
        canvas.draw.rounded_rectangle((x, 148, x + 36, 158), 5, colour)
        canvas.draw_text((x + 48, 153), name, canvas.colours.quiet, anchor="lm")
        x += 48 + font.getlength(filter_drawable(name)) + 40


def _format_day(day: date, locale: str) -> str:
    return format_skeleton("MMMd", day, locale=locale)
