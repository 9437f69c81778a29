"""Windows of career: goals and skills."""
