"""Messages that ask or say something instead of naming a thing to do. Pure.

Each pattern has to match the whole message, so that «спасибо Маше отправить открытку» stays a task.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

MAX_LENGTH = 120
_SEVERAL_DAYS = ("недел", "выходн", "тижд", "вихідн", "week")


class IntentKind(StrEnum):
    GREETING = "greeting"
    THANKS = "thanks"
    HELP = "help"
    CANCEL = "cancel"
    DELETE = "delete"
    AGENDA = "agenda"  # what there is to do; `words` name the days, if any
    DONE = "done"  # what was done
    FIND = "find"  # when something is; `words` name it


@dataclass(slots=True, frozen=True)
class Intent:
    kind: IntentKind
    words: str = ""

    @property
    def names_several_days(self) -> bool:
        """A week or a weekend instead of a day."""
        return any(part in self.words.casefold() for part in _SEVERAL_DAYS)


_DAYS = {
    "ru": r"сегодня|завтра|послезавтра|(?:эту |следующую |этой |следующей )?недел[юе]|выходны[ех]|"
    r"(?:следующ(?:ий|ую|ее) )?(?:понедельник|вторник|сред[уа]|четверг|пятниц[уа]|суббот[уа]|"
    r"воскресенье)",
    "uk": r"сьогодні|завтра|післязавтра|(?:цей |наступний )?тиждень|вихідні|"
    r"(?:наступн(?:ий|у) )?(?:понеділок|вівторок|серед[уа]|четвер|п[’'ʼ]?ятниц[юя]|"
    r"субот[уа]|неділ[юя])",
    "en": r"today|tonight|tomorrow|the day after tomorrow|(?:this |next |the )?(?:week|weekend)|"
    r"(?:next |this )?(?:mon|tues|wednes|thurs|fri|satur|sun)day",
}
_RU_WHEN = rf"(?:(?:на|в|во) )?(?P<words>{_DAYS['ru']})"
_UK_WHEN = rf"(?:(?:на|у|в) )?(?P<words>{_DAYS['uk']})"
_EN_WHEN = rf"(?:(?:for|on) )?(?P<words>{_DAYS['en']})"
_RU_THINGS = (
    r"(?:дела|задачи|задания|планы|план|расписание|запланировано|по плану|"
    r"нужно сделать|надо сделать)"
)
_UK_THINGS = r"(?:справи|завдання|задачі|плани|план|розклад|заплановано|за планом|треба зробити)"
_EN_THINGS = r"(?:tasks|to-?dos?|plans?|schedule|agenda)"
_PATTERNS: Mapping[IntentKind, tuple[str, ...]] = {
    IntentKind.GREETING: (
        r"(?:привет(?:ик|ики)?|здравствуй(?:те)?|здарова|салют|хай|доброе утро|"
        r"добрый (?:день|вечер)|"
        r"доброго времени суток)(?: бот)?",
        r"(?:привіт(?:ик)?|вітаю|здрастуй(?:те)?|доброго (?:ранку|дня|вечора)|"
        r"добрий (?:ранок|день|вечір))(?: бот[еу]?)?",
        r"(?:hi|hello|hey|hiya|good (?:morning|afternoon|evening))(?: there| bot)?",
    ),
    IntentKind.THANKS: (
        r"(?:большое |огромное )?(?:спасибо|спасибки|спс|благодарю|пасиб[ао]?)"
        r"(?: большое| тебе| огромное)?",
        r"(?:щиро )?(?:дякую|дяка|спасибі)(?: тобі| дуже)?",
        r"(?:thanks|thank you|thx|ty|cheers)(?: a lot| so much| very much| bot)?",
    ),
    IntentKind.HELP: (
        r"помощь|помоги|справка|что (?:ты )?(?:умеешь|можешь)|(?:что|кто) ты(?: такое)?|"
        r"как (?:это работает|(?:тобой|этим|ботом) пользоваться)",
        r"допомога|допоможи|довідка|що (?:ти )?(?:вмієш|можеш)|(?:що|хто) ти(?: таке)?|"
        r"як (?:це працює|(?:тобою|цим|ботом) користуватися)",
        r"help(?: me)?|what can you do|who are you|what are you|"
        r"how do(?:es)? (?:this|it|you) work|how do i use (?:this|it|you)",
    ),
    IntentKind.CANCEL: (
        r"отмена|отмени(?:ть)?|стоп|не надо|передумал[а]?|забудь",
        r"відміна|скасуй|скасувати|відміни(?:ти)?|не треба|передумав|передумала|забудь",
        r"cancel(?: it| that)?|stop|undo(?: it| that)?|never ?mind|forget it",
    ),
    IntentKind.DELETE: (
        r"удали(?:ть)?(?: это| её| его| задачу)?",
        r"видали(?:ти)?(?: це| її| його| завдання)?",
        r"(?:delete|remove)(?: it| this| that| the task)?",
    ),
    IntentKind.AGENDA: (
        rf"(?:а )?(?:что|какие|какой|ч[её]) (?:там )?(?:у меня )?(?:за )?(?:{_RU_THINGS} )?"
        rf"(?:у меня )?(?:есть )?{_RU_WHEN}",
        rf"(?:покажи(?: мне)? )?(?:мои |все )?{_RU_THINGS} {_RU_WHEN}",
        r"(?:что|какие)(?: у меня)? (?:дела|задачи|планы)|"
        r"покажи(?: мне)?(?: мои| все)? (?:дела|задачи)|"
        r"мои (?:дела|задачи)|что (?:мне )?(?:делать|дальше)",
        rf"(?:а )?(?:що|які|який|шо) (?:там )?(?:у мене |в мене )?(?:за )?(?:{_UK_THINGS} )?"
        rf"(?:у мене |в мене )?(?:є )?{_UK_WHEN}",
        rf"(?:покажи(?: мені)? )?(?:мої |всі |усі )?{_UK_THINGS} {_UK_WHEN}",
        r"(?:що|які)(?: у мене| в мене)? (?:справи|завдання|плани)|"
        r"покажи(?: мені)?(?: мої| всі)? (?:справи|завдання)|мої (?:справи|завдання)|"
        r"що (?:мені )?(?:робити|далі)",
        rf"what(?:[’']?s| is| do i have| have i got| am i doing|[’']?s left)(?: to do| left)?"
        rf"(?: (?:on|in|up|planned|due|scheduled|happening))?"
        rf"(?: (?:on )?my (?:plate|list|agenda|schedule|calendar|plan|day))?(?: {_EN_WHEN})",
        rf"(?:show(?: me)? )?(?:my |all my )?{_EN_THINGS} {_EN_WHEN}",
        r"what[’']?s (?:next|on my (?:plate|list|agenda|schedule|calendar))|"
        r"show(?: me)? my (?:tasks|day|plan)|my tasks|what should i do(?: now| next)?",
    ),
    IntentKind.DONE: (
        r"(?:сколько|что) (?:я )?(?:уже )?(?:сегодня |за сегодня |вчера |за неделю )?(?:уже )?"
        r"(?:я )?(?:сделал|выполнил|успел)[а]?(?: за)?(?: сегодня| вчера| неделю)?",
        r"(?:скільки|що) (?:я )?(?:вже )?(?:сьогодні |за сьогодні |вчора |за тиждень )?(?:вже )?"
        r"(?:я )?(?:зробив|зробила|виконав|виконала|встиг|встигла)(?: за)?"
        r"(?: сьогодні| вчора| тиждень)?",
        r"(?:what|how (?:much|many(?: tasks)?)) (?:did i|have i) (?:do|done|finish(?:ed)?|"
        r"get done|gotten done|complete(?:d)?)(?: so far)?(?: today| yesterday| this week)?",
    ),
    IntentKind.FIND: (
        r"когда (?:у меня |мне )?(?:к |на |в |у )?(?P<words>\w[\w -]{2,60})\?",
        r"коли (?:у мене |в мене |мені )?(?:до |на |в |у )?(?P<words>\w[\w -]{2,60})\?",
        r"when(?:[’']?s| is| do i have| should i)? (?:my |the )?(?P<words>\w[\w -]{2,60})\?",
    ),
}
_COMPILED = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, patterns in _PATTERNS.items()
    for pattern in patterns
)
_EDGES = re.compile(r"^[\s,.!…]+|[\s,.!…)\U0001f300-\U0001faff❤️♥🙏]+$")


def find_intent(text: str) -> Intent | None:
    """What the message means when it names nothing to do; None for everything else."""
    if len(text) > MAX_LENGTH or "\n" in text.strip():
        return None
    plain = " ".join(_EDGES.sub("", text).replace(",", " ").split())
    without_mark = plain.rstrip("?! ")
    for kind, pattern in _COMPILED:
        found = pattern.fullmatch(plain if kind is IntentKind.FIND else without_mark)
        if found is not None:
            return Intent(kind, (found.groupdict().get("words") or "").strip())
    return None
