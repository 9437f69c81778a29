menu-plan = 📋 План дня
menu-week = 🗓 Тиждень
command-plan = План дня за твоїми годинами
command-week = Тиждень за днями

plan-duration = { $hours ->
    [0] { $minutes } хв
   *[other] { $hours } год { $minutes ->
        [0] { "" }
       *[other] { $minutes } хв
    }
}
plan-title = 📋 <b>План: { $day }</b>
plan-capacity = 🕘 { $hours }. Вільно { $free }, потрібно { $needed }.
plan-capacity-free = 🕘 { $hours }. Вільно { $free }.
plan-capacity-over = 🕘 { $hours }. Потрібно { $needed }, а вільно { $free }: зайве пропоную перенести.
plan-nothing = Планувати поки нічого. Запиши завдання, і я знайду йому місце.
plan-will-move = ➡️ <b>Не вміститься, перенесу:</b>
plan-moved = ➡️ <b>Переніс:</b>
plan-clash = ⚠️ «{ $first }» і «{ $second }» перетинаються в часі.
plan-too-long = 🪓 «{ $title }» довше за вільний час будь-якого дня: розділи це завдання на частини.
plan-undated = 📥 Без дати, не вмістилися:
plan-blocked = 🔒 Чекають на інші завдання: { $count }.
plan-more = …і ще { $count }
plan-accepted = ✅ Прийнято о { $at }, зроблено { $done } з { $total }.
plan-renewed = Час пішов уперед: ось свіжий план.
plan-undone = ↩️ План скасував, перенесене повернув на місце.
plan-accept = ✅ Прийняти план
plan-renew = 🔄 Скласти заново
plan-undo = ↩️ Скасувати
plan-for-today = 📅 На сьогодні
plan-for-tomorrow = 📅 На завтра
plan-picture = 🖼 Картинкою
plan-picture-note = Зроблено { $done } з { $total }
plan-rituals = ☀️ Ранок і вечір

ritual-text = ☀️ <b>Ранок і вечір</b>

    Вранці надішлю план дня: завдання, звички та кнопку «Спланувати».
    Увечері підіб’ємо підсумки й вирішимо, що робити з рештою.

    Ранок: { $morning }
    Вечір: { $evening }
ritual-quiet = 🌤 Що випаде на тихі години, зачекає до { $quiet }.
ritual-off = не надсилати
ritual-morning = ☀️ Ранок: { $morning }
ritual-evening = 🌙 Вечір: { $evening }
ritual-ask-morning = ☀️ О котрій надсилати план дня? Вибери або напиши, наприклад «8:30».
ritual-ask-evening = 🌙 О котрій підбивати підсумки? Вибери або напиши, наприклад «21:15».
ritual-switch-off = 🚫 Не надсилати
ritual-time-please = Не зрозумів час. Напиши, наприклад, «8:30» або «о 9 вечора».

week-title = 🗓 <b>Тиждень { $first } — { $last }</b>
week-day = <b>{ $day }</b> · { $count } { $count ->
    [one] завдання
    [few] завдання
   *[other] завдань
} · { $needed }
week-free = <b>{ $day }</b> · вільно
week-empty = На цей тиждень нічого не записано.
week-now = 📍 Цей тиждень
week-overdue = ⚠️ Прострочено: { $overdue }
week-undated = 📥 Без дати: { $undated }
week-list-day = 📅 <b>{ $day }</b>: { $count ->
    [0] завдань немає
    [one] { $count } завдання
    [few] { $count } завдання
   *[other] { $count } завдань
}.
week-list-overdue = ⚠️ <b>Прострочено</b>: { $count }.
week-list-undated = 📥 <b>Без дати</b>: { $count }.

spread-offer = 🌊 Розкласти прострочене ({ $overdue })
spread-text = 🌊 <b>Розкладу по днях { $count ->
    [one] { $count } прострочене завдання
    [few] { $count } прострочені завдання
   *[other] { $count } прострочених завдань
}</b>

    Потроху на день, найтерміновіші раніше, зважаючи на те, що вже зайнято.
spread-rest = …для { $count } місця не знайшлося: візьмемося за них потім.
spread-nothing = 🌊 Розкладати нічого: прострочених завдань немає або їм ніде немає місця.
spread-done = ✅ <b>Розклав: { $count ->
    [one] { $count } завдання
    [few] { $count } завдання
   *[other] { $count } завдань
}</b>
spread-undone = ↩️ Повернув усе на попередні дні.
spread-accept = ✅ Так і зробити
spread-undo = ↩️ Повернути як було
spread-again = 🌊 Розкласти ще раз

review-open = 🌙 Підсумки дня
review-choose = 🌙 <b>Що перенести на { $day }?</b>

    Познач завдання або перенеси всі одразу: { $count }.
review-nothing = 🌙 Усе зроблено, переносити нічого.
review-moved = ➡️ Переніс на { $day }: { $count ->
    [one] { $count } завдання
    [few] { $count } завдання
   *[other] { $count } завдань
}.
review-returned = ↩️ Повернув як було, завдань: { $count }.
review-move-chosen = ➡️ Позначені ({ $count })
review-move-all = ➡️ Усі ({ $all })
review-undo = ↩️ Повернути
review-again = 🌙 Вибрати заново

morning-title = ☀️ <b>Доброго ранку!</b> Сьогодні { $day }
morning-tasks = 📌 На сьогодні { $count ->
    [one] { $count } завдання
    [few] { $count } завдання
   *[other] { $count } завдань
}, приблизно { $needed }:
morning-plan = 📋 План прийнято:
morning-free = 📌 На сьогодні завдань немає. Що зробить цей день гарним?
morning-habits = 🌱 Звички сьогодні:
morning-overdue = 🌊 Прострочено завдань: { $count }. Розкладемо по днях?
morning-line = План дня
evening-line = Підсумки дня

evening-title = 🌙 <b>Підсумки дня</b>
evening-done = { $count ->
    [0] ✅ Сьогодні без позначок. Буває, завтра новий день.
    [one] ✅ Зроблено { $count } завдання:
    [few] ✅ Зроблено { $count } завдання:
   *[other] ✅ Зроблено { $count } завдань:
}
evening-habits = 🌱 Звички: { $done } з { $total }
evening-left = ⏳ { $count ->
    [one] Залишилося { $count } завдання:
    [few] Залишилися { $count } завдання:
   *[other] Залишилося { $count } завдань:
}
evening-open-habits = Ще можна встигнути: { $names }
evening-no-tasks-left = 🌿 Завдань на сьогодні більше немає. Відпочивай!
evening-nothing-left = 🎉 Усе зроблено. Відпочивай!
evening-moved = ➡️ Переніс на { $day }: { $count ->
    [one] { $count } завдання
    [few] { $count } завдання
   *[other] { $count } завдань
}.
evening-returned = ↩️ Повернув як було. Що робимо з рештою?
evening-closed = 🌙 День закрито. На добраніч!
evening-button-p = 📋 Спланувати
evening-button-t = ➡️ Усе на { $to }
evening-button-c = 🗂 Вибрати
evening-button-d = ✅ Готово
evening-button-u = ↩️ Повернути
evening-button-s = 🌊 Розкласти прострочене

notices-kind-morning = План уранці
notices-kind-evening = Підсумки ввечері
mail-subject-morning = План дня: { $what }
mail-subject-evening = Підсумки дня: { $what }
late-planner-accept = ✅ План прийняв. Подивитися: /plan
late-planner-undo = ↩️ План скасував.
late-planner-set-rituals = ✅ Ранок і вечір налаштував.
error-plan-empty = У цьому плані нічого немає.
error-plan-overlaps = У цьому плані завдання накладаються одне на одне. Склади його заново: /plan
