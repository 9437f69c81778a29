"""The colours of pictures: a palette for a dark card and one for a light one.

A messenger does not tell which theme it is shown in, so a picture is an opaque card of its own and
the person chooses the palette. Words contrast with what is under them by at least 4.5 : 1, the
levels of a year differ in lightness, so that they are told apart without telling colours.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

Colour = tuple[int, int, int]


@dataclass(slots=True, frozen=True)
class Palette:
    """`ink` and `quiet` are words, `line` the lines of axes and empty bars, `panel` lies under
    words; `green` is what was done, `amber` the present and what was aimed at, `blue` another
    line; `on_green` and `on_amber` are words on them. `area` fills below a green line. `done` is
    a block that is over, `on_done` its words. `heat` are the levels of a day that asked for
    something, from missed to done; a day `off` asked for nothing, `rest` was skipped, `frozen`
    forgiven. `series` are lines and bars told apart."""

    background: Colour
    ink: Colour
    quiet: Colour
    line: Colour
    panel: Colour
    green: Colour
    amber: Colour
    blue: Colour
    on_green: Colour
    on_amber: Colour
    area: Colour
    done: Colour
    on_done: Colour
    off: Colour
    heat: tuple[Colour, Colour, Colour, Colour, Colour]
    rest: Colour
    frozen: Colour
    series: tuple[Colour, Colour, Colour, Colour, Colour]


DARK = Palette(
    background=(20, 29, 26),
    ink=(240, 246, 243),
    quiet=(160, 178, 170),
    line=(52, 68, 61),
    panel=(36, 50, 45),
    green=(61, 214, 132),
    amber=(255, 200, 87),
    blue=(143, 176, 255),
    on_green=(16, 26, 22),
    on_amber=(16, 26, 22),
    area=(28, 70, 50),
    done=(33, 92, 62),
    on_done=(200, 232, 214),
    off=(29, 40, 36),
    heat=((58, 74, 67), (42, 105, 72), (48, 140, 94), (52, 178, 113), (84, 226, 148)),
    rest=(88, 104, 168),
    frozen=(130, 198, 245),
    series=((110, 160, 255), (255, 150, 120), (120, 225, 235), (255, 220, 100), (232, 236, 240)),
)
LIGHT = Palette(
    background=(250, 252, 250),
    ink=(22, 32, 28),
    quiet=(82, 98, 91),
    line=(208, 219, 213),
    panel=(232, 240, 235),
    green=(12, 122, 70),
    amber=(160, 88, 0),
    blue=(45, 88, 205),
    on_green=(255, 255, 255),
    on_amber=(255, 255, 255),
    area=(196, 232, 210),
    done=(198, 229, 210),
    on_done=(24, 72, 48),
    off=(233, 240, 236),
    heat=((199, 211, 205), (136, 195, 159), (84, 165, 116), (34, 128, 78), (6, 88, 50)),
    rest=(146, 160, 220),
    frozen=(60, 120, 200),
    series=((36, 80, 200), (214, 84, 40), (0, 140, 165), (112, 72, 20), (40, 44, 52)),
)
PALETTES: Mapping[str, Palette] = MappingProxyType({"dark": DARK, "light": LIGHT})


def calculate_lightness(colour: Colour) -> float:
    """CIE L*, 0 (black) to 100 (white): equal steps look equal, to the colour-blind too."""
    shone = calculate_luminance(colour)
    return 903.3 * shone if shone <= 0.008856 else 116 * shone ** (1 / 3) - 16


def calculate_contrast(item: Colour, other: Colour) -> float:
    """1 to 21, as WCAG 2 counts it."""
    dark, light = sorted((calculate_luminance(item), calculate_luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def calculate_luminance(colour: Colour) -> float:
    """How much light an sRGB colour gives, 0 to 1 (WCAG 2, relative luminance)."""
    red, green, blue = (_linearize_channel(part / 255) for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linearize_channel(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
