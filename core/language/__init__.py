"""What people write in Russian, Ukrainian and English: sentences read as tasks, and intents. Pure.

Signs: `!high` `!1` `!!!` priority, `#tag`, `+project`, `~45m` duration. How ambiguous words are
taken: a bare hour from 1 to 5 is the afternoon; "next Friday" belongs to the next calendar week
(weeks begin on Monday); a weekday named today is a week ahead; a period that has begun is due on
its last day, a coming one on its first; "until June" ends on 31 May; morning is 09:00, lunch
13:00, afternoon 14:00, evening 19:00, night 23:00; 05/06 is June except in American zones.
"""
