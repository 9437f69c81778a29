"""A program that forks writers to be killed; forking spares the start of an interpreter each time.

Reads lines `ROOT NEXT` and forks a writer that appends numbers from NEXT on to topic `t` and
commits them as group `g`. Says `pid N`, then `sent N`/`committed N` after each call that returned,
and `dead` when the writer is gone.
"""

import os
import random
import sys

import structlog

from core.kit.log import Consumer, Producer


def write(root: str, number: int) -> None:
    """Append and read for ever."""
    producer, consumer = Producer(root, fsync="never", segment_bytes=60_000), Consumer(root, "g")
    consumer.subscribe("t")
    while True:
        count = random.choice([1, 1, 5, 50])
        sizes = [random.choice([1, 100, 9000]) for _ in range(count)]
        messages = [[number + i, "x" * size] for i, size in enumerate(sizes)]
        number = producer.send_many("t", messages)[-1] + 1
        say(f"sent {number}")
        if random.random() < 0.3 and consumer.poll(100):
            consumer.commit()
            say(f"committed {consumer.position('t')}")


def say(line: str) -> None:
    os.write(1, line.encode() + b"\n")


def main() -> None:
    structlog.configure(logger_factory=structlog.PrintLoggerFactory(sys.stderr))
    for line in sys.stdin:
        root, number = line.split()
        child = os.fork()
        if child == 0:
            random.seed(os.getpid())
            say(f"pid {os.getpid()}")
            write(root, int(number))
        os.waitpid(child, 0)
        say("dead")


if __name__ == "__main__":
    main()
