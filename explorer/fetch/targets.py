"""
Which addresses may be asked: the form of an address, and where its host is.

A host is looked up once, every address that it has is checked, and the connection goes to one of those checked
(``connection``): a name that leads somewhere else a moment later (DNS rebinding) changes nothing.
"""

from __future__ import annotations

import ipaddress
import re
import socket
from collections.abc import Callable
from typing import Any, NamedTuple
from urllib.parse import SplitResult, quote, urlsplit

from explorer.fetch.refusal import LATER, Broken, CannotFetch, NoHost
from explorer.fetch.rules import Rules

Resolve = Callable[..., list[Any]]
Address = ipaddress.IPv4Address | ipaddress.IPv6Address

PORTS = {"https": 443, "http": 80}
NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
SPECIAL = tuple(  # IANA's registries of special purposes, where older versions of ipaddress do not follow them
    map(ipaddress.ip_network, ("192.0.0.0/24", "192.88.99.0/24", "3fff::/20"))
)
LOCAL_NAMES = ("localhost", "local", "internal", "lan", "home.arpa", "intranet")
NAME = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)(\.(?!-)[a-z0-9_-]{1,63}(?<!-))*")
KEPT = "!#$%&'()*+,/:;=?@[]~"  # characters that an address holds as they are; % stands for itself once encoded
NOT_PUBLIC = "only what is on the public web is fetched; --allow-private lifts this"


class Target(NamedTuple):
    """
    An address that may be asked, taken apart.

    Attributes:
        url: The address as it is asked for, without fragment.
        scheme: https or http.
        host: Its name in ASCII and lower case, or an IP address without brackets.
        port: The port, given or meant.
        path: Path and query as they are sent.
    """

    url: str
    scheme: str
    host: str
    port: int
    path: str

    @property
    def authority(self) -> str:
        """The host as a request names it, with the port if it is not the scheme's own."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def site(self) -> str:
        """Scheme, host and port: the reach of a robots.txt."""
        return f"{self.scheme}://{self.authority}"


def target_of(address: str, rules: Rules) -> Target:
    """
    The target that an address names. Its fragment, which is the reader's and never sent, is left out.

    Raises:
        CannotFetch: It is no web address, or not one that the rules allow.
    """
    if any(c.isspace() or not c.isprintable() or c in '<>"\\^`{|}' for c in address):
        raise CannotFetch(address, "holds characters that a web address cannot hold")
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        raise CannotFetch(address, "is not a web address") from None
    if parts.scheme not in PORTS:
        raise CannotFetch(address, "is not an address that starts with https://")
    if parts.scheme == "http" and not rules.private:
        raise CannotFetch(address, "is not encrypted: only https is fetched")
    if parts.username is not None or parts.password is not None:
        raise CannotFetch(_without_password(parts), "holds a user name or password, which are never sent")
    if port is not None and port != PORTS[parts.scheme] and not rules.private:
        raise CannotFetch(address, f"names port {port}: only 443, the port of https, is fetched from")
    host = _host(address, parts)
    path = quote(parts.path or "/", safe=KEPT) + (f"?{quote(parts.query, safe=KEPT)}" if parts.query else "")
    target = Target("", parts.scheme, host, PORTS[parts.scheme] if port is None else port, path)
    return target._replace(url=target.site + path)


def _without_password(parts: SplitResult) -> str:
    return parts._replace(netloc=f"…@{parts.netloc.rpartition('@')[2]}").geturl()


def _host(address: str, parts: SplitResult) -> str:
    host = (parts.hostname or "").rstrip(".")
    if ":" in host:
        try:
            return str(ipaddress.IPv6Address(host if "%" not in host else ""))
        except ValueError:
            raise CannotFetch(address, "is not a web address: its host is no IP address") from None
    try:
        name = host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError:
        name = ""
    if len(name) > 253 or not NAME.fullmatch(name):
        raise CannotFetch(address, "is not a web address: its host has no proper name")
    return name


def addresses_of(target: Target, rules: Rules, resolve: Resolve) -> tuple[str, ...]:
    """
    The IP addresses of a target's host, each of them checked, in the system's order of preference.

    Raises:
        NoHost: The name is not known, or an address is not public, and the rules do not allow that.
        Broken: The name cannot be looked up now.
    """
    try:
        found = resolve(target.host, target.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:  # socket.gaierror is an OSError
        if isinstance(error, socket.gaierror) and error.errno == socket.EAI_AGAIN:
            raise Broken(f"cannot be reached: {target.host} cannot be looked up now", final=NoHost) from None
        raise NoHost(target.url, f"cannot be reached: the name {target.host} is not known", LATER) from None
    addresses = tuple(dict.fromkeys(str(entry[4][0]) for entry in found))
    if not addresses:
        raise NoHost(target.url, f"cannot be reached: the name {target.host} has no address", LATER)
    for text in addresses:
        address = ipaddress.ip_address(text)
        if not rules.private and not is_public(address):
            raise NoHost(target.url, f"is on a host that is not public: {_named(target.host, text)}", NOT_PUBLIC)
        if target.scheme == "http" and not address.is_loopback:
            raise NoHost(target.url, "is not encrypted: without https only this machine itself may be asked")
    return addresses


def check_name(target: Target) -> None:
    """
    Refuse a target whose host is plainly not public, where the look-up is left to a proxy.

    Raises:
        NoHost: The host is a private IP address, a number that may mean one, or a name of a local network.
    """
    try:
        private = not is_public(ipaddress.ip_address(target.host))
    except ValueError:
        labels = target.host.split(".")
        numeric = re.fullmatch(r"0x[0-9a-f]*|\d+", labels[-1]) is not None
        local = any(f".{target.host}".endswith(f".{name}") for name in LOCAL_NAMES)
        private = numeric or local or len(labels) == 1
    if private:
        raise NoHost(target.url, f"is on a host that is not public: {target.host}", NOT_PUBLIC)


def is_public(address: Address) -> bool:
    """
    Whether an IP address belongs to the public internet.

    An IPv6 address that stands for an IPv4 one (mapped, 6to4, NAT64) is as public as that one is.
    """
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if inner is None and address in NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(inner)
        if address.is_site_local or address.teredo is not None:
            return False
    special = address.is_multicast or address.is_reserved or address.is_unspecified or address.is_loopback
    special = special or address.is_link_local or any(address in network for network in SPECIAL)
    return address.is_global and not special


def _named(host: str, address: str) -> str:
    return address if host == address else f"{host} is {address}"
