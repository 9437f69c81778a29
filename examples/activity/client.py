"""A client of the event hub to copy into a project: batches, retries, nothing to install.

    hub = EventHub("http://127.0.0.1:8000", key="usp_...")
    hub.send("order.paid", user_id=42, amount="12.50", properties={"items": 3})
    hub.flush()

Each event gets its id here, so that a repeated batch stores nothing twice. What breaks a rule is
put into `refused`; what could not be sent stays in `waiting`, and `flush` raises OSError.
"""

import json
import time
from datetime import UTC, datetime
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen
from uuid import uuid4


class EventHub:
    def __init__(self, url: str, key: str = "", batch: int = 500, attempts: int = 6) -> None:
        self.url, self.batch, self.attempts = f"{url}/events", batch, attempts
        bearer = {"authorization": f"Bearer {key}"} if key else {}
        self.headers = {"content-type": "application/json"} | bearer
        self.waiting: list[dict[str, Any]] = []
        self.refused: list[dict[str, Any]] = []

    def send(self, event_type: str, user_id: str | int, **more: Any) -> None:
        """Queue an event; `more` may be amount, timestamp (aware), properties, event_id."""
        own = {"event_id": str(uuid4()), "timestamp": datetime.now(UTC).isoformat()}
        self.waiting.append(own | more | {"event_type": event_type, "user_id": user_id})
        if len(self.waiting) >= self.batch:
            self.flush()

    def flush(self) -> None:
        """Send all that waits; between attempts pause as the hub asks, or 0.2 s and ever longer."""
        failed = 0
        while self.waiting:
            status, answer, pause = self._post(self.waiting[: self.batch])
            verdicts = answer.get("verdicts", [{"status": "retry"}] * self.batch)
            judged = list(zip(self.waiting[: self.batch], verdicts, strict=False))
            self.refused += [e | {"code": v["code"]} for e, v in judged if v["status"] == "invalid"]
            again = [event for event, verdict in judged if verdict["status"] == "retry"]
            self.waiting[: self.batch] = again
            failed = failed + 1 if again else 0
            if failed == self.attempts or status in (400, 401, 403, 413, 415):
                raise OSError(f"{len(self.waiting)} events not sent: {status} {answer}")
            if again:
                time.sleep(pause or 0.1 * 2**failed)

    def _post(self, events: list[dict[str, Any]]) -> tuple[int, dict[str, Any], float]:
        try:
            request = Request(self.url, json.dumps(events, default=str).encode(), self.headers)
            with urlopen(request, timeout=30) as reply:
                return reply.status, json.load(reply), 0
        except HTTPError as error:
            text = json.load(error) if "json" in error.headers.get_content_type() else {}
            return error.code, text, float(error.headers.get("retry-after") or 0)
        except OSError as error:
            return 0, {"error": str(error)}, 0
