"""Read models that put several domains together: for windows, messages and the api alike."""
