"""The event bus against pyee and blinker, and against itself with many more subscriptions."""

from collections.abc import Callable
from typing import Any

from blinker import Signal
from pyee.base import EventEmitter

from bench.interleave import per_second
from bench.report import table
from core.kit.bus import EventBus

EMITS = 5_000
LISTENERS = 10
DATA = {"id": 15, "email": "anya@example.com"}


def main() -> None:
    """Print emits a second and their ratios."""
    fan_out = per_second({"bus": _bus(), "pyee": _pyee(), "blinker": _blinker()})
    known = per_second({"alone": _wildcards(0), "among 1,000": _wildcards(997)})
    fresh = per_second({"alone": _wildcards(0, True), "among 1,000": _wildcards(997, True)})
    rows: list[tuple[str, float, str, float]] = [
        ("emit to 10 listeners", fan_out["bus"], f"{peer} doing the same", fan_out[peer])
        for peer in ("pyee", "blinker")
    ]
    for title, rates in (("a name emitted before", known), ("a new name each time", fresh)):
        work = f"3 matching wildcards among 1,000, {title}"
        rows.append((work, rates["among 1,000"], "the 3 alone", rates["alone"]))
    header = ("Work", "a second", "against", "a second", "ratio")
    print(table(header, [(w, f"{a:,.0f}", p, f"{b:,.0f}", a / b) for w, a, p, b in rows]))


def _listeners(count: int) -> list[Callable[[Any], None]]:
    return [lambda data: None for _ in range(count)]


def _bus() -> Callable[[], int]:
    bus = EventBus()
    for listener in _listeners(LISTENERS):
        bus.subscribe("user.registered", listener)
    return _repeat(lambda: bus.emit("user.registered", DATA))


def _pyee() -> Callable[[], int]:
    emitter = EventEmitter()
    for listener in _listeners(LISTENERS):
        emitter.on("user.registered", listener)
    return _repeat(lambda: emitter.emit("user.registered", DATA))


def _blinker() -> Callable[[], int]:
    signal, listeners = Signal("user.registered"), _listeners(LISTENERS)
    for listener in listeners:
        signal.connect(listener)

    def send() -> object:
        return signal.send(DATA)

    send.listeners = listeners  # type: ignore[attr-defined]  # the signal refers to them weakly
    return _repeat(send)


def _wildcards(others: int, new_names: bool = False) -> Callable[[], int]:
    bus = EventBus()
    patterns = ["user.*", "user.>", "*.registered"]
    patterns += [f"service{number}.*.{number}" for number in range(others // 2)]
    patterns += [f"user.registered.{number}.>" for number in range(others - others // 2)]
    for pattern, listener in zip(patterns, _listeners(len(patterns)), strict=True):
        bus.subscribe(pattern, listener)
    if not new_names:
        return _repeat(lambda: bus.emit("user.registered", DATA))
    bus.subscribe("user.*", _listeners(1)[0])
    numbers = iter(range(10**12))
    return _repeat(lambda: bus.emit(f"user.{next(numbers)}", DATA))


def _repeat(once: Callable[[], object]) -> Callable[[], int]:
    def run() -> int:
        for _ in range(EMITS):
            once()
        return EMITS

    return run


if __name__ == "__main__":
    main()
