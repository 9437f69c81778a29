admin-keys = 🔑 Ключи
admin-letters = ✉️ Мёртвые письма
keys-title = 🔑 <b>Ключи систем</b>

    С ключом другая система присылает события или читает их.
keys-none = 🔑 Ключей ещё нет. С ключом другая система присылает события или читает их.
key-new = ➕ Новый ключ
key-card = 🔑 <b>{ $source }</b> · <code>{ $hint }…</code>

    Что можно: { $scopes }
    Не больше { $rate } событий в секунду
    Выдан { $since }
key-closed = ⛔ Закрыт { $closed }
key-revoke = ⛔ Закрыть ключ
key-revoke-question = Закрыть ключ <b>{ $source }</b> <code>{ $hint }…</code>? Система с ним больше не войдёт, и открыть его снова нельзя.
key-revoke-yes = ⛔ Да, закрыть
key-source-question = 🔑 Как называется система? Латинские буквы, цифры, «-» и «_», до 40 знаков: <code>shop-1</code>
key-source-please = Такое имя не подойдёт: начни с буквы a–z или цифры, дальше можно «-» и «_», всего до 40 знаков.
key-scope-please = Отметь хотя бы одно право.
key-grant = 🔑 <b>{ $source }</b>

    Что ей можно и как быстро?
key-scope-write = присылать события
key-scope-read = читать события и отчёты
key-scope-admin = разбирать мёртвые письма
key-rate = { NUMBER($rate) } в секунду
key-issue = ✅ Выдать ключ
key-made = 🔑 Ключ для <b>{ $source }</b>. Покажу его только сейчас, сохрани:

    <code>{ $secret }</code>

    Система шлёт его в заголовке <code>Authorization: Bearer …</code>
key-lost = 🔑 Ключ для <b>{ $source }</b> выдан, но показать его уже не могу. Закрой его и выдай новый.
key-saved = ✅ Сохранил, убери

letters-title = ✉️ <b>Мёртвые письма</b>: { $total }

    События, которые не удалось сохранить.
letters-found = 🔎 «{ $words }»: { $total }
letters-nothing = Здесь пусто.
letters-open = Новые
letters-replayed = Отправленные
letters-dismissed = Закрытые
letters-search = 🔎 Найти
letters-drop-search = ✖️ Показать все
letters-search-question = 🔎 Что искать? Часть события, причины или имени системы.
letters-search-please = Здесь нужен текст: что искать?
letter-conflict = тот же номер, другое содержание
letter-invalid = нарушает правила
letter-refused = не принято хранилищем
letter-unreadable = не разобрать
letter-card = ✉️ <b>{ $source }</b> · { $at } · { $state }

    <b>{ $reason }</b>
    <i>{ $error }</i>
letter-replay = 🔁 Отправить снова
letter-edit = ✏️ Исправить
letter-dismiss = 🗑 Закрыть
letter-edit-question = ✏️ Пришли событие целиком, как оно должно быть, в виде JSON. Сейчас:
letter-edit-please = Здесь нужен текст: событие в виде JSON.
error-event-refused = Так его не примут: { $reason }. Исправь и отправь снова.
