focus-main = 🍅 <b>Focus</b>

    { $day ->
        [one] { $day } minute
       *[other] { $day } minutes
    } today, { $week } this week.
focus-goal-day = Day: { $day_bar } { $day }/{ $daily_goal }
focus-goal-week = Week: { $week_bar } { $week }/{ $weekly_goal }
focus-show = ⏱ Show the timer
focus-start = 🍅 { $work } min
focus-start-flow = 🌊 Open-ended
focus-start-task = 🎯 Task or skill
focus-start-length = ⏳ Own length
focus-stats = 📊 Statistics
focus-settings = ⚙️ Lengths and goals
focus-ask-task = 🎯 What shall we work on? Choose, or write “Report”, “40 Book”.
focus-no-tasks = No tasks today.
focus-ask-length = ⏳ How many minutes? Choose or write a number.
focus-minutes-please = Write a number of minutes from 1 to { $limit }.
focus-lengths-please = Write three numbers, such as 50 10 30: work, break, long break. A fourth may say after how many pomodoros the long one comes.
focus-settings-text = ⚙️ <b>Lengths and goals</b>

    Work { $work } min, break { $short } min, long break { $long } min after every { $rounds } pomodoros.
    { $daily_goal ->
        [0] No goal for the day.
       *[other] Goal for the day: { $daily_goal } min.
    } { $weekly_goal ->
        [0] No goal for the week.
       *[other] Goal for the week: { $weekly_goal } min.
    }

    Choose a set, write your own lengths (“50 10 30”), or choose goals for the day and the week.
focus-goal-button = { $minutes ->
    [0] { $mark } day: none
   *[other] { $mark } day: { $minutes } min
}
focus-week-goal-button = { $hours ->
    [0] { $mark } week: none
   *[other] { $mark } week: { $hours } h
}
focus-hours = { $hours ->
    [0] { $minutes } min
   *[other] { $hours } h { $minutes } min
}
focus-stats-caption = 📊 <b>Focus</b> since { $since }: { $minutes }.

    { $finished } finished, { $interrupted } interrupted.
focus-stats-best = You focus best at { $hour }.
focus-picture-title = Four weeks of focus
focus-picture-note = { $finished } finished · { $interrupted } interrupted
focus-picture-days = By day
focus-picture-weeks = By week
focus-picture-hours = By hour
focus-picture-tasks = Where the time went
focus-picture-tags = By tag
focus-picture-unit = min

focus-untitled = Focus
focus-head-work = 🍅 <b>{ $title }</b>
focus-head-short = ☕️ <b>Break</b>
focus-head-long = 🌴 <b>Long break</b>
focus-left = { $minutes } min left · until { $until }
focus-paused = ⏸ paused · { $minutes } min left
focus-flow = 🌊 { $minutes } min
focus-flow-paused = ⏸ paused · { $minutes } min
focus-over-finished = ✅ <b>{ $title }</b>: { $minutes } min
focus-over-interrupted = ⏹ <b>{ $title }</b>: { $minutes ->
    [0] stopped right away
   *[other] interrupted after { $minutes } min
}
focus-over-break = ☕️ The break is over. Back to work?
focus-reached-day = 🎯 The goal of the day is reached: { $minutes } min
focus-reached-week = 🏆 The goal of the week is reached: { $minutes } min
focus-button-p = ⏸ Pause
focus-button-r = ▶️ Resume
focus-button-s = ⏭ Skip
focus-button-x = ⏹ Stop
focus-button-n = ☕️ Break { $minutes } min
focus-button-long = 🌴 Long break { $minutes } min
focus-button-w = 🍅 To work
menu-focus = 🍅 Focus
task-focus = 🍅 Focus
command-focus = Focus: pomodoros and a timer
error-focus-running = A timer is running already. Stop it first.
error-focus-over = That session is over.
