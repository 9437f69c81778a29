inline-stranger = 👋 Познайомитися з ботом «Успевай»
inline-nothing = 🔎 Нічого не знайшов. Усі завдання
inline-plan-title = 📅 План на сьогодні
# Words that ask for it; their beginnings do as well.
inline-plan-words = план; план дня; план на день; план на сьогодні; мій план; сьогодні; що сьогодні; справи на сьогодні
inline-plan-count = { $tasks ->
    [0] на сьогодні завдань немає
    [one] { $tasks } завдання
    [few] { $tasks } завдання
   *[other] { $tasks } завдань
}
inline-plan-head = 📅 <b>План: { $day }</b>
inline-plan-empty = Завдань на цей день немає.
inline-plan-line = { $mark } { $title }
inline-plan-timed = { $mark } <b>{ $time }</b> { $title }
inline-plan-more = …і ще { $count }
inline-task = 📌 <b>{ $title }</b>
inline-task-due = 📅 { $due }
inline-habit = 🌱 <b>{ $title }</b>
    { $strip }
inline-open = Відкрити «Успевай»
