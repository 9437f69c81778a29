"""An online shop whose services know the event bus and not each other."""
