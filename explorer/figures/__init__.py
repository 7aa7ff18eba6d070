"""
Figures: tables in, pictures out; none of them knows Dash.

To add one: a module with ``prepare_x`` (frames in, laid-out data out, tested on values) and
``draw_x`` (that in, a figure as a plain dictionary out), and its words in every language of
``explorer/languages``.
"""
