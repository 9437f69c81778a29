"""Windows of the planner: the day, the week, the pile of overdue tasks, the evening."""
