"""`python -m migrations.check`: fails when the models and the migrations tell different stories,
or when a new migration would hold up or break the processes that run meanwhile."""

import asyncio
import sys
import tempfile
from pathlib import Path

from alembic.config import Config
from alembic.script import ScriptDirectory

from core.kit.database import create_engine
from migrations.lint import RELEASED_UNTIL, find_offences
from migrations.run import ROOT, differences, upgrade
from standalone.servers import EmbeddedServers


async def check(folder: Path, *versions: Path) -> list[str]:
    """What is wrong, after migrating an empty database on servers of its own in `folder`.

    `versions` are folders of migrations beside the product's.
    """
    servers = EmbeddedServers(durable=False)
    endpoints = await servers.start(folder)
    engine = create_engine(endpoints.database_url)
    try:
        steps = await upgrade(engine, versions=versions)
        differing = [f"models differ: {one}" for one in await differences(engine)]
        return find_offences(steps, released_revisions()) + differing
    finally:
        await engine.dispose()
        await servers.stop()


def released_revisions() -> frozenset[str]:
    """The revisions that people have run already."""
    revisions = _directory().iterate_revisions(RELEASED_UNTIL, "base")
    return frozenset(one.revision for one in revisions)


def find_head() -> str:
    """The newest revision."""
    return str(_directory().get_current_head())


def _directory() -> ScriptDirectory:
    config = Config()
    config.set_main_option("script_location", str(ROOT))
    return ScriptDirectory.from_config(config)


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="uspevai-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)  # PostgreSQL runs as another user when this is root
        found = asyncio.run(check(Path(folder) / "data"))
    if found:
        sys.exit("the migrations need mending:\n" + "\n".join(found))
    sys.stdout.write("migrations match models and keep the rules\n")


if __name__ == "__main__":
    main()
