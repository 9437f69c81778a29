"""What an environment is known to hold, noted in a file inside it."""

import hashlib
import json
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

NAME = ".uspevai-stamp"
BEGUN = ".uspevai-installing"


@dataclass(slots=True, frozen=True)
class Stamp:
    """Lock files by name and hash, the Python, and the packages that an installation ended with."""

    locks: dict[str, str] = field(default_factory=dict)
    packages: list[str] = field(default_factory=list)
    complete: bool = False

    @classmethod
    def read(cls, venv: Path) -> "Stamp":
        """The stamp of `venv`, empty when there is none; `complete` says whether it holds."""
        try:
            noted = json.loads((venv / NAME).read_text())
            stamp = cls(locks=dict(noted["locks"]), packages=list(noted["packages"]))
        except (OSError, ValueError, TypeError, KeyError):
            return cls()
        whole = (venv / "bin" / "python").exists() and not cls.begun(venv)
        return replace(stamp, complete=whole and set(stamp.packages) <= set(_packages(venv)))

    @classmethod
    def of(cls, venv: Path, locks: list[Path]) -> "Stamp":
        """The stamp of `venv` after everything in `locks` was installed into it."""
        hashes = {lock.name: _hash(lock) for lock in locks}
        return cls(locks=hashes, packages=_packages(venv), complete=True)

    @staticmethod
    def begin(venv: Path) -> None:
        """Note that an installation began; `write` notes its end."""
        (venv / BEGUN).touch()

    @staticmethod
    def begun(venv: Path) -> bool:
        """Whether an installation began and did not end."""
        return (venv / BEGUN).exists()

    @staticmethod
    def abort(venv: Path) -> None:
        """Note that the installation ended before it changed anything."""
        (venv / BEGUN).unlink()

    def write(self, venv: Path) -> None:
        """Note that the installation ended."""
        (venv / NAME).write_text(json.dumps(asdict(self)))
        (venv / BEGUN).unlink()

    def has(self, lock_name: str) -> bool:
        """Whether some version of that lock was installed."""
        return lock_name in self.locks

    def covers(self, lock: Path) -> bool:
        """Whether exactly this lock was installed and nothing is missing since."""
        return self.complete and self.locks.get(lock.name) == _hash(lock)


def _hash(lock: Path) -> str:
    return hashlib.sha256(lock.read_bytes()).hexdigest()


def _packages(venv: Path) -> list[str]:
    """Installed packages as `lib/python3.11/site-packages/name-1.0.dist-info`."""
    found = venv.glob("lib/python*/site-packages/*.dist-info")
    return sorted(str(path.relative_to(venv)) for path in found)
