"""What is read of an update before anything is built of it.

Updates are JSON objects of the Bot API: `update_id` and one payload under the name of its kind.
Nothing here trusts their shape.
"""

from typing import Any

RawUpdate = dict[str, Any]
NOBODY = 0
MAX_NUMBER = 2**53  # JSON numbers are exact up to here; Telegram's have 32 bits


def number_of(raw: RawUpdate) -> int | None:
    """The update's number; None where it has none by which it could be confirmed."""
    number = raw.get("update_id") if isinstance(raw, dict) else None
    return number if type(number) is int and 0 <= number <= MAX_NUMBER else None


def payload_of(raw: RawUpdate) -> dict[str, Any]:
    """The one object in the update: a message, a press, a query."""
    return next((one for one in raw.values() if isinstance(one, dict)), {})


def sender_of(raw: RawUpdate) -> int:
    """Whose update it is: the person, or the chat where there is none."""
    payload = payload_of(raw)
    return _id(payload, "from") or _id(payload, "sender_chat") or _id(payload, "chat") or NOBODY


def chat_of(raw: RawUpdate) -> int:
    """The key that keeps order: the chat, or the person where there is none."""
    payload = payload_of(raw)
    message = payload.get("message")
    holder = message if isinstance(message, dict) else payload
    return _id(holder, "chat") or _id(payload, "from") or NOBODY


def written_at(raw: RawUpdate) -> float | None:
    """Unix seconds by the messenger's clock, whole ones; None for presses and queries."""
    payload = payload_of(raw)
    at = payload.get("edit_date", payload.get("date"))
    return float(at) if isinstance(at, int) else None


def _id(holder: dict[str, Any], key: str) -> int | None:
    one = holder.get(key)
    found = one.get("id") if isinstance(one, dict) else None
    return found if isinstance(found, int) else None
