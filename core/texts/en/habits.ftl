habits-empty = 🌱 <b>Habits</b>

    None yet. Start small: pick one of these or add your own.
habits-head = 🌱 <b>Habits</b> · { $due ->
        [0] today is a day off
       *[other] { $done } of { $due } today
    }
    <code>{ $legend }</code>
habit-line = { $mark } <b>{ $title }</b>{ $streak ->
        [0] { "" }
       *[other] { " " }· 🔥{ $streak }
    }{ $progress ->
        [off] { "" }
       *[other] { " " }· { $progress }
    }
    { $strip }
habits-open-cards = ⚙️ Details
habits-tick = ✅ Tick
habit-add = ➕ Habit
habit-to-list = 🌱 To the list

habit-idea-water = 💧 Drink water
habit-idea-steps = 🚶 Walk a lot
habit-idea-read = 📖 Read
habit-idea-calm = 🧘 Meditate

habit-card = 🌱 <b>{ $title }</b>

    <code>{ $legend }</code>
    { $strip }
    { "" }

habit-card-streak = { $streak ->
        [0] 🔥 { $kind ->
            [at_most] Your streak begins when the first day within the limit is over
           *[other] Your streak begins with the first tick
        }
       *[other] 🔥 { $streak } in a row
    } · best { $best }
habit-card-weeks = { $streak ->
        [0] 🔥 Your streak begins with the first full week
        [one] 🔥 { $streak } week in a row
       *[other] 🔥 { $streak } weeks in a row
    } · best { $best }
habit-card-this-week = 📆 { $this_week }
habit-week-so-far = { $done } of { $times } this week
habit-week-rolled = { $done } of { $times } in 7 days
habit-card-plan = 📅 { $schedule }
    { $remind ->
        [off] 🔕 no reminders
       *[other] 🔔 I’ll remind you at { $remind }
    }
habit-archived = { "" }
    🗄 This habit is archived: no reminders, and not in the list. You can bring it back.
habit-tick-today = ✅ Done
habit-untick-today = ↩️ Take the tick back
habit-tick-yesterday = ✅ Yesterday too
habit-untick-yesterday = ↩️ Not yesterday
habit-picture = 📊 Year in a picture
habit-remind = 🔔 Reminder
habit-days = 📅 Days
habit-rename = ✏️ Name
habit-archive = 🗄 Archive
habit-restore = ↩️ Bring it back
habit-delete = 🗑 Delete
habit-delete-surely = 🗑 Delete “{ $title }” for good? All its ticks, streaks and notes will be gone, and there is no way back.
habit-delete-yes = 🗑 Yes, delete it
habit-delete-no = ⬅️ No, keep it
habit-deleted = 🗑 “{ $title }” is gone.

habit-every-day = every day
habit-workdays = on weekdays
habit-button-every-day = Every day
habit-button-workdays = On weekdays
habit-no-reminder = 🔕 No reminder
habit-days-next = ➡️ Next
habit-days-save = ✅ Save
habit-new-title = 🌱 Which habit shall we start? Write its name or pick one.
habit-new-days = 🌱 <b>{ $title }</b>

    On which days? Pick at once, mark the days you want and press “Next”, or write “Tue and Fri”, “3 times a week”.
habit-new-remind = 🌱 <b>{ $title }</b>

    When shall I remind you? Pick or write a time, for example 21:30.
habit-ask-title = ✏️ Write a new name for “{ $title }”.
habit-ask-days = 📅 On which days? Pick at once, mark the days you want and save, or write “Tue and Fri”, “3 times a week”.
habit-ask-remind = 🔔 <b>{ $title }</b>: when shall I remind you? Pick or write a time, for example 21:30.

habit-words-please = I need text here: write it in words.
habit-title-too-long = That is a bit long: { $length ->
        [one] { $length } character
       *[other] { $length } characters
    }, and { $limit } fit. Make it shorter.
habit-time-unclear = I did not get the time. Write hours and minutes, for example 21:30.
habit-days-unclear = I did not get the days. Write, for example, “Tue and Fri”, “3 times a week” or “every 3 days”.
habit-days-none = Pick at least one day.

habit-picture-streak = { $streak ->
       *[other] in a row
    }
habit-picture-best = best streak
habit-picture-percent = done
habit-picture-untitled = Habit
habit-picture-done = done
habit-picture-part = partly
habit-picture-missed = missed
habit-picture-skip = day off
habit-picture-frozen = freeze
habit-picture-caption = 📊 <b>{ $title }</b>: a year, day by day.

    🔥 { $streak } in a row · best { $best } · { $percent }% done
habit-from-idea = 🌱 Done: every day, with a reminder at 9:00. You can change any of it.
