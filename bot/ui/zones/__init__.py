"""Choosing a time zone: by city, by typing, by location. Welcome and settings share it."""
