"""What kind of text a field holds, and so which characters it may hold."""

from __future__ import annotations

from carnegie_meta.model.fields import BLOCK_FIELDS

NAMES = frozenset((*BLOCK_FIELDS, "authors.role", "authors.affiliation", "authors.orcid"))
"""Fields of terms, codes and names: compared letter by letter, and on one line."""

LINES = NAMES | {"title", "subtitle", "date", "slug", "url", "language", "authors.url"}
"""Fields of one line."""

TITLES = frozenset({"title", "subtitle"})
"""Fields of one line that are prose all the same, with its typography."""

LINKS = frozenset({"url", "slug", "authors.url", "aliases", "canonical", "permalink"})
"""Fields that hold an address."""
