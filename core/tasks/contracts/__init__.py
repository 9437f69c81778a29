"""Tasks: commands, events, views. Dates and times are local to the person."""
