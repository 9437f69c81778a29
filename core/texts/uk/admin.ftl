admin-main = 🛠 <b>Господарство</b>, { $at }

    👥 Людей: { $people }, недоступні: { $away }
    📬 У черзі повідомлень: { $queue }, надсилається: { $open }

    <b>За годину</b>: ✅ { $hour_sent } · ❌ { $hour_failed } · ❔ { $hour_unknown }
    <b>За добу</b>: ✅ { $day_sent } · ❌ { $day_failed } · ❔ { $day_unknown }
admin-lateness = ⏱ Запізнення за добу: зазвичай { $p50 } с, у 99 зі 100 не більше { $p99 } с
admin-events = 📈 Події
admin-day = 📊 Доба
admin-failures = ⚠️ Невдачі
admin-broadcasts = 📣 Розсилки
admin-refresh = 🔄 Оновити
admin-day-title = Надіслано за добу, по годинах
admin-day-sent = Дійшло
admin-day-failed = Не дійшло
admin-day-bad = не дійшло або невідомо: { $bad }
admin-day-caption = За добу дійшло: { $sent }, не дійшло або невідомо: { $bad }
admin-failures-title = ⚠️ <b>Останні невдачі</b>

admin-failures-none = ✅ Невдач немає.
admin-failure = { $at } · <b>{ $name }</b> · { $kind ->
        [task] завдання
        [habit] звичка
        [focus] фокус
        [bundle] зведення
        [broadcast] розсилка
       *[other] повідомлення
    } · { $outcome ->
        [unknown] невідомо, чи дійшло
       *[other] не дійшло
    }: <i>{ $reason }</i>
admin-broadcasts-title = 📣 <b>Розсилки</b>

    Чернетка відкриється далі, для решти покажу, як іде.
admin-broadcasts-none = 📣 Розсилок ще не було.
admin-broadcast-new = ✏️ Нова розсилка

cast-write = ✏️ Напиши повідомлення: його отримають люди. Жирний, курсив, посилання та інше оформлення збережуться.
cast-text-please = Тут потрібен текст, без картинок і файлів.
cast-people = 📣 <b>Кому надішлемо?</b>

    «{ $words }»
    🔗 Кнопка: { $button }

    Зараз це { $count ->
        [one] <b>{ $count }</b> людина
        [few] <b>{ $count }</b> людини
       *[other] <b>{ $count }</b> людей
    } ({ $segment }).
cast-people-nobody = Тут нікого: обери ширше.
cast-people-all = усі
cast-people-locale = мова { $language ->
        [ru] російська
        [uk] українська
       *[en] англійська
    }
cast-people-active = щось робили за { $days ->
        [one] { $days } день
        [few] { $days } дні
       *[other] { $days } днів
    }
cast-people-onboarded = пройшли знайомство
cast-locale-any = Усі мови
cast-active-any = Усі
cast-active-days = За { $days ->
        [one] { $days } день
        [few] { $days } дні
       *[other] { $days } днів
    }
cast-onboarded = Пройшли знайомство
cast-edit-text = ✏️ Текст
cast-languages = 🌐 Мови
cast-link = 🔗 Кнопка
cast-preview = 👁 Показати, як побачать
cast-languages-question = 🌐 Для якої мови написати інший текст? Решта отримає спільний.
cast-variant = ✏️ Напиши текст, мова: { $language }.
cast-variant-drop = 🗑 Без свого тексту
cast-link-question = 🔗 Напиши підпис і посилання через пробіл, наприклад:
    Докладніше https://example.org
cast-link-drop = 🗑 Без кнопки
cast-button-too-long = Підпис довший за { $limit } знаків.
cast-not-taken = Месенджер такого не приймає: { $reason }
cast-confirm = 👆 Так це побачать.

    { $count ->
        [one] Отримає <b>{ $count }</b> людина
        [few] Отримають <b>{ $count }</b> людини
       *[other] Отримають <b>{ $count }</b> людей
    } ({ $segment }). Надсилаємо?
cast-send = 🚀 Надіслати
cast-change = ✏️ Змінити

cast-title = 📣 <b>Розсилка</b> · { $state }
cast-state-draft = чернетка
cast-state-running = іде
cast-state-paused = на паузі
cast-state-done = закінчена
cast-state-cancelled = скасована
cast-figures = ✅ { $sent } · ❌ { $failed } · ⏳ лишилося { $left }
cast-unknown = ❔ { $count ->
        [one] Про { $count } повідомлення невідомо, чи дійшло
        [few] Про { $count } повідомлення невідомо, чи дійшли
       *[other] Про { $count } повідомлень невідомо, чи дійшли
    }
cast-silenced = 🔇 Не надіслано після скасування: { $count }
cast-eta-seconds = 🏁 ще близько { $count ->
        [one] { $count } секунди
        [few] { $count } секунд
       *[other] { $count } секунд
    }
cast-eta-minutes = 🏁 ще близько { $count ->
        [one] { $count } хвилини
        [few] { $count } хвилин
       *[other] { $count } хвилин
    }
cast-ask = Точно скасувати? Хто ще не отримав, уже не отримає.
cast-button-pause = ⏸ Пауза
cast-button-go = ▶️ Продовжити
cast-button-ask = ⛔ Скасувати
cast-button-stop = ⛔ Так, скасувати
cast-button-look = ↩️ Ні

error-broadcast-over = Ця розсилка вже закінчилася.
error-broadcast-not-now = Зараз так не вийде: розсилка в іншому стані.
error-broadcast-empty = У повідомленні немає жодного слова.
error-broadcast-too-long = Задовго: вміщується { $limit } знаків.
error-broadcast-link = Потрібні підпис і посилання, яке починається з https://
