import sys

from core.kit.process import main
from worker.app import running
from worker.dead import dead
from worker.replay import replay

match sys.argv[1:]:
    case []:
        main("worker", running, "database_url", "nats_url")
    case ["replay", *arguments]:
        sys.exit(replay(arguments))
    case ["dead", *arguments]:
        sys.exit(dead(arguments))
    case [other, *_]:
        sys.exit(f"worker: {other!r} is no command; `replay`, `dead`, or nothing to run the worker")
