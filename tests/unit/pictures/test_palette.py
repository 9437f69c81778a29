"""Both palettes can be read, and told apart by lightness alone, which colour-blind people see."""

from itertools import combinations, pairwise

import pytest

from core.pictures.analytics import get_shade_colour
from core.pictures.palette import PALETTES, Palette, calculate_contrast, calculate_lightness
from core.users.contracts import PictureTheme

EACH = pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)


def test_each_choice_has_its_palette() -> None:
    assert set(PALETTES) == {shade.value for shade in PictureTheme}


@EACH
def test_words_are_read_on_what_lies_under_them(palette: Palette) -> None:
    words = (palette.ink, palette.quiet, palette.green, palette.amber)
    pairs = [(word, ground) for word in words for ground in (palette.background,)]
    pairs += [(word, palette.panel) for word in (palette.ink, palette.quiet, palette.green)]
    pairs += [(palette.on_green, palette.green), (palette.on_amber, palette.amber)]
    pairs += [(palette.on_done, palette.done)]
    pairs += [(palette.ink, get_shade_colour(share / 10, palette)) for share in range(11)]
    assert {
        pair: calculate_contrast(*pair) for pair in pairs if calculate_contrast(*pair) < 4.5
    } == {}


@EACH
def test_levels_of_a_year_are_steps_of_lightness(palette: Palette) -> None:
    steps = [
        calculate_lightness(colour) for colour in (palette.background, palette.off, *palette.heat)
    ]
    sign = 1 if steps[-1] > steps[0] else -1
    first, *others = [sign * (after - before) for before, after in pairwise(steps)]
    assert first >= 4, "a day that asked for nothing is seen at all"
    assert min(others) >= 9
    assert abs(calculate_lightness(palette.rest) - calculate_lightness(palette.frozen)) >= 15


@EACH
def test_lines_stand_out_and_no_two_are_alike(palette: Palette) -> None:
    lines = (*palette.series, palette.green)
    assert min(calculate_contrast(line, palette.background) for line in lines) >= 3
    for one, other in combinations(lines, 2):
        assert sum(abs(a - b) for a, b in zip(one, other, strict=True)) >= 90


def test_black_and_white_are_as_far_apart_as_can_be() -> None:
    assert calculate_contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert calculate_lightness((255, 255, 255)) == pytest.approx(100)
    assert calculate_lightness((119, 119, 119)) == pytest.approx(50, abs=0.1)
