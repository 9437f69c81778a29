"""The machines that check each change do what a developer does: `make check` and `make test`."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import yaml
from ruamel.yaml import YAML


def test_the_workflow_is_valid_and_runs_the_same_script(
    root: Path, published_schema: Callable[[str], Any]
) -> None:
    workflow = YAML(typ="safe").load(root / ".github/workflows/ci.yml")
    jsonschema.validate(workflow, published_schema("github-workflows"))
    steps = [step for job in workflow["jobs"].values() for step in job["steps"]]
    assert ".ci/run" in [step.get("run") for step in steps]


def test_the_script_runs_check_and_test_without_questions(root: Path) -> None:
    script = root / ".ci/run"
    assert os.access(script, os.X_OK)
    lines = [line.strip() for line in script.read_text().splitlines()]
    assert "set -euo pipefail" in lines
    assert "exec </dev/null" in lines
    assert {'step "make check" make check', 'step "make test" make test'} <= set(lines)


def test_hooks_use_the_tools_of_the_environment(root: Path) -> None:
    config = yaml.safe_load((root / ".pre-commit-config.yaml").read_text())
    hooks = [hook for repo in config["repos"] for hook in repo["hooks"]]
    assert {repo["repo"] for repo in config["repos"]} == {"local"}
    assert {"ruff-format", "ruff-check", "mypy"} <= {hook["id"] for hook in hooks}
    assert all(hook["entry"].startswith(".venv/bin/") for hook in hooks)
