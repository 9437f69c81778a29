menu-plan = 📋 Day plan
menu-week = 🗓 Week
command-plan = A plan of the day that fits your hours
command-week = The week, day by day

plan-duration = { $hours ->
    [0] { $minutes } min
   *[other] { $hours } h { $minutes ->
        [0] { "" }
       *[other] { $minutes } min
    }
}
plan-title = 📋 <b>Plan: { $day }</b>
plan-capacity = 🕘 { $hours }. Free: { $free }, needed: { $needed }.
plan-capacity-free = 🕘 { $hours }. Free: { $free }.
plan-capacity-over = 🕘 { $hours }. Needed: { $needed }, free: { $free }. I suggest moving the rest.
plan-nothing = Nothing to plan yet. Write a task and I will find a place for it.
plan-will-move = ➡️ <b>Does not fit, will move:</b>
plan-moved = ➡️ <b>Moved:</b>
plan-clash = ⚠️ “{ $first }” and “{ $second }” overlap.
plan-too-long = 🪓 “{ $title }” is longer than the free time of any day: split it into parts.
plan-undated = 📥 Undated, no room today:
plan-blocked = 🔒 Waiting for other tasks: { $count }.
plan-more = …and { $count } more
plan-accepted = ✅ Accepted at { $at }, { $done } of { $total } done.
plan-renewed = Time has moved on: here is a fresh plan.
plan-undone = ↩️ The plan is cancelled, and what it moved is back in its place.
plan-accept = ✅ Accept the plan
plan-renew = 🔄 Plan again
plan-undo = ↩️ Cancel it
plan-for-today = 📅 For today
plan-for-tomorrow = 📅 For tomorrow
plan-picture = 🖼 As a picture
plan-picture-note = { $done } of { $total } done
plan-rituals = ☀️ Morning and evening

ritual-text = ☀️ <b>Morning and evening</b>

    In the morning I send the day: tasks, habits and a button to plan it.
    In the evening we look back and decide what to do with the rest.

    Morning: { $morning }
    Evening: { $evening }
ritual-quiet = 🌤 What falls into your quiet hours waits until { $quiet }.
ritual-off = off
ritual-morning = ☀️ Morning: { $morning }
ritual-evening = 🌙 Evening: { $evening }
ritual-ask-morning = ☀️ When shall I send the day? Choose or type, for example “8:30”.
ritual-ask-evening = 🌙 When shall we look back? Choose or type, for example “9:15 pm”.
ritual-switch-off = 🚫 Do not send
ritual-time-please = I did not get the time. Type, for example, “8:30” or “9 pm”.

week-title = 🗓 <b>Week { $first } – { $last }</b>
week-day = <b>{ $day }</b> · { $count ->
    [one] { $count } task
   *[other] { $count } tasks
} · { $needed }
week-free = <b>{ $day }</b> · free
week-empty = Nothing is written down for this week.
week-now = 📍 This week
week-overdue = ⚠️ Overdue: { $overdue }
week-undated = 📥 Undated: { $undated }
week-list-day = 📅 <b>{ $day }</b>: { $count ->
    [0] no tasks
    [one] { $count } task
   *[other] { $count } tasks
}.
week-list-overdue = ⚠️ <b>Overdue</b>: { $count }.
week-list-undated = 📥 <b>Undated</b>: { $count }.

spread-offer = 🌊 Spread what is overdue ({ $overdue })
spread-text = 🌊 <b>{ $count ->
    [one] { $count } overdue task
   *[other] { $count } overdue tasks
} over the coming days</b>

    A few a day, the most urgent first, around what is already there.
spread-rest = …no room for { $count }: we will see to them later.
spread-nothing = 🌊 Nothing to spread: no task is overdue, or there is no room anywhere.
spread-done = ✅ <b>Spread: { $count ->
    [one] { $count } task
   *[other] { $count } tasks
}</b>
spread-undone = ↩️ Everything is back on its old day.
spread-accept = ✅ Do it
spread-undo = ↩️ Put it back
spread-again = 🌊 Spread again

review-open = 🌙 Look back
review-choose = 🌙 <b>What moves to { $day }?</b>

    Tick tasks, or move all at once: { $count }.
review-nothing = 🌙 All done, nothing to move.
review-moved = ➡️ Moved to { $day }: { $count ->
    [one] { $count } task
   *[other] { $count } tasks
}.
review-returned = ↩️ Put back: { $count }.
review-move-chosen = ➡️ Ticked ones ({ $count })
review-move-all = ➡️ All ({ $all })
review-undo = ↩️ Put back
review-again = 🌙 Choose again

morning-title = ☀️ <b>Good morning!</b> Today is { $day }
morning-tasks = 📌 Today: { $count ->
    [one] { $count } task
   *[other] { $count } tasks
}, about { $needed }:
morning-plan = 📋 Your plan:
morning-free = 📌 No tasks for today. What would make it a good day?
morning-habits = 🌱 Habits today:
morning-overdue = 🌊 Overdue tasks: { $count }. Shall we spread them over days?
morning-line = Day plan
evening-line = Looking back

evening-title = 🌙 <b>Looking back at the day</b>
evening-done = { $count ->
    [0] ✅ Nothing ticked today. It happens, tomorrow is a new day.
    [one] ✅ { $count } task done:
   *[other] ✅ { $count } tasks done:
}
evening-habits = 🌱 Habits: { $done } of { $total }
evening-left = ⏳ { $count ->
    [one] { $count } task is left:
   *[other] { $count } tasks are left:
}
evening-open-habits = There is still time for: { $names }
evening-no-tasks-left = 🌿 No more tasks for today. Have a rest!
evening-nothing-left = 🎉 All done. Enjoy your evening!
evening-moved = ➡️ Moved to { $day }: { $count ->
    [one] { $count } task
   *[other] { $count } tasks
}.
evening-returned = ↩️ Put back. What do we do with the rest?
evening-closed = 🌙 The day is closed. Good night!
evening-button-p = 📋 Plan the day
evening-button-t = ➡️ All to { $to }
evening-button-c = 🗂 Choose
evening-button-d = ✅ Done
evening-button-u = ↩️ Put back
evening-button-s = 🌊 Spread what is overdue

notices-kind-morning = The morning plan
notices-kind-evening = The evening review
mail-subject-morning = Your day: { $what }
mail-subject-evening = Looking back: { $what }
late-planner-accept = ✅ The plan is accepted. See it: /plan
late-planner-undo = ↩️ The plan is cancelled.
late-planner-set-rituals = ✅ Morning and evening are set.
error-plan-empty = There is nothing in this plan.
error-plan-overlaps = The tasks of this plan overlap. Make it anew: /plan
