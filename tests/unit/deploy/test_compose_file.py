"""docker-compose.yml: valid, locked down, and in step with the settings."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from core.kit.settings import Settings

Compose = dict[str, Any]
SECRETS = {"POSTGRES_PASSWORD", "NATS_PASSWORD", "REDIS_PASSWORD", "GRAFANA_PASSWORD", "BOT_TOKEN"}


def test_it_follows_the_compose_specification(
    compose: Compose, published_schema: Callable[[str], Any]
) -> None:
    jsonschema.validate(compose, published_schema("compose-spec"))


def test_the_four_processes_and_the_migration_run(processes: Compose) -> None:
    assert set(processes) == {"migrate", "bot", "worker", "scheduler", "api"}


def test_no_service_has_more_rights_than_it_needs(compose: Compose) -> None:
    for name, service in compose["services"].items():
        assert service["cap_drop"] == ["ALL"], name
        assert service["security_opt"] == ["no-new-privileges:true"], name
        assert service["read_only"] is True, name
        assert "privileged" not in service, name


def test_everything_is_watched_but_the_job_that_ends(compose: Compose) -> None:
    unwatched = {
        name
        for name, one in compose["services"].items()
        if not one.get("healthcheck", {}).get("test") or one["healthcheck"].get("disable")
    }
    assert unwatched == {"migrate"}


def test_servers_are_out_of_reach_and_endpoints_open_on_loopback_only(compose: Compose) -> None:
    assert compose["networks"]["data"] == {"internal": True}
    for name in ("postgres", "nats", "redis", "prometheus"):
        assert compose["services"][name]["networks"] == ["data"]
    endpoints = {name: one["ports"] for name, one in compose["services"].items() if "ports" in one}
    assert set(endpoints) == {"bot", "api", "grafana"}
    assert all(port.startswith("127.0.0.1:") for ports in endpoints.values() for port in ports)


def test_data_outlives_the_containers(compose: Compose) -> None:
    for name in ("postgres", "nats", "redis", "prometheus", "grafana"):
        volumes = (str(one).split(":")[0] for one in compose["services"][name]["volumes"])
        assert set(volumes) & set(compose["volumes"]), name


def test_processes_start_after_the_migration(processes: Compose) -> None:
    for name in set(processes) - {"migrate"}:
        wanted = {key: one["condition"] for key, one in processes[name]["depends_on"].items()}
        assert wanted["migrate"] == "service_completed_successfully"
        assert wanted["nats"] == wanted["redis"] == "service_healthy"


def test_processes_are_given_settings_that_exist(processes: Compose) -> None:
    known = {name.upper() for name in Settings.model_fields}
    for name, service in processes.items():
        assert set(service["environment"]) <= known, name


@pytest.mark.parametrize("secret", sorted(SECRETS))
def test_a_secret_has_no_default(root: Path, secret: str) -> None:
    uses = re.findall(r"\$\{" + secret + r"(\W.)", (root / "docker-compose.yml").read_text())
    assert uses
    assert set(uses) == {":?"}


def test_nats_writes_to_the_disk_before_it_acknowledges(root: Path, compose: Compose) -> None:
    config = (root / "deploy/nats.conf").read_text()
    assert re.search(r"^\s*sync_interval:\s*always\b", config, re.MULTILINE)
    mounted = "./deploy/nats.conf:/etc/nats/uspevai.conf:ro"
    assert mounted in compose["services"]["nats"]["volumes"]
    assert compose["services"]["nats"]["command"] == ["--config", "/etc/nats/uspevai.conf"]
