"""Bounds of gRPC calls: how many may be open, and how long one may say nothing.

gRPC hands a unary call to its method only when the message is there, and a call without one stays
open for ever. So every method is served as one that reads a stream: on the wire it is the same.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Hashable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any, TypeVar

import grpc.aio

from api.live.quota import Quota, TooManyStreams

CALLS_OF_KEY, CALLS_WITH_KEY = 200, 600
CALLS_OF_ADDRESS, CALLS_WITHOUT_KEY = 20, 200
FIRST_SECONDS, IDLE_SECONDS, SERVICE_SECONDS = 10.0, 60.0, 300.0
Context = Any  # grpc.aio.ServicerContext, whose type has no published stub
Method = Callable[[Any, Context], Any]
CallAdmission = Callable[[Context], AbstractAsyncContextManager[None]]
T = TypeVar("T")


class CallTimeouts:
    """How long a call waits for messages; tests make it shorter."""

    first_seconds = FIRST_SECONDS
    idle_seconds = IDLE_SECONDS
    service_seconds = SERVICE_SECONDS


async def limit_waiting(messages: AsyncIterator[T], context: Context) -> AsyncIterator[T]:
    """The messages of a call, which ends with DEADLINE_EXCEEDED when the next one does not come."""
    seconds, reader = CallTimeouts.first_seconds, aiter(messages)
    while True:
        try:
            async with asyncio.timeout(seconds):
                message = await anext(reader)
        except StopAsyncIteration:
            return
        except TimeoutError:
            text = f"no message came for {seconds:g} seconds"
            await context.abort(grpc.StatusCode.DEADLINE_EXCEEDED, text)
        yield message
        seconds = CallTimeouts.idle_seconds


class BoundedCalls(grpc.aio.ServerInterceptor):  # type: ignore[misc]
    """Makes every method wait for its message no longer than it may.

    `admitted` lets in the calls of the service `own`, before any message is read. All others
    (health, reflection) need no key: they are counted by address, and end after some minutes.
    """

    def __init__(self, own: str, admitted: CallAdmission) -> None:
        self._own, self._admitted = f"/{own}/", admitted
        self._open_to_all = Quota(CALLS_OF_ADDRESS, CALLS_WITHOUT_KEY)

    async def intercept_service(
        self, continuation: Callable[[Any], Awaitable[Any]], details: Any
    ) -> Any:
        handler = await continuation(details)
        if handler is None:
            return None
        own = details.method.startswith(self._own)
        return _bound_handler(handler, self._admitted if own else self._count_call)

    @asynccontextmanager
    async def _count_call(self, context: Context) -> AsyncIterator[None]:
        address = context.peer().rpartition(":")[0]
        async with hold_slot(self._open_to_all, address, context):
            try:
                async with asyncio.timeout(CallTimeouts.service_seconds):
                    yield
            except TimeoutError:
                await context.abort(grpc.StatusCode.DEADLINE_EXCEEDED, "call again")


@asynccontextmanager
async def hold_slot(quota: Quota, key: Hashable, context: Context) -> AsyncIterator[None]:
    """Count the call under `key`; it ends with RESOURCE_EXHAUSTED when there are too many."""
    try:
        quota.take_slot(key)
    except TooManyStreams as error:
        await context.abort(grpc.StatusCode.RESOURCE_EXHAUSTED, str(error))
    try:
        yield
    finally:
        quota.release_slot(key)


def _bound_handler(handler: Any, admitted: CallAdmission) -> Any:
    """The same method as one that reads a stream, within its bounds."""
    shape = handler.request_deserializer, handler.response_serializer
    method: Method = (
        handler.unary_unary or handler.unary_stream or handler.stream_unary or handler.stream_stream
    )

    async def answers(messages: AsyncIterator[Any], context: Context) -> Any:
        async with admitted(context):
            given: Any = limit_waiting(messages, context)
            if not handler.request_streaming:
                given = await _read_single_message(given, context)
            answer = method(given, context)
            if hasattr(answer, "__aiter__"):
                async for one in answer:
                    await context.write(one)
                return None
            return await answer

    if handler.response_streaming:
        return grpc.stream_stream_rpc_method_handler(answers, *shape)
    return grpc.stream_unary_rpc_method_handler(answers, *shape)


async def _read_single_message(messages: AsyncIterator[T], context: Context) -> T:
    async for message in messages:
        return message
    await context.abort(grpc.StatusCode.INVALID_ARGUMENT, "the message is missing")
    raise AssertionError("abort returned")
