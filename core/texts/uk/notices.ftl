notice-task = ⏰ <b>{ $title }</b>
notice-due = 📅 { $due }
notice-habit = 🌱 <b>{ $title }</b>
notice-habit-off = 🏖 <b>{ $title }</b>: вихідний
notice-streak = 🔥 { $days ->
    [one] { $days } день
    [few] { $days } дні
   *[other] { $days } днів
} поспіль
notice-habit-progress = 📈 { $progress }
notice-habit-limit = 📉 { $progress }, не більше
notice-weeks = 🔥 { $weeks ->
    [one] { $weeks } тиждень
    [few] { $weeks } тижні
   *[other] { $weeks } тижнів
} поспіль
notice-run = 🔥 { $days ->
    [one] { $days } раз
    [few] { $days } рази
   *[other] { $days } разів
} поспіль
notice-button-within = ✅ Записати як є
notice-done = ✅ { $at } <b>{ $title }</b>
notice-snoozed = ⏰ нагадаю { $at }
notice-at-time = о { $time }
notice-at-day = { $day } о { $time }
notice-late-minutes = ⌛️ запізнився на { $count ->
    [one] { $count } хвилину
    [few] { $count } хвилини
   *[other] { $count } хвилин
}
notice-late-hours = ⌛️ запізнився на { $count ->
    [one] { $count } годину
    [few] { $count } години
   *[other] { $count } годин
}
notice-late-days = ⌛️ запізнився на { $count ->
    [one] { $count } день
    [few] { $count } дні
   *[other] { $count } днів
}
notice-repeat = 🔁 можливо, повтор
notice-button-done = ✅ Готово
notice-button-undo = ↩️ Повернути
notice-button-15min = ⏰ 15 хвилин
notice-button-1h = ⏰ 1 година
notice-button-morning = ⏰ Завтра вранці
notice-button-part = ⏰ Пізніше сьогодні
notice-button-pick = 🗓 Обрати час
notice-move = 🔁 Це щоразу переноситься приблизно на { $time }. Так і поставити?
notice-button-move = 🕘 Поставити { $time }

late-users-register = 👋 Тепер ми знайомі. Натисни /start.
late-users-change-locale = ✅ Мову змінив.
late-users-change-zone = ✅ Часовий пояс змінив.
late-tasks-add = ✅ Завдання записав. Усі завдання: /tasks
late-tasks-edit = ✅ Завдання змінив. Усі завдання: /tasks
late-tasks-complete = ✅ Відмітив: завдання зроблено.
late-tasks-reopen = ↩️ Повернув завдання в роботу. Усі завдання: /tasks
late-tasks-snooze = ⏰ Відклав: нагадаю про завдання пізніше.
late-tasks-delete = 🗑 Завдання видалив.
late-tasks-restore = ↩️ Відновив завдання. Усі завдання: /tasks
late-habits-create = ✅ Звичку записав. Усі звички: /habits
late-habits-edit = ✅ Звичку змінив. Усі звички: /habits
late-habits-check-in = ✅ Звичку відмітив. Усі звички: /habits
late-habits-log-amount = ✅ Записав. Усі звички: /habits
late-habits-undo-check-in = ↩️ Відмітку зняв. Усі звички: /habits
late-habits-archive = 🗄 Звичку прибрав до архіву.
late-habits-delete = 🗑 Звичку видалив назавжди.
late-habits-restore = ↩️ Повернув звичку. Усі звички: /habits
late-other = ✅ Зробив на твоє прохання.
late-refused = Твоє попереднє прохання не виконано. { $reason }
late-refused-other = Твоє попереднє прохання не виконано. Спробуй ще раз.

command-failed = ⚠️ { $domain ->
    [tasks] Не зміг виконати дію із завданням.
    [habits] Не зміг виконати дію зі звичкою.
    [career] Не зміг виконати дію з ціллю чи навичкою.
    [users] Не зміг змінити налаштування.
   *[other] Не зміг виконати твоє прохання.
} Це моя помилка, я її записав. Спробуй ще раз.
