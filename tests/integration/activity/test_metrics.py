"""What Prometheus is told: routes without ids, and what waits anywhere."""

from uuid import uuid4

import nats
from prometheus_client.parser import text_string_to_metric_families
from sqlalchemy.ext.asyncio import AsyncEngine

from api.lag_monitor import LagMonitor
from core.activity.analytics.rollup import DailyRollup
from tests.support.activity import caught_up
from tests.support.events import Hub, an_event
from tests.support.waiting import eventually

NEEDED = (("postgresql",), ("nats",), ("redis",))
Samples = dict[tuple[str, ...], float]


async def samples(hub: Hub, name: str, *labels: str) -> Samples:
    """Values of a metric by the values of `labels`."""
    told = (await hub.client.get("/metrics")).text
    return {
        tuple(sample.labels[label] for label in labels): sample.value
        for family in text_string_to_metric_families(told)
        for sample in family.samples
        if sample.name == name
    }


async def test_requests_are_counted_by_route_and_never_by_path(hub: Hub) -> None:
    labels = ("method", "route", "status")
    before = await samples(hub, "uspevai_http_requests_total", *labels)
    await hub.post([an_event()])
    await hub.client.get("/analytics/metrics?minutes=0")
    await hub.client.get(f"/events/{uuid4()}")
    await hub.client.get(f"/nothing/{uuid4()}")
    after = await samples(hub, "uspevai_http_requests_total", *labels)
    grown = {key: value - before.get(key, 0) for key, value in after.items()}
    assert grown["POST", "/events", "202"] == 1
    assert grown["GET", "/analytics/metrics", "400"] == 1
    assert grown["GET", "/events/{event_id}", "200"] == 1
    assert grown["GET", "none", "404"] == 1
    assert not any(route.count("-") > 3 for _, route, _ in after)


async def test_what_is_away_is_told_without_being_asked(hub: Hub) -> None:
    """Of /health/ready nobody need ask for it."""

    async def told() -> bool:
        return await samples(hub, "uspevai_dependency_up", "name") == dict.fromkeys(NEEDED, 1.0)

    await eventually(told, "every dependency has its figure")


async def test_what_waits_is_told(hub: Hub, engine: AsyncEngine) -> None:
    await hub.post([an_event() for _ in range(7)])
    await hub.holds(7)
    client = await nats.connect(str(hub.settings.nats_url))
    lag = LagMonitor(client, engine)
    await caught_up(engine, DailyRollup(engine, chunk_rows=1))
    await lag.collect_stream_metrics()
    await lag.collect_table_metrics()
    await client.close()
    pending = await samples(hub, "uspevai_consumer_pending", "stream")
    assert {"COMMANDS", "EVENTS", "ACTIVITY"} <= {stream for (stream,) in pending}
    behind = await samples(hub, "uspevai_activity_copy_lag_events", "copy")
    assert behind["days",] == 0
    await hub.post([an_event()])
    await hub.holds(8)
    await lag.collect_table_metrics()
    assert (await samples(hub, "uspevai_activity_copy_lag_events", "copy"))["days",] == 1
