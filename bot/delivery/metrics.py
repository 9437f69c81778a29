"""What delivery counts."""

from prometheus_client import Counter, Gauge, Histogram

send_outcomes = Counter(
    "uspevai_sends_total", "Notifications by how they ended", ["kind", "outcome"]
)
send_retries = Counter(
    "uspevai_send_retries_total", "Sends put back, by reason", ["kind", "reason"]
)
rate_limit_refusals = Counter(
    "uspevai_send_too_fast_total", "429 answered by the messenger", ["lane"]
)
send_queue_size = Gauge(
    "uspevai_send_queue", "Notifications in hand that are not dealt with", ["lane"]
)
send_lateness = Histogram(
    "uspevai_send_lateness_seconds",
    "From due to taken by the messenger",
    ["kind"],
    buckets=(0.1, 0.25, 0.5, 1, 1.5, 2, 5, 15, 60, 300, 3600, 86_400),
)
