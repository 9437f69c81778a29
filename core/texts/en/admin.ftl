admin-main = 🛠 <b>How it runs</b>, { $at }

    👥 People: { $people }, out of reach: { $away }
    📬 Messages in the queue: { $queue }, being sent: { $open }

    <b>Last hour</b>: ✅ { $hour_sent } · ❌ { $hour_failed } · ❔ { $hour_unknown }
    <b>Last day</b>: ✅ { $day_sent } · ❌ { $day_failed } · ❔ { $day_unknown }
admin-lateness = ⏱ Late in the last day: { $p50 } s as a rule, at most { $p99 } s for 99 of 100
admin-events = 📈 Events
admin-day = 📊 Day
admin-failures = ⚠️ Failures
admin-broadcasts = 📣 Broadcasts
admin-refresh = 🔄 Refresh
admin-day-title = Sent in the last day, by the hour
admin-day-sent = Arrived
admin-day-failed = Did not arrive
admin-day-bad = did not arrive or nobody knows: { $bad }
admin-day-caption = In the last day arrived: { $sent }, did not or nobody knows: { $bad }
admin-failures-title = ⚠️ <b>Latest failures</b>

admin-failures-none = ✅ No failures.
admin-failure = { $at } · <b>{ $name }</b> · { $kind ->
        [task] task
        [habit] habit
        [focus] focus
        [bundle] bundle
        [broadcast] broadcast
       *[other] message
    } · { $outcome ->
        [unknown] nobody knows if it arrived
       *[other] did not arrive
    }: <i>{ $reason }</i>
admin-broadcasts-title = 📣 <b>Broadcasts</b>

    A draft opens where you left it; of the others you see the progress.
admin-broadcasts-none = 📣 No broadcasts yet.
admin-broadcast-new = ✏️ New broadcast

cast-write = ✏️ Write the message people will get. Bold, italics, links and other formatting are kept.
cast-text-please = I need text here, no pictures or files.
cast-people = 📣 <b>Who shall get it?</b>

    “{ $words }”
    🔗 Button: { $button }

    Just now that is { $count ->
        [one] <b>{ $count }</b> person
       *[other] <b>{ $count }</b> people
    } ({ $segment }).
cast-people-nobody = There is nobody here: choose more widely.
cast-people-all = everybody
cast-people-locale = { $language ->
        [ru] Russian speakers
        [uk] Ukrainian speakers
       *[en] English speakers
    }
cast-people-active = did something in { $days ->
        [one] { $days } day
       *[other] { $days } days
    }
cast-people-onboarded = said where they live
cast-locale-any = All languages
cast-active-any = All
cast-active-days = In { $days ->
        [one] { $days } day
       *[other] { $days } days
    }
cast-onboarded = Said where they live
cast-edit-text = ✏️ Text
cast-languages = 🌐 Languages
cast-link = 🔗 Button
cast-preview = 👁 Show it as they get it
cast-languages-question = 🌐 Which language shall have a text of its own? All others get the common one.
cast-variant = ✏️ Write the text, language: { $language }.
cast-variant-drop = 🗑 No text of its own
cast-link-question = 🔗 Write the caption and the link with a space between, for example:
    Read more https://example.org
cast-link-drop = 🗑 No button
cast-button-too-long = The caption is longer than { $limit } characters.
cast-not-taken = The messenger does not take this: { $reason }
cast-confirm = 👆 This is how they see it.

    { $count ->
        [one] <b>{ $count }</b> person
       *[other] <b>{ $count }</b> people
    } will get it ({ $segment }). Shall I send it?
cast-send = 🚀 Send
cast-change = ✏️ Change

cast-title = 📣 <b>Broadcast</b> · { $state }
cast-state-draft = draft
cast-state-running = under way
cast-state-paused = paused
cast-state-done = done
cast-state-cancelled = cancelled
cast-figures = ✅ { $sent } · ❌ { $failed } · ⏳ { $left } left
cast-unknown = ❔ { $count ->
        [one] Nobody knows if { $count } message arrived
       *[other] Nobody knows if { $count } messages arrived
    }
cast-silenced = 🔇 Not sent after the cancel: { $count }
cast-eta-seconds = 🏁 about { $count ->
        [one] { $count } second more
       *[other] { $count } seconds more
    }
cast-eta-minutes = 🏁 about { $count ->
        [one] { $count } minute more
       *[other] { $count } minutes more
    }
cast-ask = Really cancel? Whoever has not got it yet never will.
cast-button-pause = ⏸ Pause
cast-button-go = ▶️ Go on
cast-button-ask = ⛔ Cancel
cast-button-stop = ⛔ Yes, cancel
cast-button-look = ↩️ No

error-broadcast-over = This broadcast is over.
error-broadcast-not-now = That does not go now: the broadcast is in another state.
error-broadcast-empty = There is not a word in the message.
error-broadcast-too-long = Too long: { $limit } characters fit.
error-broadcast-link = I need a caption and a link that begins with https://
