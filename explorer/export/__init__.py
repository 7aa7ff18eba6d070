"""
Tables in, files out: an exporter writes what it is given, and chooses nothing.

``changed`` writes what changed between two days of the second clock.
"""
