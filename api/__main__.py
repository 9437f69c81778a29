import sys

from core.kit.process import main

match sys.argv[1:]:
    case []:
        main("api", "database_url", "nats_url", "redis_url")
    case ["keys", *arguments]:
        from api.keys import run_keys_command

        sys.exit(run_keys_command(arguments))
    case [other, *_]:
        sys.exit(f"api: {other!r} is no command; `keys`, or nothing to run the api")
