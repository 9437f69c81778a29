"""SQL on presence and for the funnel, where the query builder would hide what is meant."""

from functools import lru_cache

from sqlalchemy import Date, Integer, Interval, Text, TextClause, bindparam, text
from sqlalchemy.dialects.postgresql import TIMESTAMP

from core.activity.analytics.rules import BLOCK_DAYS, MONDAY

_MONDAY = f"DATE '{MONDAY}'"
_DAYS_BEFORE = 29
_CLOCK_TOLERANCE = "1 day"  # the endpoints take events that are an hour ahead of them


@lru_cache(maxsize=64)
def build_presence_windows(days: int) -> TextClause:
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


def _build_retention(start: str, size: int, steps: int, mask: int) -> TextClause:
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


DAILY_RETENTION = _build_retention("first", 1, BLOCK_DAYS, 1)
WEEKLY_RETENTION = _build_retention(f"first - (first - {_MONDAY}) % 7", 7, BLOCK_DAYS // 7, 127)


@lru_cache(maxsize=16)
def build_funnel(steps: int) -> TextClause:
    """How many people came furthest to which step; the steps' types are :step1, :step2, ...

    A person's instants of each step are a sorted array, read from the index in that order. From an
    instant of a step one goes back to the last instant of the step before that is not later, which
    `width_bucket` finds in the array, and so on to the first step: that is the latest beginning of
    a chain to it, and an older one would only have had less time left.
    """
    people = " ".join(_select_instants(step) for step in range(1, steps + 1))
    levels = "".join(
        f" WHEN EXISTS (SELECT FROM unnest(at{step}) AS t"
        f" WHERE t <= {_select_chain_start(step)} + :window)"
        f" THEN {step}"
        for step in range(steps, 1, -1)
    )
    return text(
        f"""
        SELECT level, count(*) AS people FROM (SELECT CASE{levels} ELSE 1 END AS level {people})
        GROUP BY level
        """  # noqa: S608 - put together from constants and a number
    ).bindparams(
        *(bindparam(f"step{step}", type_=Text()) for step in range(1, steps + 1)),
        bindparam("window", type_=Interval()),
        bindparam("since", type_=TIMESTAMP(timezone=True)),
        bindparam("until", type_=TIMESTAMP(timezone=True)),
    )


def _select_instants(step: int) -> str:
    """Who did the step, and when. What was received long before :since cannot be later than it,
    so that the partitions before are not looked at."""
    instants = f"""(
        SELECT user_id, array_agg(ts ORDER BY ts) AS at{step} FROM events
        WHERE event_type = :step{step} AND ts >= :since AND ts < :until
            AND received_at >= :since - interval '{_CLOCK_TOLERANCE}'
        GROUP BY user_id
    ) AS step{step}"""  # noqa: S608 - put together from constants and a number
    return f"FROM {instants}" if step == 1 else f"LEFT JOIN {instants} USING (user_id)"


def _select_chain_start(step: int) -> str:
    """When the latest chain began that `t`, an instant of the step, can end."""
    begun = "t"
    for before in range(step - 1, 0, -1):
        begun = f"at{before}[width_bucket({begun}, at{before})]"
    return begun
