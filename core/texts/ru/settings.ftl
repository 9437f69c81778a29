settings-text = ⚙️ <b>Настройки</b>

    Язык: { $language }
    Часовой пояс: { $place }, сейчас { $clock }
settings-language = 🌐 Сменить язык
settings-zone = 🕒 Сменить часовой пояс
settings-language-question = 🌐 На каком языке говорим?
settings-zone-question = 🕒 Где ты сейчас? Выбери город, напиши его название или пришли геопозицию 📎

    Напоминания перейдут на новое время, серии привычек сохранятся.
