"""Prometheus and Grafana ask for metrics that exist, of processes that run."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

PROGRAM = """
import json
import api.app, bot.app, scheduler.app, worker.app
from prometheus_client import REGISTRY
named = REGISTRY._names_to_collectors.items()
print(json.dumps({name: getattr(one, "_labelnames", ()) for name, one in named}))
"""
Labels = dict[str, list[str]]


@pytest.fixture(scope="module")
def metrics(root: Path) -> Labels:
    """All metrics that the processes have, with their labels."""
    told = subprocess.run(
        [sys.executable, "-c", PROGRAM], cwd=root, check=True, capture_output=True, text=True
    )
    found: Labels = json.loads(told.stdout)
    return found


@pytest.fixture(scope="module")
def dashboard(root: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(
        (root / "deploy/grafana/dashboards/uspevai.json").read_text()
    )
    return found


def named(text: str) -> set[str]:
    return set(re.findall(r"\buspevai_\w+", text))


def test_every_panel_asks_for_metrics_and_labels_that_exist(
    dashboard: dict[str, Any], metrics: Labels
) -> None:
    for panel in dashboard["panels"]:
        for target in panel["targets"]:
            (name,) = named(target["expr"])
            assert name in metrics, panel["title"]
            by = re.findall(r"by \(([\w, ]+)\)", target["expr"])
            labels = {label.strip() for part in by for label in part.split(",")} - {"le"}
            shown = set(re.findall(r"{{(\w+)}}", target["legendFormat"]))
            assert shown <= labels <= set(metrics[name]), panel["title"]


def test_panels_have_ids_of_their_own_and_do_not_overlap(dashboard: dict[str, Any]) -> None:
    panels = dashboard["panels"]
    assert len({panel["id"] for panel in panels}) == len(panels)
    taken: set[tuple[int, int]] = set()
    for place in (panel["gridPos"] for panel in panels):
        cells = {
            (place["x"] + dx, place["y"] + dy)
            for dx in range(place["w"])
            for dy in range(place["h"])
        }
        assert not cells & taken
        assert place["x"] + place["w"] <= 24
        taken |= cells


def test_alerts_ask_for_metrics_that_exist(root: Path, metrics: Labels) -> None:
    rules = yaml.safe_load((root / "deploy/prometheus/alerts.yml").read_text())
    alerts = [rule for group in rules["groups"] for rule in group["rules"]]
    assert len({rule["alert"] for rule in alerts}) == len(alerts)
    assert all(named(rule["expr"]) <= set(metrics) for rule in alerts)


def test_every_process_is_scraped_at_its_metrics_port(
    root: Path, processes: dict[str, Any]
) -> None:
    config = yaml.safe_load((root / "deploy/prometheus/prometheus.yml").read_text())
    (job,) = config["scrape_configs"]
    targets = {target for one in job["static_configs"] for target in one["targets"]}
    assert targets == {
        f"{name}:{one['environment']['METRICS_PORT']}"
        for name, one in processes.items()
        if "METRICS_PORT" in one["environment"]
    }


def test_grafana_finds_prometheus_and_the_dashboard(
    root: Path, compose: dict[str, Any], dashboard: dict[str, Any]
) -> None:
    folder = root / "deploy/grafana/provisioning"
    (source,) = yaml.safe_load((folder / "datasources/prometheus.yml").read_text())["datasources"]
    assert source["url"] == "http://prometheus:9090"
    assert {panel["datasource"]["uid"] for panel in dashboard["panels"]} == {source["uid"]}
    (provider,) = yaml.safe_load((folder / "dashboards/uspevai.yml").read_text())["providers"]
    mounts = dict(one.split(":")[:2] for one in compose["services"]["grafana"]["volumes"])
    assert mounts["./deploy/grafana/dashboards"] == provider["options"]["path"]
