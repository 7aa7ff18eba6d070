"""
Measure the explorer: ``python -m tests.benchmarks``; not part of the test suite.

Seconds differ from machine to machine, so each number stands beside another one taken in the same run: loading
beside PyYAML's own C loader on the same files, a start beside the bare imports, the page beside a plain Dash page and
other timelines, motion beside vis-timeline with the same events. The other timelines are fetched with npm.

datasets   what is measured: the shipped data, archives of any size, stretches of time
selectors  where the parts of the page are; the one place to change when the page does
peers      other timelines, and their pages
loading    checking and loading files
pages      from the start of the server to a timeline that is seen and usable; bytes
labels     texts in each other's way
motions    times between frames
answers    questions to the server
"""
