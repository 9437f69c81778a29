chip-more = ⋯ Ещё
chip-no-project = 📁 без проекта
chip-no-duration = ⏱ без длительности
chip-no-notes = 📝 без заметки
chip-no-waiting = ⏳ не ждёт
chip-no-repeat = 🔁 один раз
chip-reminders = 🔔 { $count ->
    [one] { $count } напоминание
    [few] { $count } напоминания
   *[other] { $count } напоминаний
}
chip-remind-at-time = 🔔 в срок
chip-no-reminders = 🔕 без напоминаний
chip-remind-day = 🗓 В другой день
task-remind-days = 🔔 за { $count ->
    [one] { $count } день
    [few] { $count } дня
   *[other] { $count } дней
}
task-remind-hours = 🔔 за { $count ->
    [one] { $count } час
    [few] { $count } часа
   *[other] { $count } часов
}

draft-ask-project = 📁 Напиши, к какому проекту это относится.
draft-ask-duration = ⏱ Сколько минут это займёт? Выбери или напиши: «40», «полтора часа».
draft-ask-notes = 📝 Напиши заметку: подробности, ссылки, мысли.
draft-ask-waiting = ⏳ До какого дня отложить? До него задача не будет в списке на сегодня. Нажми или напиши: «до пятницы».
draft-ask-reminders = 🔔 Когда напомнить? Отметь или напиши: «за 2 часа», «завтра в 9».
draft-ask-moments = 🔔 Когда напомнить? Выбери день или напиши: «завтра в 9».
draft-ask-moment = 🗓 В какой день? Напомню в 9:00. Другое время напиши: «в пятницу в 18:30».
draft-repeat = 🔁 <b>{ $rule }</b>
draft-repeat-once = 🔁 <b>Один раз</b>
draft-ask-repeat = Как повторять? Нажми или напиши: «каждые 3 дня», «по будням до июня», «раз в неделю после выполнения».
draft-ask-until = До какого дня повторять? Нажми или напиши: «до 1 июня».

task-project-too-long = Название проекта слишком длинное: до { $limit } знаков.
task-duration-please = Не понял, сколько. Напиши минуты, например «40», или «полтора часа».
task-notes-too-long = Заметка слишком длинная: до { $limit } знаков.
task-waiting-past = Этот день уже наступил. Выбери тот, что впереди.
task-reminder-needs-time = Напоминать заранее можно, когда у задачи есть время. Сначала поставь его.
task-reminder-stays = О задаче со временем я напомню в срок. Отметь другое напоминание, и это можно будет снять.
task-reminder-please = Не понял. Напиши, например, «за 2 часа» или «завтра в 9».
task-too-many-reminders = Напоминаний может быть до { $limit }.
task-repeat-please = Не понял, как повторять. Напиши, например, «каждый вторник» или «каждые 3 дня».
task-until-past = Этот день раньше первого раза. Выбери более поздний.

repeat-daily = Каждый день
repeat-workdays = По будням
repeat-weekly = Еженедельно
repeat-monthly = Ежемесячно
repeat-yearly = Ежегодно
repeat-less = ➖ Чаще
repeat-greater = ➕ Реже
repeat-until = 🏁 До…
repeat-from-due = от срока
repeat-from-done = от выполнения
repeat-never = ✖️ Не повторять
repeat-for-ever = ♾ Без конца
