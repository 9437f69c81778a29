"""All windows in three languages on one page, to look at: `make preview`.

The windows are the product's, with their own getters; what they read comes from `samples`.
"""

import asyncio
import html
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message

from bot import routes
from bot.ui.task_draft import TaskDraft
from core.texts import LOCALES
from tests.fakes.chat import create_chat
from tests.fakes.office import FakeOffice
from tests.preview.samples import MILESTONE, RESULT, SKILL, THING, WORDS, create_task, fill_chat

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


async def show_window(state: State, locale: str) -> Message:
    """The message of the window, as a person with `samples` sees it."""
    os.environ["PYTEST_CURRENT_TEST"] = f"{state.state}-{locale} (call)"  # as the fakes expect
    office = FakeOffice()
    words = WORDS[locale]
    chat = create_chat(locale, name=words["people"][0], office=office)
    fill_chat(chat, office, locale)
    data: dict[str, object] = dict(_IDS)
    data |= {"title": words["habits"][0], "line": words["goal"][0], "source": "shop"}
    data |= {"scopes": [], "rate": 100, "token": bytes(32).hex()}
    draft = TaskDraft.from_task(create_task(THING.int, words["tasks"][0], words)).to_builtins()
    if state == routes.Draft.several:
        data = {"drafts": [draft, draft], "rest": ""}
    elif state.group is routes.Draft:
        data = draft
    await chat.open(state, data)
    return chat.shown


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


async def render_page() -> str:
    """The whole page."""
    sections = []
    for state in list_states():
        shown = [render_message(await show_window(state, locale)) for locale in LOCALES]
        sections.append(f"<h2>{state.state}</h2><section>{''.join(shown)}</section>")
    return f'<!doctype html><meta charset="utf-8"><style>{_STYLE}</style>{"".join(sections)}'


def main(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(asyncio.run(render_page()), encoding="utf-8")
    sys.stdout.write(f"{path}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "build/preview.html"))
