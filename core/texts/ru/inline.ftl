inline-stranger = 👋 Познакомиться с ботом «Успевай»
inline-nothing = 🔎 Ничего не нашёл. Все задачи
inline-plan-title = 📅 План на сегодня
# Words that ask for it; their beginnings do as well.
inline-plan-words = план; план дня; план на день; план на сегодня; мой план; сегодня; что сегодня; дела на сегодня
inline-plan-count = { $tasks ->
    [0] на сегодня задач нет
    [one] { $tasks } задача
    [few] { $tasks } задачи
   *[other] { $tasks } задач
}
inline-plan-head = 📅 <b>План: { $day }</b>
inline-plan-empty = Задач на этот день нет.
inline-plan-line = { $mark } { $title }
inline-plan-timed = { $mark } <b>{ $time }</b> { $title }
inline-plan-more = …и ещё { $count }
inline-task = 📌 <b>{ $title }</b>
inline-task-due = 📅 { $due }
inline-habit = 🌱 <b>{ $title }</b>
    { $strip }
inline-open = Открыть «Успевай»
