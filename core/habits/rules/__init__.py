"""Pure rules of habits.

`plans` says what is asked of which days, `diaries` what came of them, `standing` adds it up to
streaks, freezes and strength, `marks` shows days, `steps` offers larger and smaller versions.
"""
