"""The peer: a FastAPI service as many begin it, one INSERT for each request.

python -m bench.events.one_row_service PORT DSN
"""

import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

import asyncpg
import msgspec
import uvicorn
from fastapi import FastAPI, Request
from pydantic import BaseModel

TABLE = """
CREATE TABLE IF NOT EXISTS peer_events (
    event_id uuid PRIMARY KEY, user_id text NOT NULL, event_type text NOT NULL,
    ts timestamptz NOT NULL, amount numeric(18, 2), props jsonb NOT NULL
)
"""
INSERT = "INSERT INTO peer_events VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING"


class Event(BaseModel):
    event_id: UUID
    user_id: str
    event_type: str
    timestamp: datetime
    amount: Decimal | None = None
    properties: dict[str, Any] = {}


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncIterator[None]:
    async with asyncpg.create_pool(sys.argv[2], min_size=10, max_size=10) as pool:
        await pool.execute(TABLE)
        app.state.pool = pool
        yield


app = FastAPI(lifespan=lifespan)


@app.post("/events", status_code=202)
async def take(event: Event, request: Request) -> dict[str, str]:
    props = msgspec.json.encode(event.properties).decode()
    row = (event.event_id, event.user_id, event.event_type, event.timestamp, event.amount, props)
    await request.app.state.pool.execute(INSERT, *row)
    return {"status": "stored"}


if __name__ == "__main__":
    uvicorn.run(app, host="127.0.0.1", port=int(sys.argv[1]), log_level="warning", access_log=False)
