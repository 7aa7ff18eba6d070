"""Ids: of the stores that callbacks name, and of the regions of the page that their answers fill."""

# Stores: what the browser tells, and what the server answers.
ADDRESS = "address"
ROOM = "room"
PAGE = "page"

# Regions, in the order of the page.
HEADER = "header"
FILTERS = "explore-filters"
NOTICE = "notice"
TOOLS = "explore-tools"
CANVAS = "explore-canvas"
TIMELINE = "explore-timeline"
STRIP = "explore-strip"
CLOCK = "explore-clock"
LEGEND = "explore-legend"
READER = "explore-reader"

# Regions of the list of documents, and where Dash draws its grid.
DOCUMENTS = "documents"
DOCUMENTS_TOOLS = "documents-tools"
DOCUMENTS_RELEASES = "documents-releases"
DOCUMENTS_LIST = "documents-list"
DOCUMENTS_HEADING = "documents-heading"
DOCUMENTS_PLACE = "documents-place"

# The region of a record's own page, and that of the insights.
RECORD = "record"
INSIGHTS = "insights"
