"""What the buttons of a progress message carry: `cast:<action>:<broadcast>`, ids as hex.

Nothing is looked up in Redis, so they work as long as the message exists.
"""

from dataclasses import dataclass
from typing import Literal, get_args
from uuid import UUID

from bot.ui.callback_data import MalformedPayload, read_id

# look again, pause, resume, ask before cancelling, cancel
Action = Literal["look", "pause", "go", "ask", "stop"]
CALLBACK_PREFIX = "cast:"


@dataclass(slots=True, frozen=True)
class BroadcastCallback:
    action: Action
    broadcast_id: UUID

    def pack(self) -> str:
        return f"{CALLBACK_PREFIX}{self.action}:{self.broadcast_id.hex}"


def unpack_callback(data: str) -> BroadcastCallback:
    """What was pressed. Raises Malformed."""
    action, _, number = data.removeprefix(CALLBACK_PREFIX).partition(":")
    for known in get_args(Action):
        if action == known:
            return BroadcastCallback(known, read_id(number))
    raise MalformedPayload(data)
