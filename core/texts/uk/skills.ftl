skills-empty = 🧠 <b>Навички</b>

    Поки жодної. Додай, чого вчишся: «Англійська 2 → 4».
skills-head = 🧠 <b>Навички</b>
skill-line = { $mark } <b>{ $title }</b>
    { $stars } · практика { $practice }
skill-add = ➕ Навичка
skill-radar = 🕸 Радар
skill-to-list = 🧠 До навичок

skill-level-1 = пробую
skill-level-2 = знаю основи
skill-level-3 = роблю впевнено
skill-level-4 = роблю складне
skill-level-5 = навчаю інших

skill-card = 🧠 <b>{ $title }</b>

    { $stars } рівень { $level }: { $words }
skill-target-line = 🎯 ціль: рівень { $target }, { $target_words }
skill-there-line = 🎉 ціль досягнуто
skill-practice-line = ⏱ практика: { $practice }, за цей тиждень { $week }
skill-goals-line = 🔗 веде до цілі: { $goals }
skill-evidence-head = { "" }
    📎 Підтвердження:
skill-check-line-next = { "" }
    🔔 Спитаю про рівень: { $check }
skill-check-line-now = { "" }
    ❔ Рівень усе ще { $level }, «{ $words }»?
skill-archived-line = { "" }
    🗄 Навичка в архіві. Її можна повернути.
skill-deleted-line = { "" }
    🗑 Навичку видалено. Її ще можна відновити.
skill-focus = 🍅 Фокус
skill-practise = ⏱ Записати практику
skill-set-level = 📶 Рівень
skill-set-target = 🎯 Ціль
skill-prove = 📎 Підтвердження
skill-log = 📜 Журнал
skill-edit = ✏️ Змінити
skill-archive = 🗄 В архів
skill-unarchive = ↩️ Повернути з архіву
skill-delete = 🗑 Видалити
skill-restore = ↩️ Відновити
skill-hush = 🔕 Не питати про рівень
skill-ask = 🔔 Питати про рівень

skill-new = 🧠 Чого вчимося? Напиши, наприклад «Англійська 2 → 4», або вибери готове.
skill-idea-language = 🗣 Іноземна мова
skill-idea-code = 💻 Програмування
skill-idea-speak = 🎤 Виступи
skill-idea-write = ✍️ Тексти
skill-idea-lead = 🧭 Керування людьми
skill-idea-music = 🎸 Музика
skill-ask-title = ✏️ <b>{ $title }</b>

    Напиши нову назву або вибери, що зробити.
skill-ask-level = 📶 <b>{ $title }</b>: який рівень зараз?
skill-ask-target = 🎯 <b>{ $title }</b>: який рівень потрібен?
skill-level-please = Натисни на рівень або напиши цифру від { $lowest } до { $highest }.
skill-ask-practice = ⏱ <b>{ $title }</b>: скільки займалися? Вибери або напиши: «40 читав статтю», «учора 1 год 30 хв».
skill-minutes-button = { $minutes } хв
skill-minutes-please = Напиши, скільки хвилин: «40» або «1 год 30 хв», не більше ніж { $limit } хвилин.
skill-log-head = 📜 <b>{ $title }</b>: практика { $practice }. Натисни на ✖️, щоб прибрати запис.
skill-log-empty = Поки порожньо. Запиши практику або почни фокус: він порахується сам.
skill-log-line = { $mark } { $day }: { $spent }{ $note }
skill-ask-evidence = 📎 <b>{ $title }</b>: що показує рівень? Напиши кілька слів або надішли посилання. Або вибери:
skill-proof-praise = 🙌 Похвалили
skill-proof-project = 📦 Зроблено проєкт
skill-proof-course = 🎓 Пройдено курс
skill-proof-taught = 🧑‍🏫 Пояснив іншим

skill-radar-title = Мої навички
skill-radar-now = зараз
skill-radar-target = ціль
skill-radar-caption = 🕸 <b>Мої навички</b>: зараз → ціль
skill-radar-line = { $title }: { $level } → { $target }

skill-check = 🧠 <b>{ $title }</b>

    Рівень усе ще { $level }, «{ $words }»?
skill-check-still = ✅ Так, усе ще { $level }
skill-check-higher = ⬆️ Уже { $level }
skill-check-lower = ⬇️ Радше { $level }
skill-check-done = ✅ { $at } <b>{ $title }</b>: рівень { $level }, «{ $words }»
skill-check-target = 🎉 Це й була ціль. Так тримати!
skill-check-next = 🔔 Спитаю знову: { $day }
skill-check-line = { $title }: усе ще рівень { $level }?
notices-kind-skill = Питання про навички
late-career-add-skill = ✅ Навичку записав. Усі навички: /career
late-career-log-practice = ✅ Практику записав. Усі навички: /career
late-career-answer-check-in = ✅ Відповідь про рівень записав. Усі навички: /career
error-too-many-skills = Навичок уже { $limit }. Видали непотрібні, і місце знайдеться.
error-empty-evidence = Напиши кілька слів або надішли посилання.
error-answer-outdated = Відтоді рівень змінювали ще раз. Виправ його на картці навички.
