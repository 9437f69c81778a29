"""Round numbers."""

from math import floor, log10


def round_down(amount: float) -> float:
    """The nearest 1, 2 or 5 times a power of ten that is not more than a positive amount."""
    power = 10.0 ** floor(log10(amount))
    return float(max(one for one in (1, 2, 5) if one * power <= amount * (1 + 1e-9)) * power)
