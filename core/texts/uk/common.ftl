day-today = сьогодні
day-tomorrow = завтра
day-yesterday = учора

error-not-found = { $what ->
    [task] Цього завдання вже немає.
    [focus] Цього таймера більше немає.
    [habit] Цієї звички вже немає.
    [step] Цього кроку вже немає.
   *[other] Не знайшов. Натисни /start, і почнемо спочатку.
}
error-empty-title = Потрібне хоча б одне слово.
error-unknown-zone = Не знаю часового поясу «{ $zone }». Напиши місто англійською, наприклад Europe/Kyiv.
error-unknown-locale = Такої мови в мене поки немає.
error-too-far = Так далеко не зазираю: останній рік — { $year }.
error-invalid-recurrence = Таке повторення не вийде. Спробуй «щодня» або «щопонеділка».
error-time-without-date = Час без дня: скажи, коли саме.
error-task-done = Завдання вже зроблено.
error-day-not-open = Відмітити можна сьогодні або вчора.
error-accepted = Прийнято, зроблю, щойно зможу: результат надішлю повідомленням.
error-not-accepted = Зараз не вдалося записати. Спробуй ще раз за хвилину.
error-unexpected = Щось пішло не так. Уже розбираюся; спробуй ще раз.
