settings-text = ⚙️ <b>Налаштування</b>

    🌐 Мова: { $language }
    🕒 Часовий пояс: { $place }, зараз { $clock }
    🌅 День починається о { $begins }
    💼 Робочі години: { $working }
    🌙 Тихі години: { $quiet }
    🖼 Картинки: { $pictures ->
        [light] світлі
       *[dark] темні
    }
settings-undo = ↩️ Повернути як було
settings-language = 🌐 Мова
settings-zone = 🕒 Часовий пояс
settings-day-start = 🌅 Початок дня
settings-working = 💼 Робочі години
settings-pictures = 🖼 { $pictures ->
        [light] Темні картинки
       *[dark] Світлі картинки
    }
settings-language-question = 🌐 Якою мовою говоримо?
settings-zone-question = 🕒 Де ти зараз? Вибери місто, напиши його назву або надішли геопозицію 📎

    Нагадування перейдуть на новий час, серії звичок збережуться.
