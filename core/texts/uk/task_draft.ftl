chip-more = ⋯ Ще
chip-no-project = 📁 без проєкту
chip-no-duration = ⏱ без тривалості
chip-no-notes = 📝 без нотатки
chip-no-waiting = ⏳ не чекає
chip-no-repeat = 🔁 один раз
chip-reminders = 🔔 { $count ->
    [one] { $count } нагадування
    [few] { $count } нагадування
   *[other] { $count } нагадувань
}
chip-remind-at-time = 🔔 вчасно
chip-no-reminders = 🔕 без нагадувань
chip-remind-day = 🗓 Іншого дня
task-remind-days = 🔔 за { $count ->
    [one] { $count } день
    [few] { $count } дні
   *[other] { $count } днів
}
task-remind-hours = 🔔 за { $count ->
    [one] { $count } годину
    [few] { $count } години
   *[other] { $count } годин
}

draft-ask-project = 📁 Напиши, до якого проєкту це належить.
draft-ask-duration = ⏱ Скільки хвилин це займе? Обери або напиши: «40», «півтори години».
draft-ask-notes = 📝 Напиши нотатку: подробиці, посилання, думки.
draft-ask-waiting = ⏳ До якого дня відкласти? До нього завдання не буде в списку на сьогодні. Натисни або напиши: «до п’ятниці».
draft-ask-reminders = 🔔 Коли нагадати? Познач або напиши: «за 2 години», «завтра о 9».
draft-ask-moments = 🔔 Коли нагадати? Обери день або напиши: «завтра о 9».
draft-ask-moment = 🗓 Якого дня? Нагадаю о 9:00. Інший час напиши: «у п’ятницю о 18:30».
draft-repeat = 🔁 <b>{ $rule }</b>
draft-repeat-once = 🔁 <b>Один раз</b>
draft-ask-repeat = Як повторювати? Натисни або напиши: «кожні 3 дні», «по буднях до червня», «щотижня після виконання».
draft-ask-until = До якого дня повторювати? Натисни або напиши: «до 1 червня».

task-project-too-long = Назва проєкту задовга: до { $limit } знаків.
task-duration-please = Не зрозумів, скільки. Напиши хвилини, наприклад «40», або «півтори години».
task-notes-too-long = Нотатка задовга: до { $limit } знаків.
task-waiting-past = Цей день уже настав. Обери той, що попереду.
task-reminder-needs-time = Нагадувати заздалегідь можна, коли в завдання є час. Спершу постав його.
task-reminder-stays = Про завдання з часом я нагадаю вчасно. Познач інше нагадування, і це можна буде зняти.
task-reminder-please = Не зрозумів. Напиши, наприклад, «за 2 години» або «завтра о 9».
task-too-many-reminders = Нагадувань може бути до { $limit }.
task-repeat-please = Не зрозумів, як повторювати. Напиши, наприклад, «щовівторка» або «кожні 3 дні».
task-until-past = Цей день раніше за перший раз. Обери пізніший.

repeat-daily = Щодня
repeat-workdays = По буднях
repeat-weekly = Щотижня
repeat-monthly = Щомісяця
repeat-yearly = Щороку
repeat-less = ➖ Частіше
repeat-greater = ➕ Рідше
repeat-until = 🏁 До…
repeat-from-due = від терміну
repeat-from-done = від виконання
repeat-never = ✖️ Не повторювати
repeat-for-ever = ♾ Без кінця
