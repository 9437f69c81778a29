menu-greeting = 👋 <b>{ $name }</b>, what shall we do?

    { $tasks ->
        [0] No tasks for today.
        [one] { $tasks } task for today.
       *[other] { $tasks } tasks for today.
    } { $habits ->
        [0] { "" }
        [one] { $habits } habit to go.
       *[other] { $habits } habits to go.
    }

    You can simply write: “Call mum tomorrow at 6pm !high #family”.
menu-add = ➕ Task
menu-today = 📅 Today
menu-tasks = 🗂 All tasks
menu-habits = 🌱 Habits
menu-settings = ⚙️ Settings
menu-help = ❓ Help
button-menu = 🏠 Menu
button-back = ⬅️ Back
button-cancel = ✖️ Cancel
pager-prev = ◀️
pager-next = ▶️

help-text = <b>Simply write what there is to do</b>
    “Buy milk tomorrow at 6pm !high #home”
    “Water the plants every 3 days”
    “Habit: water 8 glasses a day”
    I show what I understood, let you correct it and remind you in time.

    <b>The day</b>
    /add — write down a task
    /today — what is due, the most urgent first
    /plan — a day that fits your hours, morning and evening
    /week — the week, day by day
    /tasks — all tasks, search, several at once

    <b>Habits and focus</b>
    /habits — habits: ticks, streaks, pictures
    /buddies — buddies and shared habits
    /focus — a timer: pomodoros, open-ended, your own length

    <b>Growing</b>
    /career — goals and skills
    /review — your week in five minutes
    /advice — advice from your own data
    /stats — day, week and month as a picture

    <b>Settings and data</b>
    /settings — language, time, quiet hours, notifications
    /calendar — your tasks in your calendar
    /export — take out all your data
    /import — bring in another app’s data
    /forget_me — delete all I know about you
    /start — the menu
    /help — this page

    In any chat type my @name and a word of a task: I post it, or the day’s plan.

    Nearly everything can be undone: look for ↩️.
command-start = Menu
command-add = Write down a task
command-today = Today’s tasks
command-tasks = All tasks
command-habits = Habits
command-settings = Language, time, quiet hours, notifications
command-help = What I can do

unknown-command = There is no such command. Here is what I can do: /help
unknown-content = I understand text. Write the task in words, for example “Pick up the parcel tomorrow at 12”.
error-stale-button = That button is out of date. Here is where we are.
error-too-fast = Too fast! I skipped some of your last messages. Wait a minute and repeat them.
menu-more = ☰ More
menu-more-text = ☰ <b>More</b>: all tasks and the week, statistics and the review, buddies and advice, settings.
