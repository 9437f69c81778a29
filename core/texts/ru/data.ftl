calendar-name = Успевай

data-button = 🗄 Мои данные
data-main = 🗄 <b>Мои данные</b>

    Всё, что ты мне рассказываешь, — твоё: можно забрать, перенести из другой программы, открыть в календаре или удалить.
data-export = 📤 Экспорт
data-import = 📥 Импорт
data-calendar = 🗓 Календарь
data-forget = 🗑 Удалить всё

data-export-text = 📤 <b>Экспорт</b>

    Пришлю файлами сюда, в чат:
    • всё, что о тебе храню, одним JSON
    • задачи и привычки таблицами CSV
    • задачи с датами и напоминания привычек календарём .ics

    Паролей и кодов в файлах нет.
data-export-start = 📤 Собрать файлы
data-exporting = 📤 Собираю файлы… { $bar } { $percent }%

    Идёт само: можно заниматься своими делами.
data-exported = ✅ Готово: файлы выше.
data-export-failed = ⚠️ Собрать и отправить файлы не вышло. Это моя ошибка, я её записал. Попробуй ещё раз: /export
data-export-too-large = Не поместилось в 50 МБ, которые разрешает мессенджер: { $too_large }.

data-import-text = 📥 <b>Импорт</b>

    Пришли файл 📎, и я покажу, что в нём понял, прежде чем что-то записать. Подойдут:
    • Todoist: CSV проекта («Экспорт как шаблон») или zip резервной копии
    • TickTick: CSV резервной копии
    • Loop Habit Tracker: zip с таблицами или резервная копия .db

    До 10 МБ и 5000 задач. Повторный импорт ничего не удвоит.
data-import-file-please = Жду файл: CSV, zip или db. Нажми 📎 и выбери «Файл».
data-preview = 📥 <b>{ $source ->
        [todoist] Todoist
        [ticktick] TickTick
       *[loop] Loop Habit Tracker
    }</b>

    { $tasks ->
        [0] Задач нет.
        [one] { $tasks } задача.
        [few] { $tasks } задачи.
       *[other] { $tasks } задач.
    } { $habits ->
        [0] { "" }
        [one] { $habits } привычка, отмеченных дней: { $days }.
        [few] { $habits } привычки, отмеченных дней: { $days }.
       *[other] { $habits } привычек, отмеченных дней: { $days }.
    }
data-preview-lines = { "" }
    { $lines }
data-preview-task = • { $title }{ $when }
data-preview-habit = • { $title } — дней: { $days }
data-preview-left-out = { "" }
    Не переношу:{ $done ->
        [0] { "" }
       *[other] { "\u000A" }• сделанных задач: { $done }
    }{ $notes ->
        [0] { "" }
       *[other] { "\u000A" }• заметок: { $notes }
    }{ $archived ->
        [0] { "" }
       *[other] { "\u000A" }• архивных привычек: { $archived }
    }
data-preview-rounded = { "" }
    Частота не такая, как у нас, у привычек: { $rounded }. Возьму самую близкую, её можно поправить.
data-preview-troubles = { "" }
    ⚠️{ $refused ->
        [0] { "" }
       *[other] { " " }Строк не перенесу: { $refused }.
    }{ $vague ->
        [0] { "" }
       *[other] { " " }Понял не до конца: { $vague }.
    }
    { $trouble_lines }
data-trouble-columns = строка { $line }: лишние столбцы — { $what }
data-trouble-title = строка { $line }: нет названия
data-trouble-date = строка { $line }: не понял дату «{ $what }»
data-trouble-repeat = строка { $line }: не понял повторение «{ $what }»
data-trouble-habit = строка { $line }: это не привычка — { $what }
data-trouble-value = строка { $line }: не понял отметку «{ $what }»
data-import-accept = ✅ Перенести
data-import-other = 📎 Другой файл
data-importing = 📥 Переношу… { $bar } { $percent }%

    Идёт само: можно заниматься своими делами.
data-imported = ✅ <b>Перенёс</b>

    Задач: { $tasks }, привычек: { $habits }. { $there ->
        [0] { "" }
       *[other] Уже были здесь: { $there }.
    }
data-import-stopped = ⚠️ <b>Перенос остановился</b>

    Это моя ошибка, я её записал. Успел перенести задач: { $tasks }, привычек: { $habits }. { $there ->
        [0] { "" }
       *[other] Уже были здесь: { $there }.
    }

    Нажми кнопку чуть позже, и я попробую перенести остальное. Можно и прислать тот же файл ещё раз: ничего не удвоится.
data-imported-refused = { "" }
    ⚠️ Не получилось:
    { $lines }{ $more ->
        [0] { "" }
       *[other] { " " }…и ещё { $more }
    }
data-refused-line = строка { $line }: { $reason }
data-refused-otherwise = не подошло
data-import-undo = ↩️ Отменить импорт
data-import-go-on = ▶️ Продолжить
data-import-look = 🔄 Сколько готово
data-undoing = ↩️ Отменяю… { $bar } { $percent }%

    Идёт само: можно заниматься своими делами.
data-undone = ↩️ Импорт отменён: задачи удалены, привычки в архиве. Что было до него, на месте.
data-undo-stopped = ⚠️ <b>Отмена импорта остановилась</b>

    Это моя ошибка, я её записал. Часть того, что перенёс, ещё на месте: нажми кнопку, и я попробую убрать остальное.

data-calendar-closed = 🗓 <b>Календарь по ссылке</b>

    Задачи с датами и напоминания привычек можно видеть в Google Календаре, на айфоне или в любой другой программе. Сделаю секретный адрес: кто его знает, видит твои дела, так что не показывай его никому.
data-calendar-address = 🗓 <b>Адрес твоего календаря</b>

    <code>{ $address }</code>

    Добавь его в свою программу: «Подписаться на календарь». Показываю один раз: я храню только отпечаток. Прежний адрес больше не работает.
data-calendar-open = 🗓 <b>Календарь по ссылке</b>

    Адрес работает с { $since }. Второй раз показать его не могу: храню только отпечаток. Можно сделать новый, старый тогда перестанет работать.
data-calendar-local = { "" }
    <i>Пока адрес открывается только на компьютере, где я запущен.</i>
data-calendar-make = 🔗 Сделать адрес
data-calendar-renew = 🔄 Новый адрес
data-calendar-close = 🚫 Закрыть доступ

data-forget-text = 🗑 <b>Удалить всё</b>

    Сотру задачи, привычки и все отметки, фокус, цели и навыки, заметки, напоминания, настройки, адреса и историю сообщений, которую веду у себя. Вернуть будет нельзя.

    Останется:
    • сама переписка — её видишь ты, удалить её можешь тоже только ты
    • очереди команд и сообщений: то, что уже в пути, доходит до конца и исчезает, самое позднее через 7 дней
    • резервные копии владельца бота, пока он их хранит
data-export-first = 📤 Сначала забрать
data-forget-go = 🗑 Удалить…
data-forget-surely = ⚠️ <b>Точно удалить всё?</b>

    Это навсегда. Нажми кнопку или напиши слово <b>{ $word }</b>.
data-forget-word = УДАЛИТЬ
data-forget-unclear = Чтобы удалить всё, напиши ровно одно слово: { $word }.
data-forget-yes = 🗑 Да, удалить навсегда
data-forget-no = ⬅️ Нет, оставить
data-forgotten = 🕊 Готово, я всё забыл.

    Захочешь начать заново — нажми /start, и мы познакомимся.

command-export = Забрать все свои данные
command-import = Перенести из Todoist, TickTick, Loop
command-calendar = Календарь по ссылке
command-forget_me = Удалить всё, что я о тебе знаю

late-personal-start-import = 📥 Переношу из файла, это идёт само.
late-personal-undo-import = ↩️ Отменяю импорт, это идёт само.

error-import-later = Не успел записать файл: сервер занят. Нажми ещё раз.
error-import-too-big = Файл слишком большой: беру до { $megabytes } МБ.
error-import-too-many = Слишком много строк: беру до { $limit }. Раздели файл на части.
error-import-unknown = Не узнаю этот файл. Жду CSV из Todoist или TickTick либо zip или db из Loop Habit Tracker.
error-import-encoding = Не могу прочитать буквы в этом файле. Сохрани его в UTF-8 и пришли снова.
error-import-broken = Файл повреждён: открыть его не вышло.
error-import-encrypted = Архив под паролем. Пришли его без пароля.
error-import-empty = В файле ничего нет.
error-import-gone = Файла больше нет. Пришли его ещё раз.
