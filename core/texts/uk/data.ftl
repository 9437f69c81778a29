calendar-name = Успевай

data-button = 🗄 Мої дані
data-main = 🗄 <b>Мої дані</b>

    Усе, що ти мені розповідаєш, — твоє: можна забрати, перенести з іншої програми, відкрити в календарі або видалити.
data-export = 📤 Експорт
data-import = 📥 Імпорт
data-calendar = 🗓 Календар
data-forget = 🗑 Видалити все

data-export-text = 📤 <b>Експорт</b>

    Надішлю файлами сюди, у чат:
    • усе, що про тебе зберігаю, одним JSON
    • завдання і звички таблицями CSV
    • завдання з датами й нагадування звичок календарем .ics

    Паролів і кодів у файлах немає.
data-export-start = 📤 Зібрати файли
data-exporting = 📤 Збираю файли… { $bar } { $percent }%

    Іде саме: можна займатися своїми справами.
data-exported = ✅ Готово: файли вище.
data-export-failed = ⚠️ Зібрати й надіслати файли не вийшло. Це моя помилка, я її записав. Спробуй ще раз: /export
data-export-too-large = Не вмістилося у 50 МБ, які дозволяє месенджер: { $too_large }.

data-import-text = 📥 <b>Імпорт</b>

    Надішли файл 📎, і я покажу, що в ньому зрозумів, перш ніж щось записати. Підійдуть:
    • Todoist: CSV проєкту («Експорт як шаблон») або zip резервної копії
    • TickTick: CSV резервної копії
    • Loop Habit Tracker: zip із таблицями або резервна копія .db

    До 10 МБ і 5000 завдань. Повторний імпорт нічого не подвоїть.
data-import-file-please = Чекаю на файл: CSV, zip або db. Натисни 📎 і вибери «Файл».
data-preview = 📥 <b>{ $source ->
        [todoist] Todoist
        [ticktick] TickTick
       *[loop] Loop Habit Tracker
    }</b>

    { $tasks ->
        [0] Завдань немає.
        [one] { $tasks } завдання.
        [few] { $tasks } завдання.
       *[other] { $tasks } завдань.
    } { $habits ->
        [0] { "" }
        [one] { $habits } звичка, позначених днів: { $days }.
        [few] { $habits } звички, позначених днів: { $days }.
       *[other] { $habits } звичок, позначених днів: { $days }.
    }
data-preview-lines = { "" }
    { $lines }
data-preview-task = • { $title }{ $when }
data-preview-habit = • { $title } — днів: { $days }
data-preview-left-out = { "" }
    Не переношу:{ $done ->
        [0] { "" }
       *[other] { "\u000A" }• зроблених завдань: { $done }
    }{ $notes ->
        [0] { "" }
       *[other] { "\u000A" }• нотаток: { $notes }
    }{ $archived ->
        [0] { "" }
       *[other] { "\u000A" }• архівних звичок: { $archived }
    }
data-preview-rounded = { "" }
    Частота не така, як у нас, у звичок: { $rounded }. Візьму найближчу, її можна змінити.
data-preview-troubles = { "" }
    ⚠️{ $refused ->
        [0] { "" }
       *[other] { " " }Рядків не перенесу: { $refused }.
    }{ $vague ->
        [0] { "" }
       *[other] { " " }Зрозумів не до кінця: { $vague }.
    }
    { $trouble_lines }
data-trouble-columns = рядок { $line }: зайві стовпці — { $what }
data-trouble-title = рядок { $line }: немає назви
data-trouble-date = рядок { $line }: не зрозумів дату «{ $what }»
data-trouble-repeat = рядок { $line }: не зрозумів повторення «{ $what }»
data-trouble-habit = рядок { $line }: це не звичка — { $what }
data-trouble-value = рядок { $line }: не зрозумів позначку «{ $what }»
data-import-accept = ✅ Перенести
data-import-other = 📎 Інший файл
data-importing = 📥 Переношу… { $bar } { $percent }%

    Іде саме: можна займатися своїми справами.
data-imported = ✅ <b>Переніс</b>

    Завдань: { $tasks }, звичок: { $habits }. { $there ->
        [0] { "" }
       *[other] Уже були тут: { $there }.
    }
data-import-stopped = ⚠️ <b>Перенесення зупинилося</b>

    Це моя помилка, я її записав. Встиг перенести завдань: { $tasks }, звичок: { $habits }. { $there ->
        [0] { "" }
       *[other] Уже були тут: { $there }.
    }

    Натисни кнопку трохи згодом, і я спробую перенести решту. Можна й надіслати той самий файл ще раз: нічого не подвоїться.
data-imported-refused = { "" }
    ⚠️ Не вийшло:
    { $lines }{ $more ->
        [0] { "" }
       *[other] { " " }…і ще { $more }
    }
data-refused-line = рядок { $line }: { $reason }
data-refused-otherwise = не підійшло
data-import-undo = ↩️ Скасувати імпорт
data-import-go-on = ▶️ Продовжити
data-import-look = 🔄 Скільки готово
data-undoing = ↩️ Скасовую… { $bar } { $percent }%

    Іде саме: можна займатися своїми справами.
data-undone = ↩️ Імпорт скасовано: завдання видалено, звички в архіві. Що було до нього, на місці.
data-undo-stopped = ⚠️ <b>Скасування імпорту зупинилося</b>

    Це моя помилка, я її записав. Частина того, що я переніс, ще на місці: натисни кнопку, і я спробую прибрати решту.

data-calendar-closed = 🗓 <b>Календар за посиланням</b>

    Завдання з датами й нагадування звичок можна бачити в Google Календарі, на айфоні чи в будь-якій іншій програмі. Зроблю секретну адресу: хто її знає, бачить твої справи, тож не показуй її нікому.
data-calendar-address = 🗓 <b>Адреса твого календаря</b>

    <code>{ $address }</code>

    Додай її у свою програму: «Підписатися на календар». Показую один раз: я зберігаю лише відбиток. Попередня адреса більше не працює.
data-calendar-open = 🗓 <b>Календар за посиланням</b>

    Адреса працює з { $since }. Удруге показати її не можу: зберігаю лише відбиток. Можна зробити нову, стара тоді перестане працювати.
data-calendar-local = { "" }
    <i>Поки що адреса відкривається тільки на комп’ютері, де я запущений.</i>
data-calendar-make = 🔗 Зробити адресу
data-calendar-renew = 🔄 Нова адреса
data-calendar-close = 🚫 Закрити доступ

data-forget-text = 🗑 <b>Видалити все</b>

    Зітру завдання, звички й усі позначки, фокус, цілі та навички, нотатки, нагадування, налаштування, адреси та історію повідомлень, яку веду в себе. Повернути буде неможливо.

    Залишиться:
    • саме листування — його бачиш ти, видалити його можеш теж лише ти
    • черги команд і повідомлень: те, що вже в дорозі, доходить до кінця і зникає, найпізніше через 7 днів
    • резервні копії власника бота, поки він їх зберігає
data-export-first = 📤 Спершу забрати
data-forget-go = 🗑 Видалити…
data-forget-surely = ⚠️ <b>Точно видалити все?</b>

    Це назавжди. Натисни кнопку або напиши слово <b>{ $word }</b>.
data-forget-word = ВИДАЛИТИ
data-forget-unclear = Щоб видалити все, напиши рівно одне слово: { $word }.
data-forget-yes = 🗑 Так, видалити назавжди
data-forget-no = ⬅️ Ні, залишити
data-forgotten = 🕊 Готово, я все забув.

    Захочеш почати спочатку — натисни /start, і ми познайомимося.

command-export = Забрати всі свої дані
command-import = Перенести з Todoist, TickTick, Loop
command-calendar = Календар за посиланням
command-forget_me = Видалити все, що я про тебе знаю

late-personal-start-import = 📥 Переношу з файлу, це йде саме.
late-personal-undo-import = ↩️ Скасовую імпорт, це йде саме.

error-import-later = Не встиг записати файл: сервер зайнятий. Натисни ще раз.
error-import-too-big = Файл завеликий: беру до { $megabytes } МБ.
error-import-too-many = Забагато рядків: беру до { $limit }. Розділи файл на частини.
error-import-unknown = Не впізнаю цей файл. Чекаю на CSV з Todoist чи TickTick або zip чи db з Loop Habit Tracker.
error-import-encoding = Не можу прочитати літери в цьому файлі. Збережи його в UTF-8 і надішли знову.
error-import-broken = Файл пошкоджено: відкрити його не вийшло.
error-import-encrypted = Архів під паролем. Надішли його без пароля.
error-import-empty = У файлі нічого немає.
error-import-gone = Файлу більше немає. Надішли його ще раз.
