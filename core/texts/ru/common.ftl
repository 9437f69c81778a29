day-today = сегодня
day-tomorrow = завтра
day-yesterday = вчера

error-not-found = { $what ->
    [task] Этой задачи больше нет.
    [focus] Этого таймера больше нет.
    [habit] Этой привычки больше нет.
   *[other] Не нашёл. Нажми /start, и начнём заново.
}
error-empty-title = Нужно хотя бы одно слово.
error-unknown-zone = Не знаю часового пояса «{ $zone }». Напиши город по-английски, например Europe/Moscow.
error-unknown-locale = Такого языка у меня пока нет.
error-too-far = Так далеко не заглядываю: последний год — { $year }.
error-invalid-recurrence = Такое повторение не получится. Попробуй «каждый день» или «по понедельникам».
error-time-without-date = У времени нет дня: скажи, когда именно.
error-task-done = Задача уже сделана.
error-day-not-open = Отметить можно сегодня или вчера.
error-accepted = Принято, сделаю, как только смогу: результат пришлю сообщением.
error-not-accepted = Сейчас не получилось записать. Попробуй ещё раз через минуту.
error-unexpected = Что-то пошло не так. Уже разбираюсь; попробуй ещё раз.
