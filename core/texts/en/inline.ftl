inline-stranger = 👋 Get to know Uspevai
inline-nothing = 🔎 Nothing found. All tasks
inline-plan-title = 📅 Plan for today
# Words that ask for it; their beginnings do as well.
inline-plan-words = plan; day plan; the day’s plan; plan of the day; plan for today; my plan; my day; today
inline-plan-count = { $tasks ->
    [0] no tasks for today
    [one] { $tasks } task
   *[other] { $tasks } tasks
}
inline-plan-head = 📅 <b>Plan: { $day }</b>
inline-plan-empty = No tasks for this day.
inline-plan-line = { $mark } { $title }
inline-plan-timed = { $mark } <b>{ $time }</b> { $title }
inline-plan-more = …and { $count } more
inline-task = 📌 <b>{ $title }</b>
inline-task-due = 📅 { $due }
inline-habit = 🌱 <b>{ $title }</b>
    { $strip }
inline-open = Open in Uspevai
