"""Claims what is due and publishes it through the outbox; upkeep; nothing else."""
