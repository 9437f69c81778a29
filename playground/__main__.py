"""`python -m playground --port 8081 --data-dir .data/playground`."""

import argparse
import asyncio
import os
import signal
import sys
from pathlib import Path

from playground.server import PlaygroundServer


def _parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="playground", description=__doc__)
    parser.add_argument("--port", type=int, default=8081)
    parser.add_argument("--data-dir", type=Path, default=Path(".data/playground"))
    parser.add_argument("--limits", action="store_true", help="enforce Telegram's sending limits")
    return parser.parse_args()


async def _run_playground(arguments: argparse.Namespace) -> None:
    playground = PlaygroundServer(
        port=arguments.port, data_dir=arguments.data_dir, limits=arguments.limits
    )
    await playground.start()
    sys.stdout.write(f"Chat page and Bot API: {playground.url}\n")
    sys.stdout.flush()
    stopped = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stopped.set)
    await stopped.wait()
    await playground.stop()


def main() -> None:
    os.umask(0o077)  # chats and mails, for whoever runs this alone
    try:
        asyncio.run(_run_playground(_parse_arguments()))
    except OSError as error:
        sys.exit(f"The playground cannot start: {error}")


if __name__ == "__main__":
    main()
