"""What the services of the shop tell each other: the only thing they share."""

from decimal import Decimal

import msgspec


class OrderCreated(msgspec.Struct, frozen=True):
    """A customer ordered something; `total` is in the shop's currency."""

    order_id: int
    email: str
    phone: str
    total: Decimal


class OrderPaid(msgspec.Struct, frozen=True):
    """The money for an order has arrived."""

    order_id: int
    phone: str
    total: Decimal


CONTRACTS: dict[str, type] = {"order.created": OrderCreated, "order.paid": OrderPaid}
