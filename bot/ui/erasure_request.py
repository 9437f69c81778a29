"""A wish to be forgotten, made during the handling of an update."""

from dataclasses import dataclass


@dataclass(slots=True)
class ErasureRequest:
    """Asked for by a handler of this update, done when all of them have ended: until then the
    dialogue's state may still be written."""

    is_requested: bool = False
