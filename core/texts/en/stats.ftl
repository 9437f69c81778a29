menu-stats = 📊 Statistics
command-stats = Statistics: day, week, month

stats-kind-day = Day
stats-kind-week = Week
stats-kind-month = Month
stats-name-tasks = Tasks
stats-name-focus = Focus
stats-name-habits = Habits
stats-heading-tasks = Tasks done
stats-heading-focus = Minutes of focus
stats-heading-habits = Habit ticks
stats-was = was { $before }
stats-caption = 📊 <b>{ $title }</b>

    ✅ Tasks done: { $tasks }, was { $tasks_before }
    🍅 Focus: { $focus }, was { $focus_before }
    🌱 Habit ticks: { $habits }, was { $habits_before }

    { $part ->
        [part] { $kind ->
            [day] “Was”: yesterday by this hour.
            [week] “Was”: last week by this day.
           *[other] “Was”: last month by this day.
        }
       *[other] { $kind ->
            [day] “Was”: the day before.
            [week] “Was”: the week before.
           *[other] “Was”: the month before.
        }
    }
stats-nothing = 📊 <b>{ $title }</b>

    Nothing here yet, and that is fine. Do one small task or tick a habit, and the first bar will grow.
