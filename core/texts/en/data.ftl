calendar-name = Uspevai
