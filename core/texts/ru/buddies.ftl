menu-buddies = 👥 Друзья
command-buddies = Друзья и общие привычки
notices-kind-buddy = Отметки и поддержка друзей
habit-buddies = 👥 Друзья

buddies-empty = 👥 <b>Друзья</b>

    Вдвоём привычка держится крепче. Выбери свою привычку и позови друга: он увидит твои отметки и сможет подбодрить.
buddies-head = 👥 <b>Друзья</b>
buddies-shared-line = { $mark } <b>{ $owner }</b>: { $title }{ $streak ->
        [0] { "" }
       *[other] { " " }· 🔥{ $streak }
    }
    { $strip }
buddies-own-line = 👁 <b>{ $title }</b>: { $buddies ->
        [one] видит { $buddies } друг
        [few] видят { $buddies } друга
       *[other] видят { $buddies } друзей
    }
buddies-show-mine = ➕ Показать свою привычку
buddies-to-list = 👥 Все друзья
buddies-pick = 🌱 Какую привычку показать? Друга позовёшь на следующем шаге.
buddies-pick-empty = { "" }
    Привычек пока нет. Начни с первой: /habits

buddies-circle = 👥 <b>{ $title }</b>: кто видит отметки
buddies-circle-names = { "" }
    { $names }
buddies-circle-alone = { "" }
    Пока никто. Позови друга: он увидит название, последние 7 дней и серию. Больше ничего.
buddies-invitation-link = 🔗 Приглашение: { $until }
buddies-invitation-to = 📨 { $to }: { $until }
buddies-invite = ➕ Позвать друга
buddies-to-habit = 🌱 К привычке

buddies-link = 🔗 <b>{ $title }</b>: приглашение

    Отправь эту ссылку другу. Она для одного человека.

    { $address }

    ⏳ действует до: { $until }

    Если друг согласится, он увидит название, отметки за 7 дней и серию. Закрыть доступ можно в любой момент.
buddies-link-over = 🔗 <b>{ $title }</b>: это приглашение больше не действует.
buddies-link-to = 📨 <b>{ $title }</b>

    Приглашение у друга: <b>{ $to }</b>. Ждём ответа.

    ⏳ действует до: { $until }
buddies-share = 📨 Отправить другу
buddies-share-words = Давай вместе: «{ $title }». По этой ссылке ты увидишь мои отметки.
buddies-revoke = 🗑 Отозвать приглашение

buddies-person = 👤 <b>{ $name }</b> видит отметки привычки «{ $title }».

    📅 начало: { $since }
buddies-shut-out = 🚫 Закрыть доступ

buddies-card = { $mark } <b>{ $owner }</b>: { $title }

    <code>{ $legend }</code>
    { $strip }

    { $streak ->
        [0] 🔥 Серии пока нет
        [one] 🔥 { $streak } раз подряд
        [few] 🔥 { $streak } раза подряд
       *[other] 🔥 { $streak } раз подряд
    } · { $today ->
        [done] сегодня сделано
       *[open] сегодня ещё нет
    }
buddies-card-cheer = { "" }
    Подбодри одним нажатием:
buddies-card-cheered = { "" }
    💌 Поддержка на сегодня отправлена.
buddies-cheer-strong = 💪 Так держать!
buddies-cheer-clap = 👏 Здорово!
buddies-cheer-fire = 🔥 Огонь!
buddies-cheer-star = 🌟 Верю в тебя!
buddies-show-back = 🤝 Показать свою
buddies-leave = 🚪 Больше не смотреть
buddies-leave-question = 🚪 <b>{ $owner }</b>: { $title }

    Больше не показывать тебе эту привычку? Вернуться можно будет только по новому приглашению.
buddies-leave-yes = 🚪 Да, больше не показывать

buddies-offer = 👋 <b>{ $owner }</b> показывает тебе привычку <b>{ $title }</b>

    Ты будешь видеть отметки за последние 7 дней и серию, а я расскажу, когда привычка выполнена. Можно будет подбодрить.
    О тебе узнают только имя. Выйти можно в любой момент.
buddies-offer-own = 🔗 Это твоё собственное приглашение. Отправь ссылку другу.
buddies-offer-known = 👥 Ты уже видишь эту привычку.
buddies-offer-over = ⌛️ Это приглашение больше не действует: им воспользовались, его отозвали или вышел срок. Попроси новое.
buddies-accept = ✅ Согласиться
buddies-decline = ✖️ Отказаться
buddies-open-shared = 👥 Открыть

buddies-notice-ticked = ✅ <b>{ $owner }</b>: { $title }
buddies-notice-sent = 💌 Отправлено: { $cheer }
buddies-notice-thanks = 👥 Друзья
buddies-notice-cheered = { $cheer }
    <b>{ $name }</b> · { $title }
buddies-notice-invited = 🤝 <b>{ $owner }</b> хочет показать тебе привычку «{ $title }».
buddies-notice-look = 👀 Посмотреть
buddies-notice-joined = 👥 <b>{ $name }</b> теперь видит отметки привычки «{ $title }». Кто что видит: /buddies

error-invitation-over = Это приглашение больше не действует. Попроси новое.
error-invitation-own = Это твоё собственное приглашение. Отправь ссылку другу.
error-too-many-buddies = У одной привычки помещается { $limit } друзей и приглашений. Сначала закрой лишние.
error-buddy-already = Этот друг уже видит эту привычку.
error-cheered-already = Поддержка на сегодня уже отправлена.
error-too-many-cheers = На сегодня хватит: поддержать можно и завтра.

late-buddies-invite = ✅ Приглашение готово: /buddies
late-buddies-revoke = 🗑 Приглашение отозвал.
late-buddies-accept = ✅ Теперь ты видишь привычку друга: /buddies
late-buddies-decline = ✖️ От приглашения отказался.
late-buddies-stop = 🚪 Доступ закрыл.
late-buddies-cheer = 💌 Поддержку отправил.
