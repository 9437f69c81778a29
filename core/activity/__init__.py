"""Events that outside systems send in: what they are, how they are checked, where they are kept."""
