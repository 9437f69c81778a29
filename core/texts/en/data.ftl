calendar-name = Uspevai

data-button = 🗄 My data
data-main = 🗄 <b>My data</b>

    Everything you tell me is yours: take it out, bring it in from another app, see it in your calendar, or delete it.
data-export = 📤 Export
data-import = 📥 Import
data-calendar = 🗓 Calendar
data-forget = 🗑 Delete everything

data-export-text = 📤 <b>Export</b>

    I’ll send you files right here in the chat:
    • everything I keep about you, as one JSON
    • tasks and habits as CSV sheets
    • dated tasks and habit reminders as an .ics calendar

    There are no passwords or codes in them.
data-export-start = 📤 Make the files
data-exporting = 📤 Making the files… { $bar } { $percent }%

    It goes on by itself: carry on with whatever you like.
data-exported = ✅ Done: the files are above.
data-export-failed = ⚠️ I couldn’t make and send the files. That’s my fault, and I’ve noted it. Please try again: /export
data-export-too-large = These did not fit into the messenger’s 50 MB: { $too_large }.

data-import-text = 📥 <b>Import</b>

    Send me a file 📎 and I’ll show what I understood before writing anything down. I can read:
    • Todoist: a project’s CSV (“Export as template”) or a backup zip
    • TickTick: a backup CSV
    • Loop Habit Tracker: the zip of sheets or the .db backup

    Up to 10 MB and 5,000 tasks. Importing twice doubles nothing.
data-import-file-please = I’m waiting for a file: CSV, zip or db. Tap 📎 and choose “File”.
data-preview = 📥 <b>{ $source ->
        [todoist] Todoist
        [ticktick] TickTick
       *[loop] Loop Habit Tracker
    }</b>

    { $tasks ->
        [0] No tasks.
        [one] { $tasks } task.
       *[other] { $tasks } tasks.
    } { $habits ->
        [0] { "" }
        [one] { $habits } habit, days ticked: { $days }.
       *[other] { $habits } habits, days ticked: { $days }.
    }
data-preview-lines = { "" }
    { $lines }
data-preview-task = • { $title }{ $when }
data-preview-habit = • { $title } — days: { $days }
data-preview-left-out = { "" }
    Left out:{ $done ->
        [0] { "" }
       *[other] { "\u000A" }• finished tasks: { $done }
    }{ $notes ->
        [0] { "" }
       *[other] { "\u000A" }• notes: { $notes }
    }{ $archived ->
        [0] { "" }
       *[other] { "\u000A" }• archived habits: { $archived }
    }
data-preview-rounded = { "" }
    Habits whose rhythm we don’t have: { $rounded }. I’ll take the nearest, you can change it.
data-preview-troubles = { "" }
    ⚠️{ $refused ->
        [0] { "" }
       *[other] { " " }Lines I can’t bring in: { $refused }.
    }{ $vague ->
        [0] { "" }
       *[other] { " " }Only partly understood: { $vague }.
    }
    { $trouble_lines }
data-trouble-columns = line { $line }: too many columns — { $what }
data-trouble-title = line { $line }: no title
data-trouble-date = line { $line }: I don’t understand the date “{ $what }”
data-trouble-repeat = line { $line }: I don’t understand the repetition “{ $what }”
data-trouble-habit = line { $line }: not a habit — { $what }
data-trouble-value = line { $line }: I don’t understand the mark “{ $what }”
data-import-accept = ✅ Bring it in
data-import-other = 📎 Another file
data-importing = 📥 Bringing it in… { $bar } { $percent }%

    It goes on by itself: carry on with whatever you like.
data-imported = ✅ <b>Brought in</b>

    Tasks: { $tasks }, habits: { $habits }. { $there ->
        [0] { "" }
       *[other] Already here: { $there }.
    }
data-import-stopped = ⚠️ <b>The import has stopped</b>

    That’s my fault, and I’ve noted it. Brought in so far: tasks { $tasks }, habits { $habits }. { $there ->
        [0] { "" }
       *[other] Already here: { $there }.
    }

    Tap the button a bit later, and I’ll try to bring in the rest. Or send the same file again: nothing gets doubled.
data-imported-refused = { "" }
    ⚠️ These didn’t work:
    { $lines }{ $more ->
        [0] { "" }
       *[other] { " " }…and { $more } more
    }
data-refused-line = line { $line }: { $reason }
data-refused-otherwise = it didn’t fit
data-import-undo = ↩️ Undo the import
data-import-go-on = ▶️ Go on
data-import-look = 🔄 How far is it?
data-undoing = ↩️ Undoing… { $bar } { $percent }%

    It goes on by itself: carry on with whatever you like.
data-undone = ↩️ The import is undone: tasks are deleted, habits archived. What was there before is untouched.
data-undo-stopped = ⚠️ <b>Undoing the import has stopped</b>

    That’s my fault, and I’ve noted it. Part of what I brought in is still there: tap the button, and I’ll try to take back the rest.

data-calendar-closed = 🗓 <b>Calendar by link</b>

    You can see dated tasks and habit reminders in Google Calendar, on an iPhone or in any other app. I’ll make a secret address: whoever knows it sees your plans, so keep it to yourself.
data-calendar-address = 🗓 <b>Your calendar’s address</b>

    <code>{ $address }</code>

    Add it to your app with “Subscribe to calendar”. I show it this once: all I keep is its fingerprint. An earlier address no longer works.
data-calendar-open = 🗓 <b>Calendar by link</b>

    The address has worked since { $since }. I can’t show it again: all I keep is its fingerprint. You can make a new one; the old one then stops working.
data-calendar-local = { "" }
    <i>For now the address opens only on the computer I’m running on.</i>
data-calendar-make = 🔗 Make an address
data-calendar-renew = 🔄 New address
data-calendar-close = 🚫 Close access

data-forget-text = 🗑 <b>Delete everything</b>

    I’ll erase your tasks, habits and all their marks, focus, goals and skills, notes, reminders, settings, addresses and my own record of messages. There is no way back.

    What stays:
    • the chat itself — you see it, and only you can delete it
    • queues of commands and messages: what is already on its way runs its course and is gone in 7 days at the latest
    • backups of the bot’s owner, for as long as they keep them
data-export-first = 📤 Export first
data-forget-go = 🗑 Delete…
data-forget-surely = ⚠️ <b>Really delete everything?</b>

    This is for good. Tap the button or type the word <b>{ $word }</b>.
data-forget-word = DELETE
data-forget-unclear = To delete everything, type exactly one word: { $word }.
data-forget-yes = 🗑 Yes, delete for good
data-forget-no = ⬅️ No, keep it
data-forgotten = 🕊 Done, I’ve forgotten everything.

    If you’d like to start over, press /start and we’ll meet again.

command-export = Take out all your data
command-import = Bring in Todoist, TickTick, Loop
command-calendar = Calendar by link
command-forget_me = Delete all I know about you

late-personal-start-import = 📥 Bringing in what is in the file; it goes on by itself.
late-personal-undo-import = ↩️ Undoing the import; it goes on by itself.

error-import-later = I couldn’t write the file down in time: the server is busy. Press once more.
error-import-too-big = The file is too big: I take up to { $megabytes } MB.
error-import-too-many = Too many rows: I take up to { $limit }. Split the file into parts.
error-import-unknown = I don’t know this file. I’m waiting for a CSV from Todoist or TickTick, or a zip or db from Loop Habit Tracker.
error-import-encoding = I can’t read the letters in this file. Save it as UTF-8 and send it again.
error-import-broken = The file is damaged: I couldn’t open it.
error-import-encrypted = The archive has a password. Send it without one.
error-import-empty = There is nothing in the file.
error-import-gone = The file is gone. Send it once more.
