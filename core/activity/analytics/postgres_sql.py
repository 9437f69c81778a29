"""SQL on presence and for the funnel, where the query builder would hide what is meant."""

from functools import lru_cache

from sqlalchemy import Date, Integer, Interval, Text, TextClause, bindparam, text
from sqlalchemy.dialects.postgresql import ARRAY, TIMESTAMP

from core.activity.analytics.rules import BLOCK_DAYS, MONDAY

_MONDAY = f"DATE '{MONDAY}'"
_DAYS_BEFORE = 29


@lru_cache(maxsize=64)
def windows(days: int) -> TextClause:
    """One row: people of the 7 days that end with each of `days` days from :first, then of 30.

    A person's days are shifted into one bigint whose bit 0 is 29 days before :first; each bit is
    smeared over the days it counts for. Without MATERIALIZED the steps of smearing would be put
    into one another, doubling each time.
    """
    count = "count(*) FILTER (WHERE {} >> {} & 1 = 1)"
    bits = range(_DAYS_BEFORE, _DAYS_BEFORE + days)
    columns = ", ".join(count.format(mask, bit) for mask in ("week", "month") for bit in bits)
    return text(
        f"""
        WITH place AS (
            SELECT user_id, days, block - (:first - {_DAYS_BEFORE}) AS shift
            FROM activity_presence
            WHERE event_type = :type AND block > :first - {_DAYS_BEFORE + BLOCK_DAYS}
                AND block < :first + {days}
        ),
        people AS (
            SELECT bit_or(CASE WHEN shift < 0 THEN CAST(days AS bigint) >> -shift
                ELSE CAST(days AS bigint) << shift END) AS seen
            FROM place GROUP BY user_id
        ),
        two AS (SELECT seen | (seen << 1) AS two FROM people),
        four AS (SELECT two, two | (two << 2) AS four FROM two),
        week AS MATERIALIZED (SELECT four | (four << 3) AS week FROM four),
        fourteen AS (SELECT week, week | (week << 7) AS fourteen FROM week),
        twenty_eight AS (SELECT week, fourteen | (fourteen << 14) AS most FROM fourteen),
        smeared AS MATERIALIZED (SELECT week, most | (most << 2) AS month FROM twenty_eight)
        SELECT {columns} FROM smeared
        """  # noqa: S608 - put together from constants and a number
    ).bindparams(bindparam("first", type_=Date()), bindparam("type", type_=Text()))


_LOWEST_BIT = "CAST(ln(days & -days) / ln(2) AS int)"


def _retention(start: str, size: int, steps: int, mask: int) -> TextClause:
    """Who came back: `start` makes a cohort's first day of a person's, a block has `steps`.

    No join: a person's first day is found beside each of their blocks, and blocks that look the
    same are counted before they are taken apart.
    """
    return text(
        f"""
        WITH present AS (
            SELECT block, days, min(block + {_LOWEST_BIT}) OVER (PARTITION BY user_id) AS first
            FROM activity_presence WHERE event_type = :type
        ),
        alike AS (
            SELECT {start} AS start, block, days, count(*) AS people FROM present
            WHERE {start} BETWEEN :first AND :last AND block - ({start}) < {size} * :periods
            GROUP BY 1, 2, 3
        )
        SELECT start, (block + {size} * step - start) / {size} AS period,
            CAST(sum(people) AS bigint) AS people
        FROM alike JOIN generate_series(0, {steps - 1}) AS step
            ON days >> {size} * step & {mask} <> 0
        WHERE block + {size} * step - start < {size} * :periods
        GROUP BY 1, 2
        """  # noqa: S608 - put together from constants
    ).bindparams(
        bindparam("first", type_=Date()),
        bindparam("last", type_=Date()),
        bindparam("periods", type_=Integer()),
        bindparam("type", type_=Text()),
    )


DAILY = _retention("first", 1, BLOCK_DAYS, 1)
WEEKLY = _retention(f"first - (first - {_MONDAY}) % 7", 7, BLOCK_DAYS // 7, 127)


@lru_cache(maxsize=16)
def funnel(steps: int) -> TextClause:
    """How many people came furthest to which step.

    `begun` of an event is when the latest chain began that it can go on with; an older chain
    would only have less time left.
    """
    inner = """
        SELECT user_id, ts, array_position(:steps, event_type) AS step FROM events
        WHERE event_type = ANY(:steps) AND ts >= :since AND ts < :until
    """
    chain = f"""
        SELECT *, max(CASE WHEN step = 1 THEN ts END) OVER w AS begun1 FROM ({inner}) AS events
        WINDOW w AS (PARTITION BY user_id ORDER BY ts, step)
    """  # noqa: S608 - put together from constants
    for step in range(2, steps + 1):
        goes_on = f"step = {step} AND ts <= begun{step - 1} + :window"
        chain = f"""
            SELECT *, max(CASE WHEN {goes_on} THEN begun{step - 1} END) OVER w AS begun{step}
            FROM ({chain}) AS step{step} WINDOW w AS (PARTITION BY user_id ORDER BY ts, step)
        """  # noqa: S608 - put together from constants
    reached = ", ".join(f"max(begun{step})" for step in range(1, steps + 1))
    return text(
        f"""
        SELECT level, count(*) AS people
        FROM (SELECT num_nonnulls({reached}) AS level FROM ({chain}) AS chain GROUP BY user_id)
        WHERE level > 0 GROUP BY level
        """  # noqa: S608 - put together from constants
    ).bindparams(
        bindparam("steps", type_=ARRAY(Text())),
        bindparam("window", type_=Interval()),
        bindparam("since", type_=TIMESTAMP(timezone=True)),
        bindparam("until", type_=TIMESTAMP(timezone=True)),
    )
