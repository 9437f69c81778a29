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

help-text = <b>What I can do</b>

    /start — the menu
    /add — write down a task
    /today — today’s tasks, the most urgent first
    /tasks — all tasks by day
    /habits — habits: tick them with one tap
    /focus — pomodoros: focus with a timer
    /settings — language and time zone
    /help — this page

    <b>Write a task the way you would say it</b>
    “Buy milk tomorrow at 6pm !high #home”
    “Report on Friday by 12”, “Water the plants every 3 days”

    I show what I understood and let you correct it. When it is time, I remind you.
command-start = Menu
command-add = Write down a task
command-today = Today’s tasks
command-tasks = All tasks
command-habits = Habits
command-settings = Language and time zone
command-help = What I can do

unknown-command = There is no such command. Here is what I can do: /help
unknown-content = I understand text. Write the task in words, for example “Pick up the parcel tomorrow at 12”.
error-stale-button = That button is out of date. Here is where we are.
error-too-fast = Too fast! Wait a few seconds and repeat: I did not handle this message.
