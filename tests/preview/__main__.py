"""All windows in three languages on one page, to look at: `make preview`.

The windows are the product's, with their own getters; what they read comes from `samples`.
"""

import asyncio
import html
import sys
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import count
from pathlib import Path

from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message

from bot import routes
from bot.ui.task_draft import TaskDraft
from core.kit.database import create_engine
from core.texts import LOCALES
from core.users.contracts import Owners
from core.wiring import create_container
from migrations.run import upgrade
from standalone.servers import EmbeddedServers
from tests.factories.people import OWNER_ID, OWNER_NUMBER
from tests.fakes.chat import CreateChat, create_chat
from tests.fakes.stage import NOON
from tests.preview.samples import (
    MILESTONE,
    RESULT,
    SEEN,
    SKILL,
    THING,
    WORDS,
    build_task,
    fill_chat,
)
from tests.support.clocks import StillClock
from tests.support.databases import empty_tables
from tests.support.desk import Desk
from tests.support.folders import public_folder
from worker.commands import CommandRunner

_THINGS = ("task", "habit", "goal", "bond", "broadcast", "key", "letter", "invitation")
_IDS = {f"{name}_id": THING.hex for name in _THINGS} | {
    "skill_id": SKILL.hex,
    "result_id": RESULT.hex,
    "milestone_id": MILESTONE.hex,
}
_STYLE = """
body { font: 14px/1.4 sans-serif; background: #dfe7ef; margin: 16px }
section { display: grid; grid-template-columns: repeat(3, 340px); gap: 16px; margin-bottom: 24px }
h2 { font-size: 14px; color: #345; margin: 0 0 6px }
article { background: #fff; border-radius: 10px; padding: 10px; white-space: pre-wrap }
.row { display: flex; gap: 4px; margin-top: 4px }
.row span { flex: 1; text-align: center; background: #e8f0f8; border-radius: 6px; padding: 6px 2px }
"""


def list_states() -> Iterator[State]:
    """Every state of every dialog, in the order of `bot.routes`."""
    for group in vars(routes).values():
        if isinstance(group, type) and issubclass(group, StatesGroup) and group is not StatesGroup:
            yield from group.__states__


async def show_windows(create_chat: CreateChat, locale: str) -> dict[State, Message]:
    """The message of each window, as a person with `samples` sees it."""
    words = WORDS[locale]
    chat = await create_chat(locale, name=words["people"][0])
    await fill_chat(chat, locale)
    data: dict[str, object] = dict(_IDS)
    data |= {"title": words["habits"][0], "line": words["goal"][0], "source": "shop"}
    data |= {"scopes": [], "rate": 100, "token": bytes(32).hex()}
    task = build_task(chat.data, THING.int, words["tasks"][0], words)
    draft = TaskDraft.from_task(task.build_card()).to_builtins()
    windows = {}
    for state in list_states():
        own_data = data
        if state == routes.Buddies.person:
            own_data = data | {"bond_id": SEEN.hex}
        elif state == routes.Draft.several:
            own_data = {"drafts": [draft, draft], "rest": ""}
        elif state.group is routes.Draft:
            own_data = draft
        await chat.open(state, own_data)
        windows[state] = chat.shown
    return windows


def render_message(message: Message) -> str:
    """The message as the messenger would show it."""
    picture = "🖼\n" if message.caption is not None else ""
    rows = message.reply_markup.inline_keyboard if message.reply_markup else []
    keys = "".join(
        '<div class="row">'
        + "".join(f"<span>{html.escape(key.text)}</span>" for key in row)
        + "</div>"
        for row in rows
    )
    return f"<article>{picture}{message.text or message.caption or ''}{keys}</article>"


def render_page(windows: Sequence[Mapping[State, Message]]) -> str:
    """The whole page, from the windows in each language."""
    sections = []
    for state in list_states():
        shown = "".join(render_message(one[state]) for one in windows)
        sections.append(f"<h2>{state.state}</h2><section>{shown}</section>")
    return f'<!doctype html><meta charset="utf-8"><style>{_STYLE}</style>{"".join(sections)}'


async def show_all_windows(database_url: str) -> list[dict[State, Message]]:
    """The windows in each language, on an empty database of the newest schema."""
    engine, clock = create_engine(database_url), StillClock(NOON)
    await upgrade(engine)
    container = create_container(engine, clock, owners=Owners(frozenset([OWNER_ID])))
    desk, shown = Desk(CommandRunner(container), engine), []
    for locale in LOCALES:
        await empty_tables(engine)
        create = partial(create_chat, desk, container, clock, count(OWNER_NUMBER))
        shown.append(await show_windows(create, locale))
    await container.close()
    await engine.dispose()
    return shown


async def show_on_own_servers() -> list[dict[State, Message]]:
    servers = EmbeddedServers(durable=False)
    with public_folder() as folder:
        endpoints = await servers.start(folder)
        try:
            return await show_all_windows(endpoints.database_url)
        finally:
            await servers.stop()


def main(path: Path) -> None:
    page = render_page(asyncio.run(show_on_own_servers()))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(page, encoding="utf-8")
    sys.stdout.write(f"{path}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "build/preview.html"))
