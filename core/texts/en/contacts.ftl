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

address-button-mail = ✉️ E-mail
address-none-mail = ✉️ <b>E-mail</b>

    If messages do not reach you in the chat, I will send reminders by e-mail.

    Type your address, like anya@example.com.
address-confirmed-mail = ✉️ <b>E-mail</b>

    { $address } is confirmed. If messages do not reach you in the chat, reminders come here.
address-code-mail = 📨 I have sent a code to { $pending }. Type it here: six digits.

    No mail? Look into Spam, or correct the address.
address-empty = Nothing here yet.
address-another-mail = ✉️ Reminders go to { $address } now. Type the new address.
address-change-mail = ✏️ Another address
address-remove = 🗑 Remove
address-wrong-code = That is not the code. { $tries ->
    [one] { $tries } try left.
   *[other] { $tries } tries left.
}
address-dead-code = This code no longer works. Type again where to send a new one.
address-digits = The code is the six digits I have sent.
address-words = I am waiting for text: please type it.

address-button-sms = 📱 Phone
address-none-sms = 📱 <b>Phone</b>

    If messages do not reach you in the chat and I have no e-mail address, I will send reminders by SMS.

    Type your number, like +380671234567.
address-confirmed-sms = 📱 <b>Phone</b>

    { $address } is confirmed. I text it when the chat fails and there is no e-mail.
address-code-sms = 📨 I have sent an SMS with a code to { $pending }. Type the code here: six digits.

    No SMS? Check the number and type it again.
address-another-sms = 📱 Your number is { $address } now. Type the new one.
address-change-sms = ✏️ Another number

error-bad-email = This does not look like an e-mail address. Example: anya@example.com.
error-bad-phone = This does not look like a phone number. Example: +380671234567.
error-no-code-by-mail = The mail server did not take the mail with the code. Check the address in the settings: /settings
error-no-code-by-sms = The SMS with the code could not be sent. Check the number in the settings: /settings
error-too-many-codes = I send no more than three codes an hour. Try again in { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}.

late-contacts-set = 📨 The code is sent. Enter it in the settings: /settings
late-contacts-confirm = I have checked the code. See the settings for the result: /settings
late-contacts-remove = 🗑 The address is removed.
