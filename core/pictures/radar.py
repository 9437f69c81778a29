"""Skills as a radar: where they stand against where they are to be."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin

from PIL import ImageFont

from core.pictures.charts import (
    HEIGHT,
    MARGIN,
    TEXT_SIZE,
    WIDTH,
    Canvas,
    create_titled_canvas,
    encode_png,
)
from core.pictures.fonts import filter_drawable, get_font, shorten_to_width
from core.pictures.palette import DARK, Colour, Palette

CENTRE, RADIUS = (WIDTH // 2, 510), 260
MAX_AXES, MIN_AXES = 10, 3
_ROW, _TOP, _LINE = 150, 170, 44
_BAR_LEFT, _BAR_RIGHT = MARGIN, WIDTH - MARGIN


@dataclass(slots=True, frozen=True)
class RadarAxis:
    """One skill: `current` and `target` are 0..`Radar.top`."""

    name: str
    current: float
    target: float


@dataclass(slots=True, frozen=True)
class Radar:
    """`legend` names the current and the target line."""

    title: str
    legend: tuple[str, str]
    axes: Sequence[RadarAxis]
    top: int = 5


def render_radar(figures: Radar, palette: Palette = DARK) -> bytes:
    """The picture as PNG; fewer than FEWEST axes make no shape and are drawn as bars, of more than
    MOST the first are shown. Pure: the same figures give the same bytes."""
    sheet, axes = create_titled_canvas(figures.title, palette), figures.axes[:MAX_AXES]
    if len(axes) < MIN_AXES:
        _draw_bars(sheet, axes, figures.top)
    else:
        _draw_shape(sheet, [axis.current / figures.top for axis in axes])
        _draw_net(sheet, len(axes), figures.top)
        _draw_outline(sheet, [axis.target / figures.top for axis in axes], palette.amber, 5)
        _draw_outline(sheet, [axis.current / figures.top for axis in axes], palette.green, 7)
        for number, axis in enumerate(axes):
            _draw_axis_name(sheet, number, len(axes), axis)
    _draw_legend(sheet, figures.legend)
    return encode_png(sheet)


def get_axis_point(number: int, count: int, share: float) -> tuple[float, float]:
    """Where the share (0..1) of an axis lies; the first axis points upwards."""
    angle = 2 * pi * number / count - pi / 2
    return CENTRE[0] + RADIUS * share * cos(angle), CENTRE[1] + RADIUS * share * sin(angle)


def _draw_net(canvas: Canvas, count: int, top: int) -> None:
    for ring in range(1, top + 1):
        corners = [get_axis_point(number, count, ring / top) for number in range(count)]
        canvas.draw.polygon(corners, outline=canvas.colours.line, width=3)
        x, y = corners[0]
        canvas.draw_text((x - 14, y), f"{ring}", canvas.colours.quiet, anchor="rm")
    for number in range(count):
        canvas.draw.line((*CENTRE, *get_axis_point(number, count, 1)), canvas.colours.line, 3)


def _draw_shape(canvas: Canvas, shares: Sequence[float]) -> None:
    """The area of what is, below the net."""
    corners = [get_axis_point(number, len(shares), share) for number, share in enumerate(shares)]
    canvas.draw.polygon(corners, fill=canvas.colours.area)


def _draw_outline(canvas: Canvas, shares: Sequence[float], colour: Colour, width: int) -> None:
    corners = [get_axis_point(number, len(shares), share) for number, share in enumerate(shares)]
    canvas.draw.line([*corners, corners[0]], colour, width, joint="curve")
    for x, y in corners:
        canvas.draw.ellipse((x - 9, y - 9, x + 9, y + 9), fill=colour)


def _draw_axis_name(canvas: Canvas, number: int, count: int, axis: RadarAxis) -> None:
    """The name outside of the net, on the side where there is room."""
    x, y = get_axis_point(number, count, 1.09)
    side = "m" if abs(x - CENTRE[0]) < 40 else "l" if x > CENTRE[0] else "r"
    max_width = {"m": 700.0, "l": WIDTH - MARGIN - x, "r": x - MARGIN}[side]
    font = get_font(TEXT_SIZE)
    lines = _split_two_lines(filter_drawable(axis.name) or "…", font, max_width)
    lowest = {"m": 0.0 if y > CENTRE[1] else len(lines)}.get(side, len(lines) / 2)
    for place_, line in enumerate(lines):
        at = (x, y + (place_ - lowest + 0.5) * _LINE)
        canvas.draw_text(at, line, canvas.colours.ink, anchor=f"{side}m")


def _split_two_lines(words: str, font: ImageFont.FreeTypeFont, max_width: float) -> list[str]:
    """The words in one line or, where that is too short, in two; a hyphen may end the first."""
    if font.getlength(words) <= max_width:
        return [words]
    first, rest = "", words.replace("-", "- ").split()
    while len(rest) > 1 and font.getlength(_join_parts([first, rest[0]])) <= max_width:
        first = _join_parts([first, rest.pop(0)])
    if not first and len(rest) > 1:
        first = rest.pop(0)
    return [shorten_to_width(line, font, max_width) for line in (first, _join_parts(rest)) if line]


def _join_parts(words: Sequence[str]) -> str:
    return " ".join(words).replace("- ", "-").strip()


def _draw_bars(canvas: Canvas, axes: Sequence[RadarAxis], top: int) -> None:
    draw, colours = canvas.draw, canvas.colours
    for number, axis in enumerate(axes):
        y, max_width = _TOP + number * _ROW, _BAR_RIGHT - _BAR_LEFT - 200
        canvas.draw_text((_BAR_LEFT, y), axis.name, colours.ink, 44, max_width=max_width)
        levels = f"{axis.current:g} → {axis.target:g}"
        canvas.draw_text((_BAR_RIGHT, y), levels, colours.quiet, 44, anchor="ra")
        low, high = y + 64, y + 108
        draw.rounded_rectangle((_BAR_LEFT, low, _BAR_RIGHT, high), 10, colours.line)
        reach = get_bar_end(axis.current / top)
        draw.rounded_rectangle((_BAR_LEFT, low, reach, high), 10, colours.green)
        goal = get_bar_end(axis.target / top)
        draw.line((goal - 4, low - 8, goal - 4, high + 8), colours.amber, 8)


def get_bar_end(share: float) -> float:
    """How far to the right a bar of that share (0..1) reaches."""
    return _BAR_LEFT + (_BAR_RIGHT - _BAR_LEFT) * share


def _draw_legend(canvas: Canvas, names: tuple[str, str]) -> None:
    x, y, colours = MARGIN, HEIGHT - 60, canvas.colours
    for name, colour in zip(names, (colours.green, colours.amber), strict=True):
        canvas.draw.rounded_rectangle((x, y - 14, x + 44, y + 14), radius=8, fill=colour)
        canvas.draw_text((x + 60, y), name, colours.quiet, anchor="lm")
        x += 60 + int(get_font(TEXT_SIZE).getlength(filter_drawable(name))) + 60
