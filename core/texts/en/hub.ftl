admin-keys = 🔑 Keys
admin-letters = ✉️ Dead letters
keys-title = 🔑 <b>Keys of other systems</b>

    With a key another system sends events or reads them.
keys-none = 🔑 No keys yet. With a key another system sends events or reads them.
key-new = ➕ New key
key-card = 🔑 <b>{ $source }</b> · <code>{ $hint }…</code>

    It may: { $scopes }
    At most { $rate } events a second
    Issued { $since }
key-closed = ⛔ Closed { $closed }
key-revoke = ⛔ Close the key
key-revoke-question = Close the key <b>{ $source }</b> <code>{ $hint }…</code>? The system cannot use it any more, and it cannot be opened again.
key-revoke-yes = ⛔ Yes, close it
key-source-question = 🔑 What is the system called? Letters a–z, digits, “-” and “_”, up to 40: <code>shop-1</code>
key-source-please = That name will not do: begin with a letter a–z or a digit, then “-” and “_” are fine too, up to 40 in all.
key-scope-please = Choose at least one right.
key-grant = 🔑 <b>{ $source }</b>

    What may it do, and how fast?
key-scope-write = send events
key-scope-read = read events and reports
key-scope-admin = handle dead letters
key-rate = { NUMBER($rate) } a second
key-issue = ✅ Issue the key
key-made = 🔑 The key for <b>{ $source }</b>. I show it only now, so save it:

    <code>{ $secret }</code>

    The system sends it in the header <code>Authorization: Bearer …</code>
key-lost = 🔑 The key for <b>{ $source }</b> was issued, but I cannot show it any more. Close it and issue another.
key-saved = ✅ Saved, hide it

letters-title = ✉️ <b>Dead letters</b>: { $total }

    Events that could not be stored.
letters-found = 🔎 “{ $words }”: { $total }
letters-nothing = Nothing here.
letters-open = New
letters-replayed = Sent again
letters-dismissed = Closed
letters-search = 🔎 Find
letters-drop-search = ✖️ Show all
letters-search-question = 🔎 What to look for? A part of the event, the reason or the system’s name.
letters-search-please = Text, please: what to look for?
letter-conflict = same id, other content
letter-invalid = breaks a rule
letter-refused = the store refused it
letter-unreadable = cannot be read
letter-card = ✉️ <b>{ $source }</b> · { $at } · { $state }

    <b>{ $reason }</b>
    <i>{ $error }</i>
letter-replay = 🔁 Send again
letter-edit = ✏️ Mend
letter-dismiss = 🗑 Close
letter-edit-question = ✏️ Send the whole event as it should be, as JSON. Now it is:
letter-edit-please = Text, please: the event as JSON.
error-event-refused = It would be refused as it is: { $reason }. Mend it and send it again.
