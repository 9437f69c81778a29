"""Writes a token into each embedded server and reads back what is there."""

import asyncpg
import nats
from redis.asyncio import Redis

from standalone.servers import ServerEndpoints

STREAM = "TOKENS"


async def write_everywhere(endpoints: ServerEndpoints, token: str) -> None:
    """Store `token` in a table, a stream and a set; all acknowledged when this returns."""
    database = await asyncpg.connect(plain(endpoints.database_url))
    await database.execute("CREATE TABLE IF NOT EXISTS tokens (token text)")
    await database.execute("INSERT INTO tokens VALUES ($1)", token)
    await database.close()
    client = await nats.connect(endpoints.nats_url)
    stream = client.jetstream()
    await stream.add_stream(name=STREAM, subjects=["tokens"])
    await stream.publish("tokens", token.encode())
    await client.close()
    async with Redis.from_url(endpoints.redis_url, decode_responses=True) as redis:
        await redis.sadd("tokens", token)


async def read_everywhere(endpoints: ServerEndpoints) -> dict[str, set[str]]:
    """The tokens in each server, by the server's name."""
    database = await asyncpg.connect(plain(endpoints.database_url))
    rows = await database.fetch("SELECT token FROM tokens")
    await database.close()
    async with Redis.from_url(endpoints.redis_url, decode_responses=True) as redis:
        members = await redis.smembers("tokens")
    return {
        "postgres": {row["token"] for row in rows},
        "nats": await _read_stream(endpoints.nats_url),
        "redis": set(members),
    }


async def _read_stream(url: str) -> set[str]:
    client = await nats.connect(url)
    stream = client.jetstream()
    state = (await stream.stream_info(STREAM)).state
    numbers = range(state.first_seq, state.last_seq + 1)
    messages = [await stream.get_msg(STREAM, number) for number in numbers]
    await client.close()
    return {(message.data or b"").decode() for message in messages}


def plain(url: str) -> str:
    """The address for asyncpg itself, without SQLAlchemy's driver name."""
    return url.replace("+asyncpg", "")
