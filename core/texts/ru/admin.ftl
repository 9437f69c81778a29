admin-main = 🛠 <b>Хозяйство</b>, { $at }

    👥 Людей: { $people }, недоступны: { $away }
    📬 В очереди сообщений: { $queue }, отправляется: { $open }

    <b>За час</b>: ✅ { $hour_sent } · ❌ { $hour_failed } · ❔ { $hour_unknown }
    <b>За сутки</b>: ✅ { $day_sent } · ❌ { $day_failed } · ❔ { $day_unknown }
admin-lateness = ⏱ Опоздание за сутки: обычно { $p50 } с, у 99 из 100 не больше { $p99 } с
admin-events = 📈 События
admin-day = 📊 Сутки
admin-failures = ⚠️ Неудачи
admin-broadcasts = 📣 Рассылки
admin-refresh = 🔄 Обновить
admin-day-title = Отправлено за сутки, по часам
admin-day-sent = Дошло
admin-day-failed = Не дошло
admin-day-bad = не дошло или неизвестно: { $bad }
admin-day-caption = За сутки дошло: { $sent }, не дошло или неизвестно: { $bad }
admin-failures-title = ⚠️ <b>Последние неудачи</b>

admin-failures-none = ✅ Неудач нет.
admin-failure = { $at } · <b>{ $name }</b> · { $kind ->
        [task] задача
        [habit] привычка
        [focus] фокус
        [bundle] сводка
        [broadcast] рассылка
       *[other] сообщение
    } · { $outcome ->
        [unknown] неизвестно, дошло ли
       *[other] не дошло
    }: <i>{ $reason }</i>
admin-broadcasts-title = 📣 <b>Рассылки</b>

    Черновик откроется дальше, у остальных покажу, как идёт.
admin-broadcasts-none = 📣 Рассылок ещё не было.
admin-broadcast-new = ✏️ Новая рассылка

cast-write = ✏️ Напиши сообщение: его получат люди. Жирный, курсив, ссылки и другое оформление сохранятся.
cast-text-please = Здесь нужен текст, без картинок и файлов.
cast-people = 📣 <b>Кому отправим?</b>

    «{ $words }»
    🔗 Кнопка: { $button }

    Сейчас это { $count ->
        [one] <b>{ $count }</b> человек
        [few] <b>{ $count }</b> человека
       *[other] <b>{ $count }</b> человек
    } ({ $segment }).
cast-people-nobody = Здесь никого: выбери шире.
cast-people-all = все
cast-people-locale = язык { $language ->
        [ru] русский
        [uk] украинский
       *[en] английский
    }
cast-people-active = что-то делали за { $days ->
        [one] { $days } день
        [few] { $days } дня
       *[other] { $days } дней
    }
cast-people-onboarded = прошли знакомство
cast-locale-any = Все языки
cast-active-any = Все
cast-active-days = За { $days ->
        [one] { $days } день
        [few] { $days } дня
       *[other] { $days } дней
    }
cast-onboarded = Прошли знакомство
cast-edit-text = ✏️ Текст
cast-languages = 🌐 Языки
cast-link = 🔗 Кнопка
cast-preview = 👁 Показать, как увидят
cast-languages-question = 🌐 Для какого языка написать другой текст? Остальные получат общий.
cast-variant = ✏️ Напиши текст, язык: { $language }.
cast-variant-drop = 🗑 Без своего текста
cast-link-question = 🔗 Напиши подпись и ссылку через пробел, например:
    Подробнее https://example.org
cast-link-drop = 🗑 Без кнопки
cast-button-too-long = Подпись длиннее { $limit } знаков.
cast-not-taken = Мессенджер такое не принимает: { $reason }
cast-confirm = 👆 Так это увидят.

    { $count ->
        [one] Получит <b>{ $count }</b> человек
        [few] Получат <b>{ $count }</b> человека
       *[other] Получат <b>{ $count }</b> человек
    } ({ $segment }). Отправляем?
cast-send = 🚀 Отправить
cast-change = ✏️ Изменить

cast-title = 📣 <b>Рассылка</b> · { $state }
cast-state-draft = черновик
cast-state-running = идёт
cast-state-paused = на паузе
cast-state-done = закончена
cast-state-cancelled = отменена
cast-figures = ✅ { $sent } · ❌ { $failed } · ⏳ осталось { $left }
cast-unknown = ❔ { $count ->
        [one] Про { $count } сообщение неизвестно, дошло ли
        [few] Про { $count } сообщения неизвестно, дошли ли
       *[other] Про { $count } сообщений неизвестно, дошли ли
    }
cast-silenced = 🔇 Не отправлено после отмены: { $count }
cast-eta-seconds = 🏁 ещё около { $count ->
        [one] { $count } секунды
        [few] { $count } секунд
       *[other] { $count } секунд
    }
cast-eta-minutes = 🏁 ещё около { $count ->
        [one] { $count } минуты
        [few] { $count } минут
       *[other] { $count } минут
    }
cast-ask = Точно отменить? Кто ещё не получил, уже не получит.
cast-button-pause = ⏸ Пауза
cast-button-go = ▶️ Продолжить
cast-button-ask = ⛔ Отменить
cast-button-stop = ⛔ Да, отменить
cast-button-look = ↩️ Нет

error-broadcast-over = Эта рассылка уже закончилась.
error-broadcast-not-now = Сейчас так не получится: рассылка в другом состоянии.
error-broadcast-empty = В сообщении нет ни слова.
error-broadcast-too-long = Слишком длинно: помещается { $limit } знаков.
error-broadcast-link = Нужны подпись и ссылка, которая начинается с https://
