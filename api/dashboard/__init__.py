"""The dashboard: a page of live charts over the reading doors, without anything from elsewhere."""
