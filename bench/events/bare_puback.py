"""The limit of a single POST: a bare ASGI application that awaits the same PubAck, nothing else.

python -m bench.events.bare_puback PORT NATS_URL
"""

import asyncio
import sys
from typing import Any

import nats
import uvicorn
import uvloop
from nats.js.api import RetentionPolicy

STREAM, SUBJECT = "BARE", "bare.raw"
ANSWER = b'{"status":"accepted"}'
START = {
    "type": "http.response.start",
    "status": 202,
    "headers": [
        (b"content-type", b"application/json"),
        (b"content-length", str(len(ANSWER)).encode()),
    ],
}


async def serve(port: int, url: str) -> None:
    client = await nats.connect(url)
    js = client.jetstream()
    await js.add_stream(name=STREAM, subjects=[SUBJECT], retention=RetentionPolicy.LIMITS)

    async def app(_: Any, receive: Any, send: Any) -> None:
        message = await receive()
        await js.publish(SUBJECT, message["body"])
        await send(START)
        await send({"type": "http.response.body", "body": ANSWER})

    config = uvicorn.Config(
        app, host="127.0.0.1", port=port, lifespan="off", log_level="warning", access_log=False
    )
    await uvicorn.Server(config).serve()
    await client.close()


if __name__ == "__main__":
    uvloop.install()
    asyncio.run(serve(int(sys.argv[1]), sys.argv[2]))
