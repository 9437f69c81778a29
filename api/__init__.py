"""The HTTP door: health, metrics, the API and its description; thin."""
