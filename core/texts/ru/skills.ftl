skills-empty = 🧠 <b>Навыки</b>

    Пока ни одного. Добавь, чему учишься: «Английский 2 → 4».
skills-head = 🧠 <b>Навыки</b>
skill-line = { $mark } <b>{ $title }</b>
    { $stars } · практика { $practice }
skill-add = ➕ Навык
skill-radar = 🕸 Радар
skill-to-list = 🧠 К навыкам

skill-level-1 = пробую
skill-level-2 = знаю основы
skill-level-3 = делаю уверенно
skill-level-4 = делаю сложное
skill-level-5 = учу других

skill-card = 🧠 <b>{ $title }</b>

    { $stars } уровень { $level }: { $words }
skill-target-line = 🎯 цель: уровень { $target }, { $target_words }
skill-there-line = 🎉 цель достигнута
skill-practice-line = ⏱ практика: { $practice }, за эту неделю { $week }
skill-goals-line = 🔗 ведёт к цели: { $goals }
skill-evidence-head = { "" }
    📎 Подтверждения:
skill-check-line-next = { "" }
    🔔 Спрошу про уровень: { $check }
skill-check-line-now = { "" }
    ❔ Уровень всё ещё { $level }, «{ $words }»?
skill-archived-line = { "" }
    🗄 Навык в архиве. Его можно вернуть.
skill-deleted-line = { "" }
    🗑 Навык удалён. Его ещё можно восстановить.
skill-focus = 🍅 Фокус
skill-practise = ⏱ Записать практику
skill-set-level = 📶 Уровень
skill-set-target = 🎯 Цель
skill-prove = 📎 Подтверждения
skill-log = 📜 Журнал
skill-edit = ✏️ Изменить
skill-archive = 🗄 В архив
skill-unarchive = ↩️ Вернуть из архива
skill-delete = 🗑 Удалить
skill-restore = ↩️ Восстановить
skill-hush = 🔕 Не спрашивать про уровень
skill-ask = 🔔 Спрашивать про уровень

skill-new = 🧠 Чему учимся? Напиши, например «Английский 2 → 4», или выбери готовое.
skill-idea-language = 🗣 Иностранный язык
skill-idea-code = 💻 Программирование
skill-idea-speak = 🎤 Выступления
skill-idea-write = ✍️ Тексты
skill-idea-lead = 🧭 Руководство людьми
skill-idea-music = 🎸 Музыка
skill-ask-title = ✏️ <b>{ $title }</b>

    Напиши новое название или выбери, что сделать.
skill-ask-level = 📶 <b>{ $title }</b>: какой уровень сейчас?
skill-ask-target = 🎯 <b>{ $title }</b>: какой уровень нужен?
skill-level-please = Нажми на уровень или напиши цифру от { $lowest } до { $highest }.
skill-ask-practice = ⏱ <b>{ $title }</b>: сколько занимались? Выбери или напиши: «40 читал статью», «вчера 1 ч 30 мин».
skill-minutes-button = { $minutes } мин
skill-minutes-please = Напиши, сколько минут: «40» или «1 ч 30 мин», не больше { $limit } минут.
skill-log-head = 📜 <b>{ $title }</b>: практика { $practice }. Нажми на ✖️, чтобы убрать запись.
skill-log-empty = Пока пусто. Запиши практику или начни фокус: он посчитается сам.
skill-log-line = { $mark } { $day }: { $spent }{ $note }
skill-ask-evidence = 📎 <b>{ $title }</b>: что показывает уровень? Напиши пару слов или пришли ссылку. Или выбери:
skill-proof-praise = 🙌 Похвалили
skill-proof-project = 📦 Сделан проект
skill-proof-course = 🎓 Пройден курс
skill-proof-taught = 🧑‍🏫 Объяснил другим

skill-radar-title = Мои навыки
skill-radar-now = сейчас
skill-radar-target = цель
skill-radar-caption = 🕸 <b>Мои навыки</b>: сейчас → цель
skill-radar-line = { $title }: { $level } → { $target }

skill-check = 🧠 <b>{ $title }</b>

    Уровень всё ещё { $level }, «{ $words }»?
skill-check-still = ✅ Да, всё ещё { $level }
skill-check-higher = ⬆️ Уже { $level }
skill-check-lower = ⬇️ Скорее { $level }
skill-check-done = ✅ { $at } <b>{ $title }</b>: уровень { $level }, «{ $words }»
skill-check-target = 🎉 Это и была цель. Так держать!
skill-check-next = 🔔 Спрошу снова: { $day }
skill-check-line = { $title }: всё ещё уровень { $level }?
notices-kind-skill = Вопросы о навыках
late-career-add-skill = ✅ Навык записал. Все навыки: /career
late-career-log-practice = ✅ Практику записал. Все навыки: /career
late-career-answer-check-in = ✅ Ответ об уровне записал. Все навыки: /career
error-too-many-skills = Навыков уже { $limit }. Удали ненужные, и место найдётся.
error-empty-evidence = Напиши пару слов или пришли ссылку.
error-answer-outdated = С тех пор уровень меняли ещё раз. Поправь его на карточке навыка.
