task-write = ✍️ Напиши завдання так, як кажеш його вголос.

    «Купити молоко завтра о 18:00 !високий #дім»
    «Зарядка щодня о 7», «Звіт у п’ятницю»

    Можна відразу кілька: кожне з нового рядка.
task-text-please = Тут потрібен текст: напиши словами.
task-text-too-long = Це задовго: до { $limit } знаків, будь ласка. Скороти й надішли ще раз.
task-title-too-long = Назва задовга: до { $limit } знаків.
task-time-please = Не зрозумів час. Напиши, наприклад, «18:30» або «о 7 вечора».
task-day-please = Не зрозумів день. Напиши, наприклад, «завтра», «у п’ятницю» або «5 травня».

draft-title = 📝 <b>{ $title }</b>
draft-past = ⏳ Це вже минуло: запишу, але нагадувати не буду.
draft-hint = Так я зрозумів. Виправ кнопкою або словами: «завтра о 9», «#дім».
draft-hint-saved = Натисни, щоб виправити.
draft-behind = ⏳ Потім повернемося до «{ $behind }»: це ще не збережено.
draft-saved = ✅ Записав: { $title }
draft-saved-several = ✅ Записано завдань: { $count }
draft-several = 📝 <b>Завдань: { $count }</b>
    { "" }
draft-several-ask = { "" }
    Зберегти кожен рядок окремо? Чи це одне завдання, а решта — нотатка до нього?
draft-save-all = ✅ Зберегти всі ({ $count })
draft-as-one = 📝 Це одне завдання
draft-save = ✅ Зберегти
draft-ask-title = Напиши нову назву.
draft-ask-day = На який день? Вибери або напиши: «у п’ятницю», «5 травня».
draft-ask-time = О котрій? Вибери або напиши: «18:30».
draft-ask-priority = Наскільки це важливо?
draft-ask-tags = Напиши теги через пробіл: дім родина.

chip-title = ✏️ Назва
chip-no-day = без дати
chip-no-time = без часу
chip-no-tags = 🏷 без тегів
chip-today = Сьогодні
chip-tomorrow = Завтра
chip-saturday = Субота
chip-monday = Понеділок
chip-calendar = 🗓 Календар
chip-priority-high = 🔴 Високий
chip-priority-medium = 🟡 Середній
chip-priority-low = 🔵 Низький
chip-priority-none = ⚪️ Звичайний

tasks-today = 📅 <b>Сьогодні</b>: { $due ->
    [0] завдань немає
    [one] { $due } завдання
    [few] { $due } завдання
   *[other] { $due } завдань
}{ $undated ->
    [0] { "" }
   *[other] , без дати: { $undated }
}. Найтерміновіші зверху.
tasks-today-empty = 📅 На сьогодні все. Можна видихнути або записати нове.
tasks-all = 🗂 <b>Усі завдання</b>: { $total }.
tasks-all-empty = 🗂 Завдань поки немає. Напиши перше.

task-line-due = 📅 { $due }
task-line-overdue = ⚠️ Термін минув: { $due }
task-line-repeats = 🔁 { $rule }
task-line-next = 🔁 Наступного разу: { $at }
task-line-reminder = 🔔 Нагадаю: { $at }
task-line-done = Зроблено: { $at }
task-remind-before = { $minutes ->
    [0] 🔔 вчасно
   *[other] 🔔 за { $minutes } хв
}
task-priority-high = 🔴 Високий пріоритет
task-priority-medium = 🟡 Середній пріоритет
task-priority-low = 🔵 Низький пріоритет
task-done = ✅ Готово
task-snooze = ⏰ Пізніше
task-edit = ✏️ Змінити
task-delete = 🗑 Видалити
task-reopen = ↩️ Повернути в роботу
task-restore = ↩️ Відновити
task-snooze-question = ⏰ <b>{ $title }</b>: коли нагадати? Натисни або напиши: «о 18:30», «завтра о 9».
snooze-15min = 15 хвилин
snooze-1h = 1 година
snooze-part = Пізніше сьогодні
snooze-morning = Завтра вранці

error-task-cycle = Вийде коло: те завдання саме чекає на це.
error-past-moment = Ця мить уже минула. Обери ту, що попереду.
error-snooze-when = Скажи, коли нагадати.
error-too-many-steps = У завданні буває до { $limit } кроків. Може, це два завдання?
late-tasks-move-many = ✅ Завдання перенесено. Усі завдання: /tasks
late-tasks-complete-many = ✅ Завдання позначено зробленими.
late-tasks-reopen-many = ↩️ Завдання знову відкриті. Усі завдання: /tasks
late-tasks-delete-many = 🗑 Завдання видалено.
late-tasks-restore-many = ↩️ Завдання відновлено. Усі завдання: /tasks
late-tasks-add-step = ✅ Крок додано.
late-tasks-tick-step = ✅ Крок позначено.
late-tasks-remove-step = 🗑 Крок прибрано.
tasks-open-cards = ⚙️ Докладніше
tasks-tick = ✅ Відмічати
