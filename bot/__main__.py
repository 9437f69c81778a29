from core.kit.process import main

main("bot", "bot_token", "database_url", "nats_url", "redis_url")
