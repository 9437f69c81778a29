"""What the windows of skills show."""

import html
from datetime import date
from typing import Any
from uuid import UUID

from aiogram_dialog import DialogManager

from bot.ui.cards import goal_lines as lines
from bot.ui.cards.skills import format_level
from bot.ui.context import get_current_user, get_local_today, get_query_runner
from bot.ui.current_user import CurrentUser, QueryRunner
from bot.ui.pagers import PAGE_SIZE, load_page, slice_page
from bot.ui.pictures import draw_picture
from bot.ui.undo import can_undo
from core.career.contracts.skills import (
    MAX_LEVEL,
    MIN_LEVEL,
    Evidence,
    Practice,
    SkillCard,
    SkillSummary,
)
from core.career.queries import GoalQueries, SkillQueries
from core.kit.days import get_monday
from core.kit.errors import NotFound
from core.pictures.radar import Radar, RadarAxis, render_radar
from core.texts import format_day

MAX_EVIDENCE, MAX_NOTE_LENGTH = 5, 90


async def get_skill_list_data(
    dialog_manager: DialogManager, query_runner: QueryRunner, **_: Any
) -> dict[str, Any]:
    """A page of the skills that are neither archived nor deleted."""
    current_user, today = get_current_user(dialog_manager), get_local_today(dialog_manager)
    async with query_runner(SkillQueries) as queries:
        skills = await queries.list_active(current_user.id)
    shown, pages = slice_page(dialog_manager, skills)
    return pages | {
        "skills": [
            (f"{_get_skill_mark(one, today)} {lines.shorten_text(one.title)}", one.id.hex)
            for one in shown
        ],
        "lines": [_build_skill_line(one, today, current_user) for one in shown],
        "empty": not skills,
        "some": bool(skills),
    }


def _get_skill_mark(line: SkillSummary, today: date) -> str:
    return "❔" if line.is_check_due(today) else "🧠"


def _build_skill_line(line: SkillSummary, today: date, current_user: CurrentUser) -> dict[str, Any]:
    return {
        "mark": _get_skill_mark(line, today),
        "title": line.title,
        "stars": lines.format_level_stars(line),
        "level": line.level,
        "target": line.target,
        "practice": lines.format_hours(line.minutes, current_user),
    }


def get_skill_id(manager: DialogManager) -> UUID:
    return UUID(hex=manager.dialog_data["skill_id"])


async def load_skill(manager: DialogManager) -> SkillCard:
    """The skill the window speaks of. Raises NotFound."""
    async with get_query_runner(manager)(SkillQueries) as queries:
        card = await queries.get_card(get_skill_id(manager), get_current_user(manager).id)
    if card is None:
        raise NotFound("skill")
    return card


async def get_skill_data(
    dialog_manager: DialogManager, query_runner: QueryRunner, **_: Any
) -> dict[str, Any]:
    """The skill, its practice and evidence, and which buttons make sense."""
    card, current_user = await load_skill(dialog_manager), get_current_user(dialog_manager)
    today = get_local_today(dialog_manager)
    since = current_user.profile.get_day_begin(get_monday(today))
    async with query_runner(SkillQueries) as queries:
        week = (await queries.sum_practice(current_user.id, since)).get(card.id, 0)
    async with query_runner(GoalQueries) as goals:
        led = await goals.list_linked_goals(card.id, current_user.id)
    asked = card.is_check_due(today)
    return (
        _build_skill_line(card, today, current_user)
        | _build_state_data(card, dialog_manager)
        | {
            "words": format_level(card.level, current_user),
            "target_words": format_level(card.target, current_user),
            "there": card.level >= card.target,
            "on_the_way": card.level < card.target,
            "week": lines.format_hours(week, current_user),
            "check": lines.format_deadline(card.check_on, today, current_user),
            "asked": asked,
            "has_check": card.check_on is not None and not asked,
            "answers": _build_answer_choices(card, current_user) if asked else [],
            "goals": ", ".join(lines.shorten_text(goal.title) for goal in led[:3]),
            "has_goals": bool(led),
            "evidence": [_format_evidence(one) for one in card.evidence[-MAX_EVIDENCE:]],
            "has_evidence": bool(card.evidence),
        }
    )


def _build_answer_choices(card: SkillCard, current_user: CurrentUser) -> list[tuple[str, str]]:
    """The answers to the check-in: words, and the turn they belong to."""
    return [
        (current_user.translate(f"skill-check-{answer}", level=level), f"{card.turn}:{answer}")
        for answer, level in card.levels_by_answer.items()
    ]


def _build_state_data(card: SkillCard, manager: DialogManager) -> dict[str, Any]:
    active = card.is_active
    return {
        "active": active,
        "archived": card.archived and not card.deleted,
        "deleted": card.deleted,
        "can_ask": active and not card.check_ins,
        "can_hush": active and card.check_ins,
        "undoable": active and can_undo(manager),
    }


def _format_evidence(evidence: Evidence) -> str:
    """A line of evidence as HTML: a link shows its host."""
    said = (
        [html.escape(lines.shorten_text(evidence.note, MAX_NOTE_LENGTH), quote=False)]
        if evidence.note
        else []
    )
    if evidence.url is not None:
        said.append(
            f'<a href="{html.escape(evidence.url)}">{html.escape(_extract_host(evidence.url))}</a>'
        )
    return f"• {' '.join(said)}"


def _extract_host(url: str) -> str:
    return lines.shorten_text(url.partition("://")[2].partition("/")[0])


async def get_levels_data(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The five levels with their words; a button names the turn it was shown in."""
    card, current_user = await load_skill(dialog_manager), get_current_user(dialog_manager)
    return {
        "title": card.title,
        "levels": [
            (f"{level} · {format_level(level, current_user)}", f"{card.turn}:{level}")
            for level in range(MIN_LEVEL, MAX_LEVEL + 1)
        ],
    }


async def get_practice_log_data(
    dialog_manager: DialogManager, query_runner: QueryRunner, **_: Any
) -> dict[str, Any]:
    """A page of the practice log, the latest first; a tap on a button takes its line away."""
    card, current_user = await load_skill(dialog_manager), get_current_user(dialog_manager)
    async with query_runner(SkillQueries) as queries:
        found, pages = await load_page(
            dialog_manager,
            lambda offset: queries.list_practices(card.id, current_user.id, offset, PAGE_SIZE),
        )
    text = [
        _build_practice_line(one, current_user, get_local_today(dialog_manager))
        for one in found.practices
    ]
    return pages | {
        "title": card.title,
        "practice": lines.format_hours(card.minutes, current_user),
        "lines": text,
        "entries": [(f"✖️ {one['day']}, {one['spent']}", one["id"]) for one in text],
        "empty": not text,
        "some": bool(text),
        "undoable": can_undo(dialog_manager),
    }


def _build_practice_line(
    practice: Practice, current_user: CurrentUser, today: date
) -> dict[str, str]:
    day = format_day(current_user.locale, current_user.profile.get_day(practice.at), today)
    note = f": {lines.shorten_text(practice.note, MAX_NOTE_LENGTH)}" if practice.note else ""
    return {
        "id": practice.id.hex,
        "mark": "🍅" if practice.focused else "⏱",
        "day": day,
        "spent": lines.format_hours(practice.minutes, current_user),
        "note": note,
    }


async def get_evidence_data(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """A page of what shows the skill; a tap on a button takes its line away."""
    card, current_user = await load_skill(dialog_manager), get_current_user(dialog_manager)
    shown, pages = slice_page(dialog_manager, card.evidence[::-1])
    return pages | {
        "title": card.title,
        "lines": [_format_evidence(one) for one in shown],
        "entries": [
            (f"✖️ {lines.shorten_text(one.note or _extract_host(one.url or ''))}", one.id.hex)
            for one in shown
        ],
        "ideas": [(current_user.translate(f"skill-proof-{code}"), code) for code in EVIDENCE_KINDS],
        "some": bool(shown),
        "undoable": can_undo(dialog_manager),
    }


EVIDENCE_KINDS = ("praise", "project", "course", "taught")


async def get_radar_data(
    dialog_manager: DialogManager, query_runner: QueryRunner, **_: Any
) -> dict[str, Any]:
    """All skills as a picture; drawn off the event loop."""
    current_user = get_current_user(dialog_manager)
    async with query_runner(SkillQueries) as queries:
        skills = await queries.list_active(current_user.id)
    figures = Radar(
        title=current_user.translate("skill-radar-title"),
        legend=(
            current_user.translate("skill-radar-now"),
            current_user.translate("skill-radar-target"),
        ),
        axes=[RadarAxis(one.title, one.level, max(one.level, one.target)) for one in skills],
    )
    picture = await draw_picture(current_user, render_radar, figures)
    today = get_local_today(dialog_manager)
    return {
        "picture": picture,
        "lines": [
            _build_skill_line(one, today, current_user) | {"title": lines.shorten_text(one.title)}
            for one in skills[:PAGE_SIZE]
        ],
        "some": bool(skills),
    }
