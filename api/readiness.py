"""Is everything there that the api needs? Asked in parallel, bounded, and not too often."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

import asyncpg
import msgspec
import nats.errors
import redis.exceptions
import structlog
from prometheus_client import Gauge
from sqlalchemy.exc import SQLAlchemyError

from core.kit.error_texts import describe_error

log = structlog.get_logger(__name__)
dependency_up = Gauge("uspevai_dependency_up", "1 if the last readiness check succeeded", ["name"])
ReadinessProbe = Callable[[], Awaitable[object]]
TIMEOUT_SECONDS = 2.0
CACHE_SECONDS = 1.0
PROBE_ERRORS = (
    OSError,
    TimeoutError,
    SQLAlchemyError,
    asyncpg.PostgresError,
    asyncpg.InterfaceError,
    nats.errors.Error,
    redis.exceptions.RedisError,
)


class Dependency(msgspec.Struct, frozen=True, omit_defaults=True):
    """One server the process needs; `reason` says what is wrong, without addresses or logins."""

    name: str
    status: Literal["ok", "failed"]
    milliseconds: float
    reason: str | None = None


class Report(msgspec.Struct, frozen=True):
    """All dependencies by name; `ready` if every one is ok."""

    ready: bool
    dependencies: list[Dependency]


@dataclass(slots=True)
class ReadinessChecker:
    """Runs `probes`, each at most two seconds; an answer younger than a second is given again."""

    probes: Mapping[str, ReadinessProbe]
    _lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    _cached_report: tuple[float, Report] | None = None

    async def __call__(self) -> Report:
        async with self._lock:
            now = asyncio.get_running_loop().time()
            if self._cached_report is not None and now - self._cached_report[0] < CACHE_SECONDS:
                return self._cached_report[1]
            checks = (check_dependency(name, probe) for name, probe in self.probes.items())
            found = await asyncio.gather(*checks)
            report = Report(all(one.status == "ok" for one in found), list(found))
            self._cached_report = (asyncio.get_running_loop().time(), report)
            return report


async def check_dependency(name: str, probe: ReadinessProbe) -> Dependency:
    """Run one probe; a fault becomes a failed dependency, its details go to the log alone."""
    loop = asyncio.get_running_loop()
    start, reason = loop.time(), None
    try:
        async with asyncio.timeout(TIMEOUT_SECONDS):
            await probe()
    except PROBE_ERRORS as error:
        reason = describe_failure(error)
        log.warning("dependency failed", dependency=name, error=describe_error(error))
    dependency_up.labels(name).set(reason is None)
    status: Literal["ok", "failed"] = "ok" if reason is None else "failed"
    return Dependency(name, status, round((loop.time() - start) * 1000, 1), reason)


def describe_failure(error: BaseException) -> str:
    """The fault in words that are safe to show: an error's text may hold addresses and logins."""
    if isinstance(error, TimeoutError | redis.exceptions.TimeoutError | nats.errors.TimeoutError):
        return f"no answer within {TIMEOUT_SECONDS:.0f} s"
    if isinstance(error, OSError | redis.exceptions.ConnectionError):
        return "cannot connect"
    cause = error.__cause__ or error
    return f"answered with {type(cause).__name__}"
