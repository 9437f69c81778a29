settings-quiet = 🌙 Тихие часы
settings-notices = 🔔 Уведомления

quiet-none = нет
quiet-text = 🌙 <b>Тихие часы:</b> { $quiet }

    Напоминания, которые придутся на это время, подождут и придут одним сообщением, когда оно кончится.

    Выбери или напиши свои часы, например «с 23 до 7:30».
quiet-off = 🔔 Без тихих часов
quiet-unclear = Напиши два разных времени, например «с 23 до 7:30».

notices-text = 🔔 <b>Уведомления</b>

    Нажми на строку, чтобы переключить её. То, что выключено, не придёт и потом.
notices-kind-task = Напоминания о задачах
notices-kind-habit = Напоминания о привычках
notices-kind-focus = Таймер фокуса
notices-mode-on = 🔔 { $kind }: со звуком
notices-mode-silent = 🔕 { $kind }: без звука
notices-mode-off = 🚫 { $kind }: не присылать

bundle-quiet = 🌙 <b>Пока было тихо</b>
bundle-away = 🕊 <b>Пока меня не было</b>
bundle-more = …и ещё { $count } { $count ->
    [one] напоминание
    [few] напоминания
   *[other] напоминаний
}
bundle-held = 🌙 отложил с { $when }: были тихие часы
bundle-button-today = 📅 Сегодня

late-users-set-quiet-hours = ✅ Тихие часы изменил.
late-users-set-notice = ✅ Уведомления настроил.
error-quiet-hours-half = У тихих часов должны быть и начало, и конец.
error-quiet-hours-equal = Начало и конец тихих часов совпадают. Напиши два разных времени.
error-unknown-notice = Таких уведомлений у меня нет.
