"""The words of a recurrence in Russian, Ukrainian and English."""

from core.language.describe_words import English, Language, Russian, Ukrainian

RUSSIAN = Russian(
    single=("каждый день", "каждую неделю", "каждый месяц", "каждый год"),
    months=(
        "января", "февраля", "марта", "апреля", "мая", "июня",
        "июля", "августа", "сентября", "октября", "ноября", "декабря",
    ),
    nth={
        "1": "первый первую первое",
        "2": "второй вторую второе",
        "3": "третий третью третье",
        "4": "четвёртый четвёртую четвёртое",
        "-1": "последний последнюю последнее",
    },
    workdays="по будням",
    weekend="по выходным",
    schedule="по расписанию",
    conjunction="и",
    last_day="в последний день месяца",
    units=(
        ("день", "дня", "дней", "каждый"),
        ("неделю", "недели", "недель", "каждую"),
        ("месяц", "месяца", "месяцев", "каждый"),
        ("год", "года", "лет", "каждый"),
    ),
    on_days=(
        "понедельникам", "вторникам", "средам", "четвергам", "пятницам", "субботам", "воскресеньям",
    ),
    accusative=("понедельник", "вторник", "среду", "четверг", "пятницу", "субботу", "воскресенье"),
    genders="mmfmffn",
    times_forms=("раз", "раза", "раз"),
    until_word="по",
    number_word="числа",
    ordinal_suffix="го",
)  # fmt: skip

UKRAINIAN = Ukrainian(
    single=("щодня", "щотижня", "щомісяця", "щороку"),
    months=(
        "січня", "лютого", "березня", "квітня", "травня", "червня",
        "липня", "серпня", "вересня", "жовтня", "листопада", "грудня",
    ),
    nth={
        "1": "перший першу",
        "2": "другий другу",
        "3": "третій третю",
        "4": "четвертий четверту",
        "-1": "останній останню",
    },
    workdays="по буднях",
    weekend="по вихідних",
    schedule="за розкладом",
    conjunction="і",
    last_day="в останній день місяця",
    units=(
        ("день", "дні", "днів", "кожен"),
        ("тиждень", "тижні", "тижнів", "кожен"),
        ("місяць", "місяці", "місяців", "кожен"),
        ("рік", "роки", "років", "кожен"),
    ),
    on_days=(
        "понеділках", "вівторках", "середах", "четвергах", "п’ятницях", "суботах", "неділях",
    ),
    accusative=("понеділок", "вівторок", "середу", "четвер", "п’ятницю", "суботу", "неділю"),
    genders="mmfmfff",
    times_forms=("раз", "рази", "разів"),
    until_word="по",
    number_word="числа",
    ordinal_suffix="го",
    every_day=(
        "щопонеділка", "щовівторка", "щосереди", "щочетверга", "щоп’ятниці", "щосуботи", "щонеділі",
    ),
)  # fmt: skip

ENGLISH = English(
    single=("every day", "every week", "every month", "every year"),
    months=(
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
    nth={"1": "first", "2": "second", "3": "third", "4": "fourth", "-1": "last"},
    workdays="on weekdays",
    weekend="on weekends",
    schedule="on a schedule",
    conjunction="and",
    last_day="on the last day",
    units=("day", "week", "month", "year"),
    weekdays=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
)  # fmt: skip

LANGUAGES: dict[str, Language] = {"ru": RUSSIAN, "uk": UKRAINIAN, "en": ENGLISH}
