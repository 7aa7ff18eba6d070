"""Automatic accessibility rules, run in the page by axe."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = {"resultTypes": ["violations"]}


BUT_THE_TIMELINE = {"exclude": [["#explore-canvas"]]}


def assert_accessible(page: Page, *, enhanced: bool = False, timeline: bool = True) -> None:
    """
    Fail with every element that breaks one of axe's rules, WCAG 2.2's and its best practices alike.

    Args:
        page: What is looked at, as it is now.
        enhanced: Whether contrast must be that of level AAA.
        timeline: Whether to look at the timeline too; its hundreds of marks are most of the work, and where another
            test looks at the same ones in the same look, once is enough.
    """
    contrast = {"rules": {"color-contrast-enhanced": {"enabled": True}}} if enhanced else {}
    looked_at = None if timeline else BUT_THE_TIMELINE
    found = Axe().run(page, looked_at, options={**RULES, **contrast}).response["violations"]

    broken = [
        f"{rule['id']} ({rule['impact']}): {rule['help']}\n    {' '.join(map(str, node['target']))}: {node['html']}"
        for rule in found
        for node in rule["nodes"]
    ]
    assert broken == [], "\n".join(broken)
