habits-vacation = 🏖 Отпуск
habits-archive = 🗄 Архив
habits-archived = 🗄 <b>Архив привычек</b> · { $count }

    Открой привычку, чтобы посмотреть её, вернуть или удалить.
habits-archived-empty = 🗄 <b>Архив привычек</b>

    Пока пусто. Сюда уходят привычки, которые ты откладываешь: их история не теряется.
habits-ask-vacation = 🏖 <b>Отпуск от всех привычек</b>

    Дни отпуска ничего не ломают: серии и сила останутся как есть, напоминания помолчат. Выбери, на сколько, или напиши: «с 1 по 10 августа», «до пятницы», «5 дней».
habits-resume = ▶️ Вернуться ко всем
habit-card-progress = 📈 { $progress } · { $counted }
habit-card-goal = 🎯 в итоге { $goal }
habit-card-strength = 💪 { $bar } { $strength }%
habit-card-freezes = 🧊 { $freezes ->
        [one] { $freezes } заморозка
        [few] { $freezes } заморозки
       *[other] { $freezes } заморозок
    }
habit-card-pause = 🏖 пауза: { $pause }
habit-card-note = 📝 { $note }
habit-pause-open = { $first } — до возвращения
habit-pause-range = { $first } — { $last }

habit-fill-today = ✅ Всё сделано
habit-within-today = ✅ Записать как есть
habit-count = ➕ Записать
habit-month = 🗓 Месяц
habit-note = 📝 Заметка
habit-curve = 💪 Сила
habit-skip = ⏭ Выходной сегодня
habit-skip-day = ⏭ Выходной
habit-unskip = ↩️ Не выходной
habit-pause = 🏖 Пауза
habit-freeze = 🧊 Заморозка

habit-step-offer-up = { "" }
    ⬆️ Привычка окрепла. Поднимем до { $step } { $unit }?
habit-step-offer-down = { "" }
    ⬇️ Кажется, стало тяжеловато. Уменьшим до { $step } { $unit }, чтобы не бросить?
habit-step-up = ⬆️ До { $step } { $unit }
habit-step-down = ⬇️ До { $step } { $unit }
habit-step-later = 🙅 Не сейчас

habit-amount = 🌱 <b>{ $title }</b> · { $day }

    { $bar }
    { $progress }

    Добавь кнопкой или напиши: «3» добавит, «-1» отнимет, «=5» запишет ровно пять.
habit-take-back = ↩️ Убрать { $amount }
habit-for-yesterday = ⏪ За вчера
habit-for-today = ⏩ За сегодня
habit-to-card = 📇 Карточка

habit-month-head = 🗓 <b>{ $title }</b> · { $month }

    🟩 сделано { $done } · ⬜ пропущено { $missed } · 🏖🧊 без счёта { $skipped }
    Нажми на день, чтобы посмотреть его.
habit-day = 🌱 <b>{ $title }</b> · { $day }

    { $square } { $mark ->
        [done] сделано
        [part] сделано не всё
        [missed] не сделано
        [open] ещё не сделано
        [skip] выходной
        [frozen] пропуск, серию спасла заморозка
       *[off] в этот день не нужно
    }
habit-day-amount = 📈 { $amount }
habit-ask-note = 📝 <b>{ $title }</b> · { $day }: напиши пару слов о том, как прошло.
habit-note-forget = 🗑 Убрать заметку
habit-note-too-long = Длинновато: { $length ->
        [one] { $length } знак
        [few] { $length } знака
       *[other] { $length } знаков
    }, а помещается { $limit }. Напиши короче.

habit-ask-pause = 🏖 <b>{ $title }</b>: пауза

    Дни паузы ничего не ломают, напоминания помолчат. Выбери, на сколько, или напиши: «с 1 по 10 августа», «до пятницы», «5 дней».
habit-rest-three = 3 дня
habit-rest-week = Неделя
habit-rest-fortnight = 2 недели
habit-rest-open = ⏸ Пока не вернусь
habit-resume = ▶️ Закончить паузу
habit-rested = 🏖 Хорошего отдыха! Перерыв ({ $days }) у { $count ->
        [one] { $count } привычки
       *[other] { $count } привычек
    }.
habit-resumed = { $count ->
        [0] Никто и не отдыхал.
        [one] С возвращением! Снова в деле { $count } привычка.
        [few] С возвращением! Снова в деле { $count } привычки.
       *[other] С возвращением! Снова в деле { $count } привычек.
    }
habit-range-unclear = Не понял, какие дни. Напиши, например, «с 1 по 10 августа», «до пятницы» или «5 дней».

habit-freeze-head = 🧊 <b>{ $title }</b>: заморозка

    Заморозка сама спасает серию, если пропустишь. Каждый выполненный раз даёт очко, заморозка стоит { $price } очков, про запас — не больше { $most }. Купить нужно заранее: прошлое она не спасёт.

    В запасе: { $freezes } · очков: { $points }
habit-freeze-buy = 🧊 Купить за { $price }
error-freeze-points = Не хватает { $points ->
        [one] { $points } очка
       *[few] { $points } очков
    }: они копятся с каждым выполненным разом.
error-freeze-full = Больше про запас не помещается: сначала пригодятся эти.
error-pause-days = Такие дни не подойдут: не раньше двух месяцев назад и не дальше двух лет вперёд.

habit-curve-note = сила за последние полгода
habit-curve-caption = 💪 <b>{ $title }</b>: сила { $strength }%, за месяц { $sign }{ $by }%.

    Она растёт с каждым выполненным днём и понемногу тает, когда дни пропущены: один пропуск почти ничего не меняет.
