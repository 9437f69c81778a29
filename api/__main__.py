from api.app import running
from core.kit.process import main

main("api", running, "database_url", "nats_url", "redis_url")
