"""The files of the deployment, read once."""

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def compose(root: Path) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((root / "docker-compose.yml").read_text())
    return found


@pytest.fixture(scope="session")
def processes(compose: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The services that run this repository's image."""
    return {name: one for name, one in compose["services"].items() if "build" in one}


@pytest.fixture(scope="session")
def published_schema() -> Any:
    """Reads a JSON schema that check-jsonschema carries, such as `compose-spec`."""

    def read(name: str) -> Any:
        folder = files("check_jsonschema.builtin_schemas.vendor")
        return json.loads((folder / f"{name}.json").read_text())

    return read
