"""Who runs PostgreSQL: it refuses to run as root, so root lends it an unprivileged account."""

import os
import pwd
import shutil
import stat
import tempfile
from dataclasses import dataclass
from pathlib import Path

from standalone.servers import binaries
from standalone.servers.errors import StartError

PUBLIC_FOLDER = Path("/var/lib/uspevai")
"""Where root keeps what the unprivileged account could not reach in root's own folders."""


@dataclass(slots=True, frozen=True)
class SystemAccount:
    """A user of this machine."""

    uid: int
    gid: int


def find_postgres_account(data: Path) -> SystemAccount | None:
    """The account that runs PostgreSQL on the folder `data`; None is the current user."""
    if os.geteuid() != 0:
        return None
    if data.exists() and (owner := data.stat()).st_uid != 0:
        return SystemAccount(owner.st_uid, owner.st_gid)
    for name in ("postgres", "nobody"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return SystemAccount(entry.pw_uid, entry.pw_gid)
    raise StartError("PostgreSQL cannot run as root and there is no user `nobody`: run as a user")


def can_reach(path: Path, account: SystemAccount) -> bool:
    """Whether `account` may walk through every folder on the way to `path`."""
    return all(_can_enter(folder.stat(), account) for folder in path.resolve().parents)


def _can_enter(status: os.stat_result, account: SystemAccount) -> bool:
    if status.st_uid == account.uid:
        return bool(status.st_mode & stat.S_IXUSR)
    if status.st_gid == account.gid:
        return bool(status.st_mode & stat.S_IXGRP)
    return bool(status.st_mode & stat.S_IXOTH)


def get_reachable_install(account: SystemAccount | None) -> Path:
    """PostgreSQL's install folder, copied to a public place if `account` cannot reach it."""
    install = binaries.find_postgres_install()
    if account is None or can_reach(install / "bin" / "postgres", account):
        return install
    root = PUBLIC_FOLDER / f"postgresql-{install.name[9:]}-{binaries.get_postgres_wheel_version()}"
    if not root.exists():
        _copy_install(install, root)
    return root / install.parent.name / install.name


def _copy_install(install: Path, root: Path) -> None:
    scratch = make_public_folder("copying-")
    package = install.parent
    unneeded = shutil.ignore_patterns("include", "*.a", "pkgconfig", "pgxs")
    # The programs find their libraries beside the package, relative to themselves.
    for folder in (install, package.with_name(f"{package.name}.libs")):
        target = scratch / folder.relative_to(package.parent)
        target.parent.mkdir(exist_ok=True)
        target.parent.chmod(0o755)  # whatever the umask is
        shutil.copytree(folder, target, symlinks=True, ignore=unneeded)
    try:
        scratch.rename(root)
    except OSError:
        shutil.rmtree(scratch)
        if not root.exists():
            raise


def make_public_folder(prefix: str) -> Path:
    """A new root-owned folder that everybody may walk through."""
    try:
        if not PUBLIC_FOLDER.exists():
            PUBLIC_FOLDER.mkdir(parents=True)
            PUBLIC_FOLDER.chmod(0o755)  # whatever the umask is
        folder = Path(tempfile.mkdtemp(prefix=prefix, dir=PUBLIC_FOLDER))
    except OSError as error:
        raise StartError(
            f"cannot write to {PUBLIC_FOLDER} for PostgreSQL: {error.strerror}; "
            "run as an ordinary user"
        ) from error
    folder.chmod(0o755)
    return folder
