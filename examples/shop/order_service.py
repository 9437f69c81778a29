"""Takes orders and payments and tells of them. It knows nobody who listens."""

from decimal import Decimal

from core.kit.bus import EventBus
from examples.shop.events import OrderCreated, OrderPaid


class OrderService:
    """Orders by number."""

    def __init__(self, bus: EventBus) -> None:
        self._bus = bus
        self._orders: dict[int, OrderCreated] = {}
        self._paid: set[int] = set()

    def create(self, email: str, phone: str, total: Decimal) -> int:
        """Take an order; gives its number."""
        order = OrderCreated(len(self._orders) + 1, email, phone, total)
        self._orders[order.order_id] = order
        self._bus.emit("order.created", order)
        return order.order_id

    def pay(self, order_id: int) -> None:
        """Take the money for an order, once; `KeyError` if there is no such order."""
        order = self._orders[order_id]
        if order_id not in self._paid:
            self._paid.add(order_id)
            self._bus.emit("order.paid", OrderPaid(order_id, order.phone, order.total))
