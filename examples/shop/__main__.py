"""`python -m examples.shop`: two orders, one payment, and what came of it."""

from decimal import Decimal
from pathlib import Path
from sys import argv

from core.kit.bus import EventBus
from examples.shop.analytics_service import AnalyticsService
from examples.shop.events import CONTRACTS
from examples.shop.notification_service import NotificationService
from examples.shop.order_service import OrderService


def say_email(address: str, text: str) -> None:
    print(f"e-mail to {address}: {text}")


def say_sms(phone: str, text: str) -> None:
    print(f"SMS to {phone}: {text}")


def main(events_log: Path | None = None) -> None:
    """Run the shop on a queued bus, recording its events if a file is given."""
    with EventBus(queue_size=100, contracts=CONTRACTS) as bus:
        if events_log is not None:
            bus.record_to(events_log)
        analytics = AnalyticsService(bus)
        NotificationService(bus, say_email, say_sms)
        orders = OrderService(bus)
        first = orders.create("anya@example.com", "+380441234567", Decimal("12.50"))
        orders.create("boris@example.com", "+380447654321", Decimal("99.00"))
        orders.pay(first)
    created, paid = analytics.counts["order.created"], analytics.counts["order.paid"]
    print(f"orders: {created}, payments: {paid}, revenue: {analytics.revenue}")


if __name__ == "__main__":
    main(Path(argv[1]) if len(argv) > 1 else None)
