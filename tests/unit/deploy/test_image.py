"""The image is made by commands that `make` runs too, and holds all that the processes import."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def stages(root: Path) -> list[list[str]]:
    """The instructions of the Dockerfile, one list per stage."""
    lines = (root / "Dockerfile").read_text().splitlines()
    found: list[list[str]] = []
    for line in (line for line in lines if line and not line.startswith("#")):
        if line.startswith("FROM "):
            found.append([])
        found[-1].append(line)
    return found


def sources(stage: list[str]) -> list[str]:
    """What a stage copies from the build context."""
    copies = [line.split()[1:] for line in stage if line.startswith("COPY ")]
    return [name for parts in copies if "--from" not in parts[0] for name in parts[:-1]]


def test_the_environment_is_made_as_make_image_env_makes_it(
    root: Path, stages: list[list[str]]
) -> None:
    recipe = subprocess.run(
        ["make", "--dry-run", "--no-print-directory", "image-env", "IMAGE_ENV=/venv"],
        cwd=root,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.splitlines()
    runs = [line.removeprefix("RUN ") for line in stages[0] if line.startswith("RUN ")]
    assert runs == recipe


def test_only_the_environment_leaves_the_builder_and_nobody_is_root(
    stages: list[list[str]],
) -> None:
    final = stages[-1]
    assert [line for line in final if "--from" in line] == ["COPY --from=builder /venv /venv"]
    (user,) = (line.split()[1] for line in final if line.startswith("USER "))
    assert re.fullmatch(r"[1-9]\d+:[1-9]\d+", user)


def test_the_build_context_is_what_is_copied(root: Path, stages: list[list[str]]) -> None:
    lines = (root / ".dockerignore").read_text().splitlines()
    allowed = {line.removeprefix("!") for line in lines if line.startswith("!")}
    assert allowed == {name for stage in stages for name in sources(stage)}


def test_every_command_of_the_compose_file_is_in_the_image(
    root: Path, stages: list[list[str]], processes: dict[str, Any], tmp_path: Path
) -> None:
    for name in sources(stages[-1]):
        if (root / name).is_dir():
            shutil.copytree(root / name, tmp_path / name)
    commands = (one["command"] for one in processes.values())
    modules = [command[2] for command in commands if command[:2] == ["python", "-m"]]
    program = "; ".join(f"import {name}.app" for name in ("migrations.run", *modules))
    subprocess.run(
        [sys.executable, "-c", program.replace("migrations.run.app", "migrations.run")],
        cwd=tmp_path,
        check=True,
        env={"PATH": os.defpath},
    )
