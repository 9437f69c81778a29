settings-quiet = 🌙 Тихі години
settings-notices = 🔔 Сповіщення

quiet-none = немає
quiet-text = 🌙 <b>Тихі години:</b> { $quiet }

    Нагадування, що припадуть на цей час, почекають і прийдуть одним повідомленням, коли він скінчиться.

    Вибери або напиши свої години, наприклад «з 23 до 7:30».
quiet-off = 🔔 Без тихих годин
quiet-unclear = Напиши початок і кінець, наприклад «з 23 до 7:30».

notices-text = 🔔 <b>Сповіщення</b>

    Натисни на рядок, щоб перемкнути його. Те, що вимкнено, не прийде й потім.
notices-kind-task = Нагадування про завдання
notices-kind-habit = Нагадування про звички
notices-kind-focus = Таймер фокусу
notices-mode-on = 🔔 { $kind }: зі звуком
notices-mode-silent = 🔕 { $kind }: без звуку
notices-mode-off = 🚫 { $kind }: вимкнено

bundle-quiet = 🌙 <b>Поки було тихо</b>
bundle-away = 🕊 <b>Поки мене не було</b>
bundle-more = …і ще { $count } { $count ->
    [one] нагадування
    [few] нагадування
   *[other] нагадувань
}
bundle-held = 🌙 відклав з { $when }: були тихі години
bundle-button-today = 📅 Сьогодні

late-users-set-quiet-hours = ✅ Тихі години змінив.
late-users-set-notice = ✅ Сповіщення налаштував.
error-quiet-hours-half = Тихі години мають і початок, і кінець.
error-quiet-hours-equal = Початок і кінець тихих годин збігаються. Напиши різні години.
error-unknown-notice = Таких сповіщень у мене немає.
