analytics-people = Люди за днями
analytics-day = за день
analytics-week = за 7 днів
analytics-month = за 30 днів
analytics-people-caption = 👥 Сьогодні { $daily ->
        [one] { $daily } людина
        [few] { $daily } людини
       *[other] { $daily } людей
    }, за тиждень { $weekly }, за місяць { $monthly }.
analytics-top = Найчастіші за 30 днів
analytics-top-caption = 📊 Десять найчастіших, усього { $count ->
        [one] { $count } подія
        [few] { $count } події
       *[other] { $count } подій
    }.
analytics-retention = Хто повернувся
analytics-week-of = Тиждень з
analytics-size = Людей
analytics-retention-caption = 🔁 Рядок — ті, хто вперше прийшов того тижня; стовпець — ще на тиждень пізніше.
analytics-nothing = Поки нічого.
