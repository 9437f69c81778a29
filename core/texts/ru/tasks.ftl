task-write = ✍️ Напиши задачу так, как говоришь её вслух.

    «Купить молоко завтра в 18:00 !высокий #дом»
    «Зарядка каждый день в 7», «Отчёт в пятницу»

    Можно сразу несколько: каждую с новой строки.
task-text-please = Здесь нужен текст: напиши словами.
task-text-too-long = Это слишком длинно: до { $limit } знаков, пожалуйста. Сократи и пришли ещё раз.
task-title-too-long = Название слишком длинное: до { $limit } знаков.
task-time-please = Не понял время. Напиши, например, «18:30» или «в 7 вечера».
task-day-please = Не понял день. Напиши, например, «завтра», «в пятницу» или «5 мая».

draft-title = 📝 <b>{ $title }</b>
draft-past = ⏳ Это уже прошло: запишу, но напоминать не буду.
draft-hint = Так я понял. Поправь кнопкой или словами: «завтра в 9», «#дом».
draft-hint-saved = Нажми, чтобы поправить.
draft-behind = ⏳ Потом вернёмся к «{ $behind }»: это ещё не сохранено.
draft-saved = ✅ Записал: { $title }
draft-saved-several = ✅ Записал задачи: { $count }
draft-several = 📝 <b>Задач: { $count }</b>
    { "" }
draft-several-ask = { "" }
    Сохранить каждую строку отдельно? Или это одна задача, а остальное — заметка к ней?
draft-save-all = ✅ Сохранить все ({ $count })
draft-as-one = 📝 Это одна задача
draft-save = ✅ Сохранить
draft-ask-title = Напиши новое название.
draft-ask-day = На какой день? Выбери или напиши: «в пятницу», «5 мая».
draft-ask-time = Во сколько? Выбери или напиши: «18:30».
draft-ask-priority = Насколько это важно?
draft-ask-tags = Напиши теги через пробел: дом семья.

chip-title = ✏️ Название
chip-no-day = без даты
chip-no-time = без времени
chip-no-tags = 🏷 без тегов
chip-today = Сегодня
chip-tomorrow = Завтра
chip-saturday = Суббота
chip-monday = Понедельник
chip-calendar = 🗓 Календарь
chip-priority-high = 🔴 Высокий
chip-priority-medium = 🟡 Средний
chip-priority-low = 🔵 Низкий
chip-priority-none = ⚪️ Обычный

tasks-today = 📅 <b>Сегодня</b>: { $due ->
    [0] задач нет
    [one] { $due } задача
    [few] { $due } задачи
   *[other] { $due } задач
}{ $undated ->
    [0] { "" }
   *[other] , без даты: { $undated }
}. Самые срочные сверху.
tasks-today-empty = 📅 На сегодня всё. Можно выдохнуть или записать новое.
tasks-all = 🗂 <b>Все задачи</b>: { $total }.
tasks-all-empty = 🗂 Задач пока нет. Напиши первую.

task-line-due = 📅 { $due }
task-line-overdue = ⚠️ Срок прошёл: { $due }
task-line-repeats = 🔁 { $rule }
task-line-next = 🔁 Следующий раз: { $at }
task-line-reminder = 🔔 Напомню: { $at }
task-line-done = Сделано: { $at }
task-remind-before = { $minutes ->
    [0] 🔔 в срок
   *[other] 🔔 за { $minutes } мин
}
task-priority-high = 🔴 Высокий приоритет
task-priority-medium = 🟡 Средний приоритет
task-priority-low = 🔵 Низкий приоритет
task-done = ✅ Готово
task-snooze = ⏰ Позже
task-edit = ✏️ Изменить
task-delete = 🗑 Удалить
task-reopen = ↩️ Вернуть в работу
task-restore = ↩️ Восстановить
task-snooze-question = ⏰ <b>{ $title }</b>: когда напомнить? Нажми или напиши: «в 18:30», «завтра в 9».
snooze-15min = 15 минут
snooze-1h = 1 час
snooze-part = Позже сегодня
snooze-morning = Завтра утром

error-task-cycle = Получится круг: та задача сама ждёт эту.
error-past-moment = Этот момент уже прошёл. Выбери тот, что впереди.
error-snooze-when = Скажи, когда напомнить.
error-too-many-steps = В задаче бывает до { $limit } шагов. Может, это две задачи?
late-tasks-move-many = ✅ Задачи перенесены. Все задачи: /tasks
late-tasks-complete-many = ✅ Задачи отмечены сделанными.
late-tasks-reopen-many = ↩️ Задачи снова открыты. Все задачи: /tasks
late-tasks-delete-many = 🗑 Задачи удалены.
late-tasks-restore-many = ↩️ Задачи восстановлены. Все задачи: /tasks
late-tasks-add-step = ✅ Шаг добавлен.
late-tasks-tick-step = ✅ Шаг отмечен.
late-tasks-remove-step = 🗑 Шаг убран.
tasks-open-cards = ⚙️ Подробнее
tasks-tick = ✅ Отмечать
