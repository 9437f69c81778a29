settings-quiet = 🌙 Quiet hours
settings-notices = 🔔 Notifications

quiet-none = none
quiet-text = 🌙 <b>Quiet hours:</b> { $quiet }

    Reminders that fall into these hours wait and arrive as one message when the hours are over.

    Pick some or type your own, for example “10pm to 7:30am”.
quiet-off = 🔔 No quiet hours
quiet-unclear = Type two different times, for example “10pm to 7:30am”.

notices-text = 🔔 <b>Notifications</b>

    Tap a line to switch it. What is off does not arrive later either.
notices-kind-task = Task reminders
notices-kind-habit = Habit reminders
notices-kind-focus = Focus timer
notices-mode-on = 🔔 { $kind }: with sound
notices-mode-silent = 🔕 { $kind }: silent
notices-mode-off = 🚫 { $kind }: off

bundle-quiet = 🌙 <b>While it was quiet</b>
bundle-away = 🕊 <b>While I was away</b>
bundle-more = …and { $count } more { $count ->
    [one] reminder
   *[other] reminders
}
bundle-held = 🌙 held back since { $when }: quiet hours
bundle-button-today = 📅 Today

late-users-set-quiet-hours = ✅ The quiet hours are changed.
late-users-set-notice = ✅ The notifications are set.
error-quiet-hours-half = Quiet hours need both a start and an end.
error-quiet-hours-equal = The quiet hours start and end at the same time. Type two different times.
error-unknown-notice = I have no such notifications.
