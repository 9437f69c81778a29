menu-career = 🎯 Цілі й навички
command-career = Цілі й навички

goals-empty = 🎯 <b>Цілі</b>

    Поки жодної. Досить одного рядка: «Вивчити англійську до грудня: слова 500 шт».
goals-head = 🎯 <b>Цілі</b> · { $open ->
    [0] усе досягнуто 🎉
    [one] у роботі { $open } ціль
    [few] у роботі { $open } цілі
   *[other] у роботі { $open } цілей
}{ $open ->
    [0] { "" }
   *[other] { $reached ->
        [0] { "" }
       *[other] , досягнуто { $reached }
    }
}
goal-line = { $mark } <b>{ $title }</b>
    { $percent ->
        [-1] поки без показників
       *[other] { $bar } { $percent }%
    } · { $deadline ->
        [none] без терміну
       *[other] до { $deadline }
    }
goal-add = ➕ Ціль
goal-save = ✅ Зберегти
goal-edit = ✏️ Змінити
goal-reach = 🏁 Досягнуто
goal-reopen = ↩️ Ще не досягнуто
goal-archive = 🗄 В архів
goal-unarchive = ↩️ Повернути з архіву
goal-delete = 🗑 Видалити
goal-restore = ↩️ Відновити
goal-deadline = 🗓 Термін
goal-measure-add = ➕ Показник
goal-milestones = 🚩 Кроки
goal-feeds = 🔗 Що веде до цілі
goal-picture = 📊 Картинка
career-to-goals = 🎯 До цілей
career-to-skills = 🧠 Навички
career-archive = 🗄 Архів
career-archive-head = 🗄 <b>Архів</b>: відкладені цілі й навички. Натисни, щоб відкрити.
career-archive-empty = 🗄 В архіві порожньо.
career-undo = ↩️ Скасувати останнє
career-words-please = Тут потрібен текст: напиши словами.
career-too-long = Задовго: { $length ->
    [one] { $length } знак
    [few] { $length } знаки
   *[other] { $length } знаків
}, а вміщається { $limit }. Напиши коротше.

goal-card = 🎯 <b>{ $title }</b>
    🗓 { $deadline ->
        [none] без терміну
       *[other] { $horizon ->
            [week] ціль на тиждень
            [month] ціль на місяць
            [quarter] ціль на квартал
           *[year] ціль на рік
        }, до { $deadline }
    }
goal-progress = <code>{ $bar }</code> <b>{ $percent }%</b>
goal-not-measured = Поки нема чим виміряти. Додай показник, кроки або завдання.
goal-reached-line = 🏁 <b>Ціль досягнуто. Вітаю!</b>
goal-left = { $left ->
    [0] сьогодні останній день
    [one] лишився { $left } день
    [few] лишилося { $left } дні
   *[other] лишилося { $left } днів
}
goal-left-line = ⏳ { $left ->
    [0] Сьогодні останній день.
    [one] Лишився { $left } день.
    [few] Лишилося { $left } дні.
   *[other] Лишилося { $left } днів.
}
goal-past-line = ⌛️ Термін минув { $past ->
    [one] { $past } день
    [few] { $past } дні
   *[other] { $past } днів
} тому. Можна спокійно поставити новий.
goal-result-line = 📈 { $title }: { $figures }
    <code>{ $bar }</code> { $percent }%
goal-draft-line = 📈 { $title }: { $figures }
goal-milestones-line = { "" }
    🚩 Кроки: { $ticked } з { $steps }
goal-milestone-line = { $mark } { $title }
goal-more-line = …і ще { $more }
goal-tasks-line = 📋 Завдання: { $tasks_done } з { $tasks }
goal-habits-line = 🌱 Звички: сила { $habit_strength }%{ $habit_days ->
    [0] { "" }
   *[other] { " " }· за тиждень { $habit_ticks } з { $habit_days }
}
goal-minutes-line = 🍅 Фокус: { $minutes ->
    [one] { $minutes } хвилина
    [few] { $minutes } хвилини
   *[other] { $minutes } хвилин
}
goal-archived-line = { "" }
    🗄 Ціль в архіві. Її можна повернути.
goal-deleted-line = { "" }
    🗑 Ціль видалено. Її ще можна відновити.

goal-new = 🎯 До чого йдемо? Напиши одним рядком, наприклад:
    «Вивчити англійську до грудня: слова 500 шт, скласти іспит».

    Або вибери готову й виправ.
goal-idea-language = 🗣 Мова
goal-idea-books = 📚 Книжки
goal-idea-health = 🏃 Здоров’я
goal-idea-work = 💼 Робота
goal-idea-money = 💰 Заощадження
goal-idea-line-language = Заговорити новою мовою за півроку: слова 500 шт, години практики 50, перша розмова з носієм
goal-idea-line-books = Читати більше цього року: книжки 12 шт
goal-idea-line-health = Пробігти 10 км за 3 місяці: пробіжки 24 шт, перший забіг
goal-idea-line-work = Вирости в роботі за півроку: курси 2 шт, розмова з керівником, нова роль
goal-idea-line-money = Зібрати фінансову подушку за рік: накопичено 100%
goal-review = { "" }
    Усе правильно? Вибери термін або допиши, чим вимірювати: «книжки 12 шт, скласти іспит».
goal-clear = 🧹 Без показників
goal-until-week = 🗓 Цей тиждень
goal-until-month = 🗓 Цей місяць
goal-until-quarter = 🗓 Цей квартал
goal-until-year = 🗓 Цей рік
goal-until-none = ♾ Без терміну
goal-ask-title = ✏️ <b>{ $title }</b>

    Напиши нову назву або вибери, що зробити.
goal-ask-deadline = 🗓 <b>{ $title }</b>: до якого дня? Вибери або напиши, наприклад «до 15 травня», «до літа».
goal-deadline-please = Не зрозумів день. Напиши, наприклад, «до 15 травня» або «за 3 місяці», і щоб він був попереду.

goal-ask-measure = 📈 Чим виміряємо? Вибери або напиши: «слова 500 шт», «вага з 80 до 70 кг».
goal-measure-percent = Готовність
goal-measure-hours = Години
goal-measure-times = Рази
goal-measure-pages = Сторінки
goal-measure-km = Кілометри
goal-unit-percent = %
goal-unit-hours = год
goal-unit-times = разів
goal-unit-pages = стор.
goal-unit-km = км
goal-result-card = 📈 <b>{ $title }</b>

    <code>{ $bar }</code> { $percent }%
    Зараз { $figures }, почали з { $start }.

    Скільки тепер? Натисни або напиши число: «135» чи «+20». Змінити сам показник: «вага з 80 до 70 кг».
goal-result-remove = 🗑 Прибрати показник
goal-number-please = Напиши число: скільки зараз («135») або скільки додати («+20»).
goal-ask-which = 📈 <b>{ $title }</b>: до якого показника записати «{ $said }»?
goal-ask-milestones = 🚩 <b>{ $title }</b>: кроки, { $ticked } з { $steps }

    Напиши крок, щоб додати; кожен рядок стане кроком. Натисни на крок, щоб позначити.
goal-step-first = 👟 Почати: перший маленький крок
goal-step-half = ⛰ Пройти половину
goal-step-show = 🎤 Показати результат
goal-steps-rename = ✏️ Перейменовувати
goal-ask-step-title = ✏️ <b>{ $title }</b>

    Напиши, як назвати цей крок.
goal-steps-remove = 🗑 Прибирати
goal-steps-tick = ☑️ Позначати

goal-feeds-head = 🔗 <b>{ $title }</b>: що веде до цілі. Натисни на ✖️, щоб відв’язати.
goal-feeds-empty = 🔗 <b>{ $title }</b>

    Пов’яжи з ціллю завдання, звички й навички: їхній рух буде видно на картці.
goal-feed-line = { $mark } { $title }
goal-feeds-minutes = 🍅 Фокус: { $minutes }
goal-feed-task = ➕ Завдання
goal-feed-habit = ➕ Звичка
goal-feed-skill = ➕ Навичка
goal-ask-task = 📋 Яке завдання веде до цілі? Вибери або напиши нове.
goal-ask-habit = 🌱 Яка звичка веде до цілі?
goal-ask-skill = 🧠 Яка навичка веде до цілі?
goal-no-task = Відкритих завдань немає. Напиши нове просто сюди.
goal-task-added = ➕ { $title } · { $due }
goal-no-habit = Звичок поки немає. Заведи першу: /habits
goal-no-skill = Навичок поки немає. Додай першу на сторінці навичок.

goal-picture-reached = Досягнуто!
goal-picture-steps = Кроки
goal-picture-tasks = Завдання
goal-picture-caption = 📊 <b>{ $title }</b>: { $percent }%

late-career-add-goal = ✅ Ціль записав. Усі цілі: /career
late-career-move-key-result = ✅ Показник оновив. Усі цілі: /career
late-career-tick-milestone = ✅ Крок позначив. Усі цілі: /career
error-too-many-goals = Цілей уже { $limit }. Видали непотрібні, і місце знайдеться.
error-too-many-results = Більше ніж { $limit } показників в одній цілі не вміщається.
error-too-many-milestones = Більше ніж { $limit } кроків в одній цілі не вміщається.
error-too-many-feeds = Більше ніж { $limit } зв’язків в одній цілі не вміщається.
error-result-stands-still = Початок і кінець показника збігаються: рухатися нікуди.
