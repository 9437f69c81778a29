"""The messenger of a fault run: the playground as a process, its faults, its log of calls."""

import asyncio
import os
import signal
import socket
import sys
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import httpx

from tests.faults.processes import ROOT
from tests.support.waiting import eventually

Json = dict[str, Any]


@dataclass(slots=True, frozen=True)
class Call:
    """A sendMessage the messenger answered: taken, or refused with `error`."""

    at: datetime
    chat_id: int
    text: str
    error: int | None


@dataclass(slots=True)
class Messenger:
    """`python -m playground` on a port of its own; its chats survive a kill, its log does not."""

    data: Path
    port: int = field(default_factory=lambda: free_port())
    calls: list[Call] = field(default_factory=list)
    _process: asyncio.subprocess.Process | None = None
    _read: int = 0
    _http: httpx.AsyncClient = field(init=False)

    def __post_init__(self) -> None:
        self._http = httpx.AsyncClient(base_url=self.url, timeout=30)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def client(self) -> httpx.AsyncClient:
        """The user side."""
        return self._http

    async def start(self) -> None:
        """Start unless it runs, and wait until it answers."""
        if self._process is not None and self._process.returncode is None:
            return
        arguments = ("--port", str(self.port), "--data-dir", str(self.data), "--limits")
        with self.data.with_suffix(".log").open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "playground", *arguments), cwd=ROOT, stdout=log, stderr=log
            )
        self._read = 0
        await eventually(self._answers, "the messenger answers", seconds=240)

    async def _answers(self) -> bool:
        try:
            return (await self._http.get("/sim/bot", timeout=2)).status_code == 200
        except httpx.TransportError:
            return False

    async def kill(self) -> None:
        """kill -9; the calls so far are kept."""
        if self._process is not None and self._process.returncode is None:
            await self.read_calls()
            self._process.kill()
            await self._process.wait()

    async def close(self) -> None:
        if self._process is not None and self._process.returncode is None:
            self._process.kill()
            await self._process.wait()
        await self._http.aclose()

    def freeze(self) -> None:
        """It takes connections and answers nobody."""
        assert self._process is not None
        os.kill(self._process.pid, signal.SIGSTOP)

    def thaw(self) -> None:
        assert self._process is not None
        os.kill(self._process.pid, signal.SIGCONT)

    async def welcome(self, number: int) -> None:
        """Somebody who may be written to."""
        await self._post("/sim/person", user_id=number, first_name="Аня", language_code="ru")

    async def press(self, number: int, message_id: int, button: str) -> None:
        """The person presses a button of a message."""
        await self._post("/sim/callback", user_id=number, message_id=message_id, button=button)

    async def fault(self, **fault: Any) -> None:
        """The next sends meet this (playground.faults.Fault)."""
        await self._post("/sim/fault", method="sendMessage", **fault)

    async def _post(self, path: str, **body: Any) -> None:
        answer = await self._http.post(path, json=body)
        assert answer.status_code == 200, answer.text

    async def shown(self, number: int) -> list[Json]:
        """The person's chat, oldest first."""
        answer = await self._http.get("/sim/messages", params={"chat_id": number})
        messages: list[Json] = answer.json()
        return messages

    async def forget(self) -> None:
        """Drop the calls so far."""
        await self.read_calls()
        self.calls.clear()

    async def read_calls(self) -> list[Call]:
        """All sends of the run in their order, those before a kill included."""
        answer = await self._http.get("/sim/calls", params={"after": self._read})
        for call in answer.json():
            self._read = call["n"]
            if call["method"] == "sendMessage":
                self.calls.append(_call(call))
        return self.calls


def _call(row: Json) -> Call:
    given = row["params"]
    error = row["err"]["error_code"] if "err" in row else None
    at = datetime.fromisoformat(row["time"])
    return Call(at, int(given["chat_id"]), str(given["text"]), error)


def free_port() -> int:
    """A port nobody listens on at this moment."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])
