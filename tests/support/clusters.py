"""A PostgreSQL cluster as a first start leaves it, made once a test process and copied: making
and migrating one takes seconds. tests/e2e/test_start.py starts from nothing."""

import asyncio
import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path

from core.kit.database import create_engine
from migrations.run import upgrade
from standalone.servers import EmbeddedServers


async def give_cluster(data_dir: Path) -> None:
    """Put a migrated, empty cluster into `data_dir`; nothing where there is one already."""
    if not _lacks_one(data_dir):
        return
    made = await asyncio.shield(_making())
    copy = await asyncio.create_subprocess_exec("cp", "-a", str(made), str(data_dir))
    assert await copy.wait() == 0


def _lacks_one(data_dir: Path) -> bool:
    data_dir.mkdir(exist_ok=True)
    return not (data_dir / "postgres").exists()


@cache
def _making() -> "asyncio.Task[Path]":
    return asyncio.create_task(_made())


def _folder() -> Path:
    """Removed when the process ends; anybody may walk through it, as through `public_folder`."""
    folder = Path(tempfile.mkdtemp(prefix="uspevai-test-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    folder.chmod(0o755)
    return folder


async def _made() -> Path:
    folder = _folder()
    servers = EmbeddedServers(durable=False)
    endpoints = await servers.start(folder)
    try:
        engine = create_engine(endpoints.database_url)
        await upgrade(engine)
        await engine.dispose()
    finally:
        await servers.stop()
    return folder / "postgres"
