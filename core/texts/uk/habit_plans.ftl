habit-times-week = { $times ->
        [one] { $times } раз на тиждень
        [few] { $times } рази на тиждень
       *[other] { $times } разів на тиждень
    }
habit-times-rolling = { $times ->
        [one] { $times } раз за будь-які 7 днів
        [few] { $times } рази за будь-які 7 днів
       *[other] { $times } разів за будь-які 7 днів
    }
habit-every-days = { $every ->
        [one] раз на { $every } день
        [few] раз на { $every } дні
       *[other] раз на { $every } днів
    }
habit-counted = { $kind ->
        [at_most] не більше { $amount }
       *[other] не менше { $amount }
    }
habit-edit = ⚙️ Налаштувати
habit-edit-head = ⚙️ <b>{ $title }</b>: що змінимо?
habit-kind = 🔢 Що рахувати
habit-weekly = 🗓 Раз на тиждень…
habit-interval = 🔁 Раз на N днів…
habit-micro = 🐣 Почати з двох хвилин
habit-ready = ✅ Готово

habit-kind-yes-no = ✅ Просто позначка
habit-kind-at-least = 📈 Не менше
habit-kind-at-most = 📉 Не більше
habit-ask-kind = 🔢 <b>{ $title }</b>

    Що позначати? Просто «зроблено», кількість не менше цілі або не більше межі.
habit-ask-target = { $asked ->
        [at_most] 📉 <b>{ $title }</b>: не більше чого?
       *[other] 📈 <b>{ $title }</b>: скільки й чого?
    } Вибери або напиши число й що рахуємо, наприклад «8 склянок» або «2,5 км».
habit-ask-micro = 🐣 <b>{ $title }</b>

    Почнемо з двох хвилин на день: так звичці легше прижитися. Коли вона зміцніє, запропоную більший крок, а якщо стане важко, менший. Скільки хвилин хочеться зрештою?
habit-ask-weekly = 🗓 <b>{ $title }</b>

    Скільки разів на тиждень? Дні обираєш на ходу. Тиждень з понеділка або будь-які сім днів поспіль. Можна написати число.
habit-week-calendar = { $calendar_mark } З понеділка
habit-week-rolling = { $rolling_mark } Будь-які 7 днів
habit-ask-interval = 🔁 <b>{ $title }</b>

    Раз на скільки днів? Вибери або напиши число, наприклад 3.
habit-amount-water = 8 склянок
habit-amount-steps = 10 000 кроків
habit-amount-minutes = 30 хв
habit-amount-pages = 20 сторінок
habit-amount-cups = 2 чашки
habit-amount-screen = 60 хв
habit-new-check = 🌱 <b>{ $title }</b>

    Ось як я зрозумів:
    📅 { $schedule }
    { $remind ->
        [off] 🔕 без нагадувань
       *[other] 🔔 нагадаю о { $remind }
    }
habit-new-counted = 🔢 { $counted }
habit-new-small = 🐣 почнемо з малого

habit-quantity-unclear = Не зрозумів кількість. Напиши число й що рахуємо, наприклад «8 склянок».
habit-unit-too-long = Задовге слово: вміщується { $limit } знаків.
habit-amount-unclear = Не зрозумів. Напиши число: «3» або «+3» додасть, «-1» відніме, «=5» запише рівно п’ять.
habit-amount-too-large = Забагато: рахую до { $limit }.
habit-number-please = Потрібне одне число від { $least } до { $most }.
habit-times-too-many = Нагадувань вміщується не більше { $limit }.
error-habit-target = Ціль має бути більша за нуль.
