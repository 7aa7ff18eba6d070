"""Data packages of other people, and packages that mean harm."""

import io
import json
import zipfile
from datetime import date

import pytest

from explorer.intake import CannotTake, Report, read_datapackage, write
from explorer.intake import datapackage as module

TODAY = date(2026, 11, 1)
EVENTS = "when,what,details\n1999-05-04,One,Words\n2001,Two,More\n"
DESCRIBED = {
    "title": "Somebody's events",
    "description": "About them",
    "licenses": [{"name": "CC0-1.0"}],
    "resources": [
        {"name": "places", "path": "data/places.csv"},
        {"name": "dates", "path": "data/dates.csv", "schema": {"fields": []}},
        {"name": "map", "path": "map.geojson"},
    ],
}
FILES = {"data/places.csv": "name,lat\nKyiv,50\n", "data/dates.csv": EVENTS, "map.geojson": "{}"}


def zipped(files, top=""):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(f"{top}{name}", text)
    return made.getvalue()


def laid_out(folder, form, described=DESCRIBED, files=FILES):
    """A package in one of the forms that it can have; gives its path."""
    everything = {"datapackage.json": json.dumps(described), **files}
    if form in ("zip", "zip with a folder"):
        (folder / "p.zip").write_bytes(zipped(everything, "inside/" if "folder" in form else ""))
        return folder / "p.zip"
    for name, text in everything.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder if form == "folder" else folder / "datapackage.json"


def taken(path):
    report = Report()
    return read_datapackage(path, report, today=TODAY, language="en"), report


@pytest.mark.parametrize("form", ["folder", "descriptor", "zip", "zip with a folder"])
def test_the_table_that_looks_like_a_timeline_is_taken(form, tmp_path):
    found, report = taken(laid_out(tmp_path, form))

    assert [(event["date"], event["title"]["en"]) for event in found["events"]] == [
        ("1999-05-04", "One"),
        ("2001", "Two"),
    ]
    card = found["dataset"][0]
    assert (card["title"]["en"], card["licence"]) == ("Somebody's events", "CC0-1.0")
    assert any("other tables are left out: places, map" in line for line in report.lines)


def test_rows_may_stand_in_the_descriptor(tmp_path):
    rows = [{"date": 1999, "title": "One", "x": None}, {"date": "2001-02", "title": "Two"}]
    found, _ = taken(laid_out(tmp_path, "zip", {"resources": [{"name": "rows", "data": rows}]}, {}))
    write(found, tmp_path / "made", TODAY)

    assert [event["date"] for event in found["events"]] == ["1999", "2001-02"]


@pytest.mark.parametrize(
    "path", ["../dates.csv", "/etc/passwd", "a/../../b.csv", "https://a.example/x.csv", "C:\\x.csv"]
)
@pytest.mark.parametrize("form", ["folder", "zip"])
def test_a_path_that_leads_out_of_the_package_is_refused(path, form, tmp_path):
    place = laid_out(tmp_path, form, {"resources": [{"name": "x", "path": path}]}, {})

    with pytest.raises(CannotTake, match=r"^x: its path .* leads out of the data package$"):
        taken(place)


def test_a_link_that_leads_out_of_the_package_is_refused(tmp_path):
    (tmp_path / "outside.csv").write_text(EVENTS)
    (tmp_path / "package").mkdir()
    (tmp_path / "package" / "dates.csv").symlink_to(tmp_path / "outside.csv")
    place = laid_out(tmp_path / "package", "folder", {"resources": [{"name": "x", "path": "dates.csv"}]}, {})

    with pytest.raises(CannotTake, match="leads out of the data package"):
        taken(place)


def test_a_zip_that_unpacks_to_more_than_is_read_is_refused_before_it_is_unpacked(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "MOST", 1_000_000)
    place = laid_out(tmp_path, "zip", files={**FILES, "data/dates.csv": EVENTS + "1999,x,y\n" * 1_000_000})

    assert place.stat().st_size < 100_000
    with pytest.raises(CannotTake, match="unpacks to more than"):
        taken(place)


BROKEN = {
    "no zip": (b"PK nothing", "is no zip, folder or datapackage.json that can be read"),
    "no descriptor": (zipped(FILES), "is no data package: it holds no datapackage.json"),
    "no resources": (zipped({"datapackage.json": "{}"}), "is no data package: it lists no resources"),
    "no JSON": (zipped({"datapackage.json": "{"}), "datapackage.json:1:2: is no JSON"),
    "no file": (zipped({"datapackage.json": json.dumps(DESCRIBED)}), "data/places.csv is not in it"),
    "no timeline": (
        zipped({"datapackage.json": '{"resources": [{"name": "a", "path": "a.csv"}]}', "a.csv": "x,y\n1,2\n"}),
        "none of its tables is a timeline",
    ),
}


@pytest.mark.parametrize(("data", "message"), BROKEN.values(), ids=BROKEN)
def test_what_is_no_package_with_a_timeline_is_refused_in_one_line(data, message, tmp_path):
    (tmp_path / "p.zip").write_bytes(data)

    with pytest.raises(CannotTake) as refused:
        taken(tmp_path / "p.zip")

    assert message in str(refused.value)
    assert "\n" not in str(refused.value)
