"""A histogram that takes many equal observations at once: a wave is late by one figure."""

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate

from prometheus_client.core import HistogramMetricFamily
from prometheus_client.registry import REGISTRY, Collector

METRIC_NAME = "uspevai_reminder_lateness_seconds"
BUCKET_BOUNDS = (0.1, 0.5, 1, 2, 5, 15, 60, 300, 3600, 86400)


class LatenessHistogram(Collector):
    """Seconds from due to claimed."""

    def __init__(self) -> None:
        self._counts = [0] * (len(BUCKET_BOUNDS) + 1)
        self._sum = 0.0

    def observe_many(self, seconds: float, count: int) -> None:
        self._counts[bisect_left(BUCKET_BOUNDS, seconds)] += count
        self._sum += seconds * count

    def collect(self) -> Iterable[HistogramMetricFamily]:
        bounds = [*map(str, map(float, BUCKET_BOUNDS)), "+Inf"]
        buckets = list(zip(bounds, accumulate(self._counts), strict=True))
        yield HistogramMetricFamily(METRIC_NAME, "From due to claimed", buckets, self._sum)


lateness_histogram = LatenessHistogram()
REGISTRY.register(lateness_histogram)
