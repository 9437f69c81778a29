"""`python -m core.tasks.parse`: the same as `python -m core.language`."""

from core.language.__main__ import main as main

if __name__ == "__main__":
    main()
