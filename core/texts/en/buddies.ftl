menu-buddies = 👥 Buddies
command-buddies = Buddies and shared habits
notices-kind-buddy = Buddies’ ticks and cheers
habit-buddies = 👥 Buddies

buddies-empty = 👥 <b>Buddies</b>

    A habit holds better with company. Pick one of yours and invite a friend: they will see your ticks and can cheer you on.
buddies-head = 👥 <b>Buddies</b>
buddies-shared-line = { $mark } <b>{ $owner }</b>: { $title }{ $streak ->
        [0] { "" }
       *[other] { " " }· 🔥{ $streak }
    }
    { $strip }
buddies-own-line = 👁 <b>{ $title }</b>: { $buddies ->
        [one] { $buddies } buddy sees it
       *[other] { $buddies } buddies see it
    }
buddies-show-mine = ➕ Show one of mine
buddies-to-list = 👥 All buddies
buddies-pick = 🌱 Which habit shall I show? You invite a friend in the next step.
buddies-pick-empty = { "" }
    You have no habits yet. Start the first one: /habits

buddies-circle = 👥 <b>{ $title }</b>: who sees your ticks
buddies-circle-names = { "" }
    { $names }
buddies-circle-alone = { "" }
    Nobody yet. Invite a friend: they will see its name, the last 7 days and the streak. Nothing else.
buddies-invitation-link = 🔗 Invitation: { $until }
buddies-invitation-to = 📨 { $to }: { $until }
buddies-invite = ➕ Invite a friend
buddies-to-habit = 🌱 To the habit

buddies-link = 🔗 <b>{ $title }</b>: an invitation

    Send this link to a friend. It is for one person.

    { $address }

    ⏳ valid until: { $until }

    If your friend agrees, they will see the name, the ticks of 7 days and the streak. You can end it at any time.
buddies-link-over = 🔗 <b>{ $title }</b>: this invitation is no longer valid.
buddies-link-to = 📨 <b>{ $title }</b>

    The invitation is with <b>{ $to }</b>. Let’s wait for the answer.

    ⏳ valid until: { $until }
buddies-share = 📨 Send to a friend
buddies-share-words = Let’s do it together: “{ $title }”. This link shows you my ticks.
buddies-revoke = 🗑 Revoke the invitation

buddies-person = 👤 <b>{ $name }</b> sees your ticks of “{ $title }”.

    📅 since: { $since }
buddies-shut-out = 🚫 End access

buddies-card = { $mark } <b>{ $owner }</b>: { $title }

    <code>{ $legend }</code>
    { $strip }

    { $streak ->
        [0] 🔥 No streak yet
       *[other] 🔥 { $streak } in a row
    } · { $today ->
        [done] done today
       *[open] not yet today
    }
buddies-card-cheer = { "" }
    Cheer with one tap:
buddies-card-cheered = { "" }
    💌 Your cheer for today is sent.
buddies-cheer-strong = 💪 Keep it up!
buddies-cheer-clap = 👏 Well done!
buddies-cheer-fire = 🔥 On fire!
buddies-cheer-star = 🌟 You can do it!
buddies-show-back = 🤝 Show one of mine
buddies-leave = 🚪 Stop seeing it
buddies-leave-question = 🚪 <b>{ $owner }</b>: { $title }

    Stop showing you this habit? Only a new invitation brings it back.
buddies-leave-yes = 🚪 Yes, stop showing it

buddies-offer = 👋 <b>{ $owner }</b> would like to show you the habit <b>{ $title }</b>

    You will see the ticks of the last 7 days and the streak, I will tell you when it is done, and you can cheer.
    They see nothing of yours but your name. You can leave at any time.
buddies-offer-own = 🔗 This is your own invitation. Send the link to a friend.
buddies-offer-known = 👥 You see this habit already.
buddies-offer-over = ⌛️ This invitation is no longer valid: it was used or revoked, or its time is up. Ask for a new one.
buddies-accept = ✅ Agree
buddies-decline = ✖️ Decline
buddies-open-shared = 👥 Open

buddies-notice-ticked = ✅ <b>{ $owner }</b>: { $title }
buddies-notice-sent = 💌 Sent: { $cheer }
buddies-notice-thanks = 👥 Buddies
buddies-notice-cheered = { $cheer }
    <b>{ $name }</b> · { $title }
buddies-notice-invited = 🤝 <b>{ $owner }</b> would like to show you the habit “{ $title }”.
buddies-notice-look = 👀 Have a look
buddies-notice-joined = 👥 <b>{ $name }</b> now sees your ticks of “{ $title }”. Who sees what: /buddies

error-invitation-over = This invitation is no longer valid. Ask for a new one.
error-invitation-own = This is your own invitation. Send the link to a friend.
error-too-many-buddies = One habit has room for { $limit } buddies and invitations. End some first.
error-buddy-already = This buddy sees this habit already.
error-cheered-already = Your cheer for today is sent already.
error-too-many-cheers = Enough for today: you can cheer again tomorrow.

late-buddies-invite = ✅ The invitation is ready: /buddies
late-buddies-revoke = 🗑 The invitation is revoked.
late-buddies-accept = ✅ You see your friend’s habit now: /buddies
late-buddies-decline = ✖️ The invitation is declined.
late-buddies-stop = 🚪 Access is ended.
late-buddies-cheer = 💌 Your cheer is sent.
