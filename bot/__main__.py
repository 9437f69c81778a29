from bot.app import running
from core.kit.process import main

main("bot", running, "bot_token", "database_url", "nats_url", "redis_url")
