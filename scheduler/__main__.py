from core.kit.process import main
from scheduler.app import running

main("scheduler", running, "database_url")
