menu-review = 🪞 Weekly review
command-review = Your weekly review in five minutes
notices-kind-review = Weekly review

weekly-door = 🗓 <b>Weekly review</b> { $week }

    { $state ->
        [finished] ✅ This week is reviewed.
        [begun] ▶️ You stopped at step { $step } of { $steps }.
       *[new] Four steps, about five minutes: goals, skills, habits, next week’s tasks.
    }
    { $streak ->
        [0] 🔥 The first review begins a streak
        [one] 🔥 { $streak } week in a row
       *[other] 🔥 { $streak } weeks in a row
    }
    { $remind ->
        [off] 🔕 no reminder
       *[other] 🔔 I remind you: { $remind }
    }
weekly-start = { $state ->
    [finished] 🔄 Go through it again
    [begun] ▶️ Go on
   *[new] ▶️ Begin
}
weekly-begin = ▶️ Begin the review
weekly-summary = 📊 Summary
weekly-remind = 🔔 When to remind me
weekly-onward = { $number ->
    [4] ✅ To the summary
   *[other] ➡️ Next
}
weekly-new-goal = 🎯 Set a goal
weekly-new-skill = 🧠 Add a skill
weekly-new-habit = 🌱 Start a habit
weekly-undo = ↩️ Undo

weekly-goals = { $bar } Step { $number } of { $steps }

    🎯 <b>Goals.</b> What moved this week?
weekly-goal-line = • <b>{ $title }</b>{ $percent ->
        [-1] { "" }
       *[other] { " " }· { $percent }%
    } · { $moves ->
        [0] no move
        [one] { $moves } step this week
       *[other] { $moves } steps this week
    }
weekly-goals-more = { "" }
    …and { $more } more
weekly-goal-value-please = Write what you count and the number, such as “Books 5” or “Books +2”.
weekly-goals-type = { "" }
    You can write an exact number: “Books 5”.
weekly-goals-empty = { "" }
    { $reached ->
        [0] No goals yet. One is enough for the week to go your way.
       *[other] All goals are reached 🎉 Enjoy it, and pick the next one.
    }
weekly-skills = { $bar } Step { $number } of { $steps }

    🧠 <b>Skills.</b> How much practice was there?
weekly-skill-line = • <b>{ $title }</b> · level { $level } of { $target } · { $minutes ->
        [0] no practice
       *[other] { $minutes } min this week
    }
weekly-skills-more = { "" }
    …and { $more } more
weekly-skills-empty = { "" }
    No skills yet.
weekly-skill-question = { "" }
    ❓ <b>{ $title }</b>: still level { $level }?
weekly-skill-still = Yes, { $level }
weekly-habits = { $bar } Step { $number } of { $steps }

    🌱 <b>Habits.</b>{ $percent ->
        [-1] { "" }
       *[other] { " " }{ $percent }% done this week.
    }
weekly-habits-legend = <code>{ $legend }</code>
weekly-habit-line = { $strip } <b>{ $title }</b>{ $streak ->
        [0] { "" }
       *[other] { " " }· 🔥{ $streak }
    }
weekly-habits-more = { "" }
    …and { $more } more
weekly-habits-step = { "" }
    ⬆️ What has grown strong may grow larger. What is hard is better made smaller than dropped.
weekly-habit-step-up = ⬆️ { $title }: up to { $step } { $unit }
weekly-habit-step-down = ⬇️ { $title }: down to { $step } { $unit }
weekly-habits-slip = { "" }
    What does not work can go to the archive, without guilt.
weekly-habits-empty = { "" }
    No habits yet.
weekly-tasks = { $bar } Step { $number } of { $steps }

    📋 <b>Tasks.</b> { $done } done this week. { $overdue ->
        [0] Nothing is overdue.
       *[other] { $overdue } overdue:
    }
weekly-late-line = ⚠️ { $title }
weekly-late-more = …and { $hidden } more
weekly-tasks-ahead = { "" }
    🗓 Ahead: { $week }

    Just write to add a task.
weekly-task-added = ➕ { $title } · { $day }
weekly-spread = 📤 Spread over the week: { $moved }

weekly-done = 🎉 <b>The week { $week } is reviewed!</b>

    ✅ tasks done: { $tasks }{ $tasks_more }
    🍅 focus: { $focus }{ $focus_more }
    🌱 habits: { $habits ->
        [0] no ticks
       *[other] { $habits }%
    }{ $habits_more }
    🎯 steps towards goals: { $moves }
    🧠 practice: { $practice }
    { $overdue ->
        [0] ✅ nothing overdue
       *[other] ⚠️ overdue: { $overdue }
    }

    { $streak ->
        [one] 🔥 { $streak } week in a row
       *[other] 🔥 { $streak } weeks in a row
    }
weekly-done-advice = { "" }
    💡 <b>{ $title }</b>
    { $text }
weekly-more-advice = 💡 Where this comes from

weekly-remind-text = 🔔 <b>When shall I remind you of the review?</b>

    Now: { $remind ->
        [off] no reminder
       *[other] { $remind }
    }. Choose a day and an hour, or write them, such as “on Sunday at 7pm”.
weekly-remind-off = 🔕 No reminder
weekly-remind-please = Write a day and an hour, such as “on Sunday at 7pm”.
weekly-reminder = 🗓 <b>Time for your weekly review</b>

    Four steps, about five minutes. { $streak ->
        [0] Shall we begin a streak?
        [one] { $streak } week in a row so far 🔥
       *[other] { $streak } weeks in a row so far 🔥
    }
weekly-line = Weekly review

error-review-plan-half = I need both a day and an hour.
late-reviews-open = 🗓 Your weekly review is open: /review
late-reviews-go-to-step = 🗓 Your weekly review is waiting: /review
late-reviews-finish = 🎉 The week is reviewed. Summary: /review
late-reviews-plan = ✅ The reminder of your review is set.
