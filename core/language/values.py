"""What words mean."""

from typing import Literal

Priority = Literal["high", "medium", "low"]
RepeatFrom = Literal["due", "done"]
"""Whether the next occurrence counts from the due date or from the day it was done."""
