"""The published OpenAPI description, held against the running endpoints by schemathesis."""

import asyncio
import sys
from pathlib import Path

from tests.support.events import Hub

EXAMPLES, SECONDS = 5, 120
# Limits that bind two parameters together have no words in OpenAPI, and the framework's own
# answer to OPTIONS names one handler's methods.
LEFT_OUT = "positive_data_acceptance,allow_header_conformance"


async def test_the_endpoints_do_what_their_description_says(hub: Hub, tmp_path: Path) -> None:
    """Good, bad and mutilated requests to every operation that ends: the live stream has no end."""
    address = str(hub.client.base_url).rstrip("/")
    program = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "schemathesis.cli", "run", f"{address}/schema/openapi.json"),
        *("--checks", "all", "--exclude-checks", LEFT_OUT),
        *("--max-examples", str(EXAMPLES), "--seed", "1", "--phases", "coverage,fuzzing"),
        *("--exclude-path", "/events/stream", "--warnings", "off", "--no-color"),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
        cwd=tmp_path,
    )
    async with asyncio.timeout(SECONDS):
        told, _ = await program.communicate()
    print(told.decode())
    assert program.returncode == 0, told.decode()[-26000:]
