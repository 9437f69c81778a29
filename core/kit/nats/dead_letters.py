"""Dead letters: what could not be processed is kept with its reason, for a person to decide."""

from nats.aio.msg import Msg

from core.kit.error_texts import describe_error
from core.kit.nats.streams import DEAD


async def send_to_dead_letters(raw: Msg, error: BaseException) -> None:
    """Copy the message to `dead.<its subject>` and wait for the PubAck; a repeat is a duplicate."""
    meta = raw.metadata
    headers = dict(raw.headers or {})
    headers.update(
        {
            "Nats-Msg-Id": f"dlq:{meta.stream}:{meta.consumer}:{meta.sequence.stream}",
            # Other letters would make the header unreadable to clients.
            "dead-reason": describe_error(error).encode("ascii", "replace").decode(),
            "dead-consumer": meta.consumer,
            "dead-deliveries": str(meta.num_delivered),
        }
    )
    js = raw._client.jetstream()
    await js.publish(f"dead.{raw.subject}", raw.data, headers=headers, stream=DEAD)
