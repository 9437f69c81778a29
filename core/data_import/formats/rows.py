"""CSV of any program as rows with line numbers; a broken row never breaks the others."""

import csv
import io
from collections.abc import Iterator

from core.data_import.formats.results import MAX_ROWS
from core.kit.errors import DomainError

_DELIMITERS = ",;\t"
_PREAMBLE_ROWS = 20
Row = tuple[int, list[str] | None]


def decode_text(content: bytes) -> str:
    """The text of a file: UTF-8 or UTF-16 by its mark, else UTF-8, else the Windows code page that
    Cyrillic spreadsheets are saved in. Raises DomainError `import-encoding`."""
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if content.startswith(mark):
            return _decode_as(content, encoding)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _decode_as(content, "cp1251")


def _decode_as(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        raise DomainError("import-encoding") from None


def iterate_rows(text: str, delimiter: str = ",") -> Iterator[Row]:
    """Each row with the number of its last line; None for one that cannot be read.

    Raises DomainError `import-too-many`."""
    reader = csv.reader(io.StringIO(text.replace("\x00", ""), newline=""), delimiter=delimiter)
    count = 0
    while True:
        try:
            row: list[str] | None = next(reader)
        except StopIteration:
            return
        except csv.Error:
            row = None
        count += 1
        if count > MAX_ROWS:
            raise DomainError("import-too-many", limit=MAX_ROWS)
        yield reader.line_num, row


def read_table(text: str, *needed: str) -> tuple[list[str], Iterator[Row]] | None:
    """The names of the columns, in lower case, and the rows below them, if a row near the
    beginning has all of `needed`."""
    head = text[:4096]
    for delimiter in sorted(_DELIMITERS, key=head.count, reverse=True):
        found = iterate_rows(text, delimiter)
        for _, (_, row) in zip(range(_PREAMBLE_ROWS), found, strict=False):
            names = [name.strip().casefold() for name in row or ()]
            if set(needed) <= set(names):
                return names, found
    return None


def name_cells(names: list[str], row: list[str]) -> dict[str, str] | None:
    """The row by column; None if it has more cells than there are columns."""
    if len(row) > len(names) and any(cell.strip() for cell in row[len(names) :]):
        return None
    cells = [cell.strip() for cell in row] + [""] * (len(names) - len(row))
    return dict(zip(names, cells, strict=False))
