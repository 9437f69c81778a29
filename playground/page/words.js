// The page in the language of the chosen person.
const WORDS = {
  ru: {
    people: "Кто вы", addPerson: "Новый человек", calls: "Вызовы Bot API", close: "Закрыть",
    start: "Начать", block: "Заблокировать бота", unblock: "Разблокировать бота",
    commands: "Команды", attach: "Прикрепить", message: "Сообщение", send: "Отправить",
    photo: "Фото", document: "Файл", location: "Местоположение", sticker: "Стикер",
    name: "Имя", language: "Язык", cancel: "Отмена", add: "Добавить", latitude: "Широта",
    longitude: "Долгота", bot: "бот", typing: "печатает…", offline: "нет связи с сервером…",
    edited: "изменено", hello: "Здесь пока пусто. Нажмите «Начать», чтобы познакомиться с ботом.",
    me: "Моё местоположение", noAnswer: "Бот не ответил", copied: "Скопировано", you: "Вы",
    noCalls: "Бот ещё ничего не вызывал",
    inline: "Поделиться задачами в чате", via: "через",
    mails: "Почта", noMails: "Писем пока нет", mailTo: "Кому",
  },
  uk: {
    people: "Хто ви", addPerson: "Нова людина", calls: "Виклики Bot API", close: "Закрити",
    start: "Почати", block: "Заблокувати бота", unblock: "Розблокувати бота",
    commands: "Команди", attach: "Прикріпити", message: "Повідомлення", send: "Надіслати",
    photo: "Фото", document: "Файл", location: "Місцезнаходження", sticker: "Стікер",
    name: "Імʼя", language: "Мова", cancel: "Скасувати", add: "Додати", latitude: "Широта",
    longitude: "Довгота", bot: "бот", typing: "друкує…", offline: "немає звʼязку із сервером…",
    edited: "змінено", hello: "Тут поки порожньо. Натисніть «Почати», щоб познайомитися з ботом.",
    me: "Моє місцезнаходження", noAnswer: "Бот не відповів", copied: "Скопійовано", you: "Ви",
    noCalls: "Бот ще нічого не викликав",
    inline: "Поділитися завданнями в чаті", via: "через",
    mails: "Пошта", noMails: "Листів поки немає", mailTo: "Кому",
  },
  en: {
    people: "Who you are", addPerson: "New person", calls: "Bot API calls", close: "Close",
    start: "Start", block: "Block the bot", unblock: "Unblock the bot",
    commands: "Commands", attach: "Attach", message: "Message", send: "Send",
    photo: "Photo", document: "File", location: "Location", sticker: "Sticker",
    name: "Name", language: "Language", cancel: "Cancel", add: "Add", latitude: "Latitude",
    longitude: "Longitude", bot: "bot", typing: "typing…", offline: "no connection to the server…",
    edited: "edited", hello: "Nothing here yet. Press “Start” to meet the bot.",
    me: "Where I am", noAnswer: "The bot did not answer", copied: "Copied", you: "You",
    noCalls: "The bot has not called anything yet",
    inline: "Share tasks in a chat", via: "via",
    mails: "Mail", noMails: "No mail yet", mailTo: "To",
  },
};

let language = "en";

export function known(code) {
  const short = (code || "").slice(0, 2).toLowerCase();
  return short in WORDS ? short : "en";
}

export function word(key) {
  return WORDS[language][key];
}

export function speak(code) {
  language = known(code);
  document.documentElement.lang = language;
  for (const node of document.querySelectorAll("[data-word]")) node.textContent = word(node.dataset.word);
  for (const node of document.querySelectorAll("[data-title]")) {
    node.title = word(node.dataset.title);
    node.setAttribute("aria-label", node.title);
  }
  for (const node of document.querySelectorAll("[data-label]")) node.setAttribute("aria-label", word(node.dataset.label));
  for (const node of document.querySelectorAll("[data-placeholder]")) node.placeholder = word(node.dataset.placeholder);
}

export function clockTime(seconds) {
  return new Date(seconds * 1000).toLocaleTimeString(language, { hour: "2-digit", minute: "2-digit" });
}

export function day(seconds) {
  return new Date(seconds * 1000).toLocaleDateString(language, { day: "numeric", month: "long" });
}
