"""The fields of a record: names, order, and which hold lists.

Source: the metadata block as publishing pages carry it. ``schemas/publication.schema.json``
says the same to other validators; a test holds the two together.
"""

from __future__ import annotations

BLOCK_FIELDS: tuple[str, ...] = (
    "authors",
    "type",
    "blog",
    "centerAffiliationAll",
    "centers",
    "collections",
    "englishNewsletterAll",
    "eventCollection",
    "nonEnglishNewsletterAll",
    "primaryCenter",
    "programAffiliation",
    "programs",
    "projects",
    "regions",
    "topics",
)
"""Keys of the block in their order."""

LIST_FIELDS: frozenset[str] = frozenset(
    {
        "authors",
        "centers",
        "collections",
        "eventCollection",
        "programs",
        "projects",
        "regions",
        "topics",
    }
)

PAGE_FIELDS: tuple[str, ...] = ("title", "date", "slug", "url", "language", "summary")
"""What front matter says beside the block."""

SHAPE_FIELDS: frozenset[str] = frozenset({"title", "date", "slug", "summary"})
"""A record with one of these, or with an author object, has the front-matter shape."""

CUSTOMARY_FIELDS: frozenset[str] = frozenset(
    {
        "aliases",
        "bios",
        "canonical",
        "categories",
        "category",
        "collection",
        "cover",
        "description",
        "disableToc",
        "doi",
        "draft",
        "excerpt",
        "expiryDate",
        "featured",
        "hero",
        "id",
        "image",
        "images",
        "keywords",
        "lang",
        "lastmod",
        "layout",
        "license",
        "locale",
        "menu",
        "modified",
        "outputs",
        "params",
        "permalink",
        "project",
        "publishDate",
        "published",
        "series",
        "source",
        "standfirst",
        "subtitle",
        "tags",
        "template",
        "toc",
        "translationKey",
        "updated",
        "uuid",
        "version",
        "weight",
    }
)
"""Keys that static site generators define; never a misspelt field of ours."""

FIELDS: frozenset[str] = frozenset(BLOCK_FIELDS + PAGE_FIELDS)

AUTHOR_FIELDS: tuple[str, ...] = ("name", "bio", "role", "affiliation", "url", "orcid")
"""Keys of an author object."""
