"""A verdict for records that are plainly right, told without a rule.

Nearly all records are plainly right: known terms, plain names, fields that agree. Loading the
rules to say so costs more than everything else on the way of one good file, and asking them
costs more than parsing. True here means that no rule of one record finds anything; False means
that the rules must judge. A property test holds the two together.

No rule is written twice: the tables are made by asking the rules about every known term and
every combination of codes (:mod:`carnegie_meta.engine.evident_compile`).
"""

from __future__ import annotations

from carnegie_meta.engine import evident_table as table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

_LISTS = ("collections", "projects", "topics", "regions", "programs", "eventCollection")
_CENTERS = table.TERMS["centers"]
_BLOGS = table.TERMS["blog"]
_PARENTS = table.PARENTS
_ADDRESS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./")
_PROSE = _ADDRESS | frozenset(" ,:;?!'\u2019")
_ADDRESS_OR_SCHEME = _ADDRESS | {":"}
_DIGITS = frozenset("0123456789")

_PLACEHOLDERS = (
    *("draft", "dummy", "headline", "here", "hero", "ignore", "image", "img", "insert", "invalid"),
    *("ipsum", "lorem", "missing", "placeholder", "published", "required", "sample", "tba", "tbc"),
    *("tbd", "test", "title", "todo", "untitled"),
)
"""Words of titles that nobody has written yet."""

_MOST = 100_000
"""Names kept at most; then the memory starts anew."""

_CODES = ("centerAffiliationAll", "programAffiliation", "englishNewsletterAll")
"""Fields of the first columns of the table of affiliations."""

_FREE = ("collections", "projects")
"""Fields whose vocabulary is open: terms outside it may be right as well."""


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
        if type(data) is not dict:
            return False
        try:
            return self._judge(data)
        except TypeError:  # a list or an object where a term belongs cannot be looked up
            return False

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
        if value in (self._terms.get(field) or ()):
            return True
        if field in ("primaryCenter", "centers"):
            return value in _CENTERS
        if field == "type":
            return any(value == row[0] for row in table.KINDS)
        if field in _CODES:
            at = _CODES.index(field)
            return any(value == row[at] for row in table.AFFILIATIONS)
        return self.agrees({field: [value] if field == "authors" else value}, (field,))

    def learn(self, data: dict[str, object]) -> None:
        """Remember *data*, in which all rules together have found nothing."""
        authors = data.get("authors")
        if type(authors) is list and all(type(name) is str for name in authors):
            self._learn_names(authors)
        for field in _FREE:
            value = data.get(field)
            if type(value) is list and not self._terms[field].issuperset(value):
                if len(self._terms[field]) >= _MOST:
                    self._terms[field] = table.TERMS[field]
                self._terms[field] |= set(value)

    def _judge(self, data: dict[str, object]) -> bool:
        get = data.get
        authors = get("authors")
        centers = get("centers")
        if type(authors) is not list or type(centers) is not list or not centers:
            return False
        if not (get("regions") and get("topics")):
            return False  # an empty list is worth a word
        seen = 2
        for field, terms in self._terms.items():
            if field in data:
                value = data[field]
                if type(value) is not list or not terms.issuperset(value):
                    return False
                if len(value) > 1 and len(set(value)) != len(value):
                    return False
                seen += 1
        if not _CENTERS.issuperset(centers) or len(set(centers)) != len(centers):
            return False
        regions: list[str] = data["regions"]  # type: ignore[assignment]  # of known terms
        for region in regions:
            parents = _PARENTS.get(region)
            if parents is not None and parents.isdisjoint(regions):
                return False
        codes = _agreeing(data, bool(authors))
        if not codes or not self._are_names(authors):
            return False
        seen += codes
        return _has_keys(data, seen)

    def _learn_names(self, names: list[str]) -> None:
        from carnegie_meta.text.names_key import keys

        if len(self._names) >= _MOST:
            self._names.clear()
        for name in names:
            if self._names.get(name) is None:
                self._names[name] = frozenset(keys(name))

    def _are_names(self, authors: list[str]) -> bool:
        """Whether *authors* are names of people who cannot be taken for one another."""
        for name in authors:
            if name not in self._names:
                if not _is_name(name):
                    return False
                self._names[name] = None
        if len(authors) < 2 or _are_apart(authors):
            return True
        count = 0
        together: set[str] = set()
        for name in authors:
            keys = self._names[name]
            if not keys:
                return False
            count += len(keys)
            together |= keys
        return len(together) == count


def _agreeing(data: dict[str, object], named: bool) -> int:
    """How many of the single values *data* has, if they agree with each other and it; else 0."""
    get = data.get
    programs = get("programs")
    first = programs[0] if programs else programs is None  # type: ignore[index]  # a list
    codes = (get("centerAffiliationAll"), get("programAffiliation"), get("englishNewsletterAll"))
    has_blog = "blog" in data
    if (*codes, first) not in table.AFFILIATIONS:
        return 0
    if (get("type"), has_blog, "eventCollection" in data, named) not in table.KINDS:
        return 0
    seen = 4 - codes.count(None)
    if has_blog:
        if get("blog") not in _BLOGS:
            return 0
        seen += 1
    if "primaryCenter" in data:
        if get("primaryCenter") not in data["centers"]:  # type: ignore[operator]  # a list
            return 0
        seen += 1
    if "nonEnglishNewsletterAll" in data:
        if get("nonEnglishNewsletterAll") != "":
            return 0
        seen += 1
    return seen


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


def _are_apart(authors: list[str]) -> bool:
    """Whether no two of *authors*, plain names, can be spellings of one.

    Spellings of one person, in whatever order, share the letter that a name begins with.
    """
    first: set[str] = set()
    last: set[str] = set()
    for name in authors:
        first.add(name[0])
        last.add(name.rpartition(" ")[2][0])
    return len(first) == len(authors) == len(last) and first.isdisjoint(last)


def _is_name(name: object) -> bool:
    from carnegie_meta.text.names_plain import is_plain

    return type(name) is str and name.isascii() and is_plain(name)


def _is_title(value: object) -> bool:
    if not _is_prose(value):
        return False
    assert isinstance(value, str)  # only text is prose
    return not {*_PLACEHOLDERS}.intersection(value.casefold().replace(",", "").split(" "))


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
    "title": _is_title,
    "summary": _is_prose,
    "date": _is_day,
    "slug": _is_slug,
    "url": _is_url,
    "language": lambda value: value == "en",
}
