"""
The read-only HTTP API: ``/api/v1``, described by ``/api/v1/openapi.json``.

What a page shows can be asked for as JSON, with the same filters, on any day of the second clock. ``operations`` is the
registry of what can be asked, and the recipe for more; ``parameters`` says how each parameter is read and checked;
``question`` is one question, ``lists``, ``single``, ``finding`` and ``files`` answer it, ``records`` says how a record
looks; ``schemas`` and ``description`` tell programs of all that; ``problems`` are the errors, ``freshness`` the entity
tags, and ``answering`` puts it together, below the address that ``place`` says. Texts of errors and of the description
are English: programs read them.
"""
