"""Skills as a radar: where they stand against where they are to be."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin

from PIL import Image, ImageDraw, ImageFont

from core.pictures.charts import (
    AMBER,
    GREEN,
    HEIGHT,
    INK,
    LINE,
    MARGIN,
    QUIET,
    TEXT_SIZE,
    WIDTH,
    Colour,
    png,
    sheet,
)
from core.pictures.fonts import drawable, font, shortened

CENTRE, RADIUS = (WIDTH // 2, 520), 300
MOST, FEWEST = 10, 3
_ROW, _TOP, _LINE = 150, 170, 40
_BAR_LEFT, _BAR_RIGHT = MARGIN, WIDTH - MARGIN
_FILL = (30, 92, 64)


@dataclass(slots=True, frozen=True)
class Axis:
    """One skill: `current` and `target` are 0..`Radar.top`."""

    name: str
    current: float
    target: float


@dataclass(slots=True, frozen=True)
class Radar:
    """`legend` names the current and the target line."""

    title: str
    legend: tuple[str, str]
    axes: Sequence[Axis]
    top: int = 5


def radar(figures: Radar) -> bytes:
    """The picture as PNG; fewer than FEWEST axes make no shape and are drawn as bars, of more than
    MOST the first are shown. Pure: the same figures give the same bytes."""
    image, draw = sheet(figures.title)
    axes = figures.axes[:MOST]
    if len(axes) < FEWEST:
        _bars(draw, axes, figures.top)
    else:
        _net(draw, len(axes), figures.top)
        _shape(image, [axis.current / figures.top for axis in axes])
        draw = ImageDraw.Draw(image)
        _outline(draw, [axis.target / figures.top for axis in axes], AMBER, 5)
        _outline(draw, [axis.current / figures.top for axis in axes], GREEN, 7)
        for number, axis in enumerate(axes):
            _name(draw, number, len(axes), axis)
    _legend(draw, figures.legend)
    return png(image)


def place(number: int, count: int, share: float) -> tuple[float, float]:
    """Where the share (0..1) of an axis lies; the first axis points upwards."""
    angle = 2 * pi * number / count - pi / 2
    return CENTRE[0] + RADIUS * share * cos(angle), CENTRE[1] + RADIUS * share * sin(angle)


def _net(draw: ImageDraw.ImageDraw, count: int, top: int) -> None:
    for ring in range(1, top + 1):
        corners = [place(number, count, ring / top) for number in range(count)]
        draw.polygon(corners, outline=LINE, width=3)
        x, y = corners[0]
        draw.text((x - 14, y), f"{ring}", QUIET, font(24), anchor="rm")
    for number in range(count):
        draw.line((*CENTRE, *place(number, count, 1)), LINE, 3)


def _shape(image: Image.Image, shares: Sequence[float]) -> None:
    """The area of what is, half transparent, so that the net stays to be seen."""
    mask = Image.new("L", image.size, 0)
    corners = [place(number, len(shares), share) for number, share in enumerate(shares)]
    ImageDraw.Draw(mask).polygon(corners, fill=150)
    image.paste(Image.new("RGB", image.size, _FILL), mask=mask)


def _outline(
    draw: ImageDraw.ImageDraw, shares: Sequence[float], colour: Colour, width: int
) -> None:
    corners = [place(number, len(shares), share) for number, share in enumerate(shares)]
    draw.line([*corners, corners[0]], colour, width, joint="curve")
    for x, y in corners:
        draw.ellipse((x - 9, y - 9, x + 9, y + 9), fill=colour)


def _name(draw: ImageDraw.ImageDraw, number: int, count: int, axis: Axis) -> None:
    """The name outside of the net, on the side where there is room."""
    x, y = place(number, count, 1.09)
    side = "m" if abs(x - CENTRE[0]) < 40 else "l" if x > CENTRE[0] else "r"
    room = {"m": 700.0, "l": WIDTH - MARGIN - x, "r": x - MARGIN}[side]
    face = font(TEXT_SIZE)
    lines = _two_lines(drawable(axis.name) or "…", face, room)
    lowest = {"m": 0.0 if y > CENTRE[1] else len(lines)}.get(side, len(lines) / 2)
    for place_, line in enumerate(lines):
        at = (x, y + (place_ - lowest + 0.5) * _LINE)
        draw.text(at, line, INK, face, anchor=f"{side}m")


def _two_lines(words: str, face: ImageFont.FreeTypeFont, room: float) -> list[str]:
    """The words in one line or, where that is too short, in two."""
    if face.getlength(words) <= room:
        return [words]
    first, rest = "", words.split()
    while len(rest) > 1 and face.getlength(f"{first} {rest[0]}".strip()) <= room:
        first = f"{first} {rest.pop(0)}".strip()
    lines = [first, " ".join(rest)] if first else [words]
    return [shortened(line, face, room) for line in lines]


def _bars(draw: ImageDraw.ImageDraw, axes: Sequence[Axis], top: int) -> None:
    for number, axis in enumerate(axes):
        y = _TOP + number * _ROW
        face = font(44)
        name = shortened(drawable(axis.name) or "…", face, _BAR_RIGHT - _BAR_LEFT - 200)
        draw.text((_BAR_LEFT, y), name, INK, face)
        levels = f"{axis.current:g} → {axis.target:g}"
        draw.text((_BAR_RIGHT, y), levels, QUIET, face, anchor="ra")
        low, high = y + 64, y + 108
        draw.rounded_rectangle((_BAR_LEFT, low, _BAR_RIGHT, high), radius=10, fill=LINE)
        reach = bar_end(axis.current / top)
        draw.rounded_rectangle((_BAR_LEFT, low, reach, high), radius=10, fill=GREEN)
        goal = bar_end(axis.target / top)
        draw.line((goal - 4, low - 8, goal - 4, high + 8), AMBER, 8)


def bar_end(share: float) -> float:
    """How far to the right a bar of that share (0..1) reaches."""
    return _BAR_LEFT + (_BAR_RIGHT - _BAR_LEFT) * share


def _legend(draw: ImageDraw.ImageDraw, names: tuple[str, str]) -> None:
    x, y, face = MARGIN, HEIGHT - 60, font(TEXT_SIZE)
    for name, colour in zip(names, (GREEN, AMBER), strict=True):
        draw.rounded_rectangle((x, y - 14, x + 44, y + 14), radius=8, fill=colour)
        draw.text((x + 60, y), drawable(name), QUIET, face, anchor="lm")
        x += 60 + int(face.getlength(drawable(name))) + 60
