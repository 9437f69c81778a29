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

address-button-mail = ✉️ Пошта
address-none-mail = ✉️ <b>Пошта</b>

    Якщо повідомлення в чаті до тебе не дійдуть, надішлю нагадування на пошту.

    Напиши адресу, наприклад anya@example.com.
address-confirmed-mail = ✉️ <b>Пошта</b>

    { $address } — адресу підтверджено. Якщо повідомлення в чаті не дійдуть, нагадування прийдуть сюди.
address-code-mail = 📨 Надіслав лист із кодом на { $pending }. Напиши код сюди: шість цифр.

    Листа немає? Зазирни у «Спам» або виправ адресу.
address-empty = Тут поки порожньо.
address-another-mail = ✉️ Зараз нагадування приходять на { $address }. Напиши нову адресу.
address-change-mail = ✏️ Інша адреса
address-remove = 🗑 Видалити
address-wrong-code = Код не той. { $tries ->
    [one] Залишилася { $tries } спроба.
    [few] Залишилося { $tries } спроби.
   *[other] Залишилося { $tries } спроб.
}
address-dead-code = Цей код більше не діє. Напиши ще раз, куди його надіслати.
address-digits = Код — це шість цифр із мого повідомлення.
address-words = Чекаю на текст: напиши словами.

address-button-sms = 📱 Телефон
address-none-sms = 📱 <b>Телефон</b>

    Якщо повідомлення в чаті до тебе не дійдуть, а пошта не вказана, надішлю нагадування через SMS.

    Напиши номер, наприклад +380671234567.
address-confirmed-sms = 📱 <b>Телефон</b>

    { $address } — номер підтверджено. Пишу на нього, коли не дійшло в чаті, а пошти немає.
address-code-sms = 📨 Надіслав SMS із кодом на { $pending }. Напиши код сюди: шість цифр.

    SMS немає? Перевір номер і напиши його ще раз.
address-another-sms = 📱 Зараз твій номер { $address }. Напиши новий.
address-change-sms = ✏️ Інший номер

error-bad-email = Це не схоже на адресу пошти. Приклад: anya@example.com.
error-bad-phone = Це не схоже на номер телефону. Приклад: +380671234567.
error-no-code-by-mail = Поштовий сервер не прийняв лист із кодом. Перевір адресу в налаштуваннях: /settings
error-no-code-by-sms = На цей номер SMS із кодом не пішла. Перевір номер у налаштуваннях: /settings
error-too-many-codes = Більше трьох кодів на годину не надсилаю. Спробуй через { $minutes ->
    [one] { $minutes } хвилину
    [few] { $minutes } хвилини
   *[other] { $minutes } хвилин
}.

late-contacts-set = 📨 Код надіслав. Введи його в налаштуваннях: /settings
late-contacts-confirm = Код перевірив. Що вийшло, видно в налаштуваннях: /settings
late-contacts-remove = 🗑 Адресу видалив.
