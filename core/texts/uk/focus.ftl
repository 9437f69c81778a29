focus-main = 🍅 <b>Фокус</b>

    Сьогодні { $day ->
        [one] { $day } хвилина
        [few] { $day } хвилини
       *[other] { $day } хвилин
    }, за тиждень { $week }.
focus-goal-day = День: { $day_bar } { $day }/{ $daily_goal }
focus-goal-week = Тиждень: { $week_bar } { $week }/{ $weekly_goal }
focus-show = ⏱ Показати таймер
focus-start = 🍅 { $work } хв
focus-start-flow = 🌊 Без терміну
focus-start-task = 🎯 Завдання, навичка
focus-start-length = ⏳ Свій час
focus-stats = 📊 Статистика
focus-settings = ⚙️ Тривалість і цілі
focus-ask-task = 🎯 Чим займемося? Вибери або напиши: «Звіт», «40 Книга».
focus-no-tasks = На сьогодні завдань немає.
focus-ask-length = ⏳ Скільки хвилин? Вибери або напиши число.
focus-minutes-please = Напиши число хвилин від 1 до { $limit }.
focus-lengths-please = Напиши три числа, наприклад 50 10 30: робота, перерва, довга перерва. Четвертим можна додати, після скількох помідорів вона настає.
focus-settings-text = ⚙️ <b>Тривалість і цілі</b>

    Робота { $work } хв, перерва { $short } хв, довга { $long } хв після кожного { $rounds }-го помідора.
    { $daily_goal ->
        [0] Цілі на день немає.
       *[other] Ціль на день: { $daily_goal } хв.
    } { $weekly_goal ->
        [0] Цілі на тиждень немає.
       *[other] Ціль на тиждень: { $weekly_goal } хв.
    }

    Вибери готове, напиши свою тривалість («50 10 30») або вибери цілі на день і на тиждень.
focus-goal-button = { $minutes ->
    [0] { $mark } день: немає
   *[other] { $mark } день: { $minutes } хв
}
focus-week-goal-button = { $hours ->
    [0] { $mark } тиждень: немає
   *[other] { $mark } тиждень: { $hours } год
}
focus-hours = { $hours ->
    [0] { $minutes } хв
   *[other] { $hours } год { $minutes } хв
}
focus-stats-caption = 📊 <b>Фокус</b> з { $since }: { $minutes }.

    Доведено до кінця { $finished }, перервано { $interrupted }.
focus-stats-best = Найкраще працюється о { $hour }.
focus-picture-title = Фокус за чотири тижні
focus-picture-note = до кінця { $finished } · перервано { $interrupted }
focus-picture-days = За днями
focus-picture-weeks = За тижнями
focus-picture-hours = За годинами
focus-picture-tasks = На що пішов час
focus-picture-tags = За тегами
focus-picture-unit = хв

focus-untitled = Фокус
focus-head-work = 🍅 <b>{ $title }</b>
focus-head-short = ☕️ <b>Перерва</b>
focus-head-long = 🌴 <b>Довга перерва</b>
focus-left = лишилося { $minutes } хв · до { $until }
focus-paused = ⏸ пауза · лишилося { $minutes } хв
focus-flow = 🌊 { $minutes } хв
focus-flow-paused = ⏸ пауза · { $minutes } хв
focus-over-finished = ✅ <b>{ $title }</b>: { $minutes } хв
focus-over-interrupted = ⏹ <b>{ $title }</b>: { $minutes ->
    [0] перервано на самому початку
   *[other] перервано на { $minutes }-й хвилині
}
focus-over-break = ☕️ Перерву закінчено. До роботи?
focus-reached-day = 🎯 Ціль дня досягнуто: { $minutes } хв
focus-reached-week = 🏆 Ціль тижня досягнуто: { $minutes } хв
focus-button-p = ⏸ Пауза
focus-button-r = ▶️ Далі
focus-button-s = ⏭ Пропустити
focus-button-x = ⏹ Стоп
focus-button-n = ☕️ Перерва { $minutes } хв
focus-button-long = 🌴 Довга перерва { $minutes } хв
focus-button-w = 🍅 До роботи
menu-focus = 🍅 Фокус
task-focus = 🍅 Фокус
command-focus = Фокус: помідори й таймер
error-focus-running = Таймер уже йде. Спершу зупини його.
error-focus-over = Цю сесію вже закінчено.
