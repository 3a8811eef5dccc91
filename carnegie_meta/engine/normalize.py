"""A record with its certain repairs made: the fixing loop, on data instead of text.

The rules, rounds and refusals are those of :mod:`carnegie_meta.engine.fix`, so that normalising
what a file holds and mending the file come to the same record.
"""

from __future__ import annotations

from carnegie_meta.engine.normalized import Normalized, Unresolved
from carnegie_meta.model.view import RecordView
from carnegie_meta.vocab.resolve import HOMES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Set

    from carnegie_meta.engine.check import Checker
    from carnegie_meta.vocab.match import Match

    Keep = Callable[[str, str], bool]
    """Whether a code's findings at a pointer, into the record as it came, count."""

TERM_FIELDS: tuple[str, ...] = (
    "blog",
    "centers",
    "collections",
    "eventCollection",
    "primaryCenter",
    "programs",
    "projects",
    "regions",
    "topics",
    "type",
)
"""Fields whose values are terms of a vocabulary."""


DOUBTFUL = ("TAX102", "TAX107", "TAX202", "TAX301")
"""Rules that leave a term alone which means one thing, and may be meant for another."""

_TELLING = ("TAX", "REL101", "SCH")
"""Rules of which one at least speaks of a record with a term that is not known."""


def normalize(data: object, checker: Checker, *, keep: Keep | None = None) -> Normalized:
    """*data* with every safe repair that *checker*'s rules offer.

    ``keep`` tells which findings count. What is no object is given back as it is.
    Ensures: nothing that is not certain is done, no value is lost, and *data* stays as it was.
    """
    data = copied(data)
    found = checker.find_any(data)
    if not isinstance(data, dict):
        return Normalized(data, (), (Unresolved("", data, "", ()),))
    if not any(f.repair is not None and f.repair.applicability == "safe" for _, f in found):
        if checker.selection.is_whole and not any(r.code.startswith(_TELLING) for r, _ in found):
            return Normalized(data, (), ())
        view = RecordView(data, checker.mapping)
        doubtful = {view.actual(f.pointer) for rule, f in found if rule.code in DOUBTFUL}
        return Normalized(data, (), unresolved(data, checker, str, doubtful))
    from carnegie_meta.engine.fix_data import mended

    return mended(data, checker, keep)


def copied(value: object) -> object:
    """*value* with lists and objects of its own, however deep; what holds itself still does."""
    if type(value) is dict:
        new: dict[str, object] = {}
        for key, item in value.items():
            if item.__class__ is list:
                if not _PLAIN.issuperset(map(type, item)):
                    return _copied(value)
                new[key] = item[:]
            elif item.__class__ in _PLAIN:
                new[key] = item
            else:
                return _copied(value)
        return new
    return _copied(value)


_PLAIN = frozenset((str, int, float, bool, type(None)))


def _copied(value: object) -> object:
    copies: dict[int, object] = {}
    waiting: list[tuple[object, object]] = []

    def copy(item: object) -> object:
        if not isinstance(item, (dict, list)):
            return item
        known = copies.get(id(item))
        if known is None:
            known = copies[id(item)] = {} if isinstance(item, dict) else []
            waiting.append((item, known))
        return known

    top = copy(value)
    while waiting:
        item, new = waiting.pop()
        if isinstance(item, dict) and isinstance(new, dict):
            new.update((key, copy(inner)) for key, inner in item.items())
        elif isinstance(item, list) and isinstance(new, list):
            new.extend(map(copy, item))
    return top


def unresolved(
    data: dict[str, object],
    checker: Checker,
    origin: Callable[[str], str],
    doubtful: Set[str],
) -> tuple[Unresolved, ...]:
    """Terms of *data* that no closed vocabulary knows, and those at the pointers *doubtful*.

    ``origin`` tells where they came from.
    """
    view = RecordView(data, checker.mapping)
    vocabularies = checker.context.vocabularies
    found: list[Unresolved] = []
    for pointer, field, value in view.values():
        if field not in TERM_FIELDS:
            continue
        vocabulary = vocabularies.get(HOMES.get(field, field))
        if vocabulary is None or not vocabulary.closed or not value.strip():
            continue
        if vocabularies.decisions is None and value in vocabulary:
            continue
        at = view.actual(pointer)
        suggestions = _meanings(value, field, checker, view, sure=at not in doubtful)
        if suggestions is not None:
            found.append(Unresolved(origin(at), value, field, suggestions))
    return tuple(found)


def _meanings(
    value: str, field: str, checker: Checker, view: RecordView, *, sure: bool
) -> tuple[Match, ...] | None:
    """What *value* of the record *view* may mean; None where that is certain."""
    from carnegie_meta.vocab.resolve import read

    vocabularies = checker.context.vocabularies
    reading = read(value, field, vocabularies)
    if reading.match is not None:
        return None if sure else (reading.match,)
    if reading.candidates or reading.rejected:
        return reading.candidates
    from carnegie_meta.rules.taxonomy.language import language_of
    from carnegie_meta.vocab.near import suggest

    language = language_of(view).tag
    return tuple(suggest(value, field, vocabularies, limit=3, language=language))
