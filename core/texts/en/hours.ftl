day-start-text = 🌅 <b>The day begins at { $begins }</b>

    Whatever you do at night before that hour belongs to the day before: habits and tasks alike.

    Pick a time or type your own, for example “4:15”. Six in the morning at the latest.
day-start-unclear = Type one time between midnight and six in the morning, for example “4:30”.

working-none = not set
working-every-day = every day
working-text = 💼 <b>Working hours:</b> { $working }

    They tell me how much fits into a day.

    Pick hours and days, or type them, for example “9–18 weekdays”.
working-off = 🏖 No working hours
working-unclear = Type hours and days, for example “9–18 weekdays” or “10am to 7pm mon–thu”.
working-no-day = Keep at least one day. Or tap “No working hours”.

late-users-set-day-start = ✅ The start of the day is changed.
late-users-set-working-hours = ✅ The working hours are changed.
error-day-start-late = The day may begin at six in the morning at the latest.
error-working-hours-half = Working hours need both a start and an end.
error-working-hours-order = Working hours must end later than they start.
