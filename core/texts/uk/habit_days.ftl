habits-vacation = 🏖 Відпустка
habits-archive = 🗄 Архів
habits-archived = 🗄 <b>Архів звичок</b> · { $count }

    Відкрий звичку, щоб подивитися її, повернути або видалити.
habits-archived-empty = 🗄 <b>Архів звичок</b>

    Поки порожньо. Сюди йдуть звички, які ти відкладаєш: їхня історія не губиться.
habits-ask-vacation = 🏖 <b>Відпустка від усіх звичок</b>

    Дні відпустки нічого не ламають: серії й сила лишаться як є, нагадування помовчать. Вибери, на скільки, або напиши: «з 1 по 10 серпня», «до п’ятниці», «5 днів».
habits-resume = ▶️ Повернутися до всіх
habit-card-progress = 📈 { $progress } · { $counted }
habit-card-goal = 🎯 зрештою { $goal }
habit-card-strength = 💪 { $bar } { $strength }%
habit-card-freezes = 🧊 { $freezes ->
        [one] { $freezes } заморозка
        [few] { $freezes } заморозки
       *[other] { $freezes } заморозок
    }
habit-card-pause = 🏖 пауза: { $pause }
habit-card-note = 📝 { $note }
habit-pause-open = { $first } — до повернення
habit-pause-range = { $first } — { $last }

habit-fill-today = ✅ Усе зроблено
habit-within-today = ✅ Записати як є
habit-count = ➕ Записати
habit-month = 🗓 Місяць
habit-note = 📝 Нотатка
habit-curve = 💪 Сила
habit-skip = ⏭ Вихідний сьогодні
habit-skip-day = ⏭ Вихідний
habit-unskip = ↩️ Не вихідний
habit-pause = 🏖 Пауза
habit-freeze = 🧊 Заморозка

habit-step-offer-up = { "" }
    ⬆️ Звичка зміцніла. Піднімемо до { $step } { $unit }?
habit-step-offer-down = { "" }
    ⬇️ Здається, стало важкувато. Зменшимо до { $step } { $unit }, щоб не кинути?
habit-step-up = ⬆️ До { $step } { $unit }
habit-step-down = ⬇️ До { $step } { $unit }
habit-step-later = 🙅 Не зараз

habit-amount = 🌱 <b>{ $title }</b> · { $day }

    { $bar }
    { $progress }

    Додай кнопкою або напиши: «3» додасть, «-1» відніме, «=5» запише рівно п’ять.
habit-take-back = ↩️ Прибрати { $amount }
habit-for-yesterday = ⏪ За вчора
habit-for-today = ⏩ За сьогодні
habit-to-card = 📇 Картка

habit-month-head = 🗓 <b>{ $title }</b> · { $month }

    🟩 зроблено { $done } · ⬜ пропущено { $missed } · 🏖🧊 без ліку { $skipped }
    Натисни на день, щоб подивитися його.
habit-day = 🌱 <b>{ $title }</b> · { $day }

    { $square } { $mark ->
        [done] зроблено
        [part] зроблено не все
        [missed] не зроблено
        [open] ще не зроблено
        [skip] вихідний
        [frozen] пропуск, серію врятувала заморозка
       *[off] цього дня не потрібно
    }
habit-day-amount = 📈 { $amount }
habit-ask-note = 📝 <b>{ $title }</b> · { $day }: напиши кілька слів про те, як минуло.
habit-note-forget = 🗑 Прибрати нотатку
habit-note-too-long = Задовго: { $length ->
        [one] { $length } знак
        [few] { $length } знаки
       *[other] { $length } знаків
    }, а вміщується { $limit }. Напиши коротше.

habit-ask-pause = 🏖 <b>{ $title }</b>: пауза

    Дні паузи нічого не ламають, нагадування помовчать. Вибери, на скільки, або напиши: «з 1 по 10 серпня», «до п’ятниці», «5 днів».
habit-rest-three = 3 дні
habit-rest-week = Тиждень
habit-rest-fortnight = 2 тижні
habit-rest-open = ⏸ Доки не повернуся
habit-resume = ▶️ Закінчити паузу
habit-rested = 🏖 Гарного відпочинку! Перерва ({ $days }) у { $count ->
        [one] { $count } звички
       *[other] { $count } звичок
    }.
habit-resumed = { $count ->
        [0] Ніхто й не відпочивав.
        [one] З поверненням! Знову в дії { $count } звичка.
        [few] З поверненням! Знову в дії { $count } звички.
       *[other] З поверненням! Знову в дії { $count } звичок.
    }
habit-range-unclear = Не зрозумів, які дні. Напиши, наприклад, «з 1 по 10 серпня», «до п’ятниці» або «5 днів».

habit-freeze-head = 🧊 <b>{ $title }</b>: заморозка

    Заморозка сама рятує серію, якщо пропустиш. Кожен виконаний раз дає бал, заморозка коштує { $price } балів, про запас — не більше { $most }. Купити треба заздалегідь: минулого вона не врятує.

    У запасі: { $freezes } · балів: { $points }
habit-freeze-buy = 🧊 Купити за { $price }
error-freeze-points = Бракує { $points ->
        [one] { $points } бала
       *[few] { $points } балів
    }: вони збираються з кожним виконаним разом.
error-freeze-full = Більше про запас не вміщується: спершу знадобляться ці.
error-pause-days = Такі дні не підійдуть: не раніше двох місяців тому й не далі двох років наперед.

habit-curve-note = сила за останні пів року
habit-curve-caption = 💪 <b>{ $title }</b>: сила { $strength }%, за місяць { $sign }{ $by }%.

    Вона зростає з кожним виконаним днем і потроху тане, коли дні пропущено: один пропуск майже нічого не міняє.
