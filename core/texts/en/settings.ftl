settings-text = ⚙️ <b>Settings</b>

    🌐 Language: { $language }
    🕒 Time zone: { $place }, now { $clock }
    🌅 The day begins at { $begins }
    💼 Working hours: { $working }
    🌙 Quiet hours: { $quiet }
    🖼 Pictures: { $pictures ->
        [light] light
       *[dark] dark
    }
settings-undo = ↩️ Change it back
settings-language = 🌐 Language
settings-zone = 🕒 Time zone
settings-day-start = 🌅 Day start
settings-working = 💼 Working hours
settings-pictures = 🖼 { $pictures ->
        [light] Dark pictures
       *[dark] Light pictures
    }
settings-language-question = 🌐 Which language shall we speak?
settings-zone-question = 🕒 Where are you now? Pick a city, type its name or send your location 📎

    Reminders move to the new time, your streaks stay.
