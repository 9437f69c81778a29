from core.kit.process import main
from worker.app import running

main("worker", running, "database_url", "nats_url")
