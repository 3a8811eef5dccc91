"""A verdict for records that are plainly right, told without a rule.

Nearly all records are plainly right: known terms, plain names, fields that agree. Loading the
rules to say so costs more than everything else on the way of one good file, and asking them
costs more than parsing. No doubt here means that no rule of one record finds anything. Of most
others it is plain which fields are to blame, and only rules that read nothing else must judge. A
property test holds rules and doubts together.

No rule is written twice: the tables are made by asking the rules about every known term and
every combination of codes (:mod:`carnegie_meta.engine.evident_compile`).
"""

from __future__ import annotations

from carnegie_meta.engine import evident_table as table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

_LISTS = ("collections", "projects", "topics", "regions", "programs", "eventCollection")
_CENTERS = table.TERMS["centers"]
_BLOGS = table.TERMS["blog"]
_PARENTS = table.PARENTS
_ADDRESS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./")
_PROSE = _ADDRESS | frozenset(" ,:;?!'\u2019")
_ADDRESS_OR_SCHEME = _ADDRESS | {":"}
_DIGITS = frozenset("0123456789")

_MOST = 100_000
"""Names kept at most; then the memory starts anew."""

_FREE = ("collections", "projects")
"""Fields whose vocabulary is open: terms outside it may be right as well."""

_NONE: frozenset[str] = frozenset()
_REGIONS, _TOPICS = frozenset({"regions"}), frozenset({"topics"})
_SINGLE = frozenset(
    (
        *("blog", "centerAffiliationAll", "centers", "englishNewsletterAll", "eventCollection"),
        *("nonEnglishNewsletterAll", "primaryCenter", "programAffiliation", "programs", "type"),
    )
)
"""Fields that depend on each other: codes, programs, centers and kinds of publications."""
_SINGLE_AND_AUTHORS = _SINGLE | {"authors"}
_OFFICES, _CODES, _NEWSLETTERS = (
    frozenset(row[at] for row in table.AFFILIATIONS) for at in (0, 1, 2)
)
_TYPES = frozenset(kind[0] for kind in table.KINDS)
_VALUES: dict[str, frozenset[object]] = {
    "blog": table.TERMS["blog"],
    "centerAffiliationAll": _OFFICES,
    "centers": table.TERMS["centers"],
    "englishNewsletterAll": _NEWSLETTERS,
    "primaryCenter": table.TERMS["centers"],
    "programAffiliation": _CODES,
    "type": _TYPES,
}
"""Values that plainly right records have in fields that are no list of terms."""


_RIGHT: dict[str, object] = {
    "title": "The Harbor Master and the Tides",
    "authors": ["Anna Roe"],
    "type": "commentary",
    "centers": ["Carnegie Europe"],
    "primaryCenter": "Carnegie Europe",
    "regions": ["North America"],
    "topics": ["Democracy"],
}
"""A record that is plainly right, and has no more than it must."""


class Evident:
    """Tells plainly right records, under the shipped vocabularies.

    It begins with what is known of them, and learns the names and the terms of open
    vocabularies that the rules have found nothing wrong with.
    """

    __slots__ = ("_names", "_terms")

    def __init__(self) -> None:
        self._terms = {field: table.TERMS[field] for field in _LISTS}
        self._names: dict[str, frozenset[str] | None] = {}
        """Each with the keys under which it would meet its variants, where they are known."""

    def __call__(self, data: object) -> bool:
        """Whether *data*, a parsed record, is plainly right; False says nothing."""
        doubts = self.doubts(data)
        return doubts is not None and not doubts

    def doubts(self, data: object) -> frozenset[str] | None:
        """Fields of *data*, a parsed record, that may be wrong; none of a plainly right one.

        Only record rules that read no other field can find anything. None: any rule may.
        """
        if type(data) is not dict:
            return None
        try:
            return self._judge(data)
        except TypeError:  # a list or an object where a term belongs cannot be looked up
            return None

    def agrees(self, data: Mapping[str, object], fields: Iterable[str]) -> bool:
        """Whether a record that is plainly right has the same as *data* in all of *fields*.

        Then a rule that goes by nothing but *fields* finds nothing in *data*, for it finds nothing
        in that record.
        """
        other = _RIGHT.copy()
        for field in fields:
            if field in data:
                other[field] = data[field]
            else:
                other.pop(field, None)
        return self(other)

    def has_right(self, field: str, value: str) -> bool:
        """Whether a record that is plainly right has *value* in *field*, alone or in a list.

        Then a rule that goes by one value of a field finds nothing in this one.
        """
        known: frozenset[object] | None = self._terms.get(field) or _VALUES.get(field)
        if known is not None and value in known:
            return True
        return self.agrees({field: [value] if field == "authors" else value}, (field,))

    def learn(self, data: dict[str, object], wrong: Collection[str] = ()) -> None:
        """Remember *data*, in which all rules together found nothing but in the fields *wrong*."""
        authors = data.get("authors")
        plain = type(authors) is list and all(type(name) is str for name in authors)
        if plain and "authors" not in wrong:
            self._learn_names(authors)  # type: ignore[arg-type]  # a list of strings
        for field in _FREE:
            value = data.get(field)
            if (
                field not in wrong
                and type(value) is list
                and not self._terms[field].issuperset(value)
            ):
                if len(self._terms[field]) >= _MOST:
                    self._terms[field] = table.TERMS[field]
                self._terms[field] |= set(value)

    def _judge(self, data: dict[str, object]) -> frozenset[str] | None:
        get = data.get
        authors = get("authors")
        centers = get("centers")
        if type(authors) is not list or type(centers) is not list or not centers:
            return None
        seen = 2
        for field, terms in self._terms.items():
            if field in data:
                value = data[field]
                if type(value) is not list or not terms.issuperset(value):
                    return None
                if len(value) > 1 and len(set(value)) != len(value):
                    return None
                seen += 1
        if not _CENTERS.issuperset(centers) or len(set(centers)) != len(centers):
            return None
        doubts = _NONE
        regions: list[str] = get("regions")  # type: ignore[assignment]  # of known terms, or None
        if not regions:
            doubts = _REGIONS  # an empty list is worth a word
        else:
            for region in regions:
                parents = _PARENTS.get(region)
                if parents is not None and parents.isdisjoint(regions):
                    doubts = _REGIONS
                    break
        if not get("topics"):
            doubts |= _TOPICS
        codes, apart = _agreeing(data, bool(authors))
        if not codes or not self._are_names(authors) or not _has_keys(data, seen + codes):
            return None
        return doubts | apart if apart else doubts

    def _learn_names(self, names: list[str]) -> None:
        if len(self._names) >= _MOST:
            self._names.clear()
        for name in names:
            if self._names.get(name) is None:
                self._learn_name(name)

    def _learn_name(self, name: str) -> frozenset[str]:
        from carnegie_meta.text.names_key import keys

        found = self._names[name] = frozenset(keys(name))
        return found

    def _are_names(self, authors: list[str]) -> bool:
        """Whether *authors* are names of people who cannot be taken for one another."""
        if len(self._names) >= _MOST:
            self._names.clear()
        for name in authors:
            if name not in self._names:
                if not _is_name(name):
                    return False
                self._names[name] = None
        if len(authors) < 2:
            return True
        count = 0
        together: set[str] = set()
        for name in authors:
            # Spellings of one person share a key; their first letters may be any (Yuri, Iurii).
            keys = self._names[name]
            if keys is None:
                keys = self._learn_name(name)
            if not keys:
                return False
            count += len(keys)
            together |= keys
        return len(together) == count


def _agreeing(data: dict[str, object], named: bool) -> tuple[int, frozenset[str]]:
    """How many of the single values *data* has, and which may not agree with each other and it.

    0 where one of them is nothing that is known.
    """
    get = data.get
    programs = get("programs")
    first = programs[0] if programs else programs is None  # type: ignore[index]  # a list
    codes = (get("centerAffiliationAll"), get("programAffiliation"), get("englishNewsletterAll"))
    has_blog = "blog" in data
    apart = _NONE
    if (*codes, first) not in table.AFFILIATIONS:
        if not (codes[0] in _OFFICES and codes[1] in _CODES and codes[2] in _NEWSLETTERS):
            return 0, _NONE
        apart = _SINGLE
    if (get("type"), has_blog, "eventCollection" in data, named) not in table.KINDS:
        if get("type") not in _TYPES:
            return 0, _NONE
        apart = _SINGLE_AND_AUTHORS
    seen = 4 - codes.count(None)
    if has_blog:
        if get("blog") not in _BLOGS:
            return 0, _NONE
        seen += 1
    if "primaryCenter" in data:
        if get("primaryCenter") not in data["centers"]:  # type: ignore[operator]  # a list
            return 0, _NONE
        seen += 1
    if "nonEnglishNewsletterAll" in data:
        if get("nonEnglishNewsletterAll") != "":
            return 0, _NONE
        seen += 1
    return seen, apart


def _has_keys(data: dict[str, object], seen: int) -> bool:
    """Whether *data* has the keys of its shape, and only plain text beside the *seen* ones."""
    keys = data.keys()
    if seen == len(data):
        return keys >= table.BLOCK_REQUIRED
    rest = keys - table.BLOCK
    if seen + len(rest) != len(data) or not rest <= _PAGE.keys():
        return False
    for field in rest:
        if not _PAGE[field](data[field]):
            return False
    if table.SHAPE.isdisjoint(rest):
        return table.BLOCK_REQUIRED <= keys <= table.BLOCK_KEYS
    return keys >= table.MATTER_REQUIRED


def _is_name(name: object) -> bool:
    from carnegie_meta.text.names_plain import is_plain

    return type(name) is str and name.isascii() and is_plain(name)


def _is_written(value: object) -> bool:
    """Whether *value* is prose, and no placeholder for it."""
    if not _is_prose(value):
        return False
    assert isinstance(value, str)  # only text is prose
    return value.casefold().rstrip(" .") not in table.EMPTY and not value.startswith(table.TEMPLATE)


def _is_prose(value: object) -> bool:
    """Whether *value* is a line of words with one space between them."""
    return (
        type(value) is str
        and value[:1].isalnum()
        and value[-1] != " "
        and "  " not in value
        and "//" not in value
        and _PROSE.issuperset(value)
        and not value.isupper()
        and value.count(" ") > 1
    )


def _is_day(value: object) -> bool:
    """Whether *value* is a day of this century that every month has."""
    return (
        type(value) is str
        and len(value) == 10
        and value[:2] == "20"
        and value[4] == value[7] == "-"
        and _DIGITS.issuperset(value[:4] + value[5:7] + value[8:])
        and "01" <= value[5:7] <= "12"
        and "01" <= value[8:] <= "28"
    )


def _is_slug(value: object) -> bool:
    return type(value) is str and value[:1].isalnum() and _ADDRESS.issuperset(value)


def _is_url(value: object) -> bool:
    return (
        type(value) is str
        and value.startswith("https://")
        and value[8:9].isalnum()
        and _ADDRESS_OR_SCHEME.issuperset(value)
    )


_PAGE: dict[str, Callable[[object], bool]] = {
    "title": _is_written,
    "summary": _is_written,
    "date": _is_day,
    "slug": _is_slug,
    "url": _is_url,
    "language": lambda value: value == "en",
}
