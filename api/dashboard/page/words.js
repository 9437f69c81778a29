// What the page says, in the reader's language.
const WORDS = {
  en: {
    title: "live events", key: "API key", keyLabel: "API key with the scope “read”", save: "Save",
    rate: "events a second", hour: "events in an hour", sum: "sum of an hour", daily: "people today",
    live: "The last minute", minutes: "The last hour, by minute", active: "People by day",
    dau: "on the day", wau: "in 7 days", mau: "in 30 days", top: "Most frequent, 30 days",
    retention: "Who came back, by week", last: "Events", connecting: "connecting", on: "live",
    off: "no connection, trying again", denied: "An API key with the scope “read” is needed.",
    failed: "Some numbers could not be read; the page goes on trying.", nothing: "Nothing yet.",
    week: "Week of", people: "People", time: "Time", type: "Type", user: "Person", amount: "Amount",
    source: "Source", missed: "Skipped, because they came faster than they could be shown: ",
  },
  ru: {
    title: "события вживую", key: "Ключ API", keyLabel: "Ключ API с правом «read»", save: "Сохранить",
    rate: "событий в секунду", hour: "событий за час", sum: "сумма за час", daily: "людей сегодня",
    live: "Последняя минута", minutes: "Последний час по минутам", active: "Люди по дням",
    dau: "за день", wau: "за 7 дней", mau: "за 30 дней", top: "Самые частые за 30 дней",
    retention: "Кто вернулся, по неделям", last: "События", connecting: "подключаюсь", on: "вживую",
    off: "нет связи, пробую снова", denied: "Нужен ключ API с правом «read».",
    failed: "Часть чисел прочитать не удалось, страница пробует дальше.", nothing: "Пока ничего.",
    week: "Неделя с", people: "Людей", time: "Время", type: "Тип", user: "Человек", amount: "Сумма",
    source: "Источник", missed: "Пропущено, потому что шли быстрее, чем их можно показать: ",
  },
  uk: {
    title: "події наживо", key: "Ключ API", keyLabel: "Ключ API з правом «read»", save: "Зберегти",
    rate: "подій за секунду", hour: "подій за годину", sum: "сума за годину", daily: "людей сьогодні",
    live: "Остання хвилина", minutes: "Остання година за хвилинами", active: "Люди за днями",
    dau: "за день", wau: "за 7 днів", mau: "за 30 днів", top: "Найчастіші за 30 днів",
    retention: "Хто повернувся, за тижнями", last: "Події", connecting: "під’єднуюся", on: "наживо",
    off: "немає зв’язку, пробую знову", denied: "Потрібен ключ API з правом «read».",
    failed: "Частину чисел прочитати не вдалося, сторінка пробує далі.", nothing: "Поки нічого.",
    week: "Тиждень з", people: "Людей", time: "Час", type: "Тип", user: "Людина", amount: "Сума",
    source: "Джерело", missed: "Пропущено, бо йшли швидше, ніж їх можна показати: ",
  },
};

export const language = navigator.languages
  .map((tag) => tag.slice(0, 2)).find((tag) => tag in WORDS) ?? "en";
export const words = WORDS[language];
const numbers = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
export const number = (value) => numbers.format(value);

// "1234567.80" -> "1 234 567,80": cut as text, since a float would lose cents of large sums.
export function money(amount) {
  const [whole, cents = "00"] = amount.split(".");
  const point = numbers.formatToParts(1.1).find((part) => part.type === "decimal").value;
  const sign = whole.startsWith("-") ? "-" : "";
  return sign + new Intl.NumberFormat(language).format(BigInt(whole.replace("-", ""))) + point + cents;
}

export function speak() {
  document.documentElement.lang = language;
  for (const element of document.querySelectorAll("[data-word]")) {
    element.textContent = words[element.dataset.word];
  }
}
