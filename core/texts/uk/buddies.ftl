menu-buddies = 👥 Друзі
command-buddies = Друзі та спільні звички
notices-kind-buddy = Позначки й підтримка друзів
habit-buddies = 👥 Друзі

buddies-empty = 👥 <b>Друзі</b>

    Удвох звичка тримається міцніше. Вибери свою звичку й поклич друга: він побачить твої позначки й зможе підбадьорити.
buddies-head = 👥 <b>Друзі</b>
buddies-shared-line = { $mark } <b>{ $owner }</b>: { $title }{ $streak ->
        [0] { "" }
       *[other] { " " }· 🔥{ $streak }
    }
    { $strip }
buddies-own-line = 👁 <b>{ $title }</b>: { $buddies ->
        [one] бачить { $buddies } друг
        [few] бачать { $buddies } друзі
       *[other] бачать { $buddies } друзів
    }
buddies-show-mine = ➕ Показати свою звичку
buddies-to-list = 👥 Усі друзі
buddies-pick = 🌱 Яку звичку показати? Друга покличеш на наступному кроці.
buddies-pick-empty = { "" }
    Звичок поки немає. Почни з першої: /habits

buddies-circle = 👥 <b>{ $title }</b>: хто бачить позначки
buddies-circle-names = { "" }
    { $names }
buddies-circle-alone = { "" }
    Поки ніхто. Поклич друга: він побачить назву, останні 7 днів і серію. Більше нічого.
buddies-invitation-link = 🔗 Запрошення: { $until }
buddies-invitation-to = 📨 { $to }: { $until }
buddies-invite = ➕ Покликати друга
buddies-to-habit = 🌱 До звички

buddies-link = 🔗 <b>{ $title }</b>: запрошення

    Надішли це посилання другові. Воно для однієї людини.

    { $address }

    ⏳ діє до: { $until }

    Якщо друг погодиться, він побачить назву, позначки за 7 днів і серію. Закрити доступ можна будь-коли.
buddies-link-over = 🔗 <b>{ $title }</b>: це запрошення більше не діє.
buddies-link-to = 📨 <b>{ $title }</b>

    Запрошення у друга: <b>{ $to }</b>. Чекаємо на відповідь.

    ⏳ діє до: { $until }
buddies-share = 📨 Надіслати другові
buddies-share-words = Давай разом: «{ $title }». За цим посиланням ти побачиш мої позначки.
buddies-revoke = 🗑 Відкликати запрошення

buddies-person = 👤 <b>{ $name }</b> бачить позначки звички «{ $title }».

    📅 початок: { $since }
buddies-shut-out = 🚫 Закрити доступ

buddies-card = { $mark } <b>{ $owner }</b>: { $title }

    <code>{ $legend }</code>
    { $strip }

    { $streak ->
        [0] 🔥 Серії поки немає
        [one] 🔥 { $streak } раз поспіль
        [few] 🔥 { $streak } рази поспіль
       *[other] 🔥 { $streak } разів поспіль
    } · { $today ->
        [done] сьогодні зроблено
       *[open] сьогодні ще ні
    }
buddies-card-cheer = { "" }
    Підбадьор одним натисканням:
buddies-card-cheered = { "" }
    💌 Підтримку на сьогодні надіслано.
buddies-cheer-strong = 💪 Так тримати!
buddies-cheer-clap = 👏 Чудово!
buddies-cheer-fire = 🔥 Вогонь!
buddies-cheer-star = 🌟 Вірю в тебе!
buddies-show-back = 🤝 Показати свою
buddies-leave = 🚪 Більше не дивитися
buddies-leave-question = 🚪 <b>{ $owner }</b>: { $title }

    Більше не показувати тобі цю звичку? Повернутися можна буде лише за новим запрошенням.
buddies-leave-yes = 🚪 Так, більше не показувати

buddies-offer = 👋 <b>{ $owner }</b> показує тобі звичку <b>{ $title }</b>

    Ти бачитимеш позначки за останні 7 днів і серію, а я розповім, коли звичку виконано. Можна буде підбадьорити.
    Про тебе дізнаються лише ім’я. Вийти можна будь-коли.
buddies-offer-own = 🔗 Це твоє власне запрошення. Надішли посилання другові.
buddies-offer-known = 👥 Ти вже бачиш цю звичку.
buddies-offer-over = ⌛️ Це запрошення більше не діє: ним скористалися, його відкликали або минув строк. Попроси нове.
buddies-accept = ✅ Погодитися
buddies-decline = ✖️ Відмовитися
buddies-open-shared = 👥 Відкрити

buddies-notice-ticked = ✅ <b>{ $owner }</b>: { $title }
buddies-notice-sent = 💌 Надіслано: { $cheer }
buddies-notice-thanks = 👥 Друзі
buddies-notice-cheered = { $cheer }
    <b>{ $name }</b> · { $title }
buddies-notice-invited = 🤝 <b>{ $owner }</b> хоче показати тобі звичку «{ $title }».
buddies-notice-look = 👀 Подивитися
buddies-notice-joined = 👥 <b>{ $name }</b> тепер бачить позначки звички «{ $title }». Хто що бачить: /buddies

error-invitation-over = Це запрошення більше не діє. Попроси нове.
error-invitation-own = Це твоє власне запрошення. Надішли посилання другові.
error-too-many-buddies = В однієї звички вміщується { $limit } друзів і запрошень. Спершу закрий зайві.
error-buddy-already = Цей друг уже бачить цю звичку.
error-cheered-already = Підтримку на сьогодні вже надіслано.
error-too-many-cheers = На сьогодні досить: підтримати можна й завтра.

late-buddies-invite = ✅ Запрошення готове: /buddies
late-buddies-revoke = 🗑 Запрошення відкликав.
late-buddies-accept = ✅ Тепер ти бачиш звичку друга: /buddies
late-buddies-decline = ✖️ Від запрошення відмовився.
late-buddies-stop = 🚪 Доступ закрив.
late-buddies-cheer = 💌 Підтримку надіслав.
