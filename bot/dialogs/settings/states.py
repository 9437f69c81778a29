from aiogram.fsm.state import State, StatesGroup


class Settings(StatesGroup):
    main = State()
    language = State()
    zone = State()
    day_start = State()
    working = State()
    quiet = State()
    notices = State()
    email = State()
    email_address = State()
    phone = State()
    phone_number = State()
