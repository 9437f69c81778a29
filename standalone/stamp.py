"""What an environment is known to hold, noted in a file inside it."""

import hashlib
import json
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

STAMP_FILE = ".uspevai-stamp"
BEGUN_FILE = ".uspevai-installing"


@dataclass(slots=True, frozen=True)
class EnvironmentStamp:
    """Lock files by name and hash, the Python, and the packages that an installation ended with."""

    locks: dict[str, str] = field(default_factory=dict)
    packages: list[str] = field(default_factory=list)
    complete: bool = False

    @classmethod
    def read_from(cls, venv: Path) -> "EnvironmentStamp":
        """The stamp of `venv`, empty when there is none; `complete` says whether it holds."""
        try:
            noted = json.loads((venv / STAMP_FILE).read_text())
            stamp = cls(locks=dict(noted["locks"]), packages=list(noted["packages"]))
        except (OSError, ValueError, TypeError, KeyError):
            return cls()
        whole = (venv / "bin" / "python").exists() and not cls.is_begun(venv)
        return replace(stamp, complete=whole and set(stamp.packages) <= set(_list_packages(venv)))

    @classmethod
    def create_for(cls, venv: Path, locks: list[Path]) -> "EnvironmentStamp":
        """The stamp of `venv` after everything in `locks` was installed into it."""
        hashes = {lock.name: _hash_lock(lock) for lock in locks}
        return cls(locks=hashes, packages=_list_packages(venv), complete=True)

    @staticmethod
    def mark_begun(venv: Path) -> None:
        """Note that an installation began; `write` notes its end."""
        (venv / BEGUN_FILE).touch()

    @staticmethod
    def is_begun(venv: Path) -> bool:
        """Whether an installation began and did not end."""
        return (venv / BEGUN_FILE).exists()

    @staticmethod
    def clear_begun(venv: Path) -> None:
        """Note that the installation ended before it changed anything."""
        (venv / BEGUN_FILE).unlink()

    def write_to(self, venv: Path) -> None:
        """Note that the installation ended."""
        (venv / STAMP_FILE).write_text(json.dumps(asdict(self)))
        (venv / BEGUN_FILE).unlink()

    def has_lock(self, lock_name: str) -> bool:
        """Whether some version of that lock was installed."""
        return lock_name in self.locks

    def covers_lock(self, lock: Path) -> bool:
        """Whether exactly this lock was installed and nothing is missing since."""
        return self.complete and self.locks.get(lock.name) == _hash_lock(lock)


def _hash_lock(lock: Path) -> str:
    return hashlib.sha256(lock.read_bytes()).hexdigest()


def _list_packages(venv: Path) -> list[str]:
    """Installed packages as `lib/python3.11/site-packages/name-1.0.dist-info`."""
    found = venv.glob("lib/python*/site-packages/*.dist-info")
    return sorted(str(path.relative_to(venv)) for path in found)
