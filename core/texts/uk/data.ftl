calendar-name = Успевай
