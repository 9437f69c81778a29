habit-times-week = { $times ->
        [one] { $times } раз в неделю
        [few] { $times } раза в неделю
       *[other] { $times } раз в неделю
    }
habit-times-rolling = { $times ->
        [one] { $times } раз за любые 7 дней
        [few] { $times } раза за любые 7 дней
       *[other] { $times } раз за любые 7 дней
    }
habit-every-days = { $every ->
        [one] раз в { $every } день
        [few] раз в { $every } дня
       *[other] раз в { $every } дней
    }
habit-counted = { $kind ->
        [at_most] не больше { $amount }
       *[other] не меньше { $amount }
    }
habit-edit = ⚙️ Настроить
habit-edit-head = ⚙️ <b>{ $title }</b>: что поменяем?
habit-kind = 🔢 Что считать
habit-weekly = 🗓 Раз в неделю…
habit-interval = 🔁 Раз в N дней…
habit-micro = 🐣 Начать с двух минут
habit-ready = ✅ Готово

habit-kind-yes-no = ✅ Просто отметка
habit-kind-at-least = 📈 Не меньше
habit-kind-at-most = 📉 Не больше
habit-ask-kind = 🔢 <b>{ $title }</b>

    Что отмечать? Просто «сделано», количество не меньше цели или не больше предела.
habit-ask-target = { $asked ->
        [at_most] 📉 <b>{ $title }</b>: не больше чего?
       *[other] 📈 <b>{ $title }</b>: сколько и чего?
    } Выбери или напиши число и что считаем, например «8 стаканов» или «2,5 км».
habit-ask-micro = 🐣 <b>{ $title }</b>

    Начнём с двух минут в день: так привычке легче прижиться. Когда она окрепнет, предложу шаг побольше, а если станет тяжело, шаг поменьше. Сколько минут хочется в итоге?
habit-ask-weekly = 🗓 <b>{ $title }</b>

    Сколько раз в неделю? Дни выбираешь на ходу. Неделя с понедельника или любые семь дней подряд. Можно написать число.
habit-week-calendar = { $calendar_mark } С понедельника
habit-week-rolling = { $rolling_mark } Любые 7 дней
habit-ask-interval = 🔁 <b>{ $title }</b>

    Раз в сколько дней? Выбери или напиши число, например 3.
habit-amount-water = 8 стаканов
habit-amount-steps = 10 000 шагов
habit-amount-minutes = 30 мин
habit-amount-pages = 20 страниц
habit-amount-cups = 2 чашки
habit-amount-screen = 60 мин
habit-new-check = 🌱 <b>{ $title }</b>

    Вот как я понял:
    📅 { $schedule }
    { $remind ->
        [off] 🔕 без напоминаний
       *[other] 🔔 напомню в { $remind }
    }
habit-new-counted = 🔢 { $counted }
habit-new-small = 🐣 начнём с малого

habit-quantity-unclear = Не понял количество. Напиши число и что считаем, например «8 стаканов».
habit-unit-too-long = Слишком длинное слово: помещается { $limit } знаков.
habit-amount-unclear = Не понял. Напиши число: «3» или «+3» добавит, «-1» отнимет, «=5» запишет ровно пять.
habit-amount-too-large = Слишком много: считаю до { $limit }.
habit-number-please = Нужно одно число от { $least } до { $most }.
habit-times-too-many = Напоминаний помещается не больше { $limit }.
error-habit-target = Цель должна быть больше нуля.
