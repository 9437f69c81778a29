"""One event a request with its PubAck, against a bare ASGI application that awaits the same PubAck.

The endpoints alone: no worker takes what either puts on its stream.

python -m bench.events.single [--events 1500] [--rounds 21]
"""

import argparse
import asyncio

from bench.events.client import send_all
from bench.events.peers import answering, peer
from bench.events.place import a_place, bodies
from bench.report import median, table
from core.kit.nats.streams import declare_streams
from tests.support.nats_servers import jetstream_at
from tests.support.ports import free_port

CONNECTIONS = 32


async def measure(count: int, rounds: int) -> None:
    async with (
        a_place() as place,
        peer("bench.events.bare_puback", place.endpoints.nats_url) as bare_port,
    ):
        port = free_port()
        async with jetstream_at(place.endpoints.nats_url) as js:
            await declare_streams(js)
        await place.start("api", API_PORT=str(port))
        await answering(port)
        rates: dict[int, list[float]] = {port: [], bare_port: []}
        for number in range(rounds + 1):
            for its_port, its_rates in rates.items():
                payloads = bodies(count, 1, 100 + number)
                seconds = await send_all(its_port, "/events", payloads, CONNECTIONS)
                its_rates.append(len(payloads) / seconds)
    hub, bare = (values[1:] for values in rates.values())  # the first round warms up
    ratio = median(ours / its for ours, its in zip(hub, bare, strict=True))
    header = ("Work", "a second", "bare ASGI and PubAck", "ratio, median of rounds")
    row = ("POST of one event, 202", f"{median(hub):,.0f}", f"{median(bare):,.0f}", ratio)
    print(table(header, [row]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=1_500)
    parser.add_argument("--rounds", type=int, default=21)
    given = parser.parse_args()
    asyncio.run(measure(given.events, given.rounds))


if __name__ == "__main__":
    main()
