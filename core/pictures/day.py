"""A day as a sheet of hours with blocks of time on it, as a calendar shows it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from core.pictures.charts import TEXT_SIZE, WIDTH, Canvas, create_canvas, encode_png
from core.pictures.fonts import get_font
from core.pictures.palette import DARK, Colour, Palette

MARGIN, HEAD_HEIGHT, AXIS_WIDTH = 48, 220, 164
TALL, LOW, MANY_HOURS = 116, 92, 15  # pixels an hour, and from how many hours on they are fewer
ROOM, LEAST = 2000, 46  # pixels for the hours of a day of short blocks, and of a block with words
_HOUR = timedelta(hours=1)
BlockStyle = Literal["planned", "fixed", "done"]


@dataclass(slots=True, frozen=True)
class TimeBlock:
    """From `start` to `end` on the person's clock."""

    title: str
    start: datetime
    end: datetime
    style: BlockStyle = "planned"


@dataclass(slots=True, frozen=True)
class DayChart:
    """`start` and `end` bound the hours that are shown; blocks beyond widen them."""

    title: str
    note: str
    start: datetime
    end: datetime
    blocks: Sequence[TimeBlock]
    now: datetime | None = None


@dataclass(slots=True, frozen=True)
class _BlockColumn:
    """Which of how many columns a block stands in, so that none covers another."""

    block: TimeBlock
    column: int
    columns: int


def render_day(day: DayChart, palette: Palette = DARK) -> bytes:
    """The picture as PNG, WIDTH pixels wide. Pure: the same day gives the same bytes."""
    first, last = get_visible_hours(day)
    count = (last - first) // _HOUR
    pitch = calculate_hour_height(count, day.blocks)
    sheet, max_width = (
        create_canvas(palette, HEAD_HEIGHT + count * pitch + MARGIN + LEAST),
        WIDTH - 2 * MARGIN,
    )
    sheet.draw_text((MARGIN, 36), day.title, palette.ink, 68, bold=True, max_width=max_width)
    sheet.draw_text((MARGIN, 126), day.note, palette.quiet, max_width=max_width)
    _draw_hours(sheet, first, count, pitch)
    y = _get_y(day.now, first, pitch) if day.now and first <= day.now <= last else None
    if y is not None:  # below the blocks, or it would strike their words out
        sheet.draw.line((AXIS_WIDTH, y, WIDTH - MARGIN, y), palette.amber, 5)
    for place in arrange_blocks(day.blocks, LEAST / pitch * _HOUR):
        _draw_block(sheet, place, first, pitch)
    if y is not None:
        sheet.draw.ellipse((AXIS_WIDTH - 10, y - 10, AXIS_WIDTH + 10, y + 10), palette.amber)
    return encode_png(sheet)


def calculate_hour_height(count: int, blocks: Sequence[TimeBlock]) -> int:
    """Pixels for each of `count` hours: more where the shortest block needs them for its words and
    the picture does not become too long."""
    least = TALL if count < MANY_HOURS else LOW
    shortest = min((block.end - block.start for block in blocks), default=_HOUR)
    wanted = LEAST * _HOUR // max(shortest, _HOUR / 12)
    return max(least, min(wanted, 2 * LOW, ROOM // count))


def get_visible_hours(day: DayChart) -> tuple[datetime, datetime]:
    """The whole hours to show: those of the day, and of what lies beyond, a day at most."""
    first = min([day.start, *(block.start for block in day.blocks)])
    first = first.replace(minute=0, second=0, microsecond=0)
    last = max([day.end, *(block.end for block in day.blocks)])
    count = -((first - last) // _HOUR)
    return first, first + min(max(count, 1), 24) * _HOUR


def arrange_blocks(
    blocks: Sequence[TimeBlock], least: timedelta = timedelta()
) -> list[_BlockColumn]:
    """Blocks by time, side by side where they overlap; each takes `least` time if not more."""
    found: list[_BlockColumn] = []
    overlapping: list[TimeBlock] = []
    for block in sorted(blocks, key=lambda block: (block.start, block.end)):
        if overlapping and block.start >= max(_get_block_end(one, least) for one in overlapping):
            found += _arrange_overlapping(overlapping, least)
            overlapping = []
        overlapping.append(block)
    return found + _arrange_overlapping(overlapping, least)


def _arrange_overlapping(blocks: Sequence[TimeBlock], least: timedelta) -> list[_BlockColumn]:
    ends: list[datetime] = []
    columns = []
    for block in blocks:
        free = [number for number, end in enumerate(ends) if end <= block.start]
        number = free[0] if free else len(ends)
        ends[number : number + 1] = [_get_block_end(block, least)]
        columns.append(number)
    return [_BlockColumn(one, at, len(ends)) for one, at in zip(blocks, columns, strict=True)]


def _get_block_end(block: TimeBlock, least: timedelta) -> datetime:
    return max(block.end, block.start + least)


def _get_y(at: datetime, first: datetime, pitch: int) -> float:
    return HEAD_HEIGHT + (at - first) / _HOUR * pitch


def _draw_hours(canvas: Canvas, first: datetime, count: int, pitch: int) -> None:
    for number in range(count + 1):
        y = HEAD_HEIGHT + number * pitch
        canvas.draw.line((AXIS_WIDTH, y, WIDTH - MARGIN, y), canvas.colours.line, 2)
        hour = f"{first + number * _HOUR:%H:%M}"
        canvas.draw_text((AXIS_WIDTH - 22, y), hour, canvas.colours.quiet, anchor="rm")


def _draw_block(canvas: Canvas, place: _BlockColumn, first: datetime, pitch: int) -> None:
    """A block with its title, and its times where there is room for them."""
    block = place.block
    width = (WIDTH - MARGIN - AXIS_WIDTH) / place.columns
    left = AXIS_WIDTH + place.column * width + 4
    right = left + width - 8
    top = _get_y(block.start, first, pitch) + 2
    bottom = max(top + LEAST - 4, _get_y(block.end, first, pitch) - 2)
    fill, ink = _get_block_colours(block.style, canvas.colours)
    canvas.draw.rounded_rectangle((left, top, right, bottom), radius=8, fill=fill)
    if block.style == "fixed":
        canvas.draw.rounded_rectangle((left + 9, top + 8, left + 15, bottom - 8), 3, ink)
    times = f"{block.start:%H:%M}–{block.end:%H:%M}" if place.columns == 1 else ""
    taken = get_font(TEXT_SIZE).getlength(times) + 24 if times else 0
    middle = min((top + bottom) / 2, top + 30)
    sign = "✓ " if block.style == "done" else ""
    max_width = right - left - 40 - taken
    canvas.draw_text(
        (left + 26, middle), f"{sign}{block.title}", ink, anchor="lm", max_width=max_width
    )
    canvas.draw_text((right - 16, middle), times, ink, anchor="rm")


def _get_block_colours(look: BlockStyle, palette: Palette) -> tuple[Colour, Colour]:
    """Of the block and of its words."""
    if look == "done":
        return palette.done, palette.on_done
    if look == "fixed":
        return palette.amber, palette.on_amber
    return palette.green, palette.on_green
