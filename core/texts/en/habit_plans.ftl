habit-times-week = { $times ->
        [one] once a week
       *[other] { $times } times a week
    }
habit-times-rolling = { $times ->
        [one] once in any 7 days
       *[other] { $times } times in any 7 days
    }
habit-every-days = { $every ->
        [one] every day
       *[other] every { $every } days
    }
habit-counted = { $kind ->
        [at_most] at most { $amount }
       *[other] at least { $amount }
    }
habit-edit = ⚙️ Change
habit-edit-head = ⚙️ <b>{ $title }</b>: what shall we change?
habit-kind = 🔢 What to count
habit-weekly = 🗓 Times a week…
habit-interval = 🔁 Every N days…
habit-micro = 🐣 Start at two minutes
habit-ready = ✅ Done

habit-kind-yes-no = ✅ Just a tick
habit-kind-at-least = 📈 At least
habit-kind-at-most = 📉 At most
habit-ask-kind = 🔢 <b>{ $title }</b>

    What shall we note? Just “done”, an amount of at least a target, or of at most a limit.
habit-ask-target = { $asked ->
        [at_most] 📉 <b>{ $title }</b>: at most how much?
       *[other] 📈 <b>{ $title }</b>: how much, and of what?
    } Pick or write a number and what we count, for example “8 glasses” or “2.5 km”.
habit-ask-micro = 🐣 <b>{ $title }</b>

    Let’s begin with two minutes a day: that is easy to keep. Once the habit is strong I’ll offer a larger step, and a smaller one if it gets hard. How many minutes is it to be in the end?
habit-ask-weekly = 🗓 <b>{ $title }</b>

    How many times a week? You choose the days as you go. A week from Monday, or any seven days in a row. You can write the number.
habit-week-calendar = { $calendar_mark } From Monday
habit-week-rolling = { $rolling_mark } Any 7 days
habit-ask-interval = 🔁 <b>{ $title }</b>

    Once in how many days? Pick or write a number, for example 3.
habit-amount-water = 8 glasses
habit-amount-steps = 10 000 steps
habit-amount-minutes = 30 min
habit-amount-pages = 20 pages
habit-amount-cups = 2 cups
habit-amount-screen = 60 min
habit-new-check = 🌱 <b>{ $title }</b>

    This is what I understood:
    📅 { $schedule }
    { $remind ->
        [off] 🔕 no reminders
       *[other] 🔔 I’ll remind you at { $remind }
    }
habit-new-counted = 🔢 { $counted }
habit-new-small = 🐣 we begin small

habit-quantity-unclear = I did not get the amount. Write a number and what we count, for example “8 glasses”.
habit-unit-too-long = That word is too long: { $limit } characters fit.
habit-amount-unclear = I did not get that. Write a number: “3” or “+3” adds, “-1” takes away, “=5” makes it exactly five.
habit-amount-too-large = That is too much: I count up to { $limit }.
habit-number-please = I need one number from { $least } to { $most }.
habit-times-too-many = At most { $limit } reminders fit.
error-habit-target = The target has to be more than zero.
