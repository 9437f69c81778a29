"""What the buttons of a skill's check-in do."""

from bot.notices.cards import Face
from bot.notices.data import SkillAction, SkillPress
from bot.notices.skill_cards import skill_answered, skill_question
from bot.speaker import Act, Reader, Speaker
from core.career.contracts import Answer, AnswerCheckIn, SkillCard, TakeBackAnswer
from core.kit.messages import Command

_ANSWERS: dict[SkillAction, Answer] = {"s": "still", "h": "higher", "l": "lower"}


def command_of(press: SkillPress, speaker: Speaker) -> Command[SkillCard]:
    """What the press asks for."""
    who, what = speaker.id, press.skill_id
    if press.action == "u":
        return TakeBackAnswer(user_id=who, skill_id=what, turn=press.turn)
    answer = _ANSWERS[press.action]
    return AnswerCheckIn(user_id=who, skill_id=what, turn=press.turn, answer=answer)


async def do(press: SkillPress, speaker: Speaker, act: Act, reader: Reader) -> Face:
    """Act; returns the question, or what was answered to it."""
    card = await act(command_of(press, speaker))
    if press.action == "u":
        return skill_question(card, speaker)
    return skill_answered(card, press.turn, speaker, reader.clock.now())
