"""Every component id that a callback names, page first."""

URL = "url"
PAGE = "page"
HEADER = "header"
LOOK = "look"
NOTICE = "notice"

EXPLORE_FILTERS = "explore-filters"
EXPLORE_VIEWPORT = "explore-viewport"
EXPLORE_TIMELINE = "explore-timeline"
EXPLORE_MARKS = "explore-marks"
EXPLORE_LEGEND = "explore-legend"
EXPLORE_READER = "explore-reader"
