"""The same questions in GraphQL, events in by mutation, and live events by subscription."""
