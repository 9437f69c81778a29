"""Pure rules of moving a key result: by how much at a tap, and which one a text speaks of."""

import re
from collections.abc import Iterable
from math import copysign, floor

from core.career.contracts.goals import GoalCard, KeyResult
from core.kit.numbers import round_down

STEP_SHARES = (0.01, 0.05, 0.2)
_NON_LETTERS_PATTERN = re.compile(r"[\W\d_]+")


def list_steps(start: float, target: float, current: float) -> list[float]:
    """By how much it is moved at a tap: round numbers near a hundredth, a twentieth and a fifth of
    its way, towards the target; of whole things whole ones."""
    way = target - start
    steps = (round_down(abs(way) * share) for share in STEP_SHARES)
    whole = _are_whole(start, target, current)
    found = sorted({max(1.0, step) if whole else step for step in steps})
    return [copysign(step, way) for step in found]


def calculate_next_value(start: float, target: float, current: float) -> float | None:
    """Where one tap moves a key result: a tenth of its way, a round figure, a whole one where all
    are whole, and never past the target; None when it is there."""
    if (target - current) * (target - start) <= 0:
        return None
    step = round_down(abs(target - start) / 10)
    if _are_whole(start, target, current):
        step = max(1.0, float(floor(step)))
    left = abs(target - current)
    return target if step >= left else round(current + copysign(step, target - start), 9)


def _are_whole(*values: float) -> bool:
    return all(float(value).is_integer() for value in values)


def find_named_result(cards: Iterable[GoalCard], text: str) -> tuple[GoalCard, KeyResult] | None:
    """The one key result whose name holds the words of the text, or stands in them; whatever their
    case."""
    name = " ".join(_NON_LETTERS_PATTERN.sub(" ", text).split()).casefold()
    named = [(one.title.casefold(), card, one) for card in cards for one in card.results]
    found = [(card, one) for title, card, one in named if name in title]
    found = found or [(card, one) for title, card, one in named if title in name]
    return found[0] if len(found) == 1 else None
