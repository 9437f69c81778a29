menu-career = 🎯 Цели и навыки
command-career = Цели и навыки

goals-empty = 🎯 <b>Цели</b>

    Пока ни одной. Хватит одной строки: «Выучить английский до декабря: слова 500 шт».
goals-head = 🎯 <b>Цели</b> · { $open ->
    [0] всё достигнуто 🎉
    [one] в работе { $open } цель
    [few] в работе { $open } цели
   *[other] в работе { $open } целей
}{ $open ->
    [0] { "" }
   *[other] { $reached ->
        [0] { "" }
       *[other] , достигнуто { $reached }
    }
}
goal-line = { $mark } <b>{ $title }</b>
    { $percent ->
        [-1] пока без показателей
       *[other] { $bar } { $percent }%
    } · { $deadline ->
        [none] без срока
       *[other] до { $deadline }
    }
goal-add = ➕ Цель
goal-save = ✅ Сохранить
goal-edit = ✏️ Изменить
goal-reach = 🏁 Достигнута
goal-reopen = ↩️ Ещё не достигнута
goal-archive = 🗄 В архив
goal-unarchive = ↩️ Вернуть из архива
goal-delete = 🗑 Удалить
goal-restore = ↩️ Восстановить
goal-deadline = 🗓 Срок
goal-measure-add = ➕ Показатель
goal-milestones = 🚩 Шаги
goal-feeds = 🔗 Что ведёт к цели
goal-picture = 📊 Картинка
career-to-goals = 🎯 К целям
career-to-skills = 🧠 Навыки
career-archive = 🗄 Архив
career-archive-head = 🗄 <b>Архив</b>: цели и навыки, которые отложены. Нажми, чтобы открыть.
career-archive-empty = 🗄 В архиве пусто.
career-undo = ↩️ Отменить последнее
career-words-please = Здесь нужен текст: напиши словами.
career-too-long = Длинновато: { $length ->
    [one] { $length } знак
    [few] { $length } знака
   *[other] { $length } знаков
}, а помещается { $limit }. Напиши короче.

goal-card = 🎯 <b>{ $title }</b>
    🗓 { $deadline ->
        [none] без срока
       *[other] { $horizon ->
            [week] цель на неделю
            [month] цель на месяц
            [quarter] цель на квартал
           *[year] цель на год
        }, до { $deadline }
    }
goal-progress = <code>{ $bar }</code> <b>{ $percent }%</b>
goal-not-measured = Пока нечем измерить. Добавь показатель, шаги или задачи.
goal-reached-line = 🏁 <b>Цель достигнута. Поздравляю!</b>
goal-left = { $left ->
    [0] сегодня последний день
    [one] остался { $left } день
    [few] осталось { $left } дня
   *[other] осталось { $left } дней
}
goal-left-line = ⏳ { $left ->
    [0] Сегодня последний день.
    [one] Остался { $left } день.
    [few] Осталось { $left } дня.
   *[other] Осталось { $left } дней.
}
goal-past-line = ⌛️ Срок прошёл { $past ->
    [one] { $past } день
    [few] { $past } дня
   *[other] { $past } дней
} назад. Можно спокойно поставить новый.
goal-result-line = 📈 { $title }: { $figures }
    <code>{ $bar }</code> { $percent }%
goal-draft-line = 📈 { $title }: { $figures }
goal-milestones-line = { "" }
    🚩 Шаги: { $ticked } из { $steps }
goal-milestone-line = { $mark } { $title }
goal-more-line = …и ещё { $more }
goal-tasks-line = 📋 Задачи: { $tasks_done } из { $tasks }
goal-habits-line = 🌱 Привычки: сила { $habit_strength }%{ $habit_days ->
    [0] { "" }
   *[other] { " " }· за неделю { $habit_ticks } из { $habit_days }
}
goal-minutes-line = 🍅 Фокус: { $minutes ->
    [one] { $minutes } минута
    [few] { $minutes } минуты
   *[other] { $minutes } минут
}
goal-archived-line = { "" }
    🗄 Цель в архиве. Её можно вернуть.
goal-deleted-line = { "" }
    🗑 Цель удалена. Её ещё можно восстановить.

goal-new = 🎯 К чему идём? Напиши одной строкой, например:
    «Выучить английский до декабря: слова 500 шт, сдать экзамен».

    Или выбери готовую и поправь.
goal-idea-language = 🗣 Язык
goal-idea-books = 📚 Книги
goal-idea-health = 🏃 Здоровье
goal-idea-work = 💼 Работа
goal-idea-money = 💰 Накопления
goal-idea-line-language = Заговорить на новом языке за полгода: слова 500 шт, часы практики 50, первый разговор с носителем
goal-idea-line-books = Читать больше в этом году: книги 12 шт
goal-idea-line-health = Пробежать 10 км за 3 месяца: пробежки 24 шт, первый забег
goal-idea-line-work = Вырасти в работе за полгода: курсы 2 шт, разговор с руководителем, новая роль
goal-idea-line-money = Собрать финансовую подушку за год: накоплено 100%
goal-review = { "" }
    Всё верно? Выбери срок или допиши, чем измерять: «книги 12 шт, сдать экзамен».
goal-clear = 🧹 Без показателей
goal-until-week = 🗓 Эта неделя
goal-until-month = 🗓 Этот месяц
goal-until-quarter = 🗓 Этот квартал
goal-until-year = 🗓 Этот год
goal-until-none = ♾ Без срока
goal-ask-title = ✏️ <b>{ $title }</b>

    Напиши новое название или выбери, что сделать.
goal-ask-deadline = 🗓 <b>{ $title }</b>: к какому дню? Выбери или напиши, например «до 15 мая», «до лета».
goal-deadline-please = Не понял день. Напиши, например, «до 15 мая» или «за 3 месяца», и чтобы он был впереди.

goal-ask-measure = 📈 Чем измерим? Выбери или напиши: «слова 500 шт», «вес с 80 до 70 кг».
goal-measure-percent = Готовность
goal-measure-hours = Часы
goal-measure-times = Разы
goal-measure-pages = Страницы
goal-measure-km = Километры
goal-unit-percent = %
goal-unit-hours = ч
goal-unit-times = раз
goal-unit-pages = стр.
goal-unit-km = км
goal-result-card = 📈 <b>{ $title }</b>

    <code>{ $bar }</code> { $percent }%
    Сейчас { $figures }, начали с { $start }.

    Сколько теперь? Нажми или напиши число: «135» или «+20». Поменять сам показатель: «вес с 80 до 70 кг».
goal-result-remove = 🗑 Убрать показатель
goal-number-please = Напиши число: сколько сейчас («135») или сколько добавить («+20»).
goal-ask-which = 📈 <b>{ $title }</b>: к какому показателю записать «{ $said }»?
goal-ask-milestones = 🚩 <b>{ $title }</b>: шаги, { $ticked } из { $steps }

    Напиши шаг, чтобы добавить; каждая строка станет шагом. Нажми на шаг, чтобы отметить.
goal-step-first = 👟 Начать: первый маленький шаг
goal-step-half = ⛰ Пройти половину
goal-step-show = 🎤 Показать результат
goal-steps-rename = ✏️ Переименовывать
goal-ask-step-title = ✏️ <b>{ $title }</b>

    Напиши, как назвать этот шаг.
goal-steps-remove = 🗑 Убирать
goal-steps-tick = ☑️ Отмечать

goal-feeds-head = 🔗 <b>{ $title }</b>: что ведёт к цели. Нажми на ✖️, чтобы отвязать.
goal-feeds-empty = 🔗 <b>{ $title }</b>

    Свяжи с целью задачи, привычки и навыки: их движение будет видно на карточке.
goal-feed-line = { $mark } { $title }
goal-feeds-minutes = 🍅 Фокус: { $minutes }
goal-feed-task = ➕ Задача
goal-feed-habit = ➕ Привычка
goal-feed-skill = ➕ Навык
goal-ask-task = 📋 Какая задача ведёт к цели? Выбери или напиши новую.
goal-ask-habit = 🌱 Какая привычка ведёт к цели?
goal-ask-skill = 🧠 Какой навык ведёт к цели?
goal-no-task = Открытых задач нет. Напиши новую прямо сюда.
goal-task-added = ➕ { $title } · { $due }
goal-no-habit = Привычек пока нет. Заведи первую: /habits
goal-no-skill = Навыков пока нет. Добавь первый на странице навыков.

goal-picture-reached = Достигнута!
goal-picture-steps = Шаги
goal-picture-tasks = Задачи
goal-picture-caption = 📊 <b>{ $title }</b>: { $percent }%

late-career-add-goal = ✅ Цель записал. Все цели: /career
late-career-move-key-result = ✅ Показатель обновил. Все цели: /career
late-career-tick-milestone = ✅ Шаг отметил. Все цели: /career
error-too-many-goals = Целей уже { $limit }. Удали ненужные, и место найдётся.
error-too-many-results = Больше { $limit } показателей у одной цели не помещается.
error-too-many-milestones = Больше { $limit } шагов у одной цели не помещается.
error-too-many-feeds = Больше { $limit } связей у одной цели не помещается.
error-result-stands-still = Начало и конец показателя совпадают: двигаться некуда.
