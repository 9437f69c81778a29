"""E-mail and SMS: letters out, each with a row in the ledger."""
