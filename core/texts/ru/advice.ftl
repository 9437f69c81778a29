menu-advice = 💡 Совет
command-advice = Совет по твоим данным

advice-card = 💡 <b>{ $title }</b>

    { $text }

    📚 <i>{ $source }</i>{ $doi ->
        [none] { "" }
       *[other] { " " }<a href="https://doi.org/{ $doi }">DOI</a>
    }

    🔎 Почему сейчас: { $reason }.{ $rating ->
        [helpful] { "" }

    👍 Помогло. Буду чаще советовать похожее.
        [unhelpful] { "" }

    👎 Больше этот совет не покажу.
       *[none] { "" }
    }
advice-none = 💡 Ты уже знаешь всё, что знаю я 🤗 Повторяться раньше чем через месяц не стану: лучше попробуй то, что откликнулось.

    { $when ->
        [never] Загляни в сохранённое.
       *[other] Первый совет вернётся { $when }.
    }
advice-later = 💡 Сейчас подобрать совет не получилось. Попробуй через минуту.
advice-helpful = 👍 Помогло
advice-unhelpful = 👎 Не моё
advice-unrate = ↩️ Снять оценку
advice-another = 💡 Ещё совет
advice-again = 🔄 Попробовать
advice-kept = 🗂 Что помогло
advice-kept-head = { $total ->
    [0] 🗂 Здесь соберутся советы, которым ты поставишь 👍
   *[other] 🗂 <b>Что помогло</b>: { $total }
}

advice-reason-overdue = { $count ->
    [one] просрочена { $count } задача
    [few] просрочены { $count } задачи
   *[other] просрочено { $count } задач
} из { $total } открытых
advice-reason-long-list = в списке { $count ->
    [one] { $count } открытая задача
    [few] { $count } открытые задачи
   *[other] { $count } открытых задач
}
advice-reason-full-day = на сегодня { $count ->
    [one] { $count } задача
    [few] { $count } задачи
   *[other] { $count } задач
}
advice-reason-no-lengths = у { $count } из { $total } задач не указано, сколько они займут
advice-reason-no-dates = у { $count } из { $total } задач нет даты
advice-reason-snoozed = { $count ->
    [one] { $count } задача отложена
    [few] { $count } задачи отложены
   *[other] { $count } задач отложены
} три раза и больше
advice-reason-old-tasks = { $count ->
    [one] { $count } задача ждёт
    [few] { $count } задачи ждут
   *[other] { $count } задач ждут
} больше месяца
advice-reason-all-important = { $count } из { $total } задач с высоким приоритетом
advice-reason-nothing-done = за неделю не закрыто ни одной задачи, открыто { $count }
advice-reason-afternoon = за месяц { $count } из { $total } задач закрыто с полудня до шести
advice-reason-morning = за месяц { $count } из { $total } задач закрыто до полудня
advice-reason-late-night = { $count } из { $total } дел пришлись на ночь, после одиннадцати
advice-reason-abandoned = за неделю { $count } из { $total } помидоров { $count ->
    [one] прерван
    [few] прерваны
   *[other] прерваны
}
advice-reason-no-focus = за неделю ни одной сессии фокуса
advice-reason-no-breaks = за неделю { $count ->
    [one] { $count } помидор
    [few] { $count } помидора
   *[other] { $count } помидоров
}, а перерывов { $total }
advice-reason-long-day = в самый длинный день недели { $count ->
    [one] { $count } минута
    [few] { $count } минуты
   *[other] { $count } минут
} фокуса
advice-reason-broken-streaks = { $count } из { $total } привычек за неделю { $count ->
    [one] пропущена
    [few] пропущены
   *[other] пропущено
} дважды и чаще
advice-reason-many-habits = сейчас у тебя { $count ->
    [one] { $count } привычка
    [few] { $count } привычки
   *[other] { $count } привычек
}
advice-reason-no-habits = привычек пока нет
advice-reason-strong-habits = лучшая серия идёт { $count ->
    [one] { $count } раз
    [few] { $count } раза
   *[other] { $count } раз
} подряд
advice-reason-still-goals = { $count } из { $total } целей две недели { $count ->
    [one] стоит
    [few] стоят
   *[other] стоят
} на месте
advice-reason-no-goals = задач закрыто много, а целей пока нет
advice-reason-still-skills = { $count } из { $total } навыков две недели без практики
advice-reason-nothing-yet = ты только начинаешь
advice-reason-any = { $total ->
    [0] по твоим данным ничего не горит, это просто хорошая мысль
   *[other] просто хорошая мысль на сегодня
}

late-advice-ask = 💡 Совет готов: /advice
late-advice-rate = ✅ Оценку совета запомнил.
