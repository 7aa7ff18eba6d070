"""Which addresses may be asked: their form, and where their host is."""

import ipaddress
import socket

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.fetch import CannotFetch, Fetcher, Rules
from explorer.fetch.targets import addresses_of, check_name, is_public, target_of

PUBLIC = [
    *("8.8.8.8", "93.184.216.34", "2606:2800:220:1::1", "2001:4860:4860::8888"),
    *("::ffff:8.8.8.8", "64:ff9b::8.8.8.8", "2002:808:808::1"),
]
PRIVATE = [
    *("127.0.0.1", "127.255.255.254", "0.0.0.0", "0.1.2.3", "10.0.0.1", "172.16.0.1", "172.31.255.255"),  # noqa: S104
    *("192.168.1.1", "169.254.169.254", "100.64.0.1", "100.127.255.255", "192.0.2.1", "198.18.0.1", "198.51.100.7"),
    *("203.0.113.9", "224.0.0.1", "239.1.1.1", "240.0.0.1", "255.255.255.255", "192.0.0.8", "192.88.99.1"),
    *(
        "::",
        "::1",
        "fe80::1",
        "fec0::1",
        "fc00::1",
        "fd12:3456::1",
        "ff02::1",
        "ff0e::1",
        "2001:db8::1",
        "100::1",
        "3fff::1",
    ),
    *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "64:ff9b::127.0.0.1", "64:ff9b::c0a8:101"),
    *("2002:7f00:1::1", "2002:a9fe:a9fe::1", "2001:0:4136:e378:8000:63bf:3fff:fdd2", "::127.0.0.1", "::8.8.8.8"),
    *("64:ff9b:1::1", "fe80::1%2"),
]
NO_ADDRESS = {
    "": "is not an address that starts with https://",
    "document.pdf": "is not an address that starts with https://",
    "//archive.example/x": "is not an address that starts with https://",
    "file:///etc/passwd": "is not an address that starts with https://",
    "ftp://archive.example/x": "is not an address that starts with https://",
    "gopher://archive.example/x": "is not an address that starts with https://",
    "javascript:alert(1)": "is not an address that starts with https://",
    "http://archive.example/x": "is not encrypted: only https is fetched",
    "https://me@archive.example/x": "holds a user name or password, which are never sent",
    "https://@archive.example/x": "holds a user name or password, which are never sent",
    "https://archive.example:8443/x": "names port 8443: only 443, the port of https, is fetched from",
    "https://archive.example:0/x": "names port 0: only 443, the port of https, is fetched from",
    "https://archive.example:99999/x": "is not a web address",
    "https://archive.example:https/x": "is not a web address",
    "https:///x": "is not a web address: its host has no proper name",
    "https://archive..example/x": "is not a web address: its host has no proper name",
    "https://-x.example/": "is not a web address: its host has no proper name",
    "https://a,b.example/": "is not a web address: its host has no proper name",
    "https://[::1/": "is not a web address",
    "https://[fe80::1%25eth0]/": "is not a web address: its host is no IP address",
    "https://archive.example/a b": "holds characters that a web address cannot hold",
    "https://archive.example/a\r\nHost: x": "holds characters that a web address cannot hold",
    "https://archive.example\\@10.0.0.1/": "holds characters that a web address cannot hold",
    "https://archive.example/\u202e": "holds characters that a web address cannot hold",
}


@pytest.mark.parametrize("text", PUBLIC)
def test_public_addresses_are_public(text):
    assert is_public(ipaddress.ip_address(text))


@pytest.mark.parametrize("text", PRIVATE)
def test_all_others_are_not(text):
    assert not is_public(ipaddress.ip_address(text))


@given(st.ip_addresses(v=4))
def test_an_address_within_an_address_counts_as_itself(address):
    number = int(address)

    for outer in (0xFFFF << 32 | number, 0x64FF9B << 96 | number, 0x2002 << 112 | number << 80 | 1):
        assert is_public(ipaddress.IPv6Address(outer)) == is_public(address)


@pytest.mark.parametrize(("address", "fault"), NO_ADDRESS.items())
def test_what_may_not_be_asked_is_refused_in_one_line(address, fault):
    with pytest.raises(CannotFetch) as raised:
        target_of(address, Rules())
    assert raised.value.fault == fault
    assert str(raised.value).isprintable()


def test_a_password_is_not_repeated():
    with pytest.raises(CannotFetch) as raised:
        target_of("https://me:secret@archive.example/x", Rules())
    assert "secret" not in str(raised.value)


@pytest.mark.parametrize(
    ("address", "url"),
    [
        ("https://Archive.Example", "https://archive.example/"),
        ("HTTPS://archive.example:443/a?b=c#d", "https://archive.example/a?b=c"),
        ("https://archive.example./a%20b", "https://archive.example/a%20b"),
        ("https://архив.example/стр?д=1", "https://xn--80aer5aza.example/%D1%81%D1%82%D1%80?%D0%B4=1"),
        ("https://[2606:2800:220:1:0::1]/", "https://[2606:2800:220:1::1]/"),
        ("https://archive.example/100%", "https://archive.example/100%"),
    ],
)
def test_an_address_is_asked_for_in_one_form(address, url):
    assert target_of(address, Rules()).url == url


@given(st.text(max_size=60))
def test_whatever_stands_for_an_address_it_is_taken_or_refused_in_one_line(text):
    refused = []
    for address in (text, f"https://{text}", f"https://archive.example/{text}"):
        try:
            target = target_of(address, Rules())
        except CannotFetch as reason:
            refused.append(str(reason))
        else:
            assert target.url.isascii()
            assert target.url.isprintable()
            assert " " not in target.url
            assert target_of(target.url, Rules()) == target
    assert all(line.isprintable() for line in refused)


@pytest.mark.parametrize(
    "address", ["https://2130706433/", "https://0x7f.1/", "https://127.1/", "https://017700000001/"]
)
def test_a_number_that_means_this_machine_is_looked_up_like_any_name(address):
    with pytest.raises(CannotFetch, match=r"is on a host that is not public|the name .* is not known"):
        addresses_of(target_of(address, Rules()), Rules(), socket.getaddrinfo)


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "[::1]", "10.1.2.3", "localhost", "x.localhost", "printer", "x.local", "2130706433", "127.0x1"],
)
def test_where_a_proxy_looks_names_up_plainly_private_ones_are_refused(host):
    with pytest.raises(CannotFetch, match="is on a host that is not public"):
        check_name(target_of(f"https://{host}/", Rules()))


def test_where_a_proxy_looks_names_up_others_pass():
    check_name(target_of("https://archive.example/", Rules()))
    check_name(target_of("https://8.8.8.8/", Rules()))


def test_without_encryption_only_this_machine_is_asked():
    def resolve(*_, **__):
        return [(2, 1, 6, "", ("127.0.0.1", 80)), (2, 1, 6, "", ("192.168.0.1", 80))]

    fetcher = Fetcher(Rules(private=True), resolve=resolve, sleep=lambda _: None)
    with pytest.raises(CannotFetch, match="is not encrypted: without https only this machine itself may be asked"):
        fetcher.fetch("http://mirror.example/doc.pdf")
