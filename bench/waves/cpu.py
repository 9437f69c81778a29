"""CPU time, which tells the cost of a way whatever else the machine is doing."""

import psutil


def cpu_seconds() -> float:
    """What all children of this process have used so far: servers, schedulers, workers."""
    return sum(_used(one) for one in psutil.Process().children(recursive=True))


def _used(process: psutil.Process) -> float:
    try:
        return float(sum(process.cpu_times()[:2]))
    except psutil.NoSuchProcess:
        return 0.0
