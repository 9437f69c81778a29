import sys

from core.kit.process import main

match sys.argv[1:]:
    case []:
        from api.app import running

        main("api", running, "database_url", "nats_url", "redis_url")
    case ["keys", *arguments]:
        from api.keys import keys

        sys.exit(keys(arguments))
    case [other, *_]:
        sys.exit(f"api: {other!r} is no command; `keys`, or nothing to run the api")
