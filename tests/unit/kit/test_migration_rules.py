"""What a new migration may send to tables that are in use, and what not."""

import pytest

from migrations.lint import check_step

REFUSED = {
    "CREATE INDEX ix_a ON users (name)": "build_index",
    "CREATE UNIQUE INDEX ix_a ON users (name)": "build_index",
    "DROP TABLE users": "contracts",
    "\nALTER TABLE users\n DROP COLUMN name": "contracts",
    "ALTER TABLE users ALTER COLUMN name SET NOT NULL": "contracts",
    "ALTER TABLE users RENAME COLUMN name TO title": "old processes",
    "ALTER TABLE users ADD COLUMN a VARCHAR NOT NULL": "without a default",
    "ALTER TABLE users ALTER COLUMN name TYPE TEXT": "type",
    "ALTER TABLE users ADD CONSTRAINT fk FOREIGN KEY(a) REFERENCES b (id)": "NOT VALID",
    "ALTER TABLE users ADD CONSTRAINT uq_a UNIQUE (a)": "keeps all writers out",
}
TAKEN = (
    "CREATE INDEX CONCURRENTLY IF NOT EXISTS ix_a ON users (name)",
    "CREATE INDEX IF NOT EXISTS ix_a ON ONLY events USING btree (ts)",
    "ALTER TABLE users ADD COLUMN a VARCHAR",
    "ALTER TABLE users ADD COLUMN a VARCHAR DEFAULT 'b' NOT NULL",
    "ALTER TABLE users ADD CONSTRAINT fk FOREIGN KEY(a) REFERENCES b (id) NOT VALID",
    "DROP INDEX ix_a",
    "UPDATE users SET a = b",
)
CONTRACTING = (
    "DROP TABLE a",
    "ALTER TABLE b DROP COLUMN c",
    "ALTER TABLE b ALTER COLUMN c SET NOT NULL",
)


@pytest.mark.parametrize(("statement", "reason"), REFUSED.items())
def test_a_statement_that_holds_up_or_breaks_others_is_refused(statement: str, reason: str) -> None:
    (found,) = check_step([statement])
    assert reason in found
    table = "CREATE TABLE users (id INTEGER)"
    assert check_step([table, statement]) == [], "a table of the migration's own is empty"


def test_what_only_adds_is_taken_and_what_takes_away_in_a_contracting_migration() -> None:
    assert check_step(TAKEN) == []
    assert check_step(CONTRACTING, contracts="4f9a1c62d7be") == []
    assert check_step(["ALTER TABLE a ALTER COLUMN b TYPE TEXT"], contracts="4f9a1c62d7be")


def test_what_stands_before_a_build_must_bear_to_be_repeated() -> None:
    build = "CREATE INDEX CONCURRENTLY IF NOT EXISTS ix_a ON users (name)"
    (found,) = check_step(["ALTER TABLE users ADD COLUMN a VARCHAR", build])
    assert "repeated" in found
    assert check_step(["ALTER TABLE users ADD COLUMN IF NOT EXISTS a VARCHAR", build]) == []
    assert check_step([build, "ALTER TABLE users ADD COLUMN a VARCHAR"]) == []
