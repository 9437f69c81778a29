menu-stats = 📊 Статистика
command-stats = Статистика: день, неделя, месяц

stats-kind-day = День
stats-kind-week = Неделя
stats-kind-month = Месяц
stats-name-tasks = Задачи
stats-name-focus = Фокус
stats-name-habits = Привычки
stats-heading-tasks = Сделано задач
stats-heading-focus = Минуты фокуса
stats-heading-habits = Отметки привычек
stats-was = было { $before }
stats-caption = 📊 <b>{ $title }</b>

    ✅ Задач сделано: { $tasks }, было { $tasks_before }
    🍅 Фокус: { $focus }, было { $focus_before }
    🌱 Отметок привычек: { $habits }, было { $habits_before }

    { $part ->
        [part] { $kind ->
            [day] «Было»: вчера к этому часу.
            [week] «Было»: на прошлой неделе к этому дню.
           *[other] «Было»: в прошлом месяце к этому дню.
        }
       *[other] { $kind ->
            [day] «Было»: за день до этого.
            [week] «Было»: за неделю до этого.
           *[other] «Было»: за месяц до этого.
        }
    }
stats-nothing = 📊 <b>{ $title }</b>

    Пока здесь пусто, и это нормально. Сделай одну маленькую задачу или отметь привычку, и первый столбик вырастет.
