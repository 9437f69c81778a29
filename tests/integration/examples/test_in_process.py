"""The examples that need no server, run as their README says."""

import os
import subprocess
import sys
from collections import Counter
from decimal import Decimal
from pathlib import Path

from core.kit.bus import EventBus
from examples.shop.analytics_service import AnalyticsService
from examples.shop.events import CONTRACTS

REPOSITORY = Path(__file__).parents[3]


def output(module: str, *arguments: str) -> list[str]:
    program = [sys.executable, "-m", module, *arguments]
    done = subprocess.run(
        program, cwd=REPOSITORY, env=os.environ, capture_output=True, text=True, check=True
    )
    return done.stdout.splitlines()


def test_the_shop_notifies_and_counts_and_its_events_can_be_played_again(tmp_path: Path) -> None:
    events_log = tmp_path / "events.log"
    assert output("examples.shop", str(events_log)) == [
        "e-mail to anya@example.com: Order 1 is accepted: 12.50",
        "e-mail to boris@example.com: Order 2 is accepted: 99.00",
        "SMS to +380441234567: Order 1 is paid, thank you!",
        "orders: 2, payments: 1, revenue: 12.50",
    ]
    bus = EventBus(contracts=CONTRACTS)
    analytics = AnalyticsService(bus)
    bus.replay_from_file(events_log)
    assert analytics.counts == {"order.created": 2, "order.paid": 1}
    assert analytics.revenue == Decimal("12.50")


def test_three_events_reach_three_listeners() -> None:
    said = Counter(line.split(":")[0] for line in output("examples.listeners"))
    assert said == {"email_sender": 2, "logger": 3, "analytics": 3}
