"""Automatic accessibility rules, run in the page by axe."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = {"resultTypes": ["violations"]}


def assert_accessible(page: Page, *, enhanced: bool = False) -> None:
    """
    Fail with every element that breaks one of axe's rules, WCAG 2.2's and its best practices alike.

    Args:
        page: What is looked at, as it is now.
        enhanced: Whether contrast must be that of level AAA.
    """
    contrast = {"rules": {"color-contrast-enhanced": {"enabled": True}}} if enhanced else {}
    found = Axe().run(page, options={**RULES, **contrast}).response["violations"]

    broken = [
        f"{rule['id']} ({rule['impact']}): {rule['help']}\n    {' '.join(map(str, node['target']))}: {node['html']}"
        for rule in found
        for node in rule["nodes"]
    ]
    assert broken == [], "\n".join(broken)
