"""CSV that spreadsheets open without computing what is in it."""

import csv
import io
from collections.abc import Iterable, Sequence

GUARD = "'"
# What a spreadsheet takes for the beginning of a formula, the full-width forms of East Asian
# keyboards included; see OWASP, «CSV Injection».
_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def guard_cell(text: str) -> str:
    """`text` so that a spreadsheet shows it and computes nothing: an apostrophe in front of what
    would be a formula. A text that begins with apostrophes and such a sign gets one more: whoever
    takes one off before `'=`, `''=` and so on has exactly what was written."""
    return GUARD + text if text.lstrip(GUARD).startswith(_STARTS) else text


def write_rows(rows: Iterable[Sequence[object]]) -> bytes:
    """Rows as CSV in UTF-8. Texts are guarded; a number is no formula, also below zero."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    for row in rows:
        writer.writerow([guard_cell(cell) if isinstance(cell, str) else cell for cell in row])
    return text.getvalue().encode()
