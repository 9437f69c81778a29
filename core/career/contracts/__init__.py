"""Career: goals, and skills. What both share, and everything by its name."""
