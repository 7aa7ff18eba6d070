"""
The record as linked data: JSON-LD that other programs read without knowing this one.

site         the addresses that it names, from where the explorer is
licences     what a licence is called, as an address
annotations  passages as W3C Web Annotations
schema_org   events, sources and the data set in the words of schema.org
blocks       how JSON-LD is written into a page, and into a file of its own

All of it is made from what a view knows: what is sealed on its day is not there to be written.
"""

from __future__ import annotations

from explorer.export.linked.annotations import PROFILE, Making, annotation, collection
from explorer.export.linked.blocks import block, written
from explorer.export.linked.licences import licence_address
from explorer.export.linked.schema_org import FILES, dataset_graph, event_graph, source_graph
from explorer.export.linked.site import Site

__all__ = [
    "FILES",
    "PROFILE",
    "Making",
    "Site",
    "annotation",
    "block",
    "collection",
    "dataset_graph",
    "event_graph",
    "licence_address",
    "source_graph",
    "written",
]
