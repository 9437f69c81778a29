"""How large the head of an HTTP request may be, and how many headers it may have."""

from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

MAX_HEAD_BYTES = 32 << 10
MAX_HEADERS = 100
_REFUSAL = b"The head of a request may have 32 KB and 100 headers."
_ANSWER = (
    b"HTTP/1.1 431 Request Header Fields Too Large\r\n"
    b"content-type: text/plain; charset=utf-8\r\n"
    b"x-content-type-options: nosniff\r\n"
    b"content-length: %d\r\nconnection: close\r\n\r\n%s"
)


class HeadTooLarge(Exception):
    """The head has more bytes or headers than are read."""


class HeadLimitingProtocol(HttpToolsProtocol):
    """uvicorn's protocol, which answers 431 to a head that is too large.

    Neither uvicorn nor its parser has a limit: the headers, the trailers behind a body, and each
    single one of them would be kept in memory however large they grow.
    """

    _head_bytes = 0  # of what the parser has told since the message began: URL, headers, trailers
    _head_fields = 0
    _untold_bytes = 0  # received since the parser last told anything: it keeps them
    _is_head_refused = False

    def data_received(self, data: bytes) -> None:
        transport: Any = self.transport
        for start in range(0, len(data), MAX_HEAD_BYTES):
            if transport.is_closing() or transport.get_protocol() is not self:  # a WebSocket now
                return
            piece = data[start : start + MAX_HEAD_BYTES]
            self._untold_bytes += len(piece)
            super().data_received(piece)
            if self._untold_bytes > MAX_HEAD_BYTES:
                self._refuse_head()

    def send_400_response(self, msg: str) -> None:
        """What uvicorn answers when the parser ends with an error, as it does in `_count`."""
        if self._is_head_refused:
            self._refuse_head()
        else:
            super().send_400_response(msg)

    def on_message_begin(self) -> None:
        self._head_bytes = self._head_fields = self._untold_bytes = 0
        super().on_message_begin()

    def on_url(self, url: bytes) -> None:
        self._count(len(url), fields=0)
        super().on_url(url)

    def on_header(self, name: bytes, value: bytes) -> None:
        self._count(len(name) + len(value) + len(": \r\n"), fields=1)
        super().on_header(name, value)

    def on_headers_complete(self) -> None:
        self._untold_bytes = 0
        super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        self._untold_bytes = 0
        super().on_body(body)

    def on_message_complete(self) -> None:
        self._untold_bytes = 0
        super().on_message_complete()

    def _count(self, size: int, *, fields: int) -> None:
        self._head_bytes += size
        self._head_fields += fields
        self._untold_bytes = 0
        if self._head_bytes > MAX_HEAD_BYTES or self._head_fields > MAX_HEADERS:
            self._is_head_refused = True
            raise HeadTooLarge

    def _refuse_head(self) -> None:
        """Answer and close; only close where another answer has begun or is awaited."""
        self._is_head_refused = True
        transport: Any = self.transport
        if transport.is_closing():
            return
        if self.cycle is None or self.cycle.response_complete:
            transport.write(_ANSWER % (len(_REFUSAL), _REFUSAL))
        transport.close()
