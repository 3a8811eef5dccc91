"""A record among others: what rules over many records ask of each, worked out once."""

from __future__ import annotations

import marshal
from _blake2 import blake2b  # hashlib would load OpenSSL besides
from zlib import crc32

from carnegie_meta.model.fields import BLOCK_FIELDS
from carnegie_meta.text.address import folder_language, language, names, site

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from carnegie_meta.model.view import RecordView

    Origin = tuple[str, int]
    """File and number of a record; -1 in a file that holds one."""

COMPARED = (*BLOCK_FIELDS, "title", "date")
"""Fields in which copies of one publication agree."""

URL_KEYS = ("url", "permalink", "canonical")

FIRST_FOREIGN = "\u0370"
"""The first letter that is not Latin."""


class Member:
    """A record, where it came from, and what stands around it.

    ``origin``: file and number, which order records and name them. ``around``: the object that
    wraps the record, empty where none does.
    """

    __slots__ = (
        "_by_title",
        "_key",
        "_language",
        "_names",
        "_strings",
        "_url",
        "around",
        "origin",
        "view",
    )

    def __init__(self, view: RecordView, origin: Origin, around: object = None) -> None:
        self.view = view
        self.origin = origin
        self._by_title = False
        self.around: Mapping[str, object] = around if isinstance(around, dict) else {}
        self._names: tuple[str, ...] | None = None
        self._key: int | None = None
        self._url: str | None = None
        self._language: str | None = None
        self._strings: dict[str, tuple[str, ...]] = {}

    @property
    def url(self) -> str:
        """The address of the record, ``""`` where it has none."""
        if self._url is None:
            self._url = self._address()
        return self._url

    def _address(self) -> str:
        for members in (self.view.data, self.around) if self.around else (self.view.data,):
            for key in URL_KEYS:
                value = members.get(key)
                if value and isinstance(value, str) and (address := value.strip()):
                    return address
        return ""

    @property
    def language(self) -> str:
        """The language that the record is in, as far as it says; ``""`` for English."""
        if self._language is None:
            self._language = self._said_language()
        return self._language

    def _said_language(self) -> str:
        for members in (self.view.data, self.around) if self.around else (self.view.data,):
            for key in ("language", "lang"):
                value = members.get(key)
                if isinstance(value, str) and value:
                    tag = value.partition("-")[0].partition("_")[0].lower()
                    return "" if tag == "en" else tag
        url = self.url
        tag = language(url) if url else ""
        if not tag and "/" in self.origin[0]:
            tag = folder_language(self.origin[0].split("/")[-4:-1])
        if tag:
            return "" if tag == "en" else tag
        return "" if self._is_latin() else "other"

    def _is_latin(self) -> bool:
        """Whether regions and topics are in Latin letters; names of people may be anyone's."""
        for field in ("regions", "topics"):
            for item in self.strings(field):
                if not item.isascii() and foreign(item):
                    return False
        return True

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the publication, those of another language apart; the surest comes first.

        From the address, else the slug, the title, or a telling name of the file.
        """
        if self._names is None:
            found = self._publication()
            tag = self.language if found else ""
            self._names = tuple(f"{name}@{tag}" for name in found) if tag else found
        return self._names

    @property
    def by_title(self) -> bool:
        """Whether nothing but the title says which publication it is."""
        return bool(self.names) and self._by_title

    def _publication(self) -> tuple[str, ...]:
        url = self.url
        view = self.view
        date = view.data.get("date")
        if not isinstance(date, str):
            date = ""
        if url:
            return names(url, date)
        slug = view.text("slug")
        if slug and (found := _telling(names(slug, date))):
            return found
        path, index = self.origin
        stem = file_slug(path) if index < 0 else ""
        if stem.count("-") >= 2 and (found := _telling(names(stem, date))):
            return found
        title = view.text("title")
        if title:
            self._by_title = True
            folded = "-".join(title.casefold().split())
            return tuple(n for n in _telling(names(folded.replace("/", "-"), date)) if n[-1] != "|")
        return ()

    @property
    def key(self) -> int:
        """The publication as a number; a record that has no name is one of its own."""
        if self._key is None:
            known = self.names
            if not known:
                name = f"{self.origin[0]}\0{self.origin[1]}"
            elif self.url:
                name = f"{known[0]}@{site(self.url)}"
            elif not self.by_title:
                name = known[0]
            else:
                # One title may stand over the columns of many authors and days.
                authors = sorted(name for _, name in self.view.items("authors"))
                name = "\0".join((known[0], self.view.text("date") or "", *authors))
            self._key = number(name)
        return self._key

    @property
    def content(self) -> int:
        """What the record says, as a number: equal for equal values in equal order."""
        return fingerprint([*map(self.view.data.get, COMPARED)])

    def strings(self, field: str) -> tuple[str, ...]:
        """Strings of the field, whether it holds a list of them or one."""
        known = self._strings.get(field)
        if known is not None:
            return known
        found = self._strings[field] = texts(self.view.data.get(field))
        return found


def texts(value: object) -> tuple[str, ...]:
    """Strings that *value*, a list of them or one, holds, without empty ones."""
    if value.__class__ is list:
        found: tuple[str, ...] = tuple(value)
        try:
            "".join(found)  # the fastest way to learn that all are strings
        except TypeError:
            return tuple([item for item in found if isinstance(item, str) and item])
        return tuple(filter(None, found)) if "" in found else found
    return (value,) if value and isinstance(value, str) else ()


def _telling(found: tuple[str, ...]) -> tuple[str, ...]:
    """*found* without a single word: outside an address many things are called by one."""
    return tuple(name for name in found if not name.startswith("/"))


def number(text: str) -> int:
    """64 bits of *text*, the same in every process and on every machine."""
    data = text.encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(data, digest_size=8).digest(), "big")


def fingerprint(value: object) -> int:
    """32 bits of *value*, the same in every process; for telling apart, never for proof."""
    try:
        return crc32(marshal.dumps(value, 2))  # type: ignore[arg-type]  # what it takes, or not
    except ValueError:  # a date of YAML, or a value that holds itself
        return crc32(repr(value).encode("utf-8", "surrogatepass"))


def foreign(text: str) -> bool:
    """Whether *text* has letters that are not Latin."""
    return any(c >= FIRST_FOREIGN and c.isalpha() for c in text)


def file_slug(path: str) -> str:
    """What the name of the file at *path* calls its publication, without a date in front."""
    head, _, name = path.replace("\\", "/").rpartition("/")
    stem = name.partition(".")[0]
    if stem in ("index", "_index"):
        stem = head.rpartition("/")[2]
    if len(stem) > 11 and stem[:4].isdigit() and stem[4] == stem[7] == "-":
        stem = stem[11:]
    return stem
