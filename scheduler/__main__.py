from core.kit.process import main

main("scheduler", "database_url")
