"""What a web address says about the publication behind it."""

from __future__ import annotations

SMALL = frozenset({"a", "an", "the"})
"""Words that one system keeps in addresses and another drops."""

SUFFIXES = (".html", ".htm", ".cfm", ".php", ".aspx", ".md", ".mdx")

SITES = dict.fromkeys(
    (
        "carnegie-mec.org",
        "carnegie.ru",
        "carnegiechina.org",
        "carnegieeurope.eu",
        "carnegieindia.org",
        "carnegietsinghua.org",
    ),
    "carnegieendowment.org",
)
"""Hosts from which one publisher served what now stands on another."""

SHOWN = frozenset({"lang", "language", "center", "centre", "print", "ref", "fbclid", "gclid", "v"})
"""Parts of a query that say how a page is shown, or whence one came, not which page it is."""

TAGS = frozenset(
    {"ar", "de", "en", "es", "fa", "fr", "he", "hi", "ja", "ko", "pl", "pt", "ru", "tr", "uk", "zh"}
)
"""Languages that name a folder; ``it``, ``in`` and the like are words as well."""

TELLING = 4
"""Words of a last part that no two publications share by chance."""

_MOST = 10_000

# What was read from hosts and folders, which many addresses share.
_sites: dict[str, str] = {}
_months: dict[str, str] = {}
_languages: dict[str, str] = {}


def _bound(memory: dict[str, str]) -> None:
    if len(memory) >= _MOST:
        memory.clear()


def names(address: str, date: str = "") -> tuple[str, ...]:
    """Names of the publication at *address*, of which other addresses of it share one.

    Prefixes of centres, ``-pub-NNNNN``, articles and the ``-s-`` of an apostrophe do not count,
    nor does the query where the path tells enough. The last part counts together with year and
    month, from the address or *date*; a single word with the whole path. An address that
    tells nothing has no name.

    >>> names("https://x.org/russia/posts/2010/04/the-harbour-s-new-lights-pub-123?lang=en")
    ('harbours-new-lights|2010-04', '#123')
    >>> names("https://x.org/posts/2010/04/harbours-new-lights")
    ('harbours-new-lights|2010-04',)
    >>> names("https://x.org/index.cfm?fa=view&id=123")
    ('#123',)
    >>> names("https://x.org/article.php?id=123&lang=en")
    ('/article.php?id=123',)
    """
    path, query = _split(address)
    last, number = _last(path)
    if last == "index" and query:
        number = _query_number(query)
        last = ""
    words = _words(last)
    month = year_and_month(path) or date[:7]
    found = []
    if len(words) >= TELLING:
        found.append("-".join(words) + (f"|{month}" if month else ""))
    elif len(words) > 1:
        found.append(f"{'-'.join(words)}|{month}")
    elif words and not number:
        asked = "&".join(f"{key}={value}" for key, value in _asked(query))
        found.append(f"/{path}?{asked}" if asked else "/" + path)
    if number:
        found.append("#" + number)
    return tuple(found)


def _split(address: str) -> tuple[str, str]:
    """Path without host, in small letters, and query."""
    address, _, query = address.partition("#")[0].partition("?")
    path = address.rstrip("/")
    if "://" in path:
        path = path.split("://", 1)[1].partition("/")[2]
    if "%" in path:
        from urllib.parse import unquote

        path = unquote(path)
    return path.lower(), query


def _last(path: str) -> tuple[str, str]:
    """What the last part of *path* says, and the number of the publication in it."""
    last = path.rpartition("/")[2]
    if "." in last:
        for suffix in SUFFIXES:
            last = last.removesuffix(suffix)
    head, mark, tail = last.rpartition("pub-")
    if mark and tail.isdigit() and (not head or head.endswith("-")):
        return head, tail
    return last, ""


def site(address: str) -> str:
    """Whose *address* it is, ``""`` where it does not say; hosts of one publisher are one.

    >>> site("https://www.x.org/a"), site("https://carnegie-mec.org/a"), site("/a")
    ('x.org', 'carnegieendowment.org', '')
    """
    if "://" not in address:
        return ""
    host = address.partition("://")[2].partition("/")[0].partition("?")[0].partition("#")[0]
    known = _sites.get(host)
    if known is None:
        _bound(_sites)
        bare = host.rpartition("@")[2].partition(":")[0].lower().removeprefix("www.")
        known = _sites[host] = SITES.get(bare, bare)
    return known


def apart(one: str, other: str) -> bool:
    """Whether two addresses that share a name are of two publications all the same.

    >>> apart("https://x.org/q-and-a-pub-11", "https://x.org/q-and-a-pub-22")
    True
    >>> apart("https://x.org/q-and-a-pub-11", "https://x.org/q-and-a?lang=en")
    False
    """
    if site(one) != site(other) and site(one) and site(other):
        return True
    (path, query), (other_path, other_query) = _split(one), _split(other)
    number, other_number = _last(path)[1], _last(other_path)[1]
    if number != other_number and number and other_number:
        return True
    asked, also = dict(_asked(query)), dict(_asked(other_query))
    return any(key in also and also[key] != value for key, value in asked.items())


def _asked(query: str) -> list[tuple[str, str]]:
    """What *query* asks for with a number, in order: which page, not how it is shown."""
    if not query:
        return []
    pairs = [(key.lower(), value) for key, _, value in (p.partition("=") for p in query.split("&"))]
    return sorted(
        (key, value)
        for key, value in pairs
        if any(c.isdigit() for c in value) and key not in SHOWN and not key.startswith("utm_")
    )


def _words(last: str) -> list[str]:
    words: list[str] = []
    if "_" not in last and " " not in last and "-s-" not in last and last[-2:] != "-s":
        return [word for word in last.split("-") if word and word not in SMALL]
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


def year_and_month(path: str) -> str:
    """Year and month that stand as parts of *path*, as ``2010-04``; else ``""``."""
    head, _, last = path.rpartition("/")
    known = _months.get(head)
    if known is None:
        _bound(_months)
        known = _months[head] = _month(head.split("/"))
    if not known and len(last) == 2:
        return _month([head.rpartition("/")[2], last])
    return known


def _month(parts: list[str]) -> str:
    for at in range(len(parts) - 1):
        year, month = parts[at], parts[at + 1]
        if len(year) == 4 and len(month) == 2 and year.isdigit() and month.isdigit():
            return f"{year}-{month}"
    return ""


def language(address: str) -> str:
    """The language that the query or a part of the path names, ``""`` where none does.

    >>> language("https://x.org/a?center=europe&lang=ru"), language("https://x.org/fr/posts/a")
    ('ru', 'fr')
    """
    address, _, query = address.partition("#")[0].partition("?")
    if "lang=" in query:
        for pair in query.split("&"):
            key, _, value = pair.partition("=")
            if key == "lang":
                return value.lower()
    head = address.rpartition("/")[0]
    known = _languages.get(head)
    if known is None:
        _bound(_languages)
        folders = head.split("/")
        if "://" in address:
            folders = address.partition("://")[2].split("/")[1:-1]
        known = _languages[head] = folder_language(folders)
    return known


def folder_language(folders: list[str]) -> str:
    """The language that the last of *folders* that names one names."""
    for folder in reversed(folders):
        tag = folder.lower()
        if tag in TAGS or (tag[2:3] in ("-", "_") and len(tag) == 5 and tag[:2] in TAGS):
            return tag[:2]
    return ""
