"""PostgreSQL: the mapped base, the engine, and the read and write sessions of a request."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from sqlalchemy import DateTime, ForeignKey, MetaData, Uuid
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.orm import DeclarativeBase, mapped_column

from core.kit.background_tasks import run_with_timeout

# Keys of a table's `info`, for tables that name people outside of a column of their owner's.
MENTIONS = "mentions"  # the text column in which a person's id may stand: such rows are theirs
# An async function (session, names) that deletes their rows where more than deleting is due.
ERASE_FUNCTION = "forget"
ANONYMIZE_STATEMENTS = (
    "unname"  # statements that take the person `:person` out of rows that are not theirs
)
CLOSE_SECONDS = 3.0

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


_USER = "users.id"
# Columns that many tables have; a person's rows go with the person.
PrimaryKey = Annotated[UUID, mapped_column(primary_key=True)]
UserKey = Annotated[UUID, mapped_column(ForeignKey(_USER, ondelete="CASCADE"), primary_key=True)]
UserId = Annotated[UUID, mapped_column(ForeignKey(_USER, ondelete="CASCADE"))]
IndexedUserId = Annotated[UUID, mapped_column(ForeignKey(_USER, ondelete="CASCADE"), index=True)]


class Base(DeclarativeBase):
    """Every mapped class; instants are stored with their zone, ids as native UUID."""

    metadata = metadata
    type_annotation_map = {  # noqa: RUF012 - SQLAlchemy reads it as declared
        datetime: DateTime(timezone=True),
        UUID: Uuid(),
        dict[str, Any]: JSONB,
    }


def create_engine(url: str, *, pool_size: int = 10) -> AsyncEngine:
    """An engine whose statements end after 15 s, so that a stuck server cannot hold a person."""
    return create_async_engine(
        url,
        pool_size=pool_size,
        max_overflow=pool_size,
        pool_pre_ping=False,
        pool_recycle=1800,
        hide_parameters=True,  # errors are logged, and parameters are what people wrote
        connect_args={"command_timeout": 15, "timeout": 10},
    )


async def close_engine(engine: AsyncEngine) -> None:
    """Close the connections. A server that does not answer is not waited for.

    It would be waited for by each connection in its turn, as long as a statement may take.
    """
    await run_with_timeout(
        CLOSE_SECONDS, engine.dispose(), name="closing connections to PostgreSQL"
    )
