menu-review = 🪞 Огляд тижня
command-review = Огляд тижня за п’ять хвилин
notices-kind-review = Огляд тижня

weekly-door = 🗓 <b>Огляд тижня</b> { $week }

    { $state ->
        [finished] ✅ Тиждень уже розібрано.
        [begun] ▶️ Зупинка на кроці { $step } з { $steps }.
       *[new] Чотири кроки, хвилин п’ять: цілі, навички, звички, завдання на тиждень.
    }
    { $streak ->
        [0] 🔥 Перший огляд відкриє серію
        [one] 🔥 { $streak } тиждень поспіль
        [few] 🔥 { $streak } тижні поспіль
       *[other] 🔥 { $streak } тижнів поспіль
    }
    { $remind ->
        [off] 🔕 нагадування немає
       *[other] 🔔 нагадую: { $remind }
    }
weekly-start = { $state ->
    [finished] 🔄 Пройти ще раз
    [begun] ▶️ Продовжити
   *[new] ▶️ Почати
}
weekly-begin = ▶️ Почати огляд
weekly-summary = 📊 Підсумки
weekly-remind = 🔔 Коли нагадувати
weekly-onward = { $number ->
    [4] ✅ До підсумків
   *[other] ➡️ Далі
}
weekly-new-goal = 🎯 Поставити ціль
weekly-new-skill = 🧠 Додати навичку
weekly-new-habit = 🌱 Завести звичку
weekly-undo = ↩️ Скасувати

weekly-goals = { $bar } Крок { $number } з { $steps }

    🎯 <b>Цілі.</b> Що просунулося за тиждень?
weekly-goal-line = • <b>{ $title }</b>{ $percent ->
        [-1] { "" }
       *[other] { " " }· { $percent }%
    } · { $moves ->
        [0] на місці
        [one] { $moves } крок за тиждень
        [few] { $moves } кроки за тиждень
       *[other] { $moves } кроків за тиждень
    }
weekly-goals-more = { "" }
    …і ще { $more }
weekly-goal-value-please = Напиши показник і число, наприклад «Книжки 5» або «Книжки +2».
weekly-goals-type = { "" }
    Точне число можна написати: «Книжки 5».
weekly-goals-empty = { "" }
    { $reached ->
        [0] Цілей поки немає. Досить однієї, щоб тиждень ішов у твій бік.
       *[other] Усі цілі досягнуто 🎉 Можна порадіти й вибрати наступну.
    }
weekly-skills = { $bar } Крок { $number } з { $steps }

    🧠 <b>Навички.</b> Скільки було практики?
weekly-skill-line = • <b>{ $title }</b> · рівень { $level } з { $target } · { $minutes ->
        [0] без практики
       *[other] { $minutes } хв за тиждень
    }
weekly-skills-more = { "" }
    …і ще { $more }
weekly-skills-empty = { "" }
    Навичок поки немає.
weekly-skill-question = { "" }
    ❓ <b>{ $title }</b>: рівень усе ще { $level }?
weekly-skill-still = Так, { $level }
weekly-habits = { $bar } Крок { $number } з { $steps }

    🌱 <b>Звички.</b>{ $percent ->
        [-1] { "" }
       *[other] { " " }За тиждень виконано { $percent }%.
    }
weekly-habits-legend = <code>{ $legend }</code>
weekly-habit-line = { $strip } <b>{ $title }</b>{ $streak ->
        [0] { "" }
       *[other] { " " }· 🔥{ $streak }
    }
weekly-habits-more = { "" }
    …і ще { $more }
weekly-habits-step = { "" }
    ⬆️ Що зміцніло, може підрости. Що дається важко, краще зменшити, ніж кинути.
weekly-habit-step-up = ⬆️ { $title }: до { $step } { $unit }
weekly-habit-step-down = ⬇️ { $title }: до { $step } { $unit }
weekly-habits-slip = { "" }
    Що не йде, можна без провини відкласти до архіву.
weekly-habits-empty = { "" }
    Звичок поки немає.
weekly-tasks = { $bar } Крок { $number } з { $steps }

    📋 <b>Завдання.</b> За тиждень { $done ->
        [one] зроблено { $done } завдання
        [few] зроблено { $done } завдання
       *[other] зроблено { $done } завдань
    }. { $overdue ->
        [0] Прострочених немає.
        [one] Прострочено { $overdue } завдання:
        [few] Прострочено { $overdue } завдання:
       *[other] Прострочено { $overdue } завдань:
    }
weekly-late-line = ⚠️ { $title }
weekly-late-more = …і ще { $hidden }
weekly-tasks-ahead = { "" }
    🗓 Попереду: { $week }

    Нове завдання можна просто написати.
weekly-task-added = ➕ { $title } · { $day }
weekly-spread = 📤 Розкласти по тижню: { $moved }

weekly-done = 🎉 <b>Тиждень { $week } розібрано!</b>

    ✅ завдань зроблено: { $tasks }{ $tasks_more }
    🍅 фокус: { $focus }{ $focus_more }
    🌱 звички: { $habits ->
        [0] без позначок
       *[other] { $habits }%
    }{ $habits_more }
    🎯 кроків до цілей: { $moves }
    🧠 практика: { $practice }
    { $overdue ->
        [0] ✅ прострочених немає
       *[other] ⚠️ прострочено: { $overdue }
    }

    { $streak ->
        [one] 🔥 { $streak } тиждень поспіль
        [few] 🔥 { $streak } тижні поспіль
       *[other] 🔥 { $streak } тижнів поспіль
    }
weekly-done-advice = { "" }
    💡 <b>{ $title }</b>
    { $text }
weekly-more-advice = 💡 Звідки ця порада

weekly-remind-text = 🔔 <b>Коли нагадувати про огляд?</b>

    Зараз: { $remind ->
        [off] не нагадую
       *[other] { $remind }
    }. Вибери день і годину або напиши, наприклад «у неділю о 19».
weekly-remind-off = 🔕 Не нагадувати
weekly-remind-please = Напиши день і годину, наприклад «у неділю о 19».
weekly-reminder = 🗓 <b>Час для огляду тижня</b>

    Чотири кроки, хвилин п’ять. { $streak ->
        [0] Почнемо серію?
        [one] Позаду { $streak } тиждень поспіль 🔥
        [few] Позаду { $streak } тижні поспіль 🔥
       *[other] Позаду { $streak } тижнів поспіль 🔥
    }
weekly-line = Огляд тижня

error-review-plan-half = Потрібні і день, і година.
late-reviews-open = 🗓 Огляд тижня відкрито: /review
late-reviews-go-to-step = 🗓 Огляд тижня чекає: /review
late-reviews-finish = 🎉 Тиждень розібрано. Підсумки: /review
late-reviews-plan = ✅ Нагадування про огляд налаштовано.
