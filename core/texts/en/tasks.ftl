task-write = ✍️ Write the task the way you would say it.

    “Buy milk tomorrow at 6pm !high #home”
    “Exercise every day at 7”, “Report on Friday”

    Several at once? Each on a line of its own.
task-text-please = I need text here: please write it in words.
task-text-too-long = That is too long: up to { $limit } characters, please. Shorten it and send it again.
task-title-too-long = The title is too long: up to { $limit } characters.
task-time-please = I did not get the time. Write, for example, “18:30” or “7pm”.
task-day-please = I did not get the day. Write, for example, “tomorrow”, “on Friday” or “May 5”.

draft-title = 📝 <b>{ $title }</b>
draft-past = ⏳ That is in the past: I will keep it, but there will be no reminder.
draft-hint = This is what I understood. Correct it by a button or in words: “tomorrow at 9”, “#home”.
draft-hint-saved = Tap to correct it.
draft-behind = ⏳ “{ $behind }” waits: it is not saved yet.
draft-saved = ✅ Saved: { $title }
draft-saved-several = ✅ Tasks saved: { $count }
draft-several = 📝 <b>Tasks: { $count }</b>
    { "" }
draft-several-ask = { "" }
    Save each line as a task? Or is it one task, and the rest is a note to it?
draft-save-all = ✅ Save all ({ $count })
draft-as-one = 📝 It is one task
draft-save = ✅ Save
draft-ask-title = Write the new title.
draft-ask-day = Which day? Choose, or write “on Friday”, “May 5”.
draft-ask-time = What time? Choose, or write “18:30”.
draft-ask-priority = How important is it?
draft-ask-tags = Write tags with spaces between: home family.

chip-title = ✏️ Title
chip-no-day = no date
chip-no-time = no time
chip-no-tags = 🏷 no tags
chip-today = Today
chip-tomorrow = Tomorrow
chip-saturday = Saturday
chip-monday = Monday
chip-calendar = 🗓 Calendar
chip-priority-high = 🔴 High
chip-priority-medium = 🟡 Medium
chip-priority-low = 🔵 Low
chip-priority-none = ⚪️ Normal

tasks-today = 📅 <b>Today</b>: { $due ->
    [0] no tasks
    [one] { $due } task
   *[other] { $due } tasks
}{ $undated ->
    [0] { "" }
   *[other] , undated: { $undated }
}. The most urgent first.
tasks-today-empty = 📅 Nothing left for today. Take a breath, or write down something new.
tasks-all = 🗂 <b>All tasks</b>: { $total }.
tasks-all-empty = 🗂 No tasks yet. Write the first one.

task-line-due = 📅 { $due }
task-line-overdue = ⚠️ Overdue: { $due }
task-line-repeats = 🔁 { $rule }
task-line-next = 🔁 Next time: { $at }
task-line-reminder = 🔔 Reminder: { $at }
task-line-done = Done: { $at }
task-remind-before = { $minutes ->
    [0] 🔔 on time
   *[other] 🔔 { $minutes } min before
}
task-priority-high = 🔴 High priority
task-priority-medium = 🟡 Medium priority
task-priority-low = 🔵 Low priority
task-done = ✅ Done
task-snooze = ⏰ Later
task-edit = ✏️ Edit
task-delete = 🗑 Delete
task-reopen = ↩️ Reopen
task-restore = ↩️ Restore
task-snooze-question = ⏰ <b>{ $title }</b>: when shall I remind you? Tap, or write “at 18:30”, “tomorrow at 9”.
snooze-15min = 15 minutes
snooze-1h = 1 hour
snooze-part = Later today
snooze-morning = Tomorrow morning

error-task-cycle = That would go round in a circle: this task is already awaited there.
error-past-moment = That moment is over already. Choose one that lies ahead.
error-snooze-when = Tell me when I shall remind you.
error-too-many-steps = A task has up to { $limit } steps. Perhaps it is two tasks?
late-tasks-move-many = ✅ The tasks are moved. All tasks: /tasks
late-tasks-complete-many = ✅ The tasks are marked as done.
late-tasks-reopen-many = ↩️ The tasks are open again. All tasks: /tasks
late-tasks-delete-many = 🗑 The tasks are deleted.
late-tasks-restore-many = ↩️ The tasks are restored. All tasks: /tasks
late-tasks-add-step = ✅ The step is added.
late-tasks-tick-step = ✅ The step is ticked.
late-tasks-remove-step = 🗑 The step is removed.
tasks-open-cards = ⚙️ Details
tasks-tick = ✅ Tick
