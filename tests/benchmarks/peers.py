"""
Other timelines in the same browser, to measure beside ours: vis-timeline and TimelineJS, installed with npm.

They and their pages go into a scratch folder and are served from there; nothing of them is ever part of the project.
"""

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from explorer import frames
from explorer.records import FALLBACK_LANGUAGE
from tests.benchmarks.datasets import Measured

PACKAGES = ("vis-timeline@8", "vis-data@8", "@knight-lab/timelinejs@3")

VIS = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>vis-timeline</title>
<link rel="stylesheet" href="node_modules/vis-timeline/styles/vis-timeline-graph2d.min.css">
<style>body {{ margin: 0; font: 12.5px sans-serif }}</style></head><body><div id="timeline"></div>
<script src="node_modules/vis-timeline/standalone/umd/vis-timeline-graph2d.min.js"></script>
<script>
fetch("{events}").then((answer) => answer.json()).then(({{ items, groups }}) => {{
  const [start, end] = decodeURIComponent(location.search.slice(1)).split("/");
  const options = {{ height: "650px", ...(start ? {{ start, end }} : {{}}) }};
  window.timeline = new vis.Timeline(
    document.getElementById("timeline"), new vis.DataSet(items), new vis.DataSet(groups), options);
}});
</script></body></html>"""

TIMELINEJS = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>TimelineJS</title>
<link rel="stylesheet" href="node_modules/@knight-lab/timelinejs/dist/css/timeline.css">
<style>body {{ margin: 0 }} #timeline {{ height: 800px }}</style></head><body><div id="timeline"></div>
<script src="node_modules/@knight-lab/timelinejs/dist/js/timeline.js"></script>
<script>
fetch("{events}").then((answer) => answer.json()).then((story) => {{
  window.timeline = new TL.Timeline("timeline", story, {{ font: null, hash_bookmark: false }});
}});
</script></body></html>"""


def install(scratch: Path) -> Path:
    """The folder in which the peers are; npm brings them unless they are there."""
    folder = scratch / "peers"
    if not (folder / "node_modules").exists():
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "package.json").write_text('{"private": true}')
        subprocess.run(
            ["npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", "--silent", *PACKAGES],
            cwd=folder,
            check=True,
        )
    return folder


def write_pages(folder: Path, held: Measured, *, most: int | None = None) -> None:
    """Write ``vis-NAME.html`` and ``timelinejs-NAME.html`` with the events of a data set, or the first *most*."""
    events = frames.events(held.data, FALLBACK_LANGUAGE).dropna(subset=["earliest"]).head(most)
    starts = events["earliest"].dt.strftime("%Y-%m-%d")
    columns = (events["id"], events["label"], starts, events["theme"])
    items = [
        {"id": name, "content": label, "start": start, "group": theme}
        for name, label, start, theme in zip(*columns, strict=True)
    ]
    groups = [{"id": theme, "content": theme} for theme in dict.fromkeys(events["theme"])]
    (folder / f"vis-{held.name}.json").write_text(json.dumps({"items": items, "groups": groups}))
    (folder / f"vis-{held.name}.html").write_text(VIS.format(events=f"vis-{held.name}.json"))
    slides = [
        {
            "start_date": dict(zip(("year", "month", "day"), item["start"].split("-"), strict=True)),
            "text": {"headline": item["content"]},
            "group": item["group"],
        }
        for item in items
    ]
    if len(slides) <= 1000:
        (folder / f"timelinejs-{held.name}.json").write_text(json.dumps({"events": slides}))
        (folder / f"timelinejs-{held.name}.html").write_text(TIMELINEJS.format(events=f"timelinejs-{held.name}.json"))


class _Quiet(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def serving_folder(folder: Path) -> Iterator[str]:
    """Serve the files of a folder for as long as the block lasts; yields the address without a slash at the end."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=folder)) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
