"""The environment is made once, mended when broken, and says in one line what is in the way."""

import os
import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import pytest

from standalone import bootstrap, environment
from standalone.installer import InstallError
from standalone.stamp import EnvironmentStamp

BOOTSTRAP = str(bootstrap.__file__)
CLOSED = "http://127.0.0.1:9/simple"


def make_wheel(folder: Path, name: str) -> str:
    """A wheel with one empty module; returns its line for a lock file."""
    path = folder / f"{name}-1.0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as wheel:
        wheel.writestr(f"{name}.py", "")
        about = f"{name}-1.0.dist-info"
        wheel.writestr(f"{about}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
        wheel.writestr(f"{about}/WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n")
        wheel.writestr(f"{about}/RECORD", f"{name}.py,,\n")
    return f"{name}==1.0 --hash=sha256:{sha256(path.read_bytes()).hexdigest()}\n"


class Project:
    """Two lock files beside a folder of wheels, and an environment to be made."""

    def __init__(self, folder: Path) -> None:
        self.lock = folder / environment.RUNTIME_LOCK
        self.dev_lock = folder / environment.DEV_LOCK
        self.venv = folder / "venv"

    def write(self) -> None:
        """The wheels, and what the locks say of them."""
        runtime, tools = (make_wheel(self.lock.parent, f"uspevai_{one}") for one in "ab")
        self.lock.write_text(runtime)
        self.dev_lock.write_text(runtime + tools)

    def installed(self) -> set[str]:
        found = self.venv.glob("lib/python*/site-packages/uspevai_*.py")
        return {path.stem for path in found}

    @property
    def log(self) -> Path:
        return self.venv / "install.log"


@dataclass(frozen=True, slots=True)
class Made:
    """A project whose environment two starts at once have made; copies cost no seconds."""

    folder: Path
    said: list[str]
    statuses: list[int]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = tmp_path_factory.mktemp("template")
    project = Project(folder)
    project.write()
    code = (
        "import sys, pathlib; from standalone import environment;"
        "environment.update_environment(*map(pathlib.Path, sys.argv[1:]))"
    )
    command = [sys.executable, "-c", code, str(project.venv), str(project.lock)]
    root = Path(BOOTSTRAP).parent.parent
    env = os.environ | from_wheels(folder)
    both = [
        subprocess.Popen(command, cwd=root, env=env, stdout=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    said = [process.communicate()[0] for process in both]
    return Made(folder, said, [process.returncode for process in both])


def from_wheels(folder: Path) -> dict[str, str]:
    """The environment in which pip finds the wheels of `folder` and nothing else."""
    return {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(folder), "PIP_CONFIG_FILE": os.devnull}


@pytest.fixture
def project(made: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A copy of what was made."""
    for name, value in from_wheels(tmp_path).items():
        monkeypatch.setenv(name, value)
    shutil.copytree(made.folder, tmp_path, symlinks=True, dirs_exist_ok=True)
    return Project(tmp_path)


def test_two_at_once_install_once(made: Made) -> None:
    assert made.statuses == [0, 0]
    assert sum("Making the environment" in text for text in made.said) == 1
    assert Project(made.folder).installed() == {"uspevai_a"}


def test_made_once_grown_with_tools_and_never_shrunk(project: Project) -> None:
    project.log.unlink()
    environment.update_environment(project.venv, project.lock)
    assert not project.log.exists(), "an unchanged lock needs no pip"
    environment.update_environment(project.venv, project.dev_lock)
    assert project.installed() == {"uspevai_a", "uspevai_b"}
    project.lock.write_text(project.lock.read_text() + "# changed\n")
    shutil.rmtree(next(project.venv.glob("lib/python*/site-packages/uspevai_b-1.0.dist-info")))
    environment.update_environment(project.venv, project.lock)
    assert EnvironmentStamp.read_from(project.venv).covers_lock(project.dev_lock)
    assert project.installed() == {"uspevai_a", "uspevai_b"}


@pytest.mark.parametrize("damage", ["python", "packages", "killed"])
def test_a_broken_or_half_made_environment_is_mended(project: Project, damage: str) -> None:
    if damage == "python":
        for program in project.venv.glob("bin/python*"):
            program.unlink()
    elif damage == "packages":
        shutil.rmtree(next(project.venv.glob("lib/python*/site-packages")))
    else:
        EnvironmentStamp.mark_begun(project.venv)
    environment.update_environment(project.venv, project.lock)
    assert project.installed() == {"uspevai_a"}
    subprocess.run([str(project.venv / "bin" / "python"), "-c", "import uspevai_a"], check=True)


def test_no_network_is_one_line_and_the_old_environment_stays(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PIP_NO_INDEX")
    monkeypatch.delenv("PIP_FIND_LINKS")
    monkeypatch.setenv("PIP_INDEX_URL", CLOSED)
    monkeypatch.delenv("PIP_EXTRA_INDEX_URL", raising=False)
    with pytest.raises(InstallError, match="package index cannot be reached") as caught:
        environment.update_environment(project.venv, project.dev_lock)
    assert "\n" not in str(caught.value)
    assert project.installed() == {"uspevai_a"}
    assert EnvironmentStamp.read_from(project.venv).covers_lock(project.lock)


def test_a_folder_that_is_something_else_is_left_alone(project: Project) -> None:
    shutil.rmtree(project.venv)
    project.venv.mkdir()
    (project.venv / "letters.txt").write_text("dear")
    with pytest.raises(InstallError, match="is not a virtual environment"):
        environment.update_environment(project.venv, project.lock)
    assert (project.venv / "letters.txt").exists()
