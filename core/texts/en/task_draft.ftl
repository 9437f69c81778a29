chip-more = ⋯ More
chip-no-project = 📁 no project
chip-no-duration = ⏱ no duration
chip-no-notes = 📝 no notes
chip-no-waiting = ⏳ does not wait
chip-no-repeat = 🔁 once
chip-reminders = 🔔 { $count ->
    [one] { $count } reminder
   *[other] { $count } reminders
}
chip-remind-at-time = 🔔 on time
chip-no-reminders = 🔕 no reminders
chip-remind-day = 🗓 On another day
task-remind-days = 🔔 { $count ->
    [one] { $count } day
   *[other] { $count } days
} before
task-remind-hours = 🔔 { $count ->
    [one] { $count } hour
   *[other] { $count } hours
} before

draft-ask-project = 📁 Write which project it belongs to.
draft-ask-duration = ⏱ How many minutes will it take? Choose, or write “40”, “1h 20m”.
draft-ask-notes = 📝 Write a note: details, links, thoughts.
draft-ask-waiting = ⏳ Wait until which day? Before it the task is not in today’s list. Tap, or write “until Friday”.
draft-ask-reminders = 🔔 When shall I remind you? Tick, or write “2 hours before”, “tomorrow at 9”.
draft-ask-moments = 🔔 When shall I remind you? Pick a day, or write “tomorrow at 9”.
draft-ask-moment = 🗓 On which day? I will remind you at 9:00. For another time write “on Friday at 18:30”.
draft-repeat = 🔁 <b>{ $rule }</b>
draft-repeat-once = 🔁 <b>Once</b>
draft-ask-repeat = How shall it repeat? Tap, or write “every 3 days”, “on weekdays until June”, “every week after completion”.
draft-ask-until = Until which day? Tap, or write “until June 1”.

task-project-too-long = The project’s name is too long: up to { $limit } characters.
task-duration-please = I did not get how long. Write minutes, for example “40”, or “1h 20m”.
task-notes-too-long = The note is too long: up to { $limit } characters.
task-waiting-past = That day has come already. Choose one that lies ahead.
task-reminder-needs-time = I can remind you beforehand once the task has a time. Set it first.
task-reminder-stays = A task with a time reminds on time. Tick another reminder, then this one can go.
task-reminder-please = I did not get that. Write, for example, “2 hours before” or “tomorrow at 9”.
task-too-many-reminders = There can be up to { $limit } reminders.
task-repeat-please = I did not get how to repeat it. Write, for example, “every Tuesday” or “every 3 days”.
task-until-past = That day is before the first time. Choose a later one.

repeat-daily = Every day
repeat-workdays = On weekdays
repeat-weekly = Weekly
repeat-monthly = Monthly
repeat-yearly = Yearly
repeat-less = ➖ More often
repeat-greater = ➕ Less often
repeat-until = 🏁 Until…
repeat-from-due = from the due date
repeat-from-done = from completion
repeat-never = ✖️ Do not repeat
repeat-for-ever = ♾ No end
