"""CPU time, which tells the cost of a way whatever else the machine is doing."""

import psutil

Used = dict[int, float]


def cpu_now() -> Used:
    """CPU seconds so far of each child of this process: servers, schedulers, workers."""
    used: Used = {}
    for one in psutil.Process().children(recursive=True):
        try:
            used[one.pid] = float(sum(one.cpu_times()[:2]))
        except psutil.NoSuchProcess:
            continue
    return used


def cpu_since(before: Used) -> float:
    """CPU seconds since `before`, of all that still run."""
    return sum(used - before.get(pid, 0.0) for pid, used in cpu_now().items())
