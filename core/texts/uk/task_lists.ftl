pager-first = ⏪
pager-last = ⏩

task-told = ✔️ { $told }
task-undo = ↩️ Скасувати
task-told-edited = Завдання змінено
task-told-done = { $count ->
    [one] Зроблено { $count } завдання
    [few] Зроблено { $count } завдання
   *[other] Зроблено { $count } завдань
}
task-told-added = { $count ->
    [one] Записано { $count } завдання
    [few] Записано { $count } завдання
   *[other] Записано { $count } завдань
}
task-told-deleted = { $count ->
    [one] Видалено { $count } завдання
    [few] Видалено { $count } завдання
   *[other] Видалено { $count } завдань
}
task-told-moved = { $count ->
    [one] Перенесено { $count } завдання
    [few] Перенесено { $count } завдання
   *[other] Перенесено { $count } завдань
}

tasks-board = 🧭 Матриця: важливо й терміново
tasks-search = 🔎 Знайти
tasks-choose = ☑️ Обрати
tasks-show-all = ✖️ Показати всі
tasks-found = 🔎 <b>{ $only }</b>: { $total ->
    [0] нічого не знайшлося.
    [one] { $total } завдання.
    [few] { $total } завдання.
   *[other] { $total } завдань.
}

board-title = 🧭 <b>Важливо й терміново</b>

    Важливе: високий пріоритет. Термінове: термін минув або настане за 48 годин.
board-do = 🔥 Зробити: { $do }
board-plan = 📅 Спланувати: { $plan }
board-quick = ⚡️ Швидко: { $quick }
board-later = 🌿 Згодом: { $later }
board-name-do = 🔥 Важливо й терміново
board-name-plan = 📅 Важливо, не терміново
board-name-quick = ⚡️ Терміново, не важливо
board-name-later = 🌿 Не терміново й не важливо
board-square = <b>{ $square }</b>: { $total ->
    [0] порожньо.
    [one] { $total } завдання.
    [few] { $total } завдання.
   *[other] { $total } завдань.
}

task-steps = 👣 Кроки
task-blockers = ⛓ Спершу…
task-move = 📅 Перенести
task-ask-steps = 👣 <b>{ $title }</b>

    Напиши маленькі кроки, кожен з нового рядка: почни з того, що забере дві хвилини. Натисни на крок, щоб прибрати його.
task-step-too-long = Крок задовгий: до { $limit } знаків.
task-ask-blockers = ⛓ <b>{ $title }</b>

    Що треба зробити спершу? Познач завдання або напиши слово, щоб знайти їх.
task-found-nothing = Таких завдань не знайшлося.
task-too-many-blockers = Чекати можна на { $limit } завдань, не більше.
task-ask-search = 🔎 Що знайти? Напиши слова з назви, нотатки, тегу чи проєкту.{ $choices ->
    [0] { "" }
   *[other] { " " }Або обери:
}
task-choose = ☑️ Познач завдання. Обрано: { $count }.
task-choose-all = ☑️ Вибрати всі
task-choose-none = ✖️ Зняти всі
task-choose-day = 📅 На який день перенести? Обрано: { $count }. Натисни або напиши: «у п’ятницю», «5 травня».
task-choose-too-many = За один раз можна обрати до { $limit } завдань.

task-line-waiting = ⏳ Чекає до: { $day }
task-line-blocked = ⛓ Спершу: { $titles }{ $rest ->
    [0] { "" }
   *[other] { " " }і ще { $rest }
}
task-line-freed = 🔓 Тепер можна: { $titles }
task-line-steps = 👣 Кроки: { $done } з { $total }
task-repeat-done = після виконання

snooze-pick = 🗓 Обрати час
task-snooze-day = 🗓 Якого дня нагадати? Натисни або напиши: «завтра о 9», «через 40 хвилин».
task-snooze-time = 🕒 { $day }: о котрій нагадати? Натисни або напиши: «18:30».
task-moment-please = Не зрозумів, коли. Напиши, наприклад, «завтра о 9» або «через 40 хвилин».
