"""SQL of ClickHouse: its table, and the questions with named and typed parameters."""

from datetime import UTC, datetime
from typing import Any

from core.activity.analytics.questions import Filter
from core.activity.analytics.rules import MONDAY

TABLE = "events"
COLUMNS = (
    "event_id",
    "ts",
    "user_id",
    "event_type",
    "amount",
    "props",
    "source",
    "received_at",
    "seq",
)
# Without the window a token would not be remembered at all: its default is 0.
CREATE_TABLE = """
CREATE TABLE IF NOT EXISTS events (
    event_id UUID,
    ts DateTime64(6, 'UTC'),
    user_id String,
    event_type LowCardinality(String),
    amount Nullable(Decimal(18, 2)),
    props String CODEC(ZSTD),
    source LowCardinality(String),
    received_at DateTime64(6, 'UTC'),
    seq UInt64
)
ENGINE = ReplacingMergeTree(seq) PARTITION BY toYYYYMM(ts)
ORDER BY (event_type, toDate(ts), user_id, event_id)
SETTINGS non_replicated_deduplication_window = 1000
"""
_TYPE = "({type:String} = '' OR event_type = {type:String})"
_WHERE = (
    f"{_TYPE} AND ({{user:String}} = '' OR user_id = {{user:String}})"
    " AND ts >= {since:DateTime64(6, 'UTC')} AND ts < {until:DateTime64(6, 'UTC')}"
)
LAST_EVENTS = f"""
SELECT event_id, user_id, event_type, amount, ts, props, source, received_at
FROM events WHERE {_WHERE} ORDER BY received_at DESC, toString(event_id) DESC LIMIT {{limit:UInt32}}
"""  # noqa: S608 - put together from constants
_OF_USERS = "user_id IN {names:Array(String)} AND ts <= {before:DateTime64(6, 'UTC')}"
COUNT_USER_EVENTS = f"SELECT count() FROM events WHERE {_OF_USERS}"  # noqa: S608
DELETE_USER_EVENTS = f"ALTER TABLE events DELETE WHERE {_OF_USERS} SETTINGS mutations_sync = 1"
TOTALS = f"SELECT count(), sum(amount) FROM events WHERE {_WHERE}"  # noqa: S608
MINUTE_TOTALS = f"""
SELECT toStartOfMinute(ts) AS minute, count(), sum(amount)
FROM events WHERE {_WHERE} GROUP BY minute ORDER BY minute
"""  # noqa: S608 - put together from constants
TOP_EVENTS = """
SELECT event_type, count() AS n, sum(amount)
FROM events WHERE toDate(ts) BETWEEN {first:Date} AND {last:Date}
GROUP BY event_type ORDER BY n DESC, event_type LIMIT {limit:UInt32}
"""
# How long after each of their days a person is seen again, 30 days at most; rules.windows adds up.
PRESENCE_GAPS = f"""
SELECT day, least(30, next - day) AS gap, count() FROM (
    SELECT arraySort(groupUniqArray(toDate(ts))) AS days,
        arrayPushBack(arrayPopFront(days), toDate('2149-06-06')) AS nexts
    FROM events WHERE toDate(ts) BETWEEN {{first:Date}} AND {{last:Date}} AND {_TYPE}
    GROUP BY user_id
) ARRAY JOIN days AS day, nexts AS next GROUP BY day, gap
"""  # noqa: S608 - put together from constants


def _build_retention(start: str, size: int) -> str:
    """`start` makes a cohort's first day of a person's `first`."""
    return f"""
SELECT start, period, count() FROM (
    SELECT groupUniqArray(toDate(ts)) AS days, arrayMin(days) AS first, {start} AS start,
        arrayDistinct(arrayMap(day -> intDiv(day - start, {size}), days)) AS periods
    FROM events WHERE {_TYPE} GROUP BY user_id HAVING start BETWEEN {{first:Date}} AND {{last:Date}}
) ARRAY JOIN periods AS period WHERE period < {{periods:UInt32}} GROUP BY start, period
"""  # noqa: S608 - put together from constants


_EARLIEST, _LATEST = datetime(1970, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)


def build_parameters(where: Filter) -> dict[str, Any]:
    """The parameters of a filter."""
    return {
        "type": where.event_type or "",
        "user": where.user_id or "",
        "since": where.since or _EARLIEST,
        "until": where.until or _LATEST,
    }


DAILY_RETENTION = _build_retention("first", 1)
WEEKLY_RETENTION = _build_retention(f"first - (first - toDate('{MONDAY}')) % 7", 7)


def build_funnel(steps: int) -> str:
    """How many people came furthest to which of the `steps`."""
    conditions = ", ".join(
        f"event_type = {{steps:Array(String)}}[{place}]" for place in range(1, steps + 1)
    )
    return f"""
SELECT level, count() FROM (
    SELECT windowFunnel({{window:UInt64}})(toUInt64(toUnixTimestamp64Micro(ts)), {conditions})
        AS level
    FROM events WHERE event_type IN {{steps:Array(String)}}
        AND ts >= {{since:DateTime64(6, 'UTC')}} AND ts < {{until:DateTime64(6, 'UTC')}}
    GROUP BY user_id
) WHERE level > 0 GROUP BY level
"""  # noqa: S608 - put together from constants and a number
