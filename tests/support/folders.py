"""Folders for tests of the whole: unlike pytest's own, anybody may walk through them."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def public_folder() -> Iterator[Path]:
    """A new folder under the system's temporary one, removed at the end.

    As root, PostgreSQL runs as another user and would have to leave a data folder below pytest's
    `tmp_path` (closed to others) for one outside, which nobody removes.
    """
    folder = Path(tempfile.mkdtemp(prefix="uspevai-test-"))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        shutil.rmtree(folder)
