"""Rules for new migrations: what would hold up or break the processes that run meanwhile.

Tables are taken to be large unless the migration itself has made them. What takes something away
stands in a migration of its own, marked `contracts = "<revision>"`: that earlier revision, which
was released in a version before, brought what the processes use instead.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from migrations.steps import MigrationStep

RELEASED_UNTIL = "a81d5e02c96f"
"""Up to this revision people have run them; they are as they are."""


@dataclass(slots=True, frozen=True)
class Rule:
    """What must not be sent; `may_contract` if a contracting migration may."""

    pattern: re.Pattern[str]
    reason: str
    may_contract: bool = False


def _create_rule(pattern: str, reason: str, *, may_contract: bool = False) -> Rule:
    return Rule(re.compile(pattern, re.IGNORECASE), reason, may_contract)


ALTER = r'ALTER TABLE (?:IF EXISTS )?(?:ONLY )?"?(?P<table>[\w.]+)"? '
CONTRACT = "in a migration marked `contracts`, a version after its replacement"
RULES = (
    _create_rule(
        r'CREATE (?:UNIQUE )?INDEX (?!CONCURRENTLY)(?:IF NOT EXISTS )?\S+ ON (?!ONLY )"?'
        r"(?P<table>[\w.]+)",
        "an index built at once keeps all writers out: use migrations.building.build_index",
    ),
    _create_rule(
        r'DROP TABLE (?:IF EXISTS )?"?(?P<table>[\w.]+)', f"drop it {CONTRACT}", may_contract=True
    ),
    _create_rule(ALTER + "DROP COLUMN", f"drop it {CONTRACT}", may_contract=True),
    _create_rule(ALTER + "RENAME", "old processes know the old name: add the new one beside it"),
    _create_rule(
        ALTER + r"ADD COLUMN (?!.*\bDEFAULT\b).*\bNOT NULL",
        "NOT NULL without a default: old processes do not fill it, and old rows have nothing",
    ),
    _create_rule(ALTER + r"ALTER COLUMN \S+ SET NOT NULL", f"do it {CONTRACT}", may_contract=True),
    _create_rule(
        ALTER + r"ALTER COLUMN \S+ (?:SET DATA )?TYPE",
        "a type's change writes the table anew under a lock: add a column of the new type",
    ),
    _create_rule(
        ALTER + r"ADD (?:CONSTRAINT \S+ )?(?:FOREIGN KEY|CHECK)(?!.*\bNOT VALID\b)",
        "it reads the whole table under a lock: add it NOT VALID and validate it afterwards",
    ),
    _create_rule(
        ALTER + r"ADD (?:CONSTRAINT \S+ )?(?:UNIQUE|PRIMARY KEY)(?! USING INDEX)",
        "it builds an index that keeps all writers out: build a unique index instead",
    ),
)
_MADE = re.compile(r'CREATE TABLE (?:IF NOT EXISTS )?"?([\w.]+)', re.IGNORECASE)
_REPEATABLE = re.compile(r"IF (?:NOT )?EXISTS", re.IGNORECASE)
_CHANGES = re.compile(r"(?:CREATE|ALTER|DROP|INSERT|UPDATE|DELETE) ", re.IGNORECASE)
_CONCURRENT = re.compile(r"(?:CREATE (?:UNIQUE )?INDEX|DROP INDEX) CONCURRENTLY", re.IGNORECASE)


def find_offences(steps: Sequence[MigrationStep], released: frozenset[str]) -> list[str]:
    """A line for each statement of a new migration that breaks a rule."""
    seen: set[str] = set()
    found: list[str] = []
    for step in steps:
        if step.script.revision not in released:
            name = f"{step.script.revision} ({step.script.doc})"
            found.extend(f"{name}: {line}" for line in check_step(step.statements, step.contracts))
            if step.contracts is not None and step.contracts not in seen:
                found.append(f"{name}: contracts {step.contracts}, which is no earlier revision")
        seen.add(step.script.revision)
    return found


def check_step(statements: Sequence[str], contracts: str | None = None) -> list[str]:
    """What is wrong with the statements of one migration."""
    plain = [" ".join(statement.split()) for statement in statements]
    made = {match[1] for match in map(_MADE.match, plain) if match}
    found = [
        f"{statement}: {rule.reason}"
        for statement in plain
        for rule in RULES
        if (match := rule.pattern.match(statement)) and match["table"] not in made
        if not (rule.may_contract and contracts)
    ]
    return found + _check_before_builds(plain)


def _check_before_builds(statements: Sequence[str]) -> list[str]:
    """A build commits what stands before it; cut off, the whole migration runs once more."""
    builds = [place for place, one in enumerate(statements) if _CONCURRENT.match(one)]
    before = statements[: max(builds, default=0)]
    return [
        f"{statement}: it stands before a concurrent build, so it must bear to be repeated: "
        "move it behind, or write IF [NOT] EXISTS"
        for statement in before
        if _CHANGES.match(statement) and not _is_repeatable(statement)
    ]


def _is_repeatable(statement: str) -> bool:
    attached = re.match(r"ALTER INDEX \S+ ATTACH PARTITION", statement, re.IGNORECASE)
    return bool(attached or _CONCURRENT.match(statement) or _REPEATABLE.search(statement))
