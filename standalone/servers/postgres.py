"""PostgreSQL: everything that must not be lost."""

import asyncio
import os
import shutil
import signal
from pathlib import Path
from typing import ClassVar

from standalone.servers import account as accounts
from standalone.servers.errors import StartError
from standalone.servers.identity import identify_folder, read_identity, write_identity
from standalone.servers.orphans import works_in
from standalone.servers.server import ServerProcess
from standalone.servers.server_context import ServerContext
from standalone.servers.watcher import is_process_running

SETTINGS = {
    "listen_addresses": "",
    "max_connections": "100",
    "shared_buffers": "64MB",
    # A page goes to the log whole when it is first written after a checkpoint, and the keys of
    # events are random: checkpoints close together would write the whole index again and again.
    "max_wal_size": "4GB",
    "checkpoint_timeout": "15min",
    "io_method": "sync",
    "max_wal_senders": "0",
    "max_logical_replication_workers": "0",
    "log_min_messages": "warning",
    # Details and statements hold rows: the log says what failed, the processes' own logs where.
    "log_error_verbosity": "terse",
    "log_min_error_statement": "panic",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "fsync": "on",
    "synchronous_commit": "on",
}
OWNER_NOTE = "uspevai-owner"
"""File in a PostgreSQL folder that lies elsewhere: which data folder it belongs to."""
NON_DURABLE_SETTINGS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
MEMORY_FRACTION, MIN_BUFFERS_MB, MAX_BUFFERS_MB = 16, 64, 1024


def calculate_shared_buffers(memory_mb: int) -> int:
    """PostgreSQL's own cache, megabytes: a sixteenth of the machine's memory within bounds, so
    that the indexes of many events fit on a larger machine and a small one keeps its memory."""
    return min(max(memory_mb // MEMORY_FRACTION, MIN_BUFFERS_MB), MAX_BUFFERS_MB)


def get_memory_mb() -> int:
    """The machine's memory, megabytes."""
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") >> 20


class PostgresServer(ServerProcess):
    """PostgreSQL on a unix socket in a private folder; whoever reaches the socket is trusted."""

    name: ClassVar[str] = "postgres"
    title: ClassVar[str] = "PostgreSQL"
    stop_signal: ClassVar[signal.Signals] = signal.SIGINT

    def __init__(self, place: ServerContext) -> None:
        super().__init__(place)
        self.sockets = place.runtime / "pg"
        self.account = accounts.find_postgres_account(self.home)

    @property
    def url(self) -> str:
        return f"postgresql+asyncpg://postgres@/postgres?host={self.sockets}"

    @property
    def process_marker(self) -> str:
        return str(self._pgdata)

    async def prepare_files(self) -> None:
        self._install = await asyncio.to_thread(accounts.get_reachable_install, self.account)
        self._change_owner(self.sockets)
        if not self.home.exists() and not self.home.is_symlink():
            await self._initialize_cluster()
        self._check_reachable()
        self._claim_linked_home()
        self._check_version()
        self._drop_foreign_pid_file()

    async def needs_restart(self) -> bool:
        """Somebody who tidies up temporary folders may have removed the socket."""
        return not (self.sockets / ".s.PGSQL.5432").exists()

    def build_command(self) -> list[str]:
        own = (
            {"shared_buffers": f"{calculate_shared_buffers(get_memory_mb())}MB"}
            if self.place.durable
            else NON_DURABLE_SETTINGS
        )
        settings = SETTINGS | own
        options = [part for key, value in settings.items() for part in ("-c", f"{key}={value}")]
        program = str(self._install / "bin" / "postgres")
        return [program, "-D", str(self._pgdata), "-k", str(self.sockets), *options]

    async def is_ready(self) -> bool:
        lines = self._pid_file_lines()
        return len(lines) > 7 and lines[0] == str(self.pid) and lines[7].strip() == "ready"

    def can_retry_start(self) -> bool:
        return "pre-existing shared memory block" in self.read_log_tail()

    async def _initialize_cluster(self) -> None:
        fresh = self._create_fresh_folder()
        command = [
            str(self._install / "bin" / "initdb"),
            *("-D", str(fresh), "-U", "postgres", "--auth=trust", "-E", "UTF8", "--locale=C"),
            # Plain C would leave Cyrillic out of lower(), upper() and ILIKE.
            *("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--no-instructions"),
            *([] if self.place.durable else ["--no-sync"]),
        ]
        await self.run_helper(command, failure="PostgreSQL's data folder could not be made")
        self._adopt_folder(fresh)

    def _create_fresh_folder(self) -> Path:
        """An empty folder owned by the account; what an interrupted run left there is dropped."""
        fresh = self.home.with_name("postgres.new")
        shutil.rmtree(fresh, ignore_errors=True)
        if self.account is not None and not accounts.can_reach(fresh, self.account):
            fresh = accounts.make_public_folder("data-") / "postgres"
        self._change_owner(fresh)
        return fresh

    def _adopt_folder(self, fresh: Path) -> None:
        if fresh.parent == self.home.parent:
            fresh.rename(self.home)
        else:
            self.home.symlink_to(fresh)

    def _change_owner(self, folder: Path) -> None:
        folder.mkdir(mode=0o700, exist_ok=True)
        if self.account is not None:
            os.chown(folder, self.account.uid, self.account.gid)

    def _check_reachable(self) -> None:
        if not self.home.exists():
            raise StartError(f"{self.home} links to {self.home.readlink()}, which is not there")
        if self.account is not None and not accounts.can_reach(self.home / "base", self.account):
            raise StartError(
                f"user {self.account.uid}, who runs PostgreSQL for root, cannot reach "
                f"{self._pgdata}; move DATA_DIR to a folder that others may enter"
            )

    def _claim_linked_home(self) -> None:
        """Data outside of the data folder has one owner: a copied link leads to the original's."""
        if not self.home.is_symlink():
            return
        note, ours = self.home / OWNER_NOTE, identify_folder(self.place.data)
        owner = read_identity(note)
        if owner is not None and not owner.is_same(ours) and owner.still_exists():
            raise StartError(
                f"{self.home} links to {self._pgdata}, the data of {owner.path}: copy that folder "
                "into its place (cp -a), or set DATA_DIR to the original"
            )
        write_identity(note, ours)

    def _check_version(self) -> None:
        theirs = (self.home / "PG_VERSION").read_text().strip()
        ours = self._install.name.removeprefix("pginstall")
        if theirs != ours:
            raise StartError(
                f"{self.home} was made by PostgreSQL {theirs}, this is PostgreSQL {ours}: dump it "
                f"with version {theirs} and restore, or move the folder away to start empty"
            )

    def _drop_foreign_pid_file(self) -> None:
        """PostgreSQL heeds a pid file as long as any process has that number.

        In a copied folder it is the original's server; after a crash it may be anybody.
        """
        lines = self._pid_file_lines()
        if (
            lines
            and is_process_running(int(lines[0]))
            and not works_in(int(lines[0]), self._pgdata)
        ):
            (self.home / "postmaster.pid").unlink()

    def _pid_file_lines(self) -> list[str]:
        try:
            return (self.home / "postmaster.pid").read_text().splitlines()
        except FileNotFoundError:
            return []

    @property
    def _pgdata(self) -> Path:
        return self.home.resolve()
