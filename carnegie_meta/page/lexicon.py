"""What the vocabularies know that helps to read a page."""

from __future__ import annotations

from carnegie_meta.vocab.cut import Cutter

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from carnegie_meta.vocab.cut import Cut
    from carnegie_meta.vocab.vocabulary import Vocabularies

TAG_FIELDS = ("topics", "regions")
"""Fields whose terms a page prints as tags, in this order."""


class Lexicon:
    """Labels of tags, centres and series; made once for many pages."""

    __slots__ = ("_cutter", "_vocabularies", "centers", "series")

    def __init__(self, vocabularies: Vocabularies) -> None:
        self._vocabularies = vocabularies
        self._cutter: Cutter | None = None
        self.centers = self._labels(("centers",))
        self.series = self._labels(("blog",)) | self.centers

    def _labels(self, fields: Iterable[str]) -> frozenset[str]:
        found: set[str] = set()
        for field in fields:
            vocabulary = self._vocabularies.get(field)
            if vocabulary is not None:
                for concept in vocabulary:
                    found.update(concept.labels())
        return frozenset(found)

    def cutter(self, record: dict[str, object] | None) -> TagCutter:
        """A cutter of all tags, those of *record* included."""
        if self._cutter is None:
            self._cutter = Cutter(self._labels(TAG_FIELDS))
        return TagCutter(self._cutter, record)


class TagCutter:
    """Cuts lines of tags on the page of one record: by its own terms where they suffice."""

    __slots__ = ("_all", "_own")

    def __init__(self, known: Cutter, record: dict[str, object] | None) -> None:
        own = tags_of(record)
        self._own = Cutter(own) if own else None
        self._all = known.extended(own)

    def cut(self, text: str) -> Cut:
        """*text* in tags; where other labels would do as well, those of the record hold."""
        found = self._own.cut(text) if self._own is not None else None
        return found if found is not None and found.is_whole else self._all.cut(text)


def tags_of(record: dict[str, object] | None) -> list[str]:
    """Topics, then regions of *record*."""
    found: list[str] = []
    for field in TAG_FIELDS:
        value = (record or {}).get(field)
        if isinstance(value, list):
            found += [item for item in value if isinstance(item, str) and item.strip()]
    return found


def is_tag_line(cut: Cut) -> bool:
    """Whether a line can be nothing but a line of tags."""
    if cut.is_whole:
        return len(cut.pieces) > 1
    return cut.known > 1 and cut.covered >= 0.6 and not cut.text.endswith((".", "?", "!"))
