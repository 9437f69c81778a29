import datetime

from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class Status(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    STATUS_UNSPECIFIED: _ClassVar[Status]
    ACCEPTED: _ClassVar[Status]
    DUPLICATE: _ClassVar[Status]
    INVALID: _ClassVar[Status]
    RETRY: _ClassVar[Status]
STATUS_UNSPECIFIED: Status
ACCEPTED: Status
DUPLICATE: Status
INVALID: Status
RETRY: Status

class Event(_message.Message):
    __slots__ = ("event_id", "user_id", "event_type", "timestamp", "amount", "properties")
    EVENT_ID_FIELD_NUMBER: _ClassVar[int]
    USER_ID_FIELD_NUMBER: _ClassVar[int]
    EVENT_TYPE_FIELD_NUMBER: _ClassVar[int]
    TIMESTAMP_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    PROPERTIES_FIELD_NUMBER: _ClassVar[int]
    event_id: str
    user_id: str
    event_type: str
    timestamp: _timestamp_pb2.Timestamp
    amount: str
    properties: str
    def __init__(self, event_id: _Optional[str] = ..., user_id: _Optional[str] = ..., event_type: _Optional[str] = ..., timestamp: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., amount: _Optional[str] = ..., properties: _Optional[str] = ...) -> None: ...

class Batch(_message.Message):
    __slots__ = ("events",)
    EVENTS_FIELD_NUMBER: _ClassVar[int]
    events: _containers.RepeatedCompositeFieldContainer[Event]
    def __init__(self, events: _Optional[_Iterable[_Union[Event, _Mapping]]] = ...) -> None: ...

class Verdict(_message.Message):
    __slots__ = ("event_id", "status", "code", "reason", "number")
    EVENT_ID_FIELD_NUMBER: _ClassVar[int]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    CODE_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    event_id: str
    status: Status
    code: str
    reason: str
    number: int
    def __init__(self, event_id: _Optional[str] = ..., status: _Optional[_Union[Status, str]] = ..., code: _Optional[str] = ..., reason: _Optional[str] = ..., number: _Optional[int] = ...) -> None: ...

class Summary(_message.Message):
    __slots__ = ("accepted", "duplicate", "invalid", "retry", "problems")
    ACCEPTED_FIELD_NUMBER: _ClassVar[int]
    DUPLICATE_FIELD_NUMBER: _ClassVar[int]
    INVALID_FIELD_NUMBER: _ClassVar[int]
    RETRY_FIELD_NUMBER: _ClassVar[int]
    PROBLEMS_FIELD_NUMBER: _ClassVar[int]
    accepted: int
    duplicate: int
    invalid: int
    retry: int
    problems: _containers.RepeatedCompositeFieldContainer[Verdict]
    def __init__(self, accepted: _Optional[int] = ..., duplicate: _Optional[int] = ..., invalid: _Optional[int] = ..., retry: _Optional[int] = ..., problems: _Optional[_Iterable[_Union[Verdict, _Mapping]]] = ...) -> None: ...
