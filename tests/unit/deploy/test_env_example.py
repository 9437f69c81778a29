""".env.example names every setting, and copied unchanged it changes nothing."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

from core.kit.settings import Settings, load_settings

COMPOSE_ONLY = {
    "POSTGRES_PASSWORD",
    "NATS_PASSWORD",
    "REDIS_PASSWORD",
    "GRAFANA_PASSWORD",
    "GRAFANA_PORT",
    "USPEVAI_TAG",
}


@pytest.fixture
def example(root: Path) -> Path:
    return root / ".env.example"


def names_in(path: Path) -> set[str]:
    return set(re.findall(r"^([A-Z_]+)=", path.read_text(), re.MULTILINE))


def test_it_names_every_setting_and_nothing_else(example: Path) -> None:
    settings = {name.upper() for name in Settings.model_fields}
    assert names_in(example) == settings | COMPOSE_ONLY


def test_it_names_every_variable_of_the_compose_file(root: Path, example: Path) -> None:
    used = re.findall(r"(?<!\$)\$\{([A-Z_]+)", (root / "docker-compose.yml").read_text())
    assert set(used) <= names_in(example)


def test_copied_unchanged_it_changes_nothing(
    example: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in names_in(example):
        monkeypatch.delenv(name, raising=False)
    assert load_settings(_env_file=example) == load_settings(_env_file=None)


def test_every_setting_has_its_own_line_of_explanation(example: Path) -> None:
    lines = example.read_text().splitlines()
    for before, line in pairwise(lines):
        if re.match(r"[A-Z_]+=", line):
            assert before.startswith("# "), line


def test_it_holds_no_secret(example: Path) -> None:
    secret = re.compile(r"^[A-Z_]*(PASSWORD|TOKEN|SECRET)=.+", re.MULTILINE)
    assert not secret.findall(example.read_text())
