"""Ingested events: batches -> PostgreSQL, each event once; what cannot be stored is buried."""
