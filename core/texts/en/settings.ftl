settings-text = ⚙️ <b>Settings</b>

    Language: { $language }
    Time zone: { $place }, now { $clock }
settings-language = 🌐 Change language
settings-zone = 🕒 Change time zone
settings-language-question = 🌐 Which language shall we speak?
settings-zone-question = 🕒 Where are you now? Pick a city, type its name or send your location 📎

    Reminders move to the new time, your streaks stay.
