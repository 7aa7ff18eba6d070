"""What counts as a web address."""

import pytest

from explorer.addresses import is_web_address


@pytest.mark.parametrize(
    "text",
    [
        "https://example.org",
        "http://example.org:8080/a?b=c#d",
        "https://пример.рф/документ",
        "https://example.org/a_(b)",
    ],
)
def test_a_page_of_the_web_has_an_address(text):
    assert is_web_address(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "example.org/memo",
        "ftp://example.org",
        "javascript:alert(1)",
        "https://",
        "https://ann:secret@example.org",
        "https://example.org:0",
        "https://example.org:99999",
        "https://[::1",
        "https://example.org/a b",
        "https://example.org/{id}",
    ],
)
def test_what_cannot_be_opened_as_a_page_is_no_web_address(text):
    assert not is_web_address(text)
