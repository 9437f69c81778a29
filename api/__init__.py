"""The HTTP endpoint: health, metrics, the API and its description; thin."""
