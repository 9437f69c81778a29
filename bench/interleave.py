"""Contenders measured side by side: in turns, so that a busy moment of the machine hits all."""

import time
from collections.abc import Callable, Mapping

from bench.report import median


def per_second(contenders: Mapping[str, Callable[[], int]], rounds: int = 9) -> dict[str, float]:
    """Median rate of each contender, a function that does a share of work and gives its size."""
    rates: dict[str, list[float]] = {name: [] for name in contenders}
    for _ in range(rounds):
        for name, run in contenders.items():
            began = time.perf_counter()
            done = run()
            rates[name].append(done / (time.perf_counter() - began))
    return {name: median(values) for name, values in rates.items()}
