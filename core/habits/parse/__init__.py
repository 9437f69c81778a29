"""What people write about habits: habits in one line, days, amounts, times."""
