"""The log of Bot API calls, for the page and for tests; the newest 2,000 are kept."""

from collections import deque
from collections.abc import Callable
from datetime import datetime
from typing import Any

Json = dict[str, Any]

MAX_CALLS = 2000


class CallLog:
    """Calls numbered from 1; parameters without the token, files by name and size."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._calls: deque[Json] = deque(maxlen=MAX_CALLS)
        self._number = 0

    def add_call(self, method: str, params: Json, answer: Json, milliseconds: float) -> Json:
        """Note a call and the body it was answered with."""
        self._number += 1
        outcome = {"result": answer["result"]} if answer["ok"] else {"err": _extract_error(answer)}
        call = {
            "n": self._number,
            "method": method,
            "params": params,
            **outcome,
            "time": self._now().isoformat(timespec="milliseconds"),
            "ms": round(milliseconds, 2),
        }
        self._calls.append(call)
        return call

    def list_after(self, number: int) -> list[Json]:
        return [call for call in self._calls if call["n"] > number]

    def clear_calls(self) -> None:
        self._calls.clear()


def _extract_error(answer: Json) -> Json:
    return {
        name: answer[name] for name in ("error_code", "description", "parameters") if name in answer
    }
