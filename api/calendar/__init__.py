"""The calendars of people, for the programs they have given the address to."""
