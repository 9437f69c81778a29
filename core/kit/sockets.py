"""Listening sockets: a busy port is one clear line, known before a server starts."""

import socket


class PortInUse(OSError):
    """The port cannot be listened on; the message names it and the setting to change."""


def open_listening_socket(host: str, port: int, *, setting: str) -> socket.socket:
    """A listening TCP socket; port 0 takes a free one. Raises PortBusy naming `setting`.

    What is accepted on it sends at once (TCP_NODELAY, inherited): asyncio sets that only on sockets
    that name their protocol, and an answer in two writes would wait for the other side's delayed
    acknowledgement, 40 ms.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listener = socket.create_server((host, port), family=family, backlog=512)
    except OSError as error:
        raise PortInUse(format_port_in_use(host, port, error, setting)) from error
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listener


def format_port_in_use(host: str, port: int, error: OSError, setting: str) -> str:
    """One line for a person: which address, why, and what to change."""
    reason = error.strerror or str(error)
    return f"cannot listen on {host} port {port} ({reason}): set {setting} to a free port"
