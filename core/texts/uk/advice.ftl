menu-advice = 💡 Порада
command-advice = Порада за твоїми даними

advice-card = 💡 <b>{ $title }</b>

    { $text }

    📚 <i>{ $source }</i>{ $doi ->
        [none] { "" }
       *[other] { " " }<a href="https://doi.org/{ $doi }">DOI</a>
    }

    🔎 Чому зараз: { $reason }.{ $rating ->
        [helpful] { "" }

    👍 Допомогло. Частіше радитиму схоже.
        [unhelpful] { "" }

    👎 Цю пораду більше не покажу.
       *[none] { "" }
    }
advice-none = 💡 Ти вже знаєш усе, що знаю я 🤗 Повторюватися раніше ніж за місяць не буду: краще спробуй те, що відгукнулося.

    { $when ->
        [never] Зазирни до збереженого.
       *[other] Перша порада повернеться { $when }.
    }
advice-later = 💡 Зараз дібрати пораду не вийшло. Спробуй за хвилину.
advice-helpful = 👍 Допомогло
advice-unhelpful = 👎 Не моє
advice-unrate = ↩️ Зняти оцінку
advice-another = 💡 Ще порада
advice-again = 🔄 Спробувати
advice-kept = 🗂 Що допомогло
advice-kept-head = { $total ->
    [0] 🗂 Тут зберуться поради, яким ти поставиш 👍
   *[other] 🗂 <b>Що допомогло</b>: { $total }
}

advice-reason-overdue = { $count ->
    [one] прострочено { $count } завдання
    [few] прострочено { $count } завдання
   *[other] прострочено { $count } завдань
} з { $total } відкритих
advice-reason-long-list = у списку { $count ->
    [one] { $count } відкрите завдання
    [few] { $count } відкриті завдання
   *[other] { $count } відкритих завдань
}
advice-reason-full-day = на сьогодні { $count ->
    [one] { $count } завдання
    [few] { $count } завдання
   *[other] { $count } завдань
}
advice-reason-no-lengths = у { $count } з { $total } завдань не вказано, скільки вони триватимуть
advice-reason-no-dates = { $count } з { $total } завдань без дати
advice-reason-snoozed = { $count ->
    [one] { $count } завдання відкладене
    [few] { $count } завдання відкладені
   *[other] { $count } завдань відкладено
} тричі й більше
advice-reason-old-tasks = { $count ->
    [one] { $count } завдання чекає
    [few] { $count } завдання чекають
   *[other] { $count } завдань чекають
} понад місяць
advice-reason-all-important = { $count } з { $total } завдань з високим пріоритетом
advice-reason-nothing-done = за тиждень не закрито жодного завдання, відкрито { $count }
advice-reason-afternoon = за місяць { $count } з { $total } завдань закрито від полудня до шостої
advice-reason-morning = за місяць { $count } з { $total } завдань закрито до полудня
advice-reason-late-night = { $count } з { $total } справ припали на ніч, після одинадцятої
advice-reason-abandoned = за тиждень { $count } з { $total } помідорів перервано
advice-reason-no-focus = за тиждень жодної сесії фокусу
advice-reason-no-breaks = за тиждень { $count ->
    [one] { $count } помідор
    [few] { $count } помідори
   *[other] { $count } помідорів
}, а перерв { $total }
advice-reason-long-day = у найдовший день тижня { $count ->
    [one] { $count } хвилина
    [few] { $count } хвилини
   *[other] { $count } хвилин
} фокусу
advice-reason-broken-streaks = { $count } з { $total } звичок за тиждень пропущено двічі й частіше
advice-reason-many-habits = зараз у тебе { $count ->
    [one] { $count } звичка
    [few] { $count } звички
   *[other] { $count } звичок
}
advice-reason-no-habits = звичок поки немає
advice-reason-strong-habits = найкраща серія триває { $count ->
    [one] { $count } раз
    [few] { $count } рази
   *[other] { $count } разів
} поспіль
advice-reason-still-goals = { $count } з { $total } цілей два тижні { $count ->
    [one] стоїть
    [few] стоять
   *[other] стоять
} на місці
advice-reason-no-goals = завдань закрито багато, а цілей поки немає
advice-reason-still-skills = { $count } з { $total } навичок два тижні без практики
advice-reason-nothing-yet = ти лише починаєш
advice-reason-any = { $total ->
    [0] за твоїми даними ніщо не горить, це просто добра думка
   *[other] просто добра думка на сьогодні
}

late-advice-ask = 💡 Порада готова: /advice
late-advice-rate = ✅ Оцінку поради запам’ятав.
