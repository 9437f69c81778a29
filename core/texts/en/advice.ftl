menu-advice = 💡 Advice
command-advice = Advice from your own data

advice-card = 💡 <b>{ $title }</b>

    { $text }

    📚 <i>{ $source }</i>{ $doi ->
        [none] { "" }
       *[other] { " " }<a href="https://doi.org/{ $doi }">DOI</a>
    }

    🔎 Why now: { $reason }.{ $rating ->
        [helpful] { "" }

    👍 It helped. You will hear more of this kind.
        [unhelpful] { "" }

    👎 You will not see this one again.
       *[none] { "" }
    }
advice-none = 💡 You know everything I know by now 🤗 I will not repeat myself within a month: better try what struck a chord.

    { $when ->
        [never] Have a look at what helped.
       *[other] The first piece comes back on { $when }.
    }
advice-later = 💡 I could not pick a piece of advice right now. Try again in a minute.
advice-helpful = 👍 Helpful
advice-unhelpful = 👎 Not for me
advice-unrate = ↩️ Take the rating back
advice-another = 💡 Another one
advice-again = 🔄 Try again
advice-kept = 🗂 What helped
advice-kept-head = { $total ->
    [0] 🗂 Advice you give a 👍 will gather here
   *[other] 🗂 <b>What helped</b>: { $total }
}

advice-reason-overdue = { $count } of { $total } open tasks { $count ->
    [one] is
   *[other] are
} overdue
advice-reason-long-list = your list holds { $count } open { $count ->
    [one] task
   *[other] tasks
}
advice-reason-full-day = today holds { $count ->
    [one] { $count } task
   *[other] { $count } tasks
}
advice-reason-no-lengths = { $count } of { $total } tasks do not say how long they take
advice-reason-no-dates = { $count } of { $total } tasks have no date
advice-reason-snoozed = { $count ->
    [one] { $count } task was
   *[other] { $count } tasks were
} put off three times or more
advice-reason-old-tasks = { $count ->
    [one] { $count } task has
   *[other] { $count } tasks have
} been waiting for over a month
advice-reason-all-important = { $count } of { $total } tasks have high priority
advice-reason-nothing-done = no task was finished this week, { $count } are open
advice-reason-afternoon = { $count } of { $total } tasks this month were finished between noon and six
advice-reason-morning = { $count } of { $total } tasks this month were finished before noon
advice-reason-late-night = { $count } of { $total } things were done at night, after eleven
advice-reason-abandoned = { $count } of { $total } pomodoros this week { $count ->
    [one] was
   *[other] were
} interrupted
advice-reason-no-focus = no focus session this week
advice-reason-no-breaks = { $count ->
    [one] { $count } pomodoro
   *[other] { $count } pomodoros
} this week and { $total ->
    [one] { $total } break
   *[other] { $total } breaks
}
advice-reason-long-day = your longest day this week had { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
} of focus
advice-reason-broken-streaks = { $count } of { $total } habits { $count ->
    [one] was
   *[other] were
} missed twice or more this week
advice-reason-many-habits = you keep { $count ->
    [one] { $count } habit
   *[other] { $count } habits
} at once
advice-reason-no-habits = you have no habits yet
advice-reason-strong-habits = your best streak stands at { $count } in a row
advice-reason-still-goals = { $count } of { $total } goals { $count ->
    [one] has
   *[other] have
} stood still for two weeks
advice-reason-no-goals = you finish a lot of tasks but have no goals yet
advice-reason-still-skills = { $count } of { $total } skills went without practice for two weeks
advice-reason-nothing-yet = you have only just begun
advice-reason-any = { $total ->
    [0] nothing in your data is on fire; this is simply a good idea
   *[other] simply a good idea for today
}

late-advice-ask = 💡 Your advice is ready: /advice
late-advice-rate = ✅ I have noted your rating.
