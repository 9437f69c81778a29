contact-code-subject = { $code } — код для Успевай
contact-code-mail = Твой код: <b>{ $code }</b>

    Напиши его боту, и я буду присылать сюда напоминания, когда не смогу достучаться в чате. Код действует { $minutes ->
        [one] { $minutes } минуту
        [few] { $minutes } минуты
       *[other] { $minutes } минут
    }.

    Если ты не просил о нём, просто удали это письмо: без кода ничего не случится.
contact-code-sms = Успевай: код { $code }, действует { $minutes } мин.

mail-subject-task = Напоминание: { $what }
mail-subject-habit = Привычка: { $what }
mail-subject-bundle = Напоминания: { $what }
mail-footer = <i>Я пишу сюда, потому что в чате мои сообщения до тебя не доходят. Напиши мне там что угодно, и напоминания вернутся в чат.</i>

address-button-mail = ✉️ Почта
address-none-mail = ✉️ <b>Почта</b>

    Если сообщения в чате до тебя не дойдут, пришлю напоминания на почту.

    Напиши адрес, например anya@example.com.
address-confirmed-mail = ✉️ <b>Почта</b>

    { $address } — адрес подтверждён. Если сообщения в чате не дойдут, напоминания придут сюда.
address-code-mail = 📨 Отправил письмо с кодом на { $pending }. Напиши код сюда: шесть цифр.

    Письма нет? Загляни в «Спам» или исправь адрес.
address-empty = Здесь пока пусто.
address-another-mail = ✉️ Сейчас напоминания приходят на { $address }. Напиши новый адрес.
address-change-mail = ✏️ Другой адрес
address-remove = 🗑 Удалить
address-wrong-code = Код не тот. { $tries ->
    [one] Осталась { $tries } попытка.
    [few] Осталось { $tries } попытки.
   *[other] Осталось { $tries } попыток.
}
address-dead-code = Этот код больше не действует. Напиши ещё раз, куда его прислать.
address-digits = Код — это шесть цифр из моего сообщения.
address-words = Жду текст: напиши словами.

address-button-sms = 📱 Телефон
address-none-sms = 📱 <b>Телефон</b>

    Если сообщения в чате до тебя не дойдут, а почта не указана, пришлю напоминание по SMS.

    Напиши номер, например +380671234567.
address-confirmed-sms = 📱 <b>Телефон</b>

    { $address } — номер подтверждён. Пишу на него, когда не дошло в чате, а почты нет.
address-code-sms = 📨 Отправил SMS с кодом на { $pending }. Напиши код сюда: шесть цифр.

    SMS нет? Проверь номер и напиши его ещё раз.
address-another-sms = 📱 Сейчас твой номер { $address }. Напиши новый.
address-change-sms = ✏️ Другой номер

error-bad-email = Это не похоже на адрес почты. Пример: anya@example.com.
error-bad-phone = Это не похоже на номер телефона. Пример: +380671234567.
error-no-code-by-mail = Почтовый сервер не принял письмо с кодом. Проверь адрес в настройках: /settings
error-no-code-by-sms = На этот номер SMS с кодом не ушла. Проверь номер в настройках: /settings
error-too-many-codes = Больше трёх кодов в час не отправляю. Попробуй через { $minutes ->
    [one] { $minutes } минуту
    [few] { $minutes } минуты
   *[other] { $minutes } минут
}.

late-contacts-set = 📨 Код отправил. Введи его в настройках: /settings
late-contacts-confirm = Код проверил. Что вышло, видно в настройках: /settings
late-contacts-remove = 🗑 Адрес удалил.
