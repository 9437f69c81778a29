"""Which program a file is from; archives are opened with care."""

import io
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import count

from core.data_import.contracts import MAX_TASKS
from core.data_import.formats.loop_csv import read_loop_csv
from core.data_import.formats.loop_db import SQLITE_SIGNATURE, read_loop_db
from core.data_import.formats.results import MAX_BYTES, ImportedFile, ScheduleParser
from core.data_import.formats.rows import decode_text
from core.data_import.formats.ticktick import read_ticktick
from core.data_import.formats.todoist import read_todoist
from core.kit.errors import DomainError

MAX_FILES = 1_000
MAX_UNPACKED_BYTES = 40 << 20
_ENCRYPTED, _UTF8 = 0x1, 0x800  # bits of a zip entry's flags
_ARCHIVE_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    RuntimeError,
    ValueError,
    OverflowError,
    KeyError,
)


def read_file(name: str, content: bytes, read: ScheduleParser, zone: str) -> ImportedFile:
    """What a file holds; `read` understands dates in words, `zone` is where the person is.

    Raises DomainError `import-too-big`, `import-too-many`, `import-unknown`, `import-encoding`,
    `import-broken`, `import-encrypted`, `import-empty`; nothing else, whatever the bytes.
    """
    if len(content) > MAX_BYTES:
        raise DomainError("import-too-big", megabytes=MAX_BYTES >> 20)
    found = _read_content(name, content, read, zone)
    if len(found.tasks) > MAX_TASKS:
        raise DomainError("import-too-many", limit=MAX_TASKS)
    if not (found.tasks or found.habits or found.issues or found.left_out):
        raise DomainError("import-empty")
    return found


def _read_content(name: str, content: bytes, read: ScheduleParser, zone: str) -> ImportedFile:
    if content.startswith(SQLITE_SIGNATURE):
        return read_loop_db(content)
    if content.startswith(b"PK\x03\x04"):
        return _read_archive(_named_apart(_unpack_files(content)), read, zone)
    found = _read_sheet(name, decode_text(content), read, zone)
    if found is None:
        raise DomainError("import-unknown")
    return found


def _read_sheet(name: str, text: str, read: ScheduleParser, zone: str) -> ImportedFile | None:
    return read_ticktick(text, zone) or read_todoist(name, text, read, zone)


def _read_archive(files: dict[str, bytes], read: ScheduleParser, zone: str) -> ImportedFile:
    backups = [
        read_loop_db(content) for content in files.values() if content.startswith(SQLITE_SIGNATURE)
    ]
    if backups:
        return _merge_files(backups)
    texts = {path: decode_text(content) for path, content in files.items()}
    loop = read_loop_csv(texts)
    if loop is not None:
        return loop
    sheets = [_read_sheet(path, text, read, zone) for path, text in texts.items()]
    known = [one for one in sheets if one is not None]
    if not known:
        raise DomainError("import-unknown")
    return _merge_files(known)


def _merge_files(several: Sequence[ImportedFile]) -> ImportedFile:
    for other in several[1:]:
        several[0].merge_file(other)
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


def _unpack_files(content: bytes) -> Iterator[tuple[str, bytes]]:
    """Its files; what they say of their size is not believed."""
    left = MAX_UNPACKED_BYTES
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = [one for one in archive.infolist() if not one.is_dir()]
            if len(entries) > MAX_FILES:
                raise DomainError("import-broken")
            for entry in entries:
                if not entry.filename.casefold().endswith((".csv", ".db")):
                    continue
                if entry.flag_bits & _ENCRYPTED:
                    raise DomainError("import-encrypted")
                with archive.open(entry) as file:
                    text = file.read(left + 1)
                left -= len(text)
                if left < 0:
                    raise DomainError("import-too-big", megabytes=MAX_UNPACKED_BYTES >> 20)
                yield _name_of(entry), text
    except _ARCHIVE_ERRORS as error:
        raise DomainError("import-broken") from error
