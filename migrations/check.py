"""`python -m migrations.check`: fails when the models and the migrations tell different stories."""

import asyncio
import sys
import tempfile
from pathlib import Path

from core.kit.database import create_engine
from migrations.run import differences, upgrade
from standalone.servers import EmbeddedServers


async def check(folder: Path) -> list[object]:
    """What differs after migrating an empty database on servers of its own."""
    servers = EmbeddedServers(durable=False)
    endpoints = await servers.start(folder)
    engine = create_engine(endpoints.database_url)
    try:
        await upgrade(engine)
        return await differences(engine)
    finally:
        await engine.dispose()
        await servers.stop()


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="uspevai-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)  # PostgreSQL runs as another user when this is root
        found = asyncio.run(check(Path(folder) / "data"))
    if found:
        sys.exit("migrations and models differ:\n" + "\n".join(map(str, found)))
    sys.stdout.write("migrations match models\n")


if __name__ == "__main__":
    main()
