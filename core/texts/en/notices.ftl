notice-task = ⏰ <b>{ $title }</b>
notice-due = 📅 { $due }
notice-habit = 🌱 <b>{ $title }</b>
notice-habit-off = 🏖 <b>{ $title }</b>: a day off
notice-streak = 🔥 { $days ->
    [one] { $days } day
   *[other] { $days } days
} in a row
notice-habit-progress = 📈 { $progress }
notice-habit-limit = 📉 { $progress } at most
notice-weeks = 🔥 { $weeks ->
    [one] { $weeks } week
   *[other] { $weeks } weeks
} in a row
notice-run = 🔥 { $days } in a row
notice-button-within = ✅ Keep as it is
notice-done = ✅ { $at } <b>{ $title }</b>
notice-snoozed = ⏰ I will remind you { $at }
notice-at-time = at { $time }
notice-at-day = { $day } at { $time }
notice-late-minutes = ⌛️ { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
} late
notice-late-hours = ⌛️ { $count ->
    [one] { $count } hour
   *[other] { $count } hours
} late
notice-late-days = ⌛️ { $count ->
    [one] { $count } day
   *[other] { $count } days
} late
notice-repeat = 🔁 possibly a repeat
notice-button-done = ✅ Done
notice-button-undo = ↩️ Undo
notice-button-15min = ⏰ 15 minutes
notice-button-1h = ⏰ 1 hour
notice-button-morning = ⏰ Tomorrow morning
notice-button-part = ⏰ Later today
notice-button-pick = 🗓 Pick a time
notice-move = 🔁 You keep moving this to about { $time }. Change its time?
notice-button-move = 🕘 Change to { $time }

late-users-register = 👋 Now we know each other. Press /start.
late-users-change-locale = ✅ The language is changed.
late-users-change-zone = ✅ The time zone is changed.
late-tasks-add = ✅ The task is saved. All tasks: /tasks
late-tasks-edit = ✅ The task is changed. All tasks: /tasks
late-tasks-complete = ✅ The task is marked as done.
late-tasks-reopen = ↩️ The task is open again. All tasks: /tasks
late-tasks-snooze = ⏰ Snoozed: I will remind you of the task later.
late-tasks-delete = 🗑 The task is deleted.
late-tasks-restore = ↩️ The task is restored. All tasks: /tasks
late-habits-create = ✅ The habit is saved. All habits: /habits
late-habits-edit = ✅ The habit is changed. All habits: /habits
late-habits-check-in = ✅ The habit is ticked. All habits: /habits
late-habits-log-amount = ✅ Written down. All habits: /habits
late-habits-undo-check-in = ↩️ The tick is taken back. All habits: /habits
late-habits-archive = 🗄 The habit is archived.
late-habits-delete = 🗑 The habit is deleted for good.
late-habits-restore = ↩️ The habit is back. All habits: /habits
late-other = ✅ What you asked for is done.
late-refused = What you asked for earlier did not work. { $reason }
late-refused-other = What you asked for earlier did not work. Please try again.

command-failed = ⚠️ { $domain ->
    [tasks] I could not do that with your task.
    [habits] I could not do that with your habit.
    [career] I could not do that with your goal or skill.
    [users] I could not change your settings.
   *[other] I could not do what you asked for.
} The fault is mine and I have noted it. Please try again.
