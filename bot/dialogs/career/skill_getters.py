"""What the windows of skills show."""

import html
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from aiogram_dialog import DialogManager

from bot.context import reader_of, speaker_of, today_of
from bot.dialogs.career import lines
from bot.notices.skill_cards import level_words
from bot.paging import PAGE, on_page, read_page
from bot.pictures import drawn
from bot.speaker import Reader, Speaker
from bot.undo import can_undo
from core.career.contracts import Evidence, Practice, SkillCard, SkillLine
from core.career.contracts.skills import HIGHEST, LOWEST
from core.career.queries import GoalQueries, SkillQueries
from core.kit.errors import NotFound
from core.pictures.radar import Axis, Radar, radar
from core.texts import day_name

EVIDENCE, NOTE = 5, 90


async def skill_list(dialog_manager: DialogManager, reader: Reader, **_: Any) -> dict[str, Any]:
    """A page of the skills that are neither archived nor deleted."""
    speaker, today = speaker_of(dialog_manager), today_of(dialog_manager)
    async with reader(SkillQueries) as queries:
        skills = await queries.active(speaker.id)
    shown, pages = on_page(dialog_manager, skills)
    return pages | {
        "skills": [(f"{_mark(one, today)} {lines.short(one.title)}", one.id.hex) for one in shown],
        "lines": [_line(one, today, speaker) for one in shown],
        "empty": not skills,
        "some": bool(skills),
    }


def _mark(line: SkillLine, today: date) -> str:
    return "❔" if waits(line, today) else "🧠"


def waits(line: SkillLine, today: date) -> bool:
    """True while a check-in waits for an answer."""
    return line.active and line.check_on is not None and line.check_on <= today


def _line(line: SkillLine, today: date, speaker: Speaker) -> dict[str, Any]:
    return {
        "mark": _mark(line, today),
        "title": line.title,
        "stars": lines.stars(line),
        "level": line.level,
        "target": line.target,
        "practice": lines.hours(line.minutes, speaker),
    }


def skill_id_of(manager: DialogManager) -> UUID:
    return UUID(hex=manager.dialog_data["skill_id"])


async def chosen_skill(manager: DialogManager) -> SkillCard:
    """The skill the window speaks of. Raises NotFound."""
    async with reader_of(manager)(SkillQueries) as queries:
        card = await queries.card(skill_id_of(manager), speaker_of(manager).id)
    if card is None:
        raise NotFound("skill")
    return card


async def skill_card(dialog_manager: DialogManager, reader: Reader, **_: Any) -> dict[str, Any]:
    """The skill, its practice and evidence, and which buttons make sense."""
    card, speaker = await chosen_skill(dialog_manager), speaker_of(dialog_manager)
    today = today_of(dialog_manager)
    monday = today - timedelta(days=today.weekday())
    since = datetime.combine(monday, speaker.profile.day_start, ZoneInfo(speaker.profile.zone))
    async with reader(SkillQueries) as queries:
        week = (await queries.practised(speaker.id, since)).get(card.id, 0)
    async with reader(GoalQueries) as goals:
        led = await goals.fed_by(card.id, speaker.id)
    asked = waits(card, today)
    return (
        _line(card, today, speaker)
        | _state(card, dialog_manager)
        | {
            "words": level_words(card.level, speaker),
            "target_words": level_words(card.target, speaker),
            "there": card.level >= card.target,
            "on_the_way": card.level < card.target,
            "week": lines.hours(week, speaker),
            "check": lines.deadline_words(card.check_on, today, speaker),
            "asked": asked,
            "has_check": card.check_on is not None and not asked,
            "answers": _answers(card, speaker) if asked else [],
            "goals": ", ".join(lines.short(goal.title) for goal in led[:3]),
            "has_goals": bool(led),
            "evidence": [_proof(one) for one in card.evidence[-EVIDENCE:]],
            "has_evidence": bool(card.evidence),
        }
    )


def _answers(card: SkillCard, speaker: Speaker) -> list[tuple[str, str]]:
    """The answers to the check-in: words, and the turn they belong to."""
    told = [("still", card.level)]
    if card.level > LOWEST:
        told.append(("lower", card.level - 1))
    if card.level < HIGHEST:
        told.append(("higher", card.level + 1))
    return [
        (speaker.text(f"skill-check-{answer}", level=level), f"{card.turn}:{answer}")
        for answer, level in told
    ]


def _state(card: SkillCard, manager: DialogManager) -> dict[str, Any]:
    active = not card.archived and not card.deleted
    return {
        "active": active,
        "archived": card.archived and not card.deleted,
        "deleted": card.deleted,
        "can_ask": active and not card.check_ins,
        "can_hush": active and card.check_ins,
        "undoable": active and can_undo(manager),
    }


def _proof(one: Evidence) -> str:
    """A line of evidence as HTML: a link shows its host."""
    said = [html.escape(lines.short(one.note, NOTE), quote=False)] if one.note else []
    if one.url is not None:
        said.append(f'<a href="{html.escape(one.url)}">{html.escape(_host(one.url))}</a>')
    return f"• {' '.join(said)}"


def _name(one: Evidence) -> str:
    return lines.short(one.note) if one.note else _host(one.url or "")


def _host(url: str) -> str:
    return lines.short(url.partition("://")[2].partition("/")[0])


async def levels(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The five levels with their words; a button names the turn it was shown in."""
    card, speaker = await chosen_skill(dialog_manager), speaker_of(dialog_manager)
    return {
        "title": card.title,
        "levels": [
            (f"{level} · {level_words(level, speaker)}", f"{card.turn}:{level}")
            for level in range(LOWEST, HIGHEST + 1)
        ],
    }


async def log(dialog_manager: DialogManager, reader: Reader, **_: Any) -> dict[str, Any]:
    """A page of the practice log, the latest first; a tap on a button takes its line away."""
    card, speaker = await chosen_skill(dialog_manager), speaker_of(dialog_manager)
    async with reader(SkillQueries) as queries:
        found, pages = await read_page(
            dialog_manager, lambda offset: queries.practices(card.id, speaker.id, offset, PAGE)
        )
    told = [_practice(one, speaker, today_of(dialog_manager)) for one in found.practices]
    return pages | {
        "title": card.title,
        "practice": lines.hours(card.minutes, speaker),
        "lines": told,
        "entries": [(f"✖️ {one['day']}, {one['spent']}", one["id"]) for one in told],
        "empty": not told,
        "some": bool(told),
        "undoable": can_undo(dialog_manager),
    }


def _practice(one: Practice, speaker: Speaker, today: date) -> dict[str, str]:
    day = day_name(speaker.locale, speaker.profile.day_of(one.at), today)
    note = f": {lines.short(one.note, NOTE)}" if one.note else ""
    return {
        "id": one.id.hex,
        "mark": "🍅" if one.focused else "⏱",
        "day": day,
        "spent": lines.hours(one.minutes, speaker),
        "note": note,
    }


async def evidence(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """A page of what shows the skill; a tap on a button takes its line away."""
    card, speaker = await chosen_skill(dialog_manager), speaker_of(dialog_manager)
    shown, pages = on_page(dialog_manager, card.evidence[::-1])
    return pages | {
        "title": card.title,
        "lines": [_proof(one) for one in shown],
        "entries": [
            (f"✖️ {lines.short(one.note or _host(one.url or ''))}", one.id.hex) for one in shown
        ],
        "ideas": [(speaker.text(f"skill-proof-{code}"), code) for code in PROOFS],
        "some": bool(shown),
        "undoable": can_undo(dialog_manager),
    }


PROOFS = ("praise", "project", "course", "taught")


async def skill_radar(dialog_manager: DialogManager, reader: Reader, **_: Any) -> dict[str, Any]:
    """All skills as a picture; drawn off the event loop."""
    speaker = speaker_of(dialog_manager)
    async with reader(SkillQueries) as queries:
        skills = await queries.active(speaker.id)
    figures = Radar(
        title=speaker.text("skill-radar-title"),
        legend=(speaker.text("skill-radar-now"), speaker.text("skill-radar-target")),
        axes=[Axis(one.title, one.level, max(one.level, one.target)) for one in skills],
    )
    picture = await drawn(speaker, radar, figures)
    today = today_of(dialog_manager)
    return {
        "picture": picture,
        "lines": [
            _line(one, today, speaker) | {"title": lines.short(one.title)} for one in skills[:PAGE]
        ],
        "some": bool(skills),
    }
