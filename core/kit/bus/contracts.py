"""Typed contracts: which type the data of an event has, in memory and as JSON."""

from collections.abc import Mapping
from typing import Any

import msgspec

from core.kit.bus.errors import ContractViolation, NotSerializable
from core.kit.bus.names import validate_name


class ContractRegistry:
    """Event name → type of its data, as a rule a msgspec Struct; other names carry plain JSON."""

    def __init__(self, types: Mapping[str, type] | None = None) -> None:
        self._decoders: dict[str, msgspec.json.Decoder[Any]] = {}
        self._types: dict[str, type] = {}
        for name, contract in (types or {}).items():
            self.register_contract(name, contract)

    def __bool__(self) -> bool:
        return bool(self._types)

    def register_contract(self, name: str, contract: type) -> None:
        """From now on the data of `name` is a `contract`."""
        validate_name(name)
        self._types[name] = contract
        self._decoders[name] = msgspec.json.Decoder(contract)

    def validate_data(self, name: str, data: Any) -> Any:
        """`data` as its contract wants it: a plain dict is converted, a misfit refused."""
        contract = self._types.get(name)
        if contract is None or isinstance(data, contract):
            return data
        try:
            return msgspec.convert(data, contract)
        except msgspec.ValidationError as error:
            raise ContractViolation(name, str(error)) from error

    def decode_data(self, name: str, payload: bytes | msgspec.Raw) -> Any:
        """JSON → data: a contract if one is registered for `name`, else plain values."""
        decoder = self._decoders.get(name)
        try:
            return decoder.decode(payload) if decoder else _plain_decoder.decode(payload)
        except msgspec.DecodeError as error:
            raise ContractViolation(name, str(error)) from error


def encode_data(name: str, data: Any) -> bytes:
    """Data → JSON; `NotSerializable` names the event and what stands in the way."""
    try:
        return _encoder.encode(data)
    except (TypeError, ValueError, OverflowError, RecursionError) as error:
        raise NotSerializable(name, str(error)) from error


_plain_decoder = msgspec.json.Decoder()
_encoder = msgspec.json.Encoder()
