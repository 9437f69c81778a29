"""What takes over when the messenger does not deliver to a person."""

from typing import Protocol

from dishka import AsyncContainer

from bot.delivery.occasions import Occasion
from bot.notices.cards import Face


class Fallback(Protocol):
    """Another channel, told of each notification that the messenger refuses to deliver."""

    async def __call__(self, scope: AsyncContainer, occasion: Occasion, face: Face) -> None:
        """Take `face` over, in the very transaction that records the failure: `scope` gives its
        session. What is raised undoes the record and is tried again with the notification."""
        ...
