"""`python -m examples.email_worker [REDIS_URL]`: the e-mail listener in a process of its own."""

import asyncio

from examples.listeners import subscribe_email_sender
from examples.process import work

if __name__ == "__main__":
    asyncio.run(work(subscribe_email_sender))
