"""
The timeline for a frame on somebody else's page, at ``/embed``: the address of a view, and ``look``, light or dark.

``page`` answers, ``snippet`` has the lines to copy; which sites may frame it is said in ``explorer.web.framing``.
"""
