"""A data set whose every text is an attack: the page shows the words and does nothing else."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.data_files import ARTICLE, CARD, MEETING, MEMCON, PEOPLE, THEMES, write_data
from tests.data_files import ATTACK as INCIDENT
from tests.serving import serving

ATTACK = (
    "<img src=x onerror=window.harmed=1> <script>window.harmed=1</script> <b>bold</b> &lt;i&gt; &amp; "
    "<a href='javascript:window.harmed=1'>here</a> %(text)s $1"
)


def hostile(yaml: str) -> str:
    """The file with the attack in place of every text in English."""
    words = ("A small data set", "Two events", "For tests.", "Bill Clinton", "Counterterrorism", "A meeting", "Moscow")
    words += ("They met.", "They agreed.", "One asked the other.", "A summit", "They met in public.", "An attack")
    words += ("It happened.", "Minutes of a meeting", "A report in the press", "It says what was said.")
    for word in words:
        yaml = yaml.replace(f"en: {word}", f'en: "{ATTACK}"')
    return yaml


@pytest.fixture(scope="module")
def hostile_url(tmp_path_factory) -> Iterator[str]:
    """Where the attack is served."""
    names = ("dataset.yaml", "people.yaml", "themes.yaml", "sources/memcon.yaml", "sources/article.yaml")
    files = dict(zip(names, (CARD, PEOPLE, THEMES, MEMCON, ARTICLE), strict=True))
    files |= {"events/2000-06-04-meeting.yaml": MEETING, "events/2001-09-11-attack.yaml": INCIDENT}
    home = tmp_path_factory.mktemp("hostile")
    folder = write_data(home / "data", {name: hostile(text) for name, text in files.items()})
    with serving("--data", str(folder), cwd=home) as address:
        yield address


def test_words_from_data_are_words_on_the_page(open_page, hostile_url: str):
    page = open_page(base_url=hostile_url)
    page.goto("/?event=2000-06-04-meeting&claim=asked&source=article&passage=report")
    expect(page.locator("#reader-title")).to_have_text(ATTACK)
    expect(page.locator("#source-card .gloss")).to_have_text(ATTACK)
    marks = page.locator("a.mark")
    expect(marks).to_have_count(2)
    drawn = page.locator("#explore-timeline .label").all_text_contents()
    said = [mark.get_attribute("aria-label") for mark in marks.all()]
    marks.first.focus()
    expect(page.locator("#tip")).to_contain_text(ATTACK)

    assert all(ATTACK in words for words in said)
    assert all("<script>" in words for words in drawn)
    assert page.evaluate("window.harmed") is None
