analytics-people = People by day
analytics-day = on the day
analytics-week = in 7 days
analytics-month = in 30 days
analytics-people-caption = 👥 Today { $daily ->
        [one] { $daily } person
       *[other] { $daily } people
    }, { $weekly } in a week, { $monthly } in a month.
analytics-top = Most frequent in 30 days
analytics-top-caption = 📊 The ten most frequent, { $count ->
        [one] { $count } event
       *[other] { $count } events
    } in all.
analytics-retention = Who came back
analytics-week-of = Week of
analytics-size = People
analytics-retention-caption = 🔁 Each row is those who first came in that week; each column is one week later.
analytics-nothing = Nothing yet.
