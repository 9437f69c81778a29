"""A Telegram Bot API server of this repository, with a chat page instead of the application.

For people without a bot token, for tests and for load. It speaks HTTP only and imports
nothing of the product.
"""
