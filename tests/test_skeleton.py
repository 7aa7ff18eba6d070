"""A new file is valid from the first minute."""

import pytest

from explorer.load import check
from explorer.skeleton import NewEvent, NewSource, event_yaml, slug, source_yaml, write_new
from explorer.vocabulary import How, Kind, Rights, Side
from tests.data_files import write_data


@pytest.mark.parametrize(
    ("date", "title", "name"),
    [
        ("2003-03-20", "Invasion of Iraq", "2003-03-20-invasion-of-iraq"),
        ("2001-09~", "A call", "2001-09-a-call"),
        ("2022-02-24/..", "Ça, c'est «tout»!", "2022-02-24-ca-c-est-tout"),
        ("2003", "word " * 40, "2003-" + "-".join(["word"] * 9)),
        ("2003", "x" * 200, "2003-" + "x" * 48),
    ],
)
def test_a_files_name_is_made_of_day_and_title(date, title, name):
    assert slug(date, title) == name


def test_a_title_without_latin_letters_makes_no_name():
    with pytest.raises(ValueError, match="English title"):
        slug("2003", "Встреча")


def new_event(title="A summit: 'the \"end\"' # no", **changes):
    given = {"date": "2000-06-04", "theme": "nato", "source": "memcon", "passage": "request", **changes}
    return NewEvent(title, **given)


def new_source():
    return NewSource(
        'A paper \\ "quoted": yes',
        "2003~",
        "2004-01-02",
        kind=Kind.MEMO,
        side=Side.RU,
        language="ru",
        how=How.FOIA_REQUEST,
        rights=Rights.OTHER,
    )


def test_new_files_are_valid_as_they_are(tmp_path):
    folder = write_data(tmp_path / "data")
    write_new(folder / "events", "2001-06-16-a-summit", event_yaml(new_event(), ("en", "ru")))
    write_new(folder / "sources", "2003-a-paper", source_yaml(new_source(), ("en", "ru")))

    assert check(folder) == []


def test_a_new_file_says_what_is_to_be_written():
    assert "TO WRITE (ru): one statement about the event" in event_yaml(new_event(), ("en", "ru"))


def test_what_is_there_is_never_overwritten(tmp_path):
    folder = write_data(tmp_path / "data")
    before = (folder / "sources" / "memcon.yaml").read_bytes()

    with pytest.raises(FileExistsError):
        write_new(folder / "sources", "memcon", "lost")
    assert (folder / "sources" / "memcon.yaml").read_bytes() == before
