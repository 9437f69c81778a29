analytics-people = Люди по дням
analytics-day = за день
analytics-week = за 7 дней
analytics-month = за 30 дней
analytics-people-caption = 👥 Сегодня { $daily ->
        [one] { $daily } человек
        [few] { $daily } человека
       *[other] { $daily } человек
    }, за неделю { $weekly }, за месяц { $monthly }.
analytics-top = Самые частые за 30 дней
analytics-top-caption = 📊 Десять самых частых, всего { $count ->
        [one] { $count } событие
        [few] { $count } события
       *[other] { $count } событий
    }.
analytics-retention = Кто вернулся
analytics-week-of = Неделя с
analytics-size = Людей
analytics-retention-caption = 🔁 Строка — те, кто впервые пришёл на этой неделе; столбец — ещё на неделю позже.
analytics-nothing = Пока ничего.
