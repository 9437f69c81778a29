pager-first = ⏪
pager-last = ⏩

task-told = ✔️ { $told }
task-undo = ↩️ Отменить
task-told-edited = Задача изменена
task-told-done = { $count ->
    [one] Сделана { $count } задача
    [few] Сделаны { $count } задачи
   *[other] Сделано { $count } задач
}
task-told-added = { $count ->
    [one] Записана { $count } задача
    [few] Записаны { $count } задачи
   *[other] Записано { $count } задач
}
task-told-deleted = { $count ->
    [one] Удалена { $count } задача
    [few] Удалены { $count } задачи
   *[other] Удалено { $count } задач
}
task-told-moved = { $count ->
    [one] Перенесена { $count } задача
    [few] Перенесены { $count } задачи
   *[other] Перенесено { $count } задач
}

tasks-board = 🧭 Матрица: важно и срочно
tasks-search = 🔎 Найти
tasks-choose = ☑️ Выбрать
tasks-show-all = ✖️ Показать все
tasks-found = 🔎 <b>{ $only }</b>: { $total ->
    [0] ничего не нашлось.
    [one] { $total } задача.
    [few] { $total } задачи.
   *[other] { $total } задач.
}

board-title = 🧭 <b>Важно и срочно</b>

    Важное: высокий приоритет. Срочное: срок прошёл или наступит за 48 часов.
board-do = 🔥 Сделать: { $do }
board-plan = 📅 Спланировать: { $plan }
board-quick = ⚡️ Быстро: { $quick }
board-later = 🌿 Потом: { $later }
board-name-do = 🔥 Важно и срочно
board-name-plan = 📅 Важно, не срочно
board-name-quick = ⚡️ Срочно, не важно
board-name-later = 🌿 Не срочно и не важно
board-square = <b>{ $square }</b>: { $total ->
    [0] пусто.
    [one] { $total } задача.
    [few] { $total } задачи.
   *[other] { $total } задач.
}

task-steps = 👣 Шаги
task-blockers = ⛓ Сначала…
task-move = 📅 Перенести
task-ask-steps = 👣 <b>{ $title }</b>

    Напиши маленькие шаги, каждый с новой строки: начни с того, что займёт две минуты. Нажми на шаг, чтобы убрать его.
task-step-too-long = Шаг слишком длинный: до { $limit } знаков.
task-ask-blockers = ⛓ <b>{ $title }</b>

    Что нужно сделать сначала? Отметь задачи или напиши слово, чтобы найти их.
task-found-nothing = Таких задач не нашлось.
task-too-many-blockers = Ждать можно до { $limit } задач.
task-ask-search = 🔎 Что найти? Напиши слова из названия, заметки, тега или проекта.{ $choices ->
    [0] { "" }
   *[other] { " " }Или выбери:
}
task-choose = ☑️ Отметь задачи. Выбрано: { $count }.
task-choose-all = ☑️ Выбрать все
task-choose-none = ✖️ Снять все
task-choose-day = 📅 На какой день перенести? Выбрано: { $count }. Нажми или напиши: «в пятницу», «5 мая».
task-choose-too-many = За один раз можно выбрать до { $limit } задач.

task-line-waiting = ⏳ Ждёт до: { $day }
task-line-blocked = ⛓ Сначала: { $titles }{ $rest ->
    [0] { "" }
   *[other] { " " }и ещё { $rest }
}
task-line-freed = 🔓 Теперь можно: { $titles }
task-line-steps = 👣 Шаги: { $done } из { $total }
task-repeat-done = после выполнения

snooze-pick = 🗓 Выбрать время
task-snooze-day = 🗓 В какой день напомнить? Нажми или напиши: «завтра в 9», «через 40 минут».
task-snooze-time = 🕒 { $day }: во сколько напомнить? Нажми или напиши: «18:30».
task-moment-please = Не понял, когда. Напиши, например, «завтра в 9» или «через 40 минут».
