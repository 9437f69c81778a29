"""Counts orders and payments."""

from decimal import Decimal

from core.kit.bus import Event, EventBus
from examples.shop.events import OrderPaid


class AnalyticsService:
    """Totals since the start."""

    def __init__(self, bus: EventBus) -> None:
        self.counts: dict[str, int] = {"order.created": 0, "order.paid": 0}
        self.revenue = Decimal(0)
        bus.subscribe("order.*", self.count, with_event=True)
        bus.subscribe("order.paid", self.add_revenue)

    def count(self, event: Event) -> None:
        """One more of its kind, kinds invented later included."""
        self.counts[event.name] = self.counts.get(event.name, 0) + 1

    def add_revenue(self, order: OrderPaid) -> None:
        """The money that came in."""
        self.revenue += order.total
