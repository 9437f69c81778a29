"""Files of other programs, read as tasks and habits. Pure: bytes in, what was found out.

Todoist: the CSV of a project's template, or the zip of a backup. TickTick: the CSV of a backup.
Loop Habit Tracker: the zip of CSV files, or the SQLite backup.
"""

from core.personal.imports.files import read_file
from core.personal.imports.results import (
    ImportedFile,
    ImportedHabit,
    ImportedTask,
    ImportIssue,
    ParsedSchedule,
)

__all__ = [
    "ImportIssue",
    "ImportedFile",
    "ImportedHabit",
    "ImportedTask",
    "ParsedSchedule",
    "read_file",
]
