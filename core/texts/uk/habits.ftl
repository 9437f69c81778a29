habits-empty = 🌱 <b>Звички</b>

    Поки жодної. Почни з малого: вибери готову або додай свою.
habits-head = 🌱 <b>Звички</b> · { $due ->
        [0] сьогодні вихідний
       *[other] сьогодні { $done } з { $due }
    }
    <code>{ $legend }</code>
habit-line = { $mark } <b>{ $title }</b>{ $streak ->
        [0] { "" }
       *[other] { " " }· 🔥{ $streak }
    }{ $progress ->
        [off] { "" }
       *[other] { " " }· { $progress }
    }
    { $strip }
habits-open-cards = ⚙️ Докладніше
habits-tick = ✅ Відмічати
habit-add = ➕ Звичка
habit-to-list = 🌱 До списку

habit-idea-water = 💧 Пити воду
habit-idea-steps = 🚶 Багато ходити
habit-idea-read = 📖 Читати
habit-idea-calm = 🧘 Медитація

habit-card = 🌱 <b>{ $title }</b>

    <code>{ $legend }</code>
    { $strip }
    { "" }

habit-card-streak = { $streak ->
        [0] 🔥 { $kind ->
            [at_most] Серія почнеться, коли закінчиться перший день у межах норми
           *[other] Серія почнеться з першої позначки
        }
        [one] 🔥 { $streak } раз поспіль
        [few] 🔥 { $streak } рази поспіль
       *[other] 🔥 { $streak } разів поспіль
    } · рекорд { $best }
habit-card-weeks = { $streak ->
        [0] 🔥 Серія почнеться з першого повного тижня
        [one] 🔥 { $streak } тиждень поспіль
        [few] 🔥 { $streak } тижні поспіль
       *[other] 🔥 { $streak } тижнів поспіль
    } · рекорд { $best }
habit-card-this-week = 📆 { $this_week }
habit-week-so-far = { $done } з { $times } цього тижня
habit-week-rolled = { $done } з { $times } за 7 днів
habit-card-plan = 📅 { $schedule }
    { $remind ->
        [off] 🔕 без нагадувань
       *[other] 🔔 нагадаю о { $remind }
    }
habit-archived = { "" }
    🗄 Звичка в архіві: не нагадую й у списку не показую. Її можна повернути.
habit-tick-today = ✅ Зроблено
habit-untick-today = ↩️ Зняти позначку
habit-tick-yesterday = ✅ Учора теж
habit-untick-yesterday = ↩️ Учора ні
habit-picture = 📊 Рік у картинці
habit-remind = 🔔 Нагадування
habit-days = 📅 Дні
habit-rename = ✏️ Назва
habit-archive = 🗄 До архіву
habit-restore = ↩️ Повернути з архіву
habit-delete = 🗑 Видалити
habit-delete-surely = 🗑 Видалити «{ $title }» назавжди? Зникнуть усі позначки, серії та нотатки. Повернути буде неможливо.
habit-delete-yes = 🗑 Так, видалити
habit-delete-no = ⬅️ Ні, залишити
habit-deleted = 🗑 Звички «{ $title }» більше немає.

habit-every-day = щодня
habit-workdays = у будні
habit-button-every-day = Щодня
habit-button-workdays = У будні
habit-no-reminder = 🔕 Без нагадування
habit-days-next = ➡️ Далі
habit-days-save = ✅ Зберегти
habit-new-title = 🌱 Яку звичку почнемо? Напиши назву або вибери готову.
habit-new-days = 🌱 <b>{ $title }</b>

    У які дні? Вибери одразу, познач потрібні дні й натисни «Далі» або напиши: «у вт і пт», «3 рази на тиждень».
habit-new-remind = 🌱 <b>{ $title }</b>

    О котрій нагадувати? Вибери або напиши час, наприклад 21:30.
habit-ask-title = ✏️ «{ $title }»: напиши нову назву.
habit-ask-days = 📅 У які дні? Вибери одразу, познач потрібні дні й збережи або напиши: «у вт і пт», «3 рази на тиждень».
habit-ask-remind = 🔔 <b>{ $title }</b>: о котрій нагадувати? Вибери або напиши час, наприклад 21:30.

habit-words-please = Тут потрібен текст: напиши словами.
habit-title-too-long = Задовго: { $length ->
        [one] { $length } знак
        [few] { $length } знаки
       *[other] { $length } знаків
    }, а вміщується { $limit }. Напиши коротше.
habit-time-unclear = Не зрозумів час. Напиши години й хвилини, наприклад 21:30.
habit-days-unclear = Не зрозумів, у які дні. Напиши, наприклад, «у вт і пт», «3 рази на тиждень» або «раз на 3 дні».
habit-days-none = Вибери хоча б один день.

habit-picture-streak = { $streak ->
        [one] раз поспіль
        [few] рази поспіль
       *[other] разів поспіль
    }
habit-picture-best = найкраща серія
habit-picture-percent = зроблено
habit-picture-untitled = Звичка
habit-picture-done = зроблено
habit-picture-part = частково
habit-picture-missed = ні
habit-picture-skip = вихідний
habit-picture-frozen = заморозка
habit-picture-caption = 📊 <b>{ $title }</b>: рік за днями.

    { $streak ->
        [one] 🔥 { $streak } раз поспіль
        [few] 🔥 { $streak } рази поспіль
       *[other] 🔥 { $streak } разів поспіль
    } · рекорд { $best } · зроблено { $percent }%
habit-from-idea = 🌱 Готово: щодня, нагадаю о 9:00. Усе можна змінити.
