contact-code-subject = { $code } is your Uspevai code
contact-code-mail = Your code: <b>{ $code }</b>

    Type it to the bot, and I will send reminders here whenever I cannot reach you in the chat. The code works for { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }.

    If you did not ask for it, just delete this mail: nothing happens without the code.
contact-code-sms = Uspevai: code { $code }, good for { $minutes } min.

mail-subject-task = Reminder: { $what }
mail-subject-habit = Habit: { $what }
mail-subject-bundle = Reminders: { $what }
mail-footer = <i>I write here because my messages do not reach you in the chat. Write me anything there, and reminders return to the chat.</i>

email-button = ✉️ E-mail
email-none = ✉️ <b>E-mail</b>

    If messages do not reach you in the chat, I will send reminders by e-mail.

    Type your address, like anya@example.com.
email-confirmed = ✉️ <b>E-mail</b>

    { $address } is confirmed. If messages do not reach you in the chat, reminders come here.
email-code = 📨 I have sent a code to { $pending }. Type it here: six digits.

    No mail? Look into Spam, or correct the address.
email-empty = ✉️ There is no address.
email-another = ✉️ Reminders go to { $address } now. Type the new address.
email-change = ✏️ Another address
email-remove = 🗑 Remove the address
email-wrong-code = That is not the code. { $tries ->
    [one] { $tries } try left.
   *[other] { $tries } tries left.
}
email-dead-code = This code works no more. Type the address again, and I will send a new one.
email-digits = The code is the six digits from the mail.
email-words = I am waiting for text: please type it.

error-bad-email = This does not look like an e-mail address. Example: anya@example.com.
error-bad-phone = This does not look like a phone number. Example: +380671234567.
error-too-many-codes = I send no more than three codes an hour. Try again in { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}.

late-contacts-set = 📨 The code is sent. Enter it in the settings: /settings
late-contacts-confirm = I have checked the code. See the settings for the result: /settings
late-contacts-remove = 🗑 The address is removed.
