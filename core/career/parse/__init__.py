"""What people write about goals and skills, understood in Russian, Ukrainian and English. Pure."""
