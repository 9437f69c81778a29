"""The short-lived folder of sockets, which lies outside of the data folder: socket paths are short.

It is linked as `runtime` in the data folder. A copied data folder has a copied link, which leads
to the sockets of the original: what is removed is only what this data folder has made itself.
"""

import os
import shutil
import tempfile
from pathlib import Path

from standalone.servers.errors import StartError
from standalone.servers.identity import identify_folder, read_identity, write_identity

MAX_SOCKET_FOLDER = 70
"""Unix socket paths end at 104 bytes on macOS, 108 on Linux; the rest is for the names below."""
OWNER = "owner"


def make_runtime_dir(data: Path) -> Path:
    """A new folder for sockets, linked in `data`; one left behind by a killed run is removed.

    The watcher removes it when this process is gone; one that outlived its watcher goes here.
    """
    _remove_left_behind(data)
    parent = Path(tempfile.gettempdir())
    if len(os.fsencode(parent)) > MAX_SOCKET_FOLDER - len("/uspevai-12345678"):
        parent = Path("/tmp")  # noqa: S108 - mkdtemp makes a private, unguessable folder
    runtime = Path(tempfile.mkdtemp(prefix="uspevai-", dir=parent))
    _create_contents(runtime, data)
    (data / "runtime").symlink_to(runtime)
    return runtime


def ensure_runtime_dir(runtime: Path, data: Path) -> None:
    """Make the folder again under its name if somebody removed it: addresses stay the same."""
    try:
        runtime.mkdir(mode=0o700)
    except FileExistsError:
        if runtime.is_symlink() or runtime.stat().st_uid != os.geteuid():
            raise StartError(
                f"the folder of sockets {runtime} was taken by another user; start again"
            ) from None
    else:
        _create_contents(runtime, data)


def unlink_runtime_dir(data: Path, runtime: Path) -> None:
    """Remove the link in `data` if it leads to `runtime`."""
    link = data / "runtime"
    if link.is_symlink() and link.readlink() == runtime:
        link.unlink()


def _create_contents(runtime: Path, data: Path) -> None:
    if os.geteuid() == 0:
        runtime.chmod(0o711)  # PostgreSQL, who is somebody else then, walks through
    write_identity(runtime / OWNER, identify_folder(data))
    (runtime / OWNER).chmod(0o600)


def _remove_left_behind(data: Path) -> None:
    link = data / "runtime"
    if not link.is_symlink():
        # A copy that followed links has sockets' remains here.
        shutil.rmtree(link, ignore_errors=True)
        return
    owner = read_identity(link / OWNER)
    if owner is not None and owner.is_same(identify_folder(data)):
        shutil.rmtree(link.resolve(), ignore_errors=True)
    link.unlink()
