"""Fetching, against a small internet in which hosts misbehave."""
