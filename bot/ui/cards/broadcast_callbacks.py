"""What the buttons of a broadcast's progress message carry."""

from typing import Literal

from bot.ui.callback_data import ButtonData, ButtonId

# look again, pause, resume, ask before cancelling, cancel
Action = Literal["look", "pause", "go", "ask", "stop"]


class BroadcastCallback(ButtonData, prefix="cast"):
    action: Action
    broadcast_id: ButtonId
