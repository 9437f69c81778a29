habits-empty = 🌱 <b>Привычки</b>

    Пока ни одной. Начни с малого: выбери готовую или добавь свою.
habits-head = 🌱 <b>Привычки</b> · { $due ->
        [0] сегодня выходной
       *[other] сегодня { $done } из { $due }
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
habits-open-cards = ⚙️ Подробнее
habits-tick = ✅ Отмечать
habit-add = ➕ Привычка
habit-to-list = 🌱 К списку

habit-idea-water = 💧 Пить воду
habit-idea-steps = 🚶 Много ходить
habit-idea-read = 📖 Читать
habit-idea-calm = 🧘 Медитация

habit-card = 🌱 <b>{ $title }</b>

    <code>{ $legend }</code>
    { $strip }
    { "" }

habit-card-streak = { $streak ->
        [0] 🔥 { $kind ->
            [at_most] Серия начнётся, когда закончится первый день в пределах нормы
           *[other] Серия начнётся с первой отметки
        }
        [one] 🔥 { $streak } раз подряд
        [few] 🔥 { $streak } раза подряд
       *[other] 🔥 { $streak } раз подряд
    } · рекорд { $best }
habit-card-weeks = { $streak ->
        [0] 🔥 Серия начнётся с первой полной недели
        [one] 🔥 { $streak } неделя подряд
        [few] 🔥 { $streak } недели подряд
       *[other] 🔥 { $streak } недель подряд
    } · рекорд { $best }
habit-card-this-week = 📆 { $this_week }
habit-week-so-far = { $done } из { $times } на этой неделе
habit-week-rolled = { $done } из { $times } за 7 дней
habit-card-plan = 📅 { $schedule }
    { $remind ->
        [off] 🔕 без напоминаний
       *[other] 🔔 напомню в { $remind }
    }
habit-archived = { "" }
    🗄 Привычка в архиве: не напоминаю и в списке не показываю. Её можно вернуть.
habit-tick-today = ✅ Сделано
habit-untick-today = ↩️ Снять отметку
habit-tick-yesterday = ✅ Вчера тоже
habit-untick-yesterday = ↩️ Вчера нет
habit-picture = 📊 Год в картинке
habit-remind = 🔔 Напоминание
habit-days = 📅 Дни
habit-rename = ✏️ Название
habit-archive = 🗄 В архив
habit-restore = ↩️ Вернуть из архива
habit-delete = 🗑 Удалить
habit-delete-surely = 🗑 Удалить «{ $title }» насовсем? Пропадут все отметки, серии и заметки. Вернуть будет нельзя.
habit-delete-yes = 🗑 Да, удалить
habit-delete-no = ⬅️ Нет, оставить
habit-deleted = 🗑 Привычки «{ $title }» больше нет.

habit-every-day = каждый день
habit-workdays = по будням
habit-button-every-day = Каждый день
habit-button-workdays = По будням
habit-no-reminder = 🔕 Без напоминания
habit-days-next = ➡️ Дальше
habit-days-save = ✅ Сохранить
habit-new-title = 🌱 Какую привычку начнём? Напиши название или выбери готовую.
habit-new-days = 🌱 <b>{ $title }</b>

    По каким дням? Выбери сразу, отметь нужные дни и нажми «Дальше» или напиши: «по вт и пт», «3 раза в неделю».
habit-new-remind = 🌱 <b>{ $title }</b>

    Во сколько напоминать? Выбери или напиши время, например 21:30.
habit-ask-title = ✏️ «{ $title }»: напиши новое название.
habit-ask-days = 📅 По каким дням? Выбери сразу, отметь нужные дни и сохрани или напиши: «по вт и пт», «3 раза в неделю».
habit-ask-remind = 🔔 <b>{ $title }</b>: во сколько напоминать? Выбери или напиши время, например 21:30.

habit-words-please = Здесь нужен текст: напиши словами.
habit-title-too-long = Длинновато: { $length ->
        [one] { $length } знак
        [few] { $length } знака
       *[other] { $length } знаков
    }, а помещается { $limit }. Напиши короче.
habit-time-unclear = Не понял время. Напиши часы и минуты, например 21:30.
habit-days-unclear = Не понял, по каким дням. Напиши, например, «по вт и пт», «3 раза в неделю» или «раз в 3 дня».
habit-days-none = Выбери хотя бы один день.

habit-picture-streak = { $streak ->
        [one] раз подряд
        [few] раза подряд
       *[other] раз подряд
    }
habit-picture-best = лучшая серия
habit-picture-percent = сделано
habit-picture-untitled = Привычка
habit-picture-done = сделано
habit-picture-part = частично
habit-picture-missed = нет
habit-picture-skip = выходной
habit-picture-frozen = заморозка
habit-picture-caption = 📊 <b>{ $title }</b>: год по дням.

    { $streak ->
        [one] 🔥 { $streak } раз подряд
        [few] 🔥 { $streak } раза подряд
       *[other] 🔥 { $streak } раз подряд
    } · рекорд { $best } · сделано { $percent }%
habit-from-idea = 🌱 Готово: каждый день, напомню в 9:00. Всё можно поменять.
