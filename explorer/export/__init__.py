"""
Tables, sheets and figures in, files out: an exporter writes what it is given, and chooses nothing.

tables, changed, documents, found   CSV that a spreadsheet opens without harm
data                                records as tables, workbooks, JSON, Parquet, YAML, Data Packages
timelinejs, calendar                events for TimelineJS, and their anniversaries
linked, cff                         JSON-LD of records and passages, and how to cite the data set
sheets, handout, typesetting        tasks for a class, and a story, as PDF
lesson, slides                      a story ready to be taken along, and as PowerPoint
vector, images                      a figure as SVG, PNG and PDF, without a browser
camera, darkroom                    a figure as PNG, PDF and SVG by Plotly, in the browser that there is
facts                               what a file says of itself, and which view it opens
standalone                          a view as one HTML file that needs no server

To add one: a module with one writer, which takes what it writes and gives bytes or text; a route in ``web`` or a
command in ``cli/export``; and a test that reads the file with another program.
"""
