"""Who calls: a program of this machine, which may need no key, or anybody else."""

from collections.abc import Iterable
from functools import lru_cache
from ipaddress import IPv6Address, ip_address
from typing import Any
from urllib.parse import unquote

LOCAL_HOSTS = frozenset({b"localhost", b"127.0.0.1", b"[::1]"})
# What proxies, load balancers, tunnels and content delivery networks add to a request.
_FORWARDING = frozenset(
    {
        b"cdn-loop",
        b"client-ip",
        b"forwarded",
        b"forwarded-for",
        b"true-client-ip",
        b"via",
        b"x-client-ip",
        b"x-cloud-trace-context",
        b"x-cluster-client-ip",
        b"x-host",
        b"x-remote-addr",
        b"x-remote-ip",
        b"x-scheme",
    }
)
_FORWARDING_PREFIXES = (
    b"cf-",
    b"cloudfront-",
    b"fastly-",
    b"fly-",
    b"ngrok-",
    b"tailscale-",
    b"x-amz-cf-",
    b"x-amzn-",
    b"x-appengine-",
    b"x-azure-",
    b"x-envoy-",
    b"x-forwarded",
    b"x-original-",
    b"x-proxy",
    b"x-real-",
    b"x-vercel-",
)
_PAGE = (b"origin", b"sec-fetch-site")
Headers = Iterable[tuple[bytes, bytes]]


def is_local_request(asgi: Any) -> bool:
    """Whether a program of this machine, or a page this api served to it, sent the HTTP or
    WebSocket request of an ASGI scope, and no proxy and no page of another site."""
    client = asgi.get("client")
    if client is None or not is_loopback(client[0]):
        return False
    if asgi.get("http_version") == "1.0":  # what a proxy without settings speaks: nginx before 1.29
        return False
    headers = [(name.lower(), value) for name, value in asgi["headers"]]
    hosts = [value.lower() for name, value in headers if name == b"host"]
    if len(hosts) != 1 or not _is_local_host(hosts[0]):
        return False
    return not is_forwarded(name for name, _ in headers) and is_same_site(headers, hosts[0])


def is_local_call(peer: str, names: Iterable[str]) -> bool:
    """The same of a gRPC call by its peer, like `ipv4:127.0.0.1:5000`, and its metadata's names."""
    address = parse_peer_address(peer)
    given = {name.encode() for name in names}
    return is_loopback(address) and not is_forwarded(given) and not given.intersection(_PAGE)


def is_forwarded(names: Iterable[bytes]) -> bool:
    """Whether any of the names, in lower case, is one that proxies add."""
    return any(name in _FORWARDING or name.startswith(_FORWARDING_PREFIXES) for name in names)


def is_same_site(headers: Headers, host: bytes) -> bool:
    """Whether no browser says that a page of another origin than `host` makes the request."""
    for name, value in headers:
        if name == b"origin" and value.lower() != b"http://" + host:
            return False
        if name == b"sec-fetch-site" and value not in (b"same-origin", b"none"):
            return False
    return True


def get_network(address: str) -> str:
    """What counts as one caller: an IPv4 address, or the /64 of an IPv6 one."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return ""
    if isinstance(parsed, IPv6Address):
        return parsed.exploded[:19]
    return address


def get_request_network(asgi: Any) -> str:
    """`network_of` the client of an ASGI scope."""
    client = asgi.get("client")
    return get_network(client[0]) if client else ""


def parse_peer_address(peer: str) -> str:
    """The address in a gRPC peer like `ipv6:%5B::1%5D:5000`; empty for what is no IP address."""
    kind, _, address = unquote(peer).partition(":")
    return address.rpartition(":")[0].strip("[]") if kind in {"ipv4", "ipv6"} else ""


@lru_cache(maxsize=1024)
def is_loopback(address: str) -> bool:
    """Whether the address is this machine's own."""
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False


def _is_local_host(host: bytes) -> bool:
    """Not a foreign name that a browser was made to resolve to this machine."""
    name, colon, port = host.rpartition(b":")
    if not colon or host.endswith(b"]"):
        name = host
    elif not port.isdigit():
        return False
    return name in LOCAL_HOSTS
