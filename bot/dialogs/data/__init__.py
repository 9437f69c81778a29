"""The person's data: taking it out, bringing it in, the calendar, deleting it all."""
