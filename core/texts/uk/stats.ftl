menu-stats = 📊 Статистика
command-stats = Статистика: день, тиждень, місяць

stats-kind-day = День
stats-kind-week = Тиждень
stats-kind-month = Місяць
stats-name-tasks = Завдання
stats-name-focus = Фокус
stats-name-habits = Звички
stats-heading-tasks = Зроблено завдань
stats-heading-focus = Хвилини фокусу
stats-heading-habits = Позначки звичок
stats-was = було { $before }
stats-caption = 📊 <b>{ $title }</b>

    ✅ Завдань зроблено: { $tasks }, було { $tasks_before }
    🍅 Фокус: { $focus }, було { $focus_before }
    🌱 Позначок звичок: { $habits }, було { $habits_before }

    { $part ->
        [part] { $kind ->
            [day] «Було»: учора до цієї години.
            [week] «Було»: минулого тижня до цього дня.
           *[other] «Було»: минулого місяця до цього дня.
        }
       *[other] { $kind ->
            [day] «Було»: за день до того.
            [week] «Було»: за тиждень до того.
           *[other] «Було»: за місяць до того.
        }
    }
stats-nothing = 📊 <b>{ $title }</b>

    Поки тут порожньо, і це нормально. Зроби одне маленьке завдання або познач звичку, і перший стовпчик виросте.
