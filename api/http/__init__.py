"""Plain HTTP: health, metrics, errors, and the description of the API."""
