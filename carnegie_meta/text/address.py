"""What a web address says about the publication behind it."""

from __future__ import annotations

SMALL = frozenset({"a", "an", "the"})
"""Words that one system keeps in addresses and another drops."""

SUFFIXES = (".html", ".htm", ".cfm", ".php", ".aspx", ".md", ".mdx")

TELLING = 4
"""Words of a last part that no two publications share by chance."""


def names(address: str, date: str = "") -> tuple[str, ...]:
    """Names of the publication at *address*, of which other addresses of it share one.

    Prefixes of centres, the query, ``-pub-NNNNN``, articles and the ``-s-`` of an apostrophe do
    not count. A short last part counts together with year and month, from the address or
    *date*; a single word with the whole path. An address that tells nothing has no name.

    >>> names("https://x.org/russia/posts/2010/04/the-harbour-s-new-lights-pub-123?lang=en")
    ('harbours-new-lights|2010-04', '#123')
    >>> names("https://x.org/posts/2010/04/harbours-new-lights")
    ('harbours-new-lights|2010-04',)
    >>> names("https://x.org/index.cfm?fa=view&id=123")
    ('#123',)
    """
    address, _, query = address.partition("#")[0].partition("?")
    path = address.rstrip("/")
    if "://" in path:
        path = path.split("://", 1)[1].partition("/")[2]
    if "%" in path:
        from urllib.parse import unquote

        path = unquote(path)
    path = path.lower()
    last = path.rpartition("/")[2]
    for suffix in SUFFIXES:
        last = last.removesuffix(suffix)
    number = ""
    head, mark, tail = last.rpartition("pub-")
    if mark and tail.isdigit() and (not head or head.endswith("-")):
        last, number = head, tail
    elif last == "index" and query:
        number = _query_number(query)
        last = ""
    words = _words(last)
    found = []
    if len(words) >= TELLING:
        found.append("-".join(words))
    elif len(words) > 1:
        found.append(f"{'-'.join(words)}|{_month(path) or date[:7]}")
    elif words and not number:
        found.append("/" + path)
    if number:
        found.append("#" + number)
    return tuple(found)


def _words(last: str) -> list[str]:
    words: list[str] = []
    for word in last.replace("_", "-").replace(" ", "-").split("-"):
        if word == "s" and words:
            words[-1] += "s"
        elif word and word not in SMALL:
            words.append(word)
    return words


def _query_number(query: str) -> str:
    for pair in query.split("&"):
        key, _, value = pair.partition("=")
        if key == "id" and value.isdigit():
            return value
    return ""


def _month(path: str) -> str:
    """Year and month that stand as parts of *path*, as ``2010-04``."""
    parts = path.split("/")
    for at in range(len(parts) - 1):
        year, month = parts[at], parts[at + 1]
        if len(year) == 4 and len(month) == 2 and year.isdigit() and month.isdigit():
            return f"{year}-{month}"
    return ""


def language(address: str) -> str:
    """The language that the query asks for, ``""`` where it does not say.

    >>> language("https://x.org/a?center=europe&lang=ru")
    'ru'
    """
    for pair in address.partition("#")[0].partition("?")[2].split("&"):
        key, _, value = pair.partition("=")
        if key == "lang":
            return value.lower()
    return ""
