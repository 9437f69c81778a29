"""Which piece of advice a person is given: pure, and the same for the same day."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zlib import crc32

from core.advice.contracts import Rating, Signal, Topic
from core.advice.library import AdvicePiece
from core.advice.signals import Finding

REPEAT_AFTER = timedelta(days=30)  # a piece that was said is not said again for so long
_RECENT_PERIOD = timedelta(days=7)
_HEARD, _LIKED, _MEANT, _CHANCE = 0.25, 0.1, 0.3, 0.2
_MOST_LIKED = 3


@dataclass(slots=True, frozen=True)
class GivenPiece:
    """A piece that was said to the person before."""

    piece: str
    signal: Signal
    at: datetime
    rating: Rating | None = None


@dataclass(slots=True, frozen=True)
class AdviceChoice:
    piece: AdvicePiece
    finding: Finding


def choose_advice(
    pieces: Collection[AdvicePiece],
    seen: Sequence[Finding],
    said: Collection[GivenPiece],
    now: datetime,
    seed: str,
) -> AdviceChoice | None:
    """The piece that fits best what was `seen`; None when all of them rest.

    What rests was said within 30 days or turned down once. Of topics that helped there is more,
    and a signal lately spoken of gives way to the others.
    """
    resting = {one.piece for one in said if _is_resting(one, now)}
    taste = _score_topics(pieces, said)
    heard = Counter(one.signal for one in said if now - one.at < _RECENT_PERIOD)
    best: tuple[float, str] | None = None
    chosen: AdviceChoice | None = None
    for piece in pieces:
        if piece.id in resting:
            continue
        chance = _CHANCE * crc32(f"{seed}:{piece.id}".encode()) / 2**32
        finding, fit = _find_best_finding(piece, seen, heard)
        rank = (fit + taste[piece.topic] + chance, piece.id)
        if best is None or rank > best:
            best, chosen = rank, AdviceChoice(piece, finding)
    return chosen


def calculate_again_at(said: Iterable[GivenPiece]) -> datetime | None:
    """When the first of the pieces that were not turned down has rested."""
    turned_down = {one.piece for one in said if one.rating == "unhelpful"}
    latest: dict[str, datetime] = {}
    for one in said:
        if one.piece not in turned_down:
            latest[one.piece] = max(one.at, latest.get(one.piece, one.at))
    return min(latest.values()) + REPEAT_AFTER if latest else None


def _is_resting(one: GivenPiece, now: datetime) -> bool:
    return one.rating == "unhelpful" or now - one.at < REPEAT_AFTER


def _score_topics(
    pieces: Iterable[AdvicePiece], said: Iterable[GivenPiece]
) -> defaultdict[Topic, float]:
    """How much each topic is liked, within bounds: a taste never outweighs a trouble."""
    topics = {piece.id: piece.topic for piece in pieces}
    votes: Counter[Topic] = Counter()
    for one in said:
        if one.rating and one.piece in topics:
            votes[topics[one.piece]] += 1 if one.rating == "helpful" else -1
    bounded = {topic: max(-_MOST_LIKED, min(_MOST_LIKED, count)) for topic, count in votes.items()}
    return defaultdict(float, {topic: _LIKED * count for topic, count in bounded.items()})


def _find_best_finding(
    piece: AdvicePiece, seen: Sequence[Finding], heard: Counter[Signal]
) -> tuple[Finding, float]:
    """What the piece is good for now; that which holds for everybody is good for something too."""
    fits = [one for one in seen if one.signal in piece.signals or one.signal is Signal.ANY]
    scored = [(_score_fit(one, piece, heard), one) for one in fits]
    fit, finding = max(scored, key=lambda pair: pair[0])
    return finding, fit


def _score_fit(one: Finding, piece: AdvicePiece, heard: Counter[Signal]) -> float:
    if one.signal is Signal.ANY:
        return one.weight + (_MEANT if Signal.ANY in piece.signals else 0.0)
    return one.weight + _MEANT - _HEARD * min(2, heard[one.signal])
