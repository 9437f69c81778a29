focus-main = 🍅 <b>Фокус</b>

    Сегодня { $day ->
        [one] { $day } минута
        [few] { $day } минуты
       *[other] { $day } минут
    }, за неделю { $week }.
focus-goal-day = День: { $day_bar } { $day }/{ $daily_goal }
focus-goal-week = Неделя: { $week_bar } { $week }/{ $weekly_goal }
focus-show = ⏱ Показать таймер
focus-start = 🍅 { $work } мин
focus-start-flow = 🌊 Без срока
focus-start-task = 🎯 Задача, навык
focus-start-length = ⏳ Своё время
focus-stats = 📊 Статистика
focus-settings = ⚙️ Длины и цели
focus-ask-task = 🎯 Чем займёмся? Выбери или напиши: «Отчёт», «40 Книга».
focus-no-tasks = На сегодня задач нет.
focus-ask-length = ⏳ Сколько минут? Выбери или напиши число.
focus-minutes-please = Напиши число минут от 1 до { $limit }.
focus-lengths-please = Напиши три числа, например 50 10 30: работа, перерыв, длинный перерыв. Четвёртым можно добавить, после скольких помидоров он наступает.
focus-settings-text = ⚙️ <b>Длины и цели</b>

    Работа { $work } мин, перерыв { $short } мин, длинный { $long } мин после каждого { $rounds }-го помидора.
    { $daily_goal ->
        [0] Цели на день нет.
       *[other] Цель на день: { $daily_goal } мин.
    } { $weekly_goal ->
        [0] Цели на неделю нет.
       *[other] Цель на неделю: { $weekly_goal } мин.
    }

    Выбери готовое, напиши свои длины («50 10 30») или выбери цели на день и на неделю.
focus-goal-button = { $minutes ->
    [0] { $mark } день: нет
   *[other] { $mark } день: { $minutes } мин
}
focus-week-goal-button = { $hours ->
    [0] { $mark } неделя: нет
   *[other] { $mark } неделя: { $hours } ч
}
focus-hours = { $hours ->
    [0] { $minutes } мин
   *[other] { $hours } ч { $minutes } мин
}
focus-stats-caption = 📊 <b>Фокус</b> с { $since }: { $minutes }.

    Доведено до конца { $finished }, прервано { $interrupted }.
focus-stats-best = Лучше всего работается в { $hour }.
focus-picture-title = Фокус за четыре недели
focus-picture-note = до конца { $finished } · прервано { $interrupted }
focus-picture-days = По дням
focus-picture-weeks = По неделям
focus-picture-hours = По часам
focus-picture-tasks = На что ушло время
focus-picture-tags = По тегам
focus-picture-unit = мин

focus-untitled = Фокус
focus-head-work = 🍅 <b>{ $title }</b>
focus-head-short = ☕️ <b>Перерыв</b>
focus-head-long = 🌴 <b>Длинный перерыв</b>
focus-left = осталось { $minutes } мин · до { $until }
focus-paused = ⏸ пауза · осталось { $minutes } мин
focus-flow = 🌊 { $minutes } мин
focus-flow-paused = ⏸ пауза · { $minutes } мин
focus-over-finished = ✅ <b>{ $title }</b>: { $minutes } мин
focus-over-interrupted = ⏹ <b>{ $title }</b>: { $minutes ->
    [0] прервано в самом начале
   *[other] прервано на { $minutes }-й минуте
}
focus-over-break = ☕️ Перерыв окончен. За работу?
focus-reached-day = 🎯 Цель дня достигнута: { $minutes } мин
focus-reached-week = 🏆 Цель недели достигнута: { $minutes } мин
focus-button-p = ⏸ Пауза
focus-button-r = ▶️ Дальше
focus-button-s = ⏭ Пропустить
focus-button-x = ⏹ Стоп
focus-button-n = ☕️ Перерыв { $minutes } мин
focus-button-long = 🌴 Длинный перерыв { $minutes } мин
focus-button-w = 🍅 За работу
menu-focus = 🍅 Фокус
task-focus = 🍅 Фокус
command-focus = Фокус: помидоры и таймер
error-focus-running = Таймер уже идёт. Сначала останови его.
error-focus-over = Эта сессия уже окончена.
