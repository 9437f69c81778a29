"""Indexes on tables that may be large: built without holding up those who write.

A build may be cut off at any moment; the next run of the migration drops what it left behind and
builds anew. What stands before a build in the same migration is committed before it, so it must
bear to be repeated (`if_not_exists=True`).
"""

from collections.abc import Sequence

from alembic import op
from sqlalchemy import Connection, text

_STATE = text("SELECT indisvalid FROM pg_index WHERE indexrelid = to_regclass(:name)")
_KIND = text("SELECT relkind::text FROM pg_class WHERE oid = to_regclass(:table)")
_LEAVES = text(
    """
    SELECT n.nspname, c.relname
    FROM pg_partition_tree(to_regclass(:table)) AS tree
    JOIN pg_class c ON c.oid = tree.relid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE tree.isleaf AND tree.relid <> to_regclass(:table) AND NOT EXISTS (
        SELECT FROM pg_index i JOIN pg_inherits h ON h.inhrelid = i.indexrelid
        WHERE i.indrelid = c.oid AND h.inhparent = to_regclass(:name)
    )
    ORDER BY c.relname
    """
)
MAX_NAME_LENGTH = 63


def build_index(
    name: str,
    table: str,
    columns: Sequence[str],
    *,
    using: str = "btree",
    include: Sequence[str] = (),
    where: str | None = None,
) -> None:
    """Build index `name` on `table`, or on each of its partitions, concurrently."""
    shape = f"USING {using} ({', '.join(columns)})"
    shape += f" INCLUDE ({', '.join(include)})" if include else ""
    shape += f" WHERE {where}" if where else ""
    if op.get_bind().scalar(_KIND, {"table": table}) == "p":
        _build_on_partitions(name, table, shape)
    else:
        with op.get_context().autocommit_block():
            _create_index(op.get_bind(), name, name, table, shape)


def _build_on_partitions(name: str, table: str, shape: str) -> None:
    """The parent's index is a name without content until each partition's is attached to it."""
    op.execute(f"CREATE INDEX IF NOT EXISTS {name} ON ONLY {table} {shape}")
    with op.get_context().autocommit_block():
        connection = op.get_bind()
        for schema, partition in connection.execute(_LEAVES, {"table": table, "name": name}).all():
            part = f"{partition}_{name}"[:MAX_NAME_LENGTH]
            place = f'"{schema}"."{part}"'
            _create_index(connection, place, f'"{part}"', f'"{schema}"."{partition}"', shape)
            connection.execute(text(f"ALTER INDEX {name} ATTACH PARTITION {place}"))


def _create_index(connection: Connection, place: str, name: str, table: str, shape: str) -> None:
    # Waiting for a lock here keeps nobody else out: the limit is for other statements.
    connection.execute(text("SET lock_timeout = 0"))
    if connection.scalar(_STATE, {"name": place}) is False:
        connection.execute(text(f"DROP INDEX CONCURRENTLY {place}"))
    connection.execute(text(f"CREATE INDEX CONCURRENTLY IF NOT EXISTS {name} ON {table} {shape}"))
    connection.execute(text("RESET lock_timeout"))
