"""Tasks and habits brought in from files of other programs."""
