day-today = today
day-tomorrow = tomorrow
day-yesterday = yesterday

error-not-found = { $what ->
    [task] This task is gone.
    [plan] This plan is no more.
    [focus] That timer is gone.
    [review] That review is gone.
    [advice] That advice is gone.
    [habit] This habit is gone.
    [step] This step is gone.
    [goal] This goal is gone.
    [skill] This skill is gone.
    [buddy] This habit is not shown to you any more.
    [invitation] This invitation is gone.
   *[other] I could not find that. Press /start and we begin anew.
}
error-empty-title = I need at least one word.
error-unknown-zone = I do not know the time zone “{ $zone }”. Write a city, for example Europe/London.
error-unknown-locale = I do not speak that language yet.
error-too-far = I do not look that far ahead: the last year is { $year }.
error-invalid-recurrence = That repetition cannot be kept. Try “every day” or “every Monday”.
error-time-without-date = That time has no day: tell me when exactly.
error-task-done = This task is done already.
error-day-not-open = You can tick today or yesterday.
error-accepted = Got it. I will do it as soon as I can and send you the result.
error-not-accepted = I could not save that just now. Please try again in a minute.
error-unexpected = Something went wrong. I am on it; please try again.
quoted = “{ $words }”
