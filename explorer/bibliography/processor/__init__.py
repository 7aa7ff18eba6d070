"""
A processor of the Citation Style Language 1.0.2, for the items that this program makes.

A style is an XML file (https://docs.citationstyles.org/en/stable/specification.html). It is read once and turned into
functions, one for each of its elements, so that an item takes a millisecond in a style of five thousand elements.
Nothing of a style changes while it is used: threads share it.

What it knows is what the items have: names as one literal, single cites, lists with year suffixes. It knows no parts
of names, no "et al.", no collapsing of cites, no ordinals. ``tests/bibliography`` holds it to pandoc's processor, over
all sources of the shipped data.
"""
