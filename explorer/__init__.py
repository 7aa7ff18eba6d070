"""Unsealed: a declassified-document timeline explorer."""
