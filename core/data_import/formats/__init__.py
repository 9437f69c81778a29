"""Files of other programs, read as tasks and habits. Pure: bytes in, a parsed file out.

Todoist: the CSV of a project's template, or the zip of a backup. TickTick: the CSV of a backup.
Loop Habit Tracker: the zip of CSV files, or the SQLite backup.
"""
