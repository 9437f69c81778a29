habits-vacation = 🏖 Vacation
habits-archive = 🗄 Archive
habits-archived = 🗄 <b>Archived habits</b> · { $count }

    Open a habit to look at it, bring it back or delete it.
habits-archived-empty = 🗄 <b>Archived habits</b>

    Empty so far. Habits you put away come here, and their history is kept.
habits-ask-vacation = 🏖 <b>A vacation from all habits</b>

    Days off break nothing: streaks and strength stay as they are, reminders keep quiet. Pick how long, or write “from August 1 to August 10”, “until Friday”, “5 days”.
habits-resume = ▶️ Back to all of them
habit-card-progress = 📈 { $progress } · { $counted }
habit-card-goal = 🎯 { $goal } in the end
habit-card-strength = 💪 { $bar } { $strength }%
habit-card-freezes = 🧊 { $freezes ->
        [one] { $freezes } freeze
       *[other] { $freezes } freezes
    }
habit-card-pause = 🏖 paused: { $pause }
habit-card-note = 📝 { $note }
habit-pause-open = { $first } — until you are back
habit-pause-range = { $first } — { $last }

habit-fill-today = ✅ All done
habit-within-today = ✅ Keep as it is
habit-count = ➕ Add
habit-month = 🗓 Month
habit-note = 📝 Note
habit-curve = 💪 Strength
habit-skip = ⏭ Day off today
habit-skip-day = ⏭ Day off
habit-unskip = ↩️ Not a day off
habit-pause = 🏖 Pause
habit-freeze = 🧊 Freeze

habit-step-offer-up = { "" }
    ⬆️ The habit has grown strong. Shall we raise it to { $step } { $unit }?
habit-step-offer-down = { "" }
    ⬇️ It seems to be getting hard. Shall we make it { $step } { $unit }, so as not to give up?
habit-step-up = ⬆️ To { $step } { $unit }
habit-step-down = ⬇️ To { $step } { $unit }
habit-step-later = 🙅 Not now

habit-amount = 🌱 <b>{ $title }</b> · { $day }

    { $bar }
    { $progress }

    Add with a button, or write: “3” adds, “-1” takes away, “=5” makes it exactly five.
habit-take-back = ↩️ Take back { $amount }
habit-for-yesterday = ⏪ For yesterday
habit-for-today = ⏩ For today
habit-to-card = 📇 Card

habit-month-head = 🗓 <b>{ $title }</b> · { $month }

    🟩 done { $done } · ⬜ missed { $missed } · 🏖🧊 not counted { $skipped }
    Press a day to look at it.
habit-day = 🌱 <b>{ $title }</b> · { $day }

    { $square } { $mark ->
        [done] done
        [part] not all done
        [missed] not done
        [open] not done yet
        [skip] a day off
        [frozen] missed, a freeze saved the streak
       *[off] nothing to do that day
    }
habit-day-amount = 📈 { $amount }
habit-ask-note = 📝 <b>{ $title }</b> · { $day }: write a few words on how it went.
habit-note-forget = 🗑 Remove the note
habit-note-too-long = That is a bit long: { $length ->
        [one] { $length } character
       *[other] { $length } characters
    }, and { $limit } fit. Make it shorter.

habit-ask-pause = 🏖 <b>{ $title }</b>: a pause

    Days of a pause break nothing, and reminders keep quiet. Pick how long, or write “from August 1 to August 10”, “until Friday”, “5 days”.
habit-rest-three = 3 days
habit-rest-week = A week
habit-rest-fortnight = 2 weeks
habit-rest-open = ⏸ Until I’m back
habit-resume = ▶️ End the pause
habit-rested = 🏖 Have a good rest! { $count ->
        [one] { $count } habit is
       *[other] { $count } habits are
    } off ({ $days }).
habit-resumed = { $count ->
        [0] Nothing was paused.
        [one] Welcome back! { $count } habit is on again.
       *[other] Welcome back! { $count } habits are on again.
    }
habit-range-unclear = I did not get the days. Write, for example, “from August 1 to August 10”, “until Friday” or “5 days”.

habit-freeze-head = 🧊 <b>{ $title }</b>: freezes

    A freeze saves your streak by itself when you miss. Each time you keep the habit earns a point, a freeze costs { $price } points, and at most { $most } are kept in store. Buy it beforehand: it does not mend the past.

    In store: { $freezes } · points: { $points }
habit-freeze-buy = 🧊 Buy for { $price }
error-freeze-points = { $points ->
        [one] { $points } point is
       *[other] { $points } points are
    } missing: each time you keep the habit earns one.
error-freeze-full = No more fit in store: these will be used first.
error-pause-days = These days will not do: no earlier than two months ago and no later than two years ahead.

habit-curve-note = strength over the last half year
habit-curve-caption = 💪 <b>{ $title }</b>: strength { $strength }%, { $sign }{ $by }% in a month.

    It grows with each day kept and melts slowly when days are missed: a single miss changes almost nothing.
