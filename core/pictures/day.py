"""A day as a sheet of hours with blocks of time on it, as a calendar shows it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from PIL import ImageDraw

from core.pictures.charts import AMBER, GREEN, INK, LINE, QUIET, WIDTH, blank, png
from core.pictures.fonts import drawable, font, shortened

MARGIN, HEAD, AXIS = 48, 220, 150
TALL, LOW, MANY_HOURS = 116, 72, 15  # pixels an hour, and from how many hours on they are fewer
DIM, ON_DIM = (33, 92, 62), (190, 226, 206)
DARK = (16, 26, 22)
_HOUR = timedelta(hours=1)
Look = Literal["planned", "fixed", "done"]
_COLOURS = {"planned": (GREEN, DARK), "fixed": (AMBER, DARK), "done": (DIM, ON_DIM)}
LEAST, WORDED = 4, 16  # pixels of a block at least, and from how many on it says what it is


@dataclass(slots=True, frozen=True)
class Block:
    """From `start` to `end` on the person's clock."""

    title: str
    start: datetime
    end: datetime
    look: Look = "planned"


@dataclass(slots=True, frozen=True)
class DaySheet:
    """`start` and `end` bound the hours that are shown; blocks beyond widen them."""

    title: str
    note: str
    start: datetime
    end: datetime
    blocks: Sequence[Block]
    now: datetime | None = None


@dataclass(slots=True, frozen=True)
class _Place:
    """Which of how many columns a block stands in, so that none covers another."""

    block: Block
    column: int
    columns: int


def day_sheet(day: DaySheet) -> bytes:
    """The picture as PNG, WIDTH pixels wide. Pure: the same day gives the same bytes."""
    first, last = hours_of(day)
    count = (last - first) // _HOUR
    pitch = TALL if count < MANY_HOURS else LOW
    image, draw = blank(HEAD + count * pitch + MARGIN)
    room = WIDTH - 2 * MARGIN
    head, small = font(68, bold=True), font(38)
    draw.text((MARGIN, 36), shortened(drawable(day.title), head, room), INK, head)
    draw.text((MARGIN, 126), shortened(drawable(day.note), small, room), QUIET, small)
    _hours(draw, first, count, pitch)
    for place in placed(day.blocks):
        _block(draw, place, first, pitch)
    if day.now is not None and first <= day.now <= last:
        y = _y(day.now, first, pitch)
        draw.line((AXIS - 16, y, WIDTH - MARGIN, y), AMBER, 4)
    return png(image)


def hours_of(day: DaySheet) -> tuple[datetime, datetime]:
    """The whole hours to show: those of the day, and of what lies beyond, a day at most."""
    first = min([day.start, *(block.start for block in day.blocks)])
    first = first.replace(minute=0, second=0, microsecond=0)
    last = max([day.end, *(block.end for block in day.blocks)])
    count = -((first - last) // _HOUR)
    return first, first + min(max(count, 1), 24) * _HOUR


def placed(blocks: Sequence[Block]) -> list[_Place]:
    """Blocks by time, side by side where they overlap."""
    found: list[_Place] = []
    together: list[Block] = []
    for block in sorted(blocks, key=lambda block: (block.start, block.end)):
        if together and block.start >= max(one.end for one in together):
            found += _side_by_side(together)
            together = []
        together.append(block)
    return found + _side_by_side(together)


def _side_by_side(blocks: Sequence[Block]) -> list[_Place]:
    ends: list[datetime] = []
    columns = []
    for block in blocks:
        free = [number for number, end in enumerate(ends) if end <= block.start]
        number = free[0] if free else len(ends)
        ends[number : number + 1] = [block.end]
        columns.append(number)
    return [_Place(one, at, len(ends)) for one, at in zip(blocks, columns, strict=True)]


def _y(at: datetime, first: datetime, pitch: int) -> float:
    return HEAD + (at - first) / _HOUR * pitch


def _hours(draw: ImageDraw.ImageDraw, first: datetime, count: int, pitch: int) -> None:
    for number in range(count + 1):
        y = HEAD + number * pitch
        draw.line((AXIS, y, WIDTH - MARGIN, y), LINE, 2)
        hour = f"{first + number * _HOUR:%H:%M}"
        draw.text((AXIS - 24, y), hour, QUIET, font(32), anchor="rm")


def _block(draw: ImageDraw.ImageDraw, place: _Place, first: datetime, pitch: int) -> None:
    """A block with its title, and its times where there is room for them."""
    block = place.block
    width = (WIDTH - MARGIN - AXIS) / place.columns
    left = AXIS + place.column * width + 4
    right = left + width - 8
    top = _y(block.start, first, pitch) + 2
    bottom = max(top + LEAST, _y(block.end, first, pitch) - 2)
    fill, ink = _COLOURS[block.look]
    draw.rounded_rectangle((left, top, right, bottom), radius=8, fill=fill)
    if bottom - top < WORDED:
        return
    face = font(36 if bottom - top >= 44 else 24 if bottom - top >= 24 else 18)
    times = f"{block.start:%H:%M}–{block.end:%H:%M}" if place.columns == 1 else ""
    taken = face.getlength(times) + 24 if times else 0
    middle = min((top + bottom) / 2, top + 32)
    title = shortened(drawable(block.title) or "…", face, right - left - 40 - taken)
    draw.text((left + 20, middle), title, ink, face, anchor="lm")
    draw.text((right - 20, middle), times, ink, face, anchor="rm")
