skills-empty = 🧠 <b>Skills</b>

    None yet. Add what you are learning: “Spanish 2 → 4”.
skills-head = 🧠 <b>Skills</b>
skill-line = { $mark } <b>{ $title }</b>
    { $stars } · practice { $practice }
skill-add = ➕ Skill
skill-radar = 🕸 Radar
skill-to-list = 🧠 To the skills

skill-level-1 = trying it out
skill-level-2 = know the basics
skill-level-3 = do it with confidence
skill-level-4 = do hard things
skill-level-5 = teach others

skill-card = 🧠 <b>{ $title }</b>

    { $stars } level { $level }: { $words }
skill-target-line = 🎯 target: level { $target }, { $target_words }
skill-there-line = 🎉 target reached
skill-practice-line = ⏱ practice: { $practice }, { $week } this week
skill-goals-line = 🔗 leads to: { $goals }
skill-evidence-head = { "" }
    📎 Evidence:
skill-check-line-next = { "" }
    🔔 I will ask about the level: { $check }
skill-check-line-now = { "" }
    ❔ Still level { $level }, “{ $words }”?
skill-archived-line = { "" }
    🗄 The skill is archived. You can bring it back.
skill-deleted-line = { "" }
    🗑 The skill is deleted. You can still restore it.
skill-focus = 🍅 Focus
skill-practise = ⏱ Log practice
skill-set-level = 📶 Level
skill-set-target = 🎯 Target
skill-prove = 📎 Evidence
skill-log = 📜 Log
skill-edit = ✏️ Change
skill-archive = 🗄 Archive
skill-unarchive = ↩️ Bring it back
skill-delete = 🗑 Delete
skill-restore = ↩️ Restore
skill-hush = 🔕 Stop asking about the level
skill-ask = 🔔 Ask about the level

skill-new = 🧠 What are we learning? Write, for example “Spanish 2 → 4”, or pick one.
skill-idea-language = 🗣 Foreign language
skill-idea-code = 💻 Programming
skill-idea-speak = 🎤 Public speaking
skill-idea-write = ✍️ Writing
skill-idea-lead = 🧭 Leading people
skill-idea-music = 🎸 Music
skill-ask-title = ✏️ <b>{ $title }</b>

    Write a new title, or choose what to do.
skill-ask-level = 📶 <b>{ $title }</b>: which level is it now?
skill-ask-target = 🎯 <b>{ $title }</b>: which level do you want?
skill-level-please = Tap a level, or write a digit from { $lowest } to { $highest }.
skill-ask-practice = ⏱ <b>{ $title }</b>: how long did you practise? Choose or write: “40 read an article”, “yesterday 1 h 30 min”.
skill-minutes-button = { $minutes } min
skill-minutes-please = Write how many minutes: “40” or “1 h 30 min”, { $limit } minutes at most.
skill-log-head = 📜 <b>{ $title }</b>: practice { $practice }. Tap ✖️ to remove an entry.
skill-log-empty = Nothing yet. Log some practice or start a focus session: it counts by itself.
skill-log-line = { $mark } { $day }: { $spent }{ $note }
skill-ask-evidence = 📎 <b>{ $title }</b>: what shows the level? Write a few words or send a link. Or choose:
skill-proof-praise = 🙌 Got praise
skill-proof-project = 📦 Finished a project
skill-proof-course = 🎓 Passed a course
skill-proof-taught = 🧑‍🏫 Taught others

skill-radar-title = My skills
skill-radar-now = now
skill-radar-target = target
skill-radar-caption = 🕸 <b>My skills</b>: now → target
skill-radar-line = { $title }: { $level } → { $target }

skill-check = 🧠 <b>{ $title }</b>

    Still level { $level }, “{ $words }”?
skill-check-still = ✅ Yes, still { $level }
skill-check-higher = ⬆️ Already { $level }
skill-check-lower = ⬇️ Rather { $level }
skill-check-done = ✅ { $at } <b>{ $title }</b>: level { $level }, “{ $words }”
skill-check-target = 🎉 That was the target. Well done!
skill-check-next = 🔔 I will ask again: { $day }
skill-check-line = { $title }: still level { $level }?
notices-kind-skill = Questions about skills
late-career-add-skill = ✅ Saved the skill. All skills: /career
late-career-log-practice = ✅ Logged the practice. All skills: /career
late-career-answer-check-in = ✅ Noted the answer about the level. All skills: /career
error-too-many-skills = You have { $limit } skills already. Delete some, and there will be room.
error-empty-evidence = Write a few words or send a link.
error-answer-outdated = The level was changed again since. Correct it on the skill’s card.
