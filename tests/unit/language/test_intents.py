"""What is said to the bot is told from what is to be done, in three languages."""

import pytest

from core.language.intents import IntentKind, find_intent

SAID = {
    IntentKind.GREETING: (
        "Привет",
        "привет!",
        "Здравствуйте",
        "добрый день 👋",
        "Привіт",
        "Доброго ранку!",
        "Hello",
        "hi there!",
        "Good morning",
    ),
    IntentKind.THANKS: (
        "спасибо",
        "Спасибо большое!",
        "спс",
        "дякую 🙏",
        "щиро дякую",
        "thanks",
        "Thank you so much!",
        "thx",
    ),
    IntentKind.HELP: (
        "что ты умеешь?",
        "Помощь",
        "кто ты?",
        "як це працює?",
        "що ти вмієш",
        "help",
        "What can you do?",
        "how does this work?",
    ),
    IntentKind.CANCEL: ("отмена", "передумала", "скасуй", "не треба", "cancel", "never mind"),
    IntentKind.DELETE: ("удали", "удали это", "видали", "delete it"),
    IntentKind.DONE: (
        "сколько я сегодня сделал?",
        "что я сделала за неделю?",
        "скільки я сьогодні зробив?",
        "що я вчора зробила",
        "what did I do today?",
        "how much have I done today?",
        "How many tasks did I finish this week?",
    ),
}
AGENDA = (
    ("какие дела на завтра?", "завтра"),
    ("Что у меня сегодня?", "сегодня"),
    ("что на пятницу", "пятницу"),
    ("покажи задачи на неделю", "неделю"),
    ("какие у меня планы на следующий вторник?", "следующий вторник"),
    ("мои дела", ""),
    ("що на сьогодні?", "сьогодні"),
    ("які справи на завтра?", "завтра"),
    ("що в мене у п'ятницю", "п'ятницю"),
    ("мої завдання", ""),
    ("what's on my plate today?", "today"),
    ("what's on friday?", "friday"),
    ("What do I have tomorrow?", "tomorrow"),
    ("show my tasks for this week", "this week"),
    ("my tasks", ""),
)
FOUND = (
    ("когда к врачу?", "врачу"),
    ("когда встреча с Олей?", "встреча с Олей"),
    ("коли до лікаря?", "лікаря"),
    ("when is my dentist?", "dentist"),
)
TASKS = (
    "купить молоко завтра",
    "спасибо Маше отправить открытку",
    "сказать спасибо",
    "помощь маме с переездом в субботу",
    "помоги Оле с отчётом",
    "что купить завтра",
    "отмена подписки до пятницы",
    "отменить подписку",
    "удалить старые фото",
    "удали фото с телефона завтра",
    "план на год написать",
    "что подарить Ане",
    "привет от Пети передать",
    "стоп-кран проверить",
    "подякувати Олі",
    "допомога мамі",
    "скасувати підписку",
    "що купити на завтра",
    "коли буде час прибрати",
    "help mum with the move",
    "thank you card for Anna",
    "cancel the gym membership",
    "delete old photos",
    "stop by the bakery",
    "what to buy for dinner",
    "today's report",
    "when in Rome book a table",
    "say hello to Mike",
    "завтра в 9",
    "молоко",
    "",
)


@pytest.mark.parametrize(
    ("kind", "text"), [(kind, text) for kind, texts in SAID.items() for text in texts]
)
def test_what_is_said_is_understood(kind: IntentKind, text: str) -> None:
    found = find_intent(text)
    assert found is not None
    assert found.kind is kind


@pytest.mark.parametrize(("text", "days"), AGENDA)
def test_questions_about_what_there_is_to_do_name_their_day(text: str, days: str) -> None:
    found = find_intent(text)
    assert found is not None
    assert (found.kind, found.words) == (IntentKind.AGENDA, days)


@pytest.mark.parametrize(("text", "words"), FOUND)
def test_questions_when_something_is_name_it(text: str, words: str) -> None:
    found = find_intent(text)
    assert found is not None
    assert (found.kind, found.words) == (IntentKind.FIND, words)


@pytest.mark.parametrize("text", TASKS)
def test_things_to_do_stay_things_to_do(text: str) -> None:
    assert find_intent(text) is None
