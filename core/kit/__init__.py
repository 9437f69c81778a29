"""The floor every domain stands on: settings, time, storage, messages, telemetry."""
