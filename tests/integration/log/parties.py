"""Programs for tests with several processes on one log: `write ROOT NAME COUNT`, `read ROOT GROUP`.

A reader prints each record and commits after each poll, until it has read COUNT records or, with
COUNT 0, for ever.
"""

import sys

from core.kit.log import Consumer, Producer


def write(root: str, name: str, count: int) -> None:
    with Producer(root, fsync="never", segment_bytes=5_000) as producer:
        for number in range(0, count, 2):
            producer.send_many("t", [[name, number], [name, number + 1]])


def read(root: str, group: str, count: int) -> None:
    with Consumer(root, group) as consumer:
        consumer.subscribe("t")
        done = 0
        while done < count or not count:
            for record in consumer.poll(50, timeout=0.2):
                print(record.offset, *record.value, flush=True)
                done += 1
            consumer.commit()


if __name__ == "__main__":
    {"write": write, "read": read}[sys.argv[1]](sys.argv[2], sys.argv[3], int(sys.argv[4]))
