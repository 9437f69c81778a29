menu-plan = 📋 План дня
menu-week = 🗓 Неделя
command-plan = План дня по твоим часам
command-week = Неделя по дням

plan-duration = { $hours ->
    [0] { $minutes } мин
   *[other] { $hours } ч { $minutes ->
        [0] { "" }
       *[other] { $minutes } мин
    }
}
plan-title = 📋 <b>План: { $day }</b>
plan-capacity = 🕘 { $hours }. Свободно { $free }, нужно { $needed }.
plan-capacity-free = 🕘 { $hours }. Свободно { $free }.
plan-capacity-over = 🕘 { $hours }. Нужно { $needed }, а свободно { $free }: лишнее предлагаю перенести.
plan-nothing = Планировать пока нечего. Запиши задачу, и я найду ей место.
plan-will-move = ➡️ <b>Не поместится, перенесу:</b>
plan-moved = ➡️ <b>Перенёс:</b>
plan-clash = ⚠️ «{ $first }» и «{ $second }» пересекаются по времени.
plan-too-long = 🪓 «{ $title }» длиннее свободного времени любого дня: раздели её на части.
plan-undated = 📥 Без даты, не поместились:
plan-blocked = 🔒 Ждут других задач: { $count }.
plan-more = …и ещё { $count }
plan-accepted = ✅ Принят в { $at }, сделано { $done } из { $total }.
plan-renewed = Время ушло вперёд: вот свежий план.
plan-undone = ↩️ План отменил, перенесённое вернул на место.
plan-accept = ✅ Принять план
plan-renew = 🔄 Составить заново
plan-undo = ↩️ Отменить
plan-for-today = 📅 На сегодня
plan-for-tomorrow = 📅 На завтра
plan-picture = 🖼 Картинкой
plan-picture-note = Сделано { $done } из { $total }
plan-rituals = ☀️ Утро и вечер

ritual-text = ☀️ <b>Утро и вечер</b>

    Утром пришлю план дня: задачи, привычки и кнопку «Спланировать».
    Вечером подведём итоги и решим, что делать с остальным.

    Утро: { $morning }
    Вечер: { $evening }
ritual-quiet = 🌤 Что придётся на тихие часы, подождёт до { $quiet }.
ritual-off = не присылать
ritual-morning = ☀️ Утро: { $morning }
ritual-evening = 🌙 Вечер: { $evening }
ritual-ask-morning = ☀️ Во сколько прислать план дня? Выбери или напиши, например «8:30».
ritual-ask-evening = 🌙 Во сколько подвести итоги? Выбери или напиши, например «21:15».
ritual-switch-off = 🚫 Не присылать
ritual-time-please = Не понял время. Напиши, например, «8:30» или «в 9 вечера».

week-title = 🗓 <b>Неделя { $first } — { $last }</b>
week-day = <b>{ $day }</b> · { $count } { $count ->
    [one] задача
    [few] задачи
   *[other] задач
} · { $needed }
week-free = <b>{ $day }</b> · свободно
week-empty = На эту неделю ничего не записано.
week-now = 📍 Эта неделя
week-overdue = ⚠️ Просрочено: { $overdue }
week-undated = 📥 Без даты: { $undated }
week-list-day = 📅 <b>{ $day }</b>: { $count ->
    [0] задач нет
    [one] { $count } задача
    [few] { $count } задачи
   *[other] { $count } задач
}.
week-list-overdue = ⚠️ <b>Просрочено</b>: { $count }.
week-list-undated = 📥 <b>Без даты</b>: { $count }.

spread-offer = 🌊 Разложить просроченное ({ $overdue })
spread-text = 🌊 <b>Разложу по дням { $count ->
    [one] { $count } просроченную задачу
    [few] { $count } просроченные задачи
   *[other] { $count } просроченных задач
}</b>

    Понемногу в день, самые срочные раньше, с учётом того, что уже занято.
spread-rest = …для { $count } места не нашлось: займёмся ими потом.
spread-nothing = 🌊 Раскладывать нечего: просроченных задач нет или им нигде нет места.
spread-done = ✅ <b>Разложил: { $count ->
    [one] { $count } задача
    [few] { $count } задачи
   *[other] { $count } задач
}</b>
spread-undone = ↩️ Вернул всё на прежние дни.
spread-accept = ✅ Так и сделать
spread-undo = ↩️ Вернуть как было
spread-again = 🌊 Разложить ещё раз

review-open = 🌙 Итоги дня
review-choose = 🌙 <b>Что перенести на { $day }?</b>

    Отметь задачи или перенеси все сразу: { $count }.
review-nothing = 🌙 Всё сделано, переносить нечего.
review-moved = ➡️ Перенёс на { $day }: { $count ->
    [one] { $count } задача
    [few] { $count } задачи
   *[other] { $count } задач
}.
review-returned = ↩️ Вернул как было, задач: { $count }.
review-move-chosen = ➡️ Отмеченные ({ $count })
review-move-all = ➡️ Все ({ $all })
review-undo = ↩️ Вернуть
review-again = 🌙 Выбрать заново

morning-title = ☀️ <b>Доброе утро!</b> Сегодня { $day }
morning-tasks = 📌 На сегодня { $count ->
    [one] { $count } задача
    [few] { $count } задачи
   *[other] { $count } задач
}, примерно { $needed }:
morning-plan = 📋 План принят:
morning-free = 📌 На сегодня задач нет. Что сделает этот день хорошим?
morning-habits = 🌱 Привычки сегодня:
morning-overdue = 🌊 Просрочено задач: { $count }. Разложим по дням?
morning-line = План дня
evening-line = Итоги дня

evening-title = 🌙 <b>Итоги дня</b>
evening-done = { $count ->
    [0] ✅ Сегодня без отметок. Бывает, завтра новый день.
    [one] ✅ Сделана { $count } задача:
    [few] ✅ Сделаны { $count } задачи:
   *[other] ✅ Сделано { $count } задач:
}
evening-habits = 🌱 Привычки: { $done } из { $total }
evening-left = ⏳ { $count ->
    [one] Осталась { $count } задача:
    [few] Остались { $count } задачи:
   *[other] Осталось { $count } задач:
}
evening-open-habits = Ещё можно успеть: { $names }
evening-no-tasks-left = 🌿 Задач на сегодня больше нет. Отдыхай!
evening-nothing-left = 🎉 Всё сделано. Отдыхай!
evening-moved = ➡️ Перенёс на { $day }: { $count ->
    [one] { $count } задача
    [few] { $count } задачи
   *[other] { $count } задач
}.
evening-returned = ↩️ Вернул как было. Что делаем с остальным?
evening-closed = 🌙 День закрыт. Спокойной ночи!
evening-button-p = 📋 Спланировать
evening-button-t = ➡️ Всё на { $to }
evening-button-c = 🗂 Выбрать
evening-button-d = ✅ Готово
evening-button-u = ↩️ Вернуть
evening-button-s = 🌊 Разложить просроченное

notices-kind-morning = План утром
notices-kind-evening = Итоги вечером
mail-subject-morning = План дня: { $what }
mail-subject-evening = Итоги дня: { $what }
late-planner-accept = ✅ План принял. Посмотреть: /plan
late-planner-undo = ↩️ План отменил.
late-planner-set-rituals = ✅ Утро и вечер настроил.
error-plan-empty = В этом плане ничего нет.
error-plan-overlaps = В этом плане задачи накладываются друг на друга. Составь его заново: /plan
