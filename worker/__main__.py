import sys

from core.kit.process import main

# Imported where they are used: each way takes its own part of the process.
match sys.argv[1:]:
    case []:
        main("worker", "database_url", "nats_url")
    case ["replay", *arguments]:
        from worker.replay import run_replay_command

        sys.exit(run_replay_command(arguments))
    case ["dead", *arguments]:
        from worker.dead import run_dead_letters_command

        sys.exit(run_dead_letters_command(arguments))
    case [other, *_]:
        sys.exit(f"worker: {other!r} is no command; `replay`, `dead`, or nothing to run the worker")
