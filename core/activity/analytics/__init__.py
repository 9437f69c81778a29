"""Questions about the events that came in, and two engines that answer them alike."""
