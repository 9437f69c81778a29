"""What a file of another program holds, and what could not be read in it."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from typing import Literal

from core.data_import.contracts import Source
from core.language.values import Priority

MAX_BYTES = 10 << 20
MAX_ROWS = 20_000
MAX_ISSUES = 1_000
TITLE_LENGTH, WORD_LENGTH, NOTES_LENGTH = 300, 64, 2_000
STEP_LENGTH, MAX_STEPS = 200, 20
MAX_TAGS = 10
IssueReason = Literal["columns", "title", "date", "repeat", "habit", "value"]
SkipReason = Literal["done", "note", "archived"]


@dataclass(slots=True, frozen=True)
class ParsedSchedule:
    """A date as it was written in words."""

    day: date | None = None
    at: time | None = None
    rrule: str | None = None
    repeats_from_done: bool = False  # the rule counts from the day it was done


# Words and their language (ru, uk, en) -> what they say, or None.
ScheduleParser = Callable[[str, str], ParsedSchedule | None]


@dataclass(slots=True, frozen=True)
class ImportIssue:
    """What was not understood in a line, counted from 1; `refused` lines are not brought in."""

    line: int
    reason: IssueReason
    text: str
    refused: bool = False


@dataclass(slots=True, frozen=True, kw_only=True)
class ImportedTask:
    """`key` names the task in its program: the same one has it again in the next file."""

    line: int
    key: str
    title: str
    priority: Priority | None = None
    schedule: ParsedSchedule = field(default_factory=ParsedSchedule)
    tags: tuple[str, ...] = ()
    project: str | None = None
    minutes: int | None = None
    remind_before: tuple[int, ...] = ()
    notes: str | None = None
    steps: tuple[str, ...] = ()


@dataclass(slots=True, frozen=True, kw_only=True)
class ImportedHabit:
    """`times` in `days` days; of a quantity `values` are kept, `done` are the days it was reached.

    `target` is what is to be reached, or not to be passed where `at_most`."""

    line: int
    key: str
    title: str
    times: int = 1
    days: int = 1
    unit: str | None = None
    target: float | None = None
    at_most: bool = False
    done: frozenset[date] = frozenset()
    skipped: frozenset[date] = frozenset()
    values: Mapping[date, float] = field(default_factory=dict)
    remind_at: time | None = None
    notes: str | None = None


@dataclass(slots=True)
class ImportedFile:
    """`left_out` counts what is not brought in although it was understood."""

    source: Source
    tasks: list[ImportedTask] = field(default_factory=list)
    habits: list[ImportedHabit] = field(default_factory=list)
    issues: list[ImportIssue] = field(default_factory=list)
    left_out: Counter[SkipReason] = field(default_factory=Counter)

    def add_issue(self, issue: ImportIssue) -> None:
        """The first thousand are kept: a file may consist of nothing else."""
        if len(self.issues) < MAX_ISSUES:
            self.issues.append(issue)

    def merge_file(self, other: "ImportedFile") -> None:
        """What another file of the same archive held."""
        self.tasks += other.tasks
        self.habits += other.habits
        self.issues += other.issues
        self.left_out += other.left_out


@dataclass(slots=True)
class KeyGenerator:
    """Keys for things that have none of their own: by content, and by number among equal ones."""

    _seen: Counter[str] = field(default_factory=Counter)

    def make_key(self, *parts: str) -> str:
        content = "\x1f".join(parts)
        self._seen[content] += 1
        return f"{content}\x1f{self._seen[content]}"


def shorten_text(text: str, length: int) -> str:
    """In one line, at most `length` letters."""
    return " ".join(text.split())[:length].rstrip()


def is_visible(title: str) -> bool:
    """Whether anything is to be seen of it."""
    return any(sign.isprintable() and not sign.isspace() for sign in title)
