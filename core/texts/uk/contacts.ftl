contact-code-subject = { $code } — код для Успевай
contact-code-mail = Твій код: <b>{ $code }</b>

    Напиши його боту, і я надсилатиму сюди нагадування, коли не зможу достукатися в чаті. Код діє { $minutes ->
        [one] { $minutes } хвилину
        [few] { $minutes } хвилини
       *[other] { $minutes } хвилин
    }.

    Якщо ти його не просив, просто видали цей лист: без коду нічого не станеться.
contact-code-sms = Успевай: код { $code }, діє { $minutes } хв.

mail-subject-task = Нагадування: { $what }
mail-subject-habit = Звичка: { $what }
mail-subject-bundle = Нагадування: { $what }
mail-footer = <i>Я пишу сюди, бо в чаті мої повідомлення до тебе не доходять. Напиши мені там будь-що, і нагадування повернуться в чат.</i>

email-button = ✉️ Пошта
email-none = ✉️ <b>Пошта</b>

    Якщо повідомлення в чаті до тебе не дійдуть, надішлю нагадування на пошту.

    Напиши адресу, наприклад anya@example.com.
email-confirmed = ✉️ <b>Пошта</b>

    { $address } — адресу підтверджено. Якщо повідомлення в чаті не дійдуть, нагадування прийдуть сюди.
email-code = 📨 Надіслав лист із кодом на { $pending }. Напиши код сюди: шість цифр.

    Листа немає? Зазирни у «Спам» або виправ адресу.
email-empty = ✉️ Адресу не вказано.
email-another = ✉️ Зараз нагадування приходять на { $address }. Напиши нову адресу.
email-change = ✏️ Інша адреса
email-remove = 🗑 Видалити адресу
email-wrong-code = Код не той. { $tries ->
    [one] Залишилася { $tries } спроба.
    [few] Залишилося { $tries } спроби.
   *[other] Залишилося { $tries } спроб.
}
email-dead-code = Цей код більше не діє. Напиши адресу ще раз, надішлю новий.
email-digits = Код — це шість цифр із листа.
email-words = Чекаю на текст: напиши словами.

error-bad-email = Це не схоже на адресу пошти. Приклад: anya@example.com.
error-bad-phone = Це не схоже на номер телефону. Приклад: +380671234567.
error-too-many-codes = Більше трьох кодів на годину не надсилаю. Спробуй через { $minutes ->
    [one] { $minutes } хвилину
    [few] { $minutes } хвилини
   *[other] { $minutes } хвилин
}.

late-contacts-set = 📨 Код надіслав. Введи його в налаштуваннях: /settings
late-contacts-confirm = Код перевірив. Що вийшло, видно в налаштуваннях: /settings
late-contacts-remove = 🗑 Адресу видалив.
