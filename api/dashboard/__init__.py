"""The dashboard: a page of live charts over the reading endpoints, without anything from
elsewhere."""
