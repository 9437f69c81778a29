notice-task = ⏰ <b>{ $title }</b>
notice-due = 📅 { $due }
notice-habit = 🌱 <b>{ $title }</b>
notice-habit-off = 🏖 <b>{ $title }</b>: выходной
notice-streak = 🔥 { $days ->
    [one] { $days } день
    [few] { $days } дня
   *[other] { $days } дней
} подряд
notice-habit-progress = 📈 { $progress }
notice-habit-limit = 📉 { $progress }, не больше
notice-weeks = 🔥 { $weeks ->
    [one] { $weeks } неделя
    [few] { $weeks } недели
   *[other] { $weeks } недель
} подряд
notice-run = 🔥 { $days ->
    [one] { $days } раз
    [few] { $days } раза
   *[other] { $days } раз
} подряд
notice-button-within = ✅ Записать как есть
notice-done = ✅ { $at } <b>{ $title }</b>
notice-snoozed = ⏰ напомню { $at }
notice-at-time = в { $time }
notice-at-day = { $day } в { $time }
notice-late-minutes = ⌛️ опоздал на { $count ->
    [one] { $count } минуту
    [few] { $count } минуты
   *[other] { $count } минут
}
notice-late-hours = ⌛️ опоздал на { $count ->
    [one] { $count } час
    [few] { $count } часа
   *[other] { $count } часов
}
notice-late-days = ⌛️ опоздал на { $count ->
    [one] { $count } день
    [few] { $count } дня
   *[other] { $count } дней
}
notice-repeat = 🔁 возможно, повтор
notice-button-done = ✅ Готово
notice-button-undo = ↩️ Вернуть
notice-button-15min = ⏰ 15 минут
notice-button-1h = ⏰ 1 час
notice-button-morning = ⏰ Завтра утром
notice-button-part = ⏰ Позже сегодня
notice-button-pick = 🗓 Выбрать время
notice-move = 🔁 Это каждый раз переносится примерно на { $time }. Так и поставить?
notice-button-move = 🕘 Поставить { $time }

late-users-register = 👋 Теперь мы знакомы. Нажми /start.
late-users-change-locale = ✅ Язык сменил.
late-users-change-zone = ✅ Часовой пояс сменил.
late-tasks-add = ✅ Задачу записал. Все задачи: /tasks
late-tasks-edit = ✅ Задачу изменил. Все задачи: /tasks
late-tasks-complete = ✅ Отметил: задача сделана.
late-tasks-reopen = ↩️ Вернул задачу в работу. Все задачи: /tasks
late-tasks-snooze = ⏰ Отложил: напомню о задаче позже.
late-tasks-delete = 🗑 Задачу удалил.
late-tasks-restore = ↩️ Восстановил задачу. Все задачи: /tasks
late-habits-create = ✅ Привычку записал. Все привычки: /habits
late-habits-edit = ✅ Привычку изменил. Все привычки: /habits
late-habits-check-in = ✅ Привычку отметил. Все привычки: /habits
late-habits-log-amount = ✅ Записал. Все привычки: /habits
late-habits-undo-check-in = ↩️ Отметку снял. Все привычки: /habits
late-habits-archive = 🗄 Привычку убрал в архив.
late-habits-delete = 🗑 Привычку удалил насовсем.
late-habits-restore = ↩️ Вернул привычку. Все привычки: /habits
late-other = ✅ Сделал по твоей просьбе.
late-refused = Твоя прежняя просьба не выполнена. { $reason }
late-refused-other = Твоя прежняя просьба не выполнена. Попробуй ещё раз.

command-failed = ⚠️ { $domain ->
    [tasks] Не смог выполнить действие с задачей.
    [habits] Не смог выполнить действие с привычкой.
    [career] Не смог выполнить действие с целью или навыком.
    [users] Не смог изменить настройки.
   *[other] Не смог выполнить твою просьбу.
} Это моя ошибка, я её записал. Попробуй ещё раз.
