"""What became of commands nobody waits for any more."""

from bot.delivery.render_context import RenderContext
from bot.ui.cards.tasks import RenderedMessage
from bot.ui.current_user import CurrentUser
from core.texts import has_text

_SUCCESS_CODE = "ok"
_UNREPORTED_COMMANDS = frozenset(
    {
        "users.mark_reachable",
        "users.mark_unreachable",
        "personal.begin_import",
        "personal.fill_import",
    }
)


async def render_command_result(context: RenderContext) -> RenderedMessage | None:
    """What became of a command nobody waited for any more."""
    data, current_user = context.notification.data, context.current_user
    command, result = data.get("command", ""), data.get("result", _SUCCESS_CODE)
    if command in _UNREPORTED_COMMANDS:
        return None
    if result != _SUCCESS_CODE:
        return RenderedMessage(_format_refusal(current_user, command, result, data))
    key = f"late-{command.replace('.', '-').replace('_', '-')}"
    return RenderedMessage(current_user.translate_html(key if has_text(key) else "late-other"))


def _format_refusal(
    current_user: CurrentUser, command: str, code: str, data: dict[str, str]
) -> str:
    """The rule's own words; general ones where they are unknown or their details are missing."""
    if has_text(f"error-{code}"):
        try:
            reason = current_user.translate(
                f"error-{code}", **{"what": _get_subject_kind(command)} | data
            )
        except ValueError:
            pass
        else:
            return current_user.translate_html("late-refused", reason=reason)
    return current_user.translate_html("late-refused-other")


def _get_subject_kind(command: str) -> str:
    return command.partition(".")[0].removesuffix("s")


async def render_command_failure(context: RenderContext) -> RenderedMessage | None:
    """A command ended in the dead letters."""
    domain = context.notification.data.get("command", "").partition(".")[0]
    return RenderedMessage(context.current_user.translate_html("command-failed", domain=domain))
