admin-keys = 🔑 Ключі
admin-letters = ✉️ Мертві листи
keys-title = 🔑 <b>Ключі систем</b>

    З ключем інша система надсилає події або читає їх.
keys-none = 🔑 Ключів ще немає. З ключем інша система надсилає події або читає їх.
key-new = ➕ Новий ключ
key-card = 🔑 <b>{ $source }</b> · <code>{ $hint }…</code>

    Що можна: { $scopes }
    Не більше ніж { $rate } подій на секунду
    Видано { $since }
key-closed = ⛔ Закрито { $closed }
key-revoke = ⛔ Закрити ключ
key-revoke-question = Закрити ключ <b>{ $source }</b> <code>{ $hint }…</code>? Система з ним більше не зайде, і відкрити його знову не можна.
key-revoke-yes = ⛔ Так, закрити
key-source-question = 🔑 Як називається система? Латинські літери, цифри, «-» і «_», до 40 знаків: <code>shop-1</code>
key-source-please = Така назва не підійде: почни з літери a–z або цифри, далі можна «-» і «_», усього до 40 знаків.
key-scope-please = Познач хоча б одне право.
key-grant = 🔑 <b>{ $source }</b>

    Що їй можна і як швидко?
key-scope-write = надсилати події
key-scope-read = читати події та звіти
key-scope-admin = розбирати мертві листи
key-rate = { NUMBER($rate) } на секунду
key-issue = ✅ Видати ключ
key-made = 🔑 Ключ для <b>{ $source }</b>. Покажу його лише зараз, збережи:

    <code>{ $secret }</code>

    Система надсилає його в заголовку <code>Authorization: Bearer …</code>
key-lost = 🔑 Ключ для <b>{ $source }</b> видано, але показати його вже не можу. Закрий його і видай новий.
key-saved = ✅ Зберіг, прибери

letters-title = ✉️ <b>Мертві листи</b>: { $total }

    Події, які не вдалося зберегти.
letters-found = 🔎 «{ $words }»: { $total }
letters-nothing = Тут порожньо.
letters-open = Нові
letters-replayed = Надіслані
letters-dismissed = Закриті
letters-search = 🔎 Знайти
letters-drop-search = ✖️ Показати всі
letters-search-question = 🔎 Що шукати? Частину події, причини або назви системи.
letters-search-please = Тут потрібен текст: що шукати?
letter-conflict = той самий номер, інший вміст
letter-invalid = порушує правила
letter-refused = сховище не прийняло
letter-unreadable = не розібрати
letter-card = ✉️ <b>{ $source }</b> · { $at } · { $state }

    <b>{ $reason }</b>
    <i>{ $error }</i>
letter-replay = 🔁 Надіслати знову
letter-edit = ✏️ Виправити
letter-dismiss = 🗑 Закрити
letter-edit-question = ✏️ Надішли подію повністю, якою вона має бути, у вигляді JSON. Зараз:
letter-edit-please = Тут потрібен текст: подія у вигляді JSON.
error-event-refused = Так її не приймуть: { $reason }. Виправ і надішли знову.
