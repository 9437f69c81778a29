"""Writes to customers: an e-mail when they order, an SMS when they have paid."""

from collections.abc import Callable

from core.kit.bus import EventBus
from examples.shop.events import OrderCreated, OrderPaid

Send = Callable[[str, str], None]


class NotificationService:
    """Sends through `email` and `sms`, called with the address and the text."""

    def __init__(self, bus: EventBus, email: Send, sms: Send) -> None:
        self._email, self._sms = email, sms
        bus.subscribe("order.created", self.on_created)
        bus.subscribe("order.paid", self.on_paid)

    def on_created(self, order: OrderCreated) -> None:
        """Confirm the order."""
        self._email(order.email, f"Order {order.order_id} is accepted: {order.total}")

    async def on_paid(self, order: OrderPaid) -> None:
        """Confirm the payment; async, as a real gateway would be."""
        self._sms(order.phone, f"Order {order.order_id} is paid, thank you!")
