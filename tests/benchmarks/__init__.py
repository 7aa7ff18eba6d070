"""
Measure the explorer: ``python -m tests.benchmarks``; not part of the test suite.

Seconds differ from machine to machine, so each number stands beside another one taken in the same run: loading
beside PyYAML's own C loader on the same files, a start beside the bare imports, the page beside a plain Dash page
that draws as many points.
"""
