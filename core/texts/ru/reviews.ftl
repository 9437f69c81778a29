menu-review = 🪞 Обзор недели
command-review = Обзор недели за пять минут
notices-kind-review = Обзор недели

weekly-door = 🗓 <b>Обзор недели</b> { $week }

    { $state ->
        [finished] ✅ Неделя уже разобрана.
        [begun] ▶️ Остановка на шаге { $step } из { $steps }.
       *[new] Четыре шага, минут пять: цели, навыки, привычки, задачи на неделю.
    }
    { $streak ->
        [0] 🔥 Первый обзор откроет серию
        [one] 🔥 { $streak } неделя подряд
        [few] 🔥 { $streak } недели подряд
       *[other] 🔥 { $streak } недель подряд
    }
    { $remind ->
        [off] 🔕 напоминания нет
       *[other] 🔔 напоминаю: { $remind }
    }
weekly-start = { $state ->
    [finished] 🔄 Пройти ещё раз
    [begun] ▶️ Продолжить
   *[new] ▶️ Начать
}
weekly-begin = ▶️ Начать обзор
weekly-summary = 📊 Итоги
weekly-remind = 🔔 Когда напоминать
weekly-onward = { $number ->
    [4] ✅ К итогам
   *[other] ➡️ Дальше
}
weekly-new-goal = 🎯 Поставить цель
weekly-new-skill = 🧠 Добавить навык
weekly-new-habit = 🌱 Завести привычку
weekly-undo = ↩️ Отменить

weekly-goals = { $bar } Шаг { $number } из { $steps }

    🎯 <b>Цели.</b> Что продвинулось за неделю?
weekly-goal-line = • <b>{ $title }</b>{ $percent ->
        [-1] { "" }
       *[other] { " " }· { $percent }%
    } · { $moves ->
        [0] на месте
        [one] { $moves } шаг за неделю
        [few] { $moves } шага за неделю
       *[other] { $moves } шагов за неделю
    }
weekly-goals-more = { "" }
    …и ещё { $more }
weekly-goal-value-please = Напиши показатель и число, например «Книги 5» или «Книги +2».
weekly-goals-type = { "" }
    Точное число можно написать: «Книги 5».
weekly-goals-empty = { "" }
    { $reached ->
        [0] Целей пока нет. Хватит одной, чтобы неделя шла в твою сторону.
       *[other] Все цели достигнуты 🎉 Можно порадоваться и выбрать следующую.
    }
weekly-skills = { $bar } Шаг { $number } из { $steps }

    🧠 <b>Навыки.</b> Сколько было практики?
weekly-skill-line = • <b>{ $title }</b> · уровень { $level } из { $target } · { $minutes ->
        [0] без практики
       *[other] { $minutes } мин за неделю
    }
weekly-skills-more = { "" }
    …и ещё { $more }
weekly-skills-empty = { "" }
    Навыков пока нет.
weekly-skill-question = { "" }
    ❓ <b>{ $title }</b>: уровень всё ещё { $level }?
weekly-skill-still = Да, { $level }
weekly-habits = { $bar } Шаг { $number } из { $steps }

    🌱 <b>Привычки.</b>{ $percent ->
        [-1] { "" }
       *[other] { " " }За неделю выполнено { $percent }%.
    }
weekly-habits-legend = <code>{ $legend }</code>
weekly-habit-line = { $strip } <b>{ $title }</b>{ $streak ->
        [0] { "" }
       *[other] { " " }· 🔥{ $streak }
    }
weekly-habits-more = { "" }
    …и ещё { $more }
weekly-habits-step = { "" }
    ⬆️ Что окрепло, может подрасти. Что даётся тяжело, лучше уменьшить, чем бросить.
weekly-habit-step-up = ⬆️ { $title }: до { $step } { $unit }
weekly-habit-step-down = ⬇️ { $title }: до { $step } { $unit }
weekly-habits-slip = { "" }
    Что не идёт, можно без вины отложить в архив.
weekly-habits-empty = { "" }
    Привычек пока нет.
weekly-tasks = { $bar } Шаг { $number } из { $steps }

    📋 <b>Задачи.</b> За неделю { $done ->
        [one] сделана { $done } задача
        [few] сделаны { $done } задачи
       *[other] сделано { $done } задач
    }. { $overdue ->
        [0] Просроченных нет.
        [one] Просрочена { $overdue } задача:
        [few] Просрочены { $overdue } задачи:
       *[other] Просрочено { $overdue } задач:
    }
weekly-late-line = ⚠️ { $title }
weekly-late-more = …и ещё { $hidden }
weekly-tasks-ahead = { "" }
    🗓 Впереди: { $week }

    Новую задачу можно просто написать.
weekly-task-added = ➕ { $title } · { $day }
weekly-spread = 📤 Разложить по неделе: { $moved }

weekly-done = 🎉 <b>Неделя { $week } разобрана!</b>

    ✅ задач сделано: { $tasks }{ $tasks_more }
    🍅 фокус: { $focus }{ $focus_more }
    🌱 привычки: { $habits ->
        [0] без отметок
       *[other] { $habits }%
    }{ $habits_more }
    🎯 шагов к целям: { $moves }
    🧠 практика: { $practice }
    { $overdue ->
        [0] ✅ просроченных нет
       *[other] ⚠️ просрочено: { $overdue }
    }

    { $streak ->
        [one] 🔥 { $streak } неделя подряд
        [few] 🔥 { $streak } недели подряд
       *[other] 🔥 { $streak } недель подряд
    }
weekly-done-advice = { "" }
    💡 <b>{ $title }</b>
    { $text }
weekly-more-advice = 💡 Откуда этот совет

weekly-remind-text = 🔔 <b>Когда напоминать об обзоре?</b>

    Сейчас: { $remind ->
        [off] не напоминаю
       *[other] { $remind }
    }. Выбери день и час или напиши, например «в воскресенье в 19».
weekly-remind-off = 🔕 Не напоминать
weekly-remind-please = Напиши день и час, например «в воскресенье в 19».
weekly-reminder = 🗓 <b>Пора на обзор недели</b>

    Четыре шага, минут пять. { $streak ->
        [0] Начнём серию?
        [one] Позади { $streak } неделя подряд 🔥
        [few] Позади { $streak } недели подряд 🔥
       *[other] Позади { $streak } недель подряд 🔥
    }
weekly-line = Обзор недели

error-review-plan-half = Нужны и день, и час.
late-reviews-open = 🗓 Обзор недели открыт: /review
late-reviews-go-to-step = 🗓 Обзор недели ждёт: /review
late-reviews-finish = 🎉 Неделя разобрана. Итоги: /review
late-reviews-plan = ✅ Напоминание об обзоре настроил.
