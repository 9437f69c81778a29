"""What takes over when the messenger does not deliver to a person."""

from typing import Protocol

from dishka import AsyncContainer

from bot.delivery.render_context import RenderContext
from bot.ui.cards.tasks import RenderedMessage


class DeliveryFallback(Protocol):
    """Another channel, told of each notification that the messenger refuses to deliver."""

    async def __call__(
        self, scope: AsyncContainer, context: RenderContext, rendered: RenderedMessage
    ) -> None:
        """Take `face` over, in the very transaction that records the failure: `scope` gives its
        session. What is raised undoes the record and is tried again with the notification."""
        ...
