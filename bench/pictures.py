"""A habit's year as a picture, against a bare canvas of the same size that Pillow saves as PNG.

python -m bench.pictures [--rounds 20]
"""

import argparse
import random
import time
from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO
from typing import NamedTuple

from PIL import Image

from bench.report import median, percentile, table
from core.pictures.charts import WIDTH
from core.pictures.curve import Curve, render_curve
from core.pictures.heatmap import (
    HEIGHT,
    HeatmapDay,
    HeatmapTexts,
    HeatmapYear,
    get_first_day,
    render_heatmap,
)
from core.pictures.palette import DARK

TODAY = date(2026, 11, 21)
WORDS = HeatmapTexts(
    "раз подряд", "лучшая серия", "сделано", "Привычка", {"done": "сделано", "skip": "выходной"}
)
HEADER = ("picture", "median ms", "p99 ms", "CPU ms", "to the bare canvas")
MARKS = ("done", "done", "part", "missed", "skip", "frozen")


class Spent(NamedTuple):
    """Milliseconds by the clock, and of the processor."""

    wall: float
    processor: float


def a_year() -> HeatmapYear:
    """Every day of it written up, no two neighbours alike for long."""
    draw = random.Random(4)
    first = get_first_day(TODAY)
    days = [first + timedelta(days=number) for number in range((TODAY - first).days + 1)]
    return HeatmapYear({day: HeatmapDay(draw.choice(MARKS), draw.random()) for day in days}, TODAY)


def drawn(year: HeatmapYear) -> bytes:
    return render_heatmap("Пить воду", year, streak=12, best=40, locale="ru", text=WORDS)


def curved(values: list[float]) -> bytes:
    return render_curve(Curve("Пить воду", "сила за последние полгода", values, TODAY), "ru")


def bare() -> bytes:
    """An empty canvas of the picture's size and format."""
    buffer = BytesIO()
    Image.new("RGB", (WIDTH, HEIGHT), DARK.background).save(buffer, "PNG", compress_level=3)
    return buffer.getvalue()


def measure(rounds: int) -> str:
    """Milliseconds of each, in turns, and the ratio of the medians to the bare canvas."""
    year, values = a_year(), [number / 180 for number in range(180)]
    drawings: dict[str, Callable[[], bytes]] = {
        "bare canvas": bare,
        "year": lambda: drawn(year),
        "strength": lambda: curved(values),
    }
    taken: dict[str, list[Spent]] = {name: [] for name in drawings}
    for number in range(rounds + 1):
        for name, draw in drawings.items():
            spent = timed(draw)
            if number:  # the first one loads the typeface
                taken[name].append(spent)
    peer = median(one.wall for one in taken["bare canvas"])
    return table(HEADER, [_row(name, each, peer) for name, each in taken.items()])


def timed(draw: Callable[[], bytes]) -> Spent:
    wall, processor = time.perf_counter(), time.process_time()
    draw()
    return Spent(1000 * (time.perf_counter() - wall), 1000 * (time.process_time() - processor))


def _row(name: str, each: list[Spent], peer: float) -> tuple[str | float, ...]:
    walls = [one.wall for one in each]
    processor = median(one.processor for one in each)
    return name, median(walls), percentile(walls, 0.99), processor, median(walls) / peer


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=20)
    print(measure(parser.parse_args().rounds))


if __name__ == "__main__":
    main()
