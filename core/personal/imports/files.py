"""Which program a file is from; archives are opened with care."""

import io
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import count

from core.kit.errors import DomainError
from core.personal.contracts import MOST_TASKS
from core.personal.imports.found import MOST_BYTES, Found, ReadWhen
from core.personal.imports.loop_csv import read_loop_csv
from core.personal.imports.loop_db import SIGN, read_loop_db
from core.personal.imports.rows import decoded
from core.personal.imports.ticktick import read_ticktick
from core.personal.imports.todoist import read_todoist

MOST_FILES = 1_000
MOST_UNPACKED = 40 << 20
_ENCRYPTED, _UTF8 = 0x1, 0x800  # bits of a zip entry's flags
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    RuntimeError,
    ValueError,
    OverflowError,
    KeyError,
)


def read_file(name: str, content: bytes, read: ReadWhen, zone: str) -> Found:
    """What a file holds; `read` understands dates in words, `zone` is where the person is.

    Raises DomainError `import-too-big`, `import-too-many`, `import-unknown`, `import-encoding`,
    `import-broken`, `import-encrypted`, `import-empty`; nothing else, whatever the bytes.
    """
    if len(content) > MOST_BYTES:
        raise DomainError("import-too-big", megabytes=MOST_BYTES >> 20)
    found = _read(name, content, read, zone)
    if len(found.tasks) > MOST_TASKS:
        raise DomainError("import-too-many", limit=MOST_TASKS)
    if not (found.tasks or found.habits or found.troubles or found.left_out):
        raise DomainError("import-empty")
    return found


def _read(name: str, content: bytes, read: ReadWhen, zone: str) -> Found:
    if content.startswith(SIGN):
        return read_loop_db(content)
    if content.startswith(b"PK\x03\x04"):
        return _archive(_named_apart(_unpacked(content)), read, zone)
    found = _sheet(name, decoded(content), read, zone)
    if found is None:
        raise DomainError("import-unknown")
    return found


def _sheet(name: str, text: str, read: ReadWhen, zone: str) -> Found | None:
    return read_ticktick(text, zone) or read_todoist(name, text, read, zone)


def _archive(files: dict[str, bytes], read: ReadWhen, zone: str) -> Found:
    backups = [read_loop_db(content) for content in files.values() if content.startswith(SIGN)]
    if backups:
        return _together(backups)
    texts = {path: decoded(content) for path, content in files.items()}
    loop = read_loop_csv(texts)
    if loop is not None:
        return loop
    sheets = [_sheet(path, text, read, zone) for path, text in texts.items()]
    known = [one for one in sheets if one is not None]
    if not known:
        raise DomainError("import-unknown")
    return _together(known)


def _together(several: Sequence[Found]) -> Found:
    for other in several[1:]:
        several[0].take(other)
    return several[0]


def _named_apart(files: Iterable[tuple[str, bytes]]) -> dict[str, bytes]:
    """By path. An archive may have a path twice, as one that was added to has: both are kept, and
    the later ones are told by the number in their folder."""
    named: dict[str, bytes] = {}
    for path, content in files:
        again = (f"{number}/{path}" for number in count(2))
        one = path if path not in named else next(name for name in again if name not in named)
        named[one] = content
    return named


def _name_of(entry: zipfile.ZipInfo) -> str:
    """A name that is not said to be UTF-8 is in the code page of the archiver's system: of
    Windows in Cyrillic countries, which has what the standard one has up to DEL."""
    if entry.flag_bits & _UTF8:
        return entry.filename
    return entry.filename.encode("cp437").decode("cp866")


def _unpacked(content: bytes) -> Iterator[tuple[str, bytes]]:
    """Its files; what they say of their size is not believed."""
    left = MOST_UNPACKED
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = [one for one in archive.infolist() if not one.is_dir()]
            if len(entries) > MOST_FILES:
                raise DomainError("import-broken")
            for entry in entries:
                if not entry.filename.casefold().endswith((".csv", ".db")):
                    continue
                if entry.flag_bits & _ENCRYPTED:
                    raise DomainError("import-encrypted")
                with archive.open(entry) as file:
                    told = file.read(left + 1)
                left -= len(told)
                if left < 0:
                    raise DomainError("import-too-big", megabytes=MOST_UNPACKED >> 20)
                yield _name_of(entry), told
    except _BROKEN as error:
        raise DomainError("import-broken") from error
