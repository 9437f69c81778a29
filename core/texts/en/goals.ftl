menu-career = 🎯 Goals and skills
command-career = Goals and skills

goals-empty = 🎯 <b>Goals</b>

    None yet. One line is enough: “Learn Spanish by December: words 500 pcs”.
goals-head = 🎯 <b>Goals</b> · { $open ->
    [0] all reached 🎉
    [one] { $open } goal under way
   *[other] { $open } goals under way
}{ $open ->
    [0] { "" }
   *[other] { $reached ->
        [0] { "" }
       *[other] , { $reached } reached
    }
}
goal-line = { $mark } <b>{ $title }</b>
    { $percent ->
        [-1] nothing measured yet
       *[other] { $bar } { $percent }%
    } · { $deadline ->
        [none] no deadline
       *[other] by { $deadline }
    }
goal-add = ➕ Goal
goal-save = ✅ Save
goal-edit = ✏️ Change
goal-reach = 🏁 Reached
goal-reopen = ↩️ Not reached yet
goal-archive = 🗄 Archive
goal-unarchive = ↩️ Bring it back
goal-delete = 🗑 Delete
goal-restore = ↩️ Restore
goal-deadline = 🗓 Deadline
goal-measure-add = ➕ Measure
goal-milestones = 🚩 Milestones
goal-feeds = 🔗 What leads there
goal-picture = 📊 Picture
career-to-goals = 🎯 To the goals
career-to-skills = 🧠 Skills
career-archive = 🗄 Archive
career-archive-head = 🗄 <b>Archive</b>: goals and skills put aside. Tap one to open it.
career-archive-empty = 🗄 The archive is empty.
career-undo = ↩️ Undo the last step
career-words-please = Words are needed here: please write them.
career-too-long = A bit long: { $length ->
    [one] { $length } character
   *[other] { $length } characters
}, and there is room for { $limit }. Please shorten it.

goal-card = 🎯 <b>{ $title }</b>
    🗓 { $deadline ->
        [none] no deadline
       *[other] { $horizon ->
            [week] a goal for the week
            [month] a goal for the month
            [quarter] a goal for the quarter
           *[year] a goal for the year
        }, by { $deadline }
    }
goal-progress = <code>{ $bar }</code> <b>{ $percent }%</b>
goal-not-measured = Nothing to measure it by yet. Add a measure, milestones or tasks.
goal-reached-line = 🏁 <b>Goal reached. Congratulations!</b>
goal-left = { $left ->
    [0] today is the last day
    [one] { $left } day left
   *[other] { $left } days left
}
goal-left-line = ⏳ { $left ->
    [0] Today is the last day.
    [one] { $left } day left.
   *[other] { $left } days left.
}
goal-past-line = ⌛️ The deadline was { $past ->
    [one] { $past } day
   *[other] { $past } days
} ago. Set a new one whenever you like.
goal-result-line = 📈 { $title }: { $figures }
    <code>{ $bar }</code> { $percent }%
goal-draft-line = 📈 { $title }: { $figures }
goal-milestones-line = { "" }
    🚩 Milestones: { $ticked } of { $steps }
goal-milestone-line = { $mark } { $title }
goal-more-line = …and { $more } more
goal-tasks-line = 📋 Tasks: { $tasks_done } of { $tasks }
goal-habits-line = 🌱 Habits: strength { $habit_strength }%{ $habit_days ->
    [0] { "" }
   *[other] { " " }· { $habit_ticks } of { $habit_days } this week
}
goal-minutes-line = 🍅 Focus: { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}
goal-archived-line = { "" }
    🗄 The goal is archived. You can bring it back.
goal-deleted-line = { "" }
    🗑 The goal is deleted. You can still restore it.

goal-new = 🎯 Where are we heading? Write one line, for example:
    “Learn Spanish by December: words 500 pcs, pass the exam”.

    Or pick one and adjust it.
goal-idea-language = 🗣 Language
goal-idea-books = 📚 Books
goal-idea-health = 🏃 Health
goal-idea-work = 💼 Work
goal-idea-money = 💰 Savings
goal-idea-line-language = Speak a new language in 6 months: words 500 pcs, hours of practice 50, first talk with a native speaker
goal-idea-line-books = Read more this year: books 12 pcs
goal-idea-line-health = Run 10 km in 3 months: runs 24 pcs, first race
goal-idea-line-work = Grow at work in 6 months: courses 2 pcs, talk with my manager, new role
goal-idea-line-money = Build a safety cushion in a year: saved 100%
goal-review = { "" }
    All right? Pick a deadline, or write what to measure: “books 12 pcs, pass the exam”.
goal-clear = 🧹 No measures
goal-until-week = 🗓 This week
goal-until-month = 🗓 This month
goal-until-quarter = 🗓 This quarter
goal-until-year = 🗓 This year
goal-until-none = ♾ No deadline
goal-ask-title = ✏️ <b>{ $title }</b>

    Write a new title, or choose what to do.
goal-ask-deadline = 🗓 <b>{ $title }</b>: by which day? Choose or write, for example “by May 15”, “before summer”.
goal-deadline-please = I did not get the day. Write, for example, “by May 15” or “in 3 months”, a day still ahead.

goal-ask-measure = 📈 What shall we measure? Choose or write: “words 500 pcs”, “weight from 80 to 70 kg”.
goal-measure-percent = Readiness
goal-measure-hours = Hours
goal-measure-times = Times
goal-measure-pages = Pages
goal-measure-km = Kilometres
goal-unit-percent = %
goal-unit-hours = h
goal-unit-times = times
goal-unit-pages = p.
goal-unit-km = km
goal-result-card = 📈 <b>{ $title }</b>

    <code>{ $bar }</code> { $percent }%
    { $figures } now, started at { $start }.

    How much is it now? Tap, or write a number: “135” or “+20”. To change the measure itself: “weight from 80 to 70 kg”.
goal-result-remove = 🗑 Remove the measure
goal-number-please = Write a number: how much it is (“135”) or how much to add (“+20”).
goal-ask-which = 📈 <b>{ $title }</b>: which measure is “{ $said }” for?
goal-ask-milestones = 🚩 <b>{ $title }</b>: milestones, { $ticked } of { $steps }

    Write a milestone to add it; each line becomes one. Tap a milestone to tick it.
goal-step-first = 👟 Begin: the first small step
goal-step-half = ⛰ Get halfway
goal-step-show = 🎤 Show the result
goal-steps-rename = ✏️ Rename some
goal-ask-step-title = ✏️ <b>{ $title }</b>

    Write what to call this milestone.
goal-steps-remove = 🗑 Remove some
goal-steps-tick = ☑️ Tick them

goal-feeds-head = 🔗 <b>{ $title }</b>: what leads there. Tap ✖️ to let one go.
goal-feeds-empty = 🔗 <b>{ $title }</b>

    Link tasks, habits and skills to the goal: you will see them move on its card.
goal-feed-line = { $mark } { $title }
goal-feeds-minutes = 🍅 Focus: { $minutes }
goal-feed-task = ➕ Task
goal-feed-habit = ➕ Habit
goal-feed-skill = ➕ Skill
goal-ask-task = 📋 Which task leads to the goal? Choose one, or write a new one.
goal-ask-habit = 🌱 Which habit leads to the goal?
goal-ask-skill = 🧠 Which skill leads to the goal?
goal-no-task = No open tasks. Write a new one right here.
goal-task-added = ➕ { $title } · { $due }
goal-no-habit = No habits yet. Begin one: /habits
goal-no-skill = No skills yet. Add one on the page of skills.

goal-picture-reached = Reached!
goal-picture-steps = Milestones
goal-picture-tasks = Tasks
goal-picture-caption = 📊 <b>{ $title }</b>: { $percent }%

late-career-add-goal = ✅ Saved the goal. All goals: /career
late-career-move-key-result = ✅ Updated the measure. All goals: /career
late-career-tick-milestone = ✅ Ticked the milestone. All goals: /career
error-too-many-goals = You have { $limit } goals already. Delete some, and there will be room.
error-too-many-results = A goal has room for { $limit } measures at most.
error-too-many-milestones = A goal has room for { $limit } milestones at most.
error-too-many-feeds = A goal has room for { $limit } links at most.
error-result-stands-still = The measure begins where it ends: there is nowhere to go.
