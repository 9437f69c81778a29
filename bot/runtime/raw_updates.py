"""What is read of an update before anything is built of it.

Updates are JSON objects of the Bot API: `update_id` and one payload under the name of its kind.
Nothing here trusts their shape.
"""

from typing import Any

RawUpdate = dict[str, Any]
NOBODY = 0
MAX_NUMBER = 2**53  # JSON numbers are exact up to here; Telegram's have 32 bits


def get_update_id(raw: RawUpdate) -> int | None:
    """The update's number; None where it has none by which it could be confirmed."""
    number = raw.get("update_id") if isinstance(raw, dict) else None
    return number if type(number) is int and 0 <= number <= MAX_NUMBER else None


def get_payload(raw: RawUpdate) -> dict[str, Any]:
    """The one object in the update: a message, a press, a query."""
    return next((one for one in raw.values() if isinstance(one, dict)), {})


def get_sender_id(raw: RawUpdate) -> int:
    """Whose update it is: the person, or the chat where there is none."""
    payload = get_payload(raw)
    return (
        _get_id(payload, "from")
        or _get_id(payload, "sender_chat")
        or _get_id(payload, "chat")
        or NOBODY
    )


def get_ordering_key(raw: RawUpdate) -> int:
    """The key that keeps order: the chat, or the person where there is none."""
    payload = get_payload(raw)
    message = payload.get("message")
    holder = message if isinstance(message, dict) else payload
    return _get_id(holder, "chat") or _get_id(payload, "from") or NOBODY


def get_written_at(raw: RawUpdate) -> float | None:
    """Unix seconds by the messenger's clock, whole ones; None for presses and queries."""
    payload = get_payload(raw)
    at = payload.get("edit_date", payload.get("date"))
    return float(at) if isinstance(at, int) else None


def _get_id(holder: dict[str, Any], key: str) -> int | None:
    one = holder.get(key)
    found = one.get("id") if isinstance(one, dict) else None
    return found if isinstance(found, int) else None
