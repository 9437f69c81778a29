"""A program that starts embedded servers, says on which pids and addresses, and holds them.

Run as `python hold_servers.py DATA_DIR`; ends with the servers at end of input. A StartError is
printed as one line, with exit code 1.
"""

import asyncio
import json
import sys
from dataclasses import asdict
from pathlib import Path

from standalone.servers import EmbeddedServers, StartError


async def hold(data_dir: Path) -> None:
    servers = EmbeddedServers(durable=False)
    endpoints = await servers.start(data_dir)
    print(json.dumps({"pids": servers.pids, "endpoints": asdict(endpoints)}), flush=True)
    await asyncio.to_thread(sys.stdin.read)
    await servers.stop()


if __name__ == "__main__":
    try:
        asyncio.run(hold(Path(sys.argv[1])))
    except StartError as error:
        sys.exit(str(error))
