settings-text = ⚙️ <b>Настройки</b>

    🌐 Язык: { $language }
    🕒 Часовой пояс: { $place }, сейчас { $clock }
    🌅 День начинается в { $begins }
    💼 Рабочие часы: { $working }
    🌙 Тихие часы: { $quiet }
    🖼 Картинки: { $pictures ->
        [light] светлые
       *[dark] тёмные
    }
settings-undo = ↩️ Вернуть как было
settings-language = 🌐 Язык
settings-zone = 🕒 Часовой пояс
settings-day-start = 🌅 Начало дня
settings-working = 💼 Рабочие часы
settings-pictures = 🖼 { $pictures ->
        [light] Тёмные картинки
       *[dark] Светлые картинки
    }
settings-language-question = 🌐 На каком языке говорим?
settings-zone-question = 🕒 Где ты сейчас? Выбери город, напиши его название или пришли геопозицию 📎

    Напоминания перейдут на новое время, серии привычек сохранятся.
