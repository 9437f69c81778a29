pager-first = ⏪
pager-last = ⏩

task-told = ✔️ { $told }
task-undo = ↩️ Undo
task-told-edited = The task is changed
task-told-done = { $count ->
    [one] { $count } task is done
   *[other] { $count } tasks are done
}
task-told-added = { $count ->
    [one] { $count } task added
   *[other] { $count } tasks added
}
task-told-deleted = { $count ->
    [one] { $count } task is deleted
   *[other] { $count } tasks are deleted
}
task-told-moved = { $count ->
    [one] { $count } task is moved
   *[other] { $count } tasks are moved
}

tasks-board = 🧭 Board: important and urgent
tasks-search = 🔎 Find
tasks-choose = ☑️ Select
tasks-show-all = ✖️ Show all
tasks-found = 🔎 <b>{ $only }</b>: { $total ->
    [0] nothing found.
    [one] { $total } task.
   *[other] { $total } tasks.
}

board-title = 🧭 <b>Important and urgent</b>

    Important: high priority. Urgent: overdue or due within 48 hours.
board-do = 🔥 Do: { $do }
board-plan = 📅 Plan: { $plan }
board-quick = ⚡️ Quick: { $quick }
board-later = 🌿 Later: { $later }
board-name-do = 🔥 Important and urgent
board-name-plan = 📅 Important, not urgent
board-name-quick = ⚡️ Urgent, not important
board-name-later = 🌿 Neither urgent nor important
board-square = <b>{ $square }</b>: { $total ->
    [0] empty.
    [one] { $total } task.
   *[other] { $total } tasks.
}

task-steps = 👣 Steps
task-blockers = ⛓ First…
task-move = 📅 Move
task-ask-steps = 👣 <b>{ $title }</b>

    Write small steps, each on its own line: begin with one that takes two minutes. Tap a step to remove it.
task-step-too-long = That step is too long: up to { $limit } characters.
task-ask-blockers = ⛓ <b>{ $title }</b>

    What has to be done first? Tick tasks, or write a word to find them.
task-found-nothing = No such tasks.
task-too-many-blockers = A task can wait for up to { $limit } others.
task-ask-search = 🔎 What shall I find? Write words of the title, the notes, a tag or the project.{ $choices ->
    [0] { "" }
   *[other] { " " }Or choose:
}
task-choose = ☑️ Tick tasks. Selected: { $count }.
task-choose-all = ☑️ Select all
task-choose-none = ✖️ Clear all
task-choose-day = 📅 Move to which day? Selected: { $count }. Tap, or write “on Friday”, “May 5”.
task-choose-too-many = You can select up to { $limit } tasks at a time.

task-line-waiting = ⏳ Waits until: { $day }
task-line-blocked = ⛓ First: { $titles }{ $rest ->
    [0] { "" }
   *[other] { " " }and { $rest } more
}
task-line-freed = 🔓 Now possible: { $titles }
task-line-steps = 👣 Steps: { $done } of { $total }
task-repeat-done = after completion

snooze-pick = 🗓 Pick a time
task-snooze-day = 🗓 Remind you on which day? Tap, or write “tomorrow at 9”, “in 40 minutes”.
task-snooze-time = 🕒 { $day }: at what time? Tap, or write “18:30”.
task-moment-please = I did not get when. Write, for example, “tomorrow at 9” or “in 40 minutes”.
