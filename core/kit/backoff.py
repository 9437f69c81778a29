"""The pause before something is tried again."""

import random

JITTER = (0.75, 1.25)


def calculate_backoff(tries: int, first_delay: float, max_delay: float) -> float:
    """Seconds before try number `tries + 1`: doubling up to `max_delay`, with jitter."""
    base = min(max_delay, first_delay * 2.0 ** min(tries - 1, 60))
    return base * random.uniform(*JITTER)  # noqa: S311 - spreads load, guards nothing
