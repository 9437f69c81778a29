"""The command line: what it says, and with which status it ends."""

import asyncio
import io
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from nats.js import JetStreamContext

from core.kit.bus import ReplayReport
from core.kit.settings import Settings
from tests.support.forked import printed
from tests.support.replays import Traveller, publish_outbox
from tests.support.waiting import eventually
from worker.replay import run_replay_command
from worker.replay.progress import ProgressDisplay


async def command(folder: Path, *arguments: str, **environment: str) -> tuple[int, str, str]:
    """Exit status, stdout and stderr of `python -m worker …`."""
    return await printed("worker", *arguments, environment=environment, folder=folder)


async def test_the_whole_way(
    settings: Settings, traveller: Traveller, js: JetStreamContext, tmp_path: Path
) -> None:
    await publish_outbox(traveller.desk, js)
    servers = {"NATS_URL": str(settings.nats_url), "DATABASE_URL": str(settings.database_url)}
    export = ("replay", "--from", "jetstream", "--to", "file:events.log", "--names", "users.>")
    told = await command(tmp_path, *export, **servers)
    counted = "played 2 (users.registered 1, users.zone_changed 1), skipped 1, failed 0\n"
    assert told == (0, "", counted)
    assert len((tmp_path / "events.log").read_bytes().splitlines()) == 2
    again = ("replay", "--from", "file:events.log", "--to", "move_reminders", "--again", "x")
    status, _, told_again = await command(tmp_path, *again, **servers)
    assert status == 0
    assert told_again == "played 1 (users.zone_changed 1), skipped 1, failed 0\n"
    status, listed, _ = await command(tmp_path, "replay", "--list")
    assert status == 0
    assert {"move_reminders\tusers.zone_changed", "finish_focus\treminders.due"} <= set(
        listed.splitlines()
    )
    status, _, refused = await command(tmp_path, "reply")
    assert status == 1
    assert refused.startswith("worker: 'reply' is no command")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


async def test_progress_is_one_line_of_a_terminal_that_changes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("worker.replay.progress.TERMINAL_SECONDS", 0.0)
    terminal, report = Terminal(), ReplayReport(read=1000, played=7)
    async with asyncio.TaskGroup() as tasks:
        showing = tasks.create_task(ProgressDisplay(terminal).show_report(report))
        await eventually(said(terminal, "read 1,000, played 7"), "the first line")
        report.read = 2000
        await eventually(said(terminal, "read 2,000, played 7"), "the line changed")
        showing.cancel()
    assert "\n" not in terminal.getvalue()
    assert terminal.getvalue().startswith("\r")


def said(terminal: Terminal, text: str) -> Callable[[], Awaitable[bool]]:
    async def is_there() -> bool:
        return text in terminal.getvalue()

    return is_there


TO = ("--to", "move_reminders")


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        ((), "--from and --to are needed"),
        (("--from", "kafka", *TO), "'kafka' is not jetstream, postgres or file:PATH"),
        (("--from", "postgres", "--to", "dance"), "'dance' is neither a reaction"),
        (("--from", "file:a", "--to", "file:./a"), "a file cannot be written into itself"),
        (("--from", "postgres", *TO, "--names", "a..b"), "empty segment"),
        (("--from", "postgres", *TO, "--since", "yesterday"), "'yesterday' is no time"),
        (("--from", "postgres", *TO, "--speed", "-1"), "factor above 0"),
        (("--from", "postgres", *TO, "--speed", "nan"), "factor above 0"),
    ],
)
def test_a_wrong_argument_is_one_clear_line(
    arguments: tuple[str, ...], complaint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        run_replay_command(arguments)
    said = capsys.readouterr().err
    assert (ended.value.code, said.count("\n")) == (2, 1)
    assert complaint in said
