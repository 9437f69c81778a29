"""Skills as a radar: where they stand against where they are to be."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin

from PIL import ImageFont

from core.pictures.charts import HEIGHT, MARGIN, TEXT_SIZE, WIDTH, Sheet, png, titled
from core.pictures.fonts import drawable, font, shortened
from core.pictures.palette import DARK, Colour, Palette

CENTRE, RADIUS = (WIDTH // 2, 510), 260
MOST, FEWEST = 10, 3
_ROW, _TOP, _LINE = 150, 170, 44
_BAR_LEFT, _BAR_RIGHT = MARGIN, WIDTH - MARGIN


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


def radar(figures: Radar, palette: Palette = DARK) -> bytes:
    """The picture as PNG; fewer than FEWEST axes make no shape and are drawn as bars, of more than
    MOST the first are shown. Pure: the same figures give the same bytes."""
    sheet, axes = titled(figures.title, palette), figures.axes[:MOST]
    if len(axes) < FEWEST:
        _bars(sheet, axes, figures.top)
    else:
        _shape(sheet, [axis.current / figures.top for axis in axes])
        _net(sheet, len(axes), figures.top)
        _outline(sheet, [axis.target / figures.top for axis in axes], palette.amber, 5)
        _outline(sheet, [axis.current / figures.top for axis in axes], palette.green, 7)
        for number, axis in enumerate(axes):
            _name(sheet, number, len(axes), axis)
    _legend(sheet, figures.legend)
    return png(sheet)


def place(number: int, count: int, share: float) -> tuple[float, float]:
    """Where the share (0..1) of an axis lies; the first axis points upwards."""
    angle = 2 * pi * number / count - pi / 2
    return CENTRE[0] + RADIUS * share * cos(angle), CENTRE[1] + RADIUS * share * sin(angle)


def _net(sheet: Sheet, count: int, top: int) -> None:
    for ring in range(1, top + 1):
        corners = [place(number, count, ring / top) for number in range(count)]
        sheet.draw.polygon(corners, outline=sheet.colours.line, width=3)
        x, y = corners[0]
        sheet.write((x - 14, y), f"{ring}", sheet.colours.quiet, anchor="rm")
    for number in range(count):
        sheet.draw.line((*CENTRE, *place(number, count, 1)), sheet.colours.line, 3)


def _shape(sheet: Sheet, shares: Sequence[float]) -> None:
    """The area of what is, below the net."""
    corners = [place(number, len(shares), share) for number, share in enumerate(shares)]
    sheet.draw.polygon(corners, fill=sheet.colours.area)


def _outline(sheet: Sheet, shares: Sequence[float], colour: Colour, width: int) -> None:
    corners = [place(number, len(shares), share) for number, share in enumerate(shares)]
    sheet.draw.line([*corners, corners[0]], colour, width, joint="curve")
    for x, y in corners:
        sheet.draw.ellipse((x - 9, y - 9, x + 9, y + 9), fill=colour)


def _name(sheet: Sheet, number: int, count: int, axis: Axis) -> None:
    """The name outside of the net, on the side where there is room."""
    x, y = place(number, count, 1.09)
    side = "m" if abs(x - CENTRE[0]) < 40 else "l" if x > CENTRE[0] else "r"
    room = {"m": 700.0, "l": WIDTH - MARGIN - x, "r": x - MARGIN}[side]
    face = font(TEXT_SIZE)
    lines = _two_lines(drawable(axis.name) or "…", face, room)
    lowest = {"m": 0.0 if y > CENTRE[1] else len(lines)}.get(side, len(lines) / 2)
    for place_, line in enumerate(lines):
        at = (x, y + (place_ - lowest + 0.5) * _LINE)
        sheet.write(at, line, sheet.colours.ink, anchor=f"{side}m")


def _two_lines(words: str, face: ImageFont.FreeTypeFont, room: float) -> list[str]:
    """The words in one line or, where that is too short, in two; a hyphen may end the first."""
    if face.getlength(words) <= room:
        return [words]
    first, rest = "", words.replace("-", "- ").split()
    while len(rest) > 1 and face.getlength(_joined([first, rest[0]])) <= room:
        first = _joined([first, rest.pop(0)])
    if not first and len(rest) > 1:
        first = rest.pop(0)
    return [shortened(line, face, room) for line in (first, _joined(rest)) if line]


def _joined(words: Sequence[str]) -> str:
    return " ".join(words).replace("- ", "-").strip()


def _bars(sheet: Sheet, axes: Sequence[Axis], top: int) -> None:
    draw, colours = sheet.draw, sheet.colours
    for number, axis in enumerate(axes):
        y, room = _TOP + number * _ROW, _BAR_RIGHT - _BAR_LEFT - 200
        sheet.write((_BAR_LEFT, y), axis.name, colours.ink, 44, room=room)
        levels = f"{axis.current:g} → {axis.target:g}"
        sheet.write((_BAR_RIGHT, y), levels, colours.quiet, 44, anchor="ra")
        low, high = y + 64, y + 108
        draw.rounded_rectangle((_BAR_LEFT, low, _BAR_RIGHT, high), 10, colours.line)
        reach = bar_end(axis.current / top)
        draw.rounded_rectangle((_BAR_LEFT, low, reach, high), 10, colours.green)
        goal = bar_end(axis.target / top)
        draw.line((goal - 4, low - 8, goal - 4, high + 8), colours.amber, 8)


def bar_end(share: float) -> float:
    """How far to the right a bar of that share (0..1) reaches."""
    return _BAR_LEFT + (_BAR_RIGHT - _BAR_LEFT) * share


def _legend(sheet: Sheet, names: tuple[str, str]) -> None:
    x, y, colours = MARGIN, HEIGHT - 60, sheet.colours
    for name, colour in zip(names, (colours.green, colours.amber), strict=True):
        sheet.draw.rounded_rectangle((x, y - 14, x + 44, y + 14), radius=8, fill=colour)
        sheet.write((x + 60, y), name, colours.quiet, anchor="lm")
        x += 60 + int(font(TEXT_SIZE).getlength(drawable(name))) + 60
