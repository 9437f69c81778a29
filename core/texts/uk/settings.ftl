settings-text = ⚙️ <b>Налаштування</b>

    Мова: { $language }
    Часовий пояс: { $place }, зараз { $clock }
settings-language = 🌐 Змінити мову
settings-zone = 🕒 Змінити часовий пояс
settings-language-question = 🌐 Якою мовою говоримо?
settings-zone-question = 🕒 Де ти зараз? Вибери місто, напиши його назву або надішли геопозицію 📎

    Нагадування перейдуть на новий час, серії звичок збережуться.
