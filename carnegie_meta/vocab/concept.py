"""One concept of a vocabulary: labels, place in the hierarchy, codes.

Source: SKOS Reference (prefLabel, altLabel, hiddenLabel, broader, notation).
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping


class Concept:
    """One thing that a field may name, with its labels by language (BCP 47).

    ``preferred``: one prefLabel a language; ``label`` is the English one. ``alternative`` and
    ``hidden``: other spellings, and misspellings. ``broader``: ids of the concepts above it.
    ``notation``: codes (``{"program": "MEP"}``). ``status``: ``observed``, ``candidate`` or
    ``deprecated``; ``replaced_by``: id of the concept to use instead of a deprecated one.
    ``facts``: other members of the file's entry, such as ``newsletter`` or ``scopeNote``.
    """

    __slots__ = (
        "alternative",
        "broader",
        "facts",
        "hidden",
        "id",
        "label",
        "notation",
        "preferred",
        "replaced_by",
        "status",
    )

    def __init__(self, entry: Mapping[str, object]) -> None:
        members = dict(entry)
        self.id = str(members.pop("id"))
        self.preferred: dict[str, str] = _members(members.pop("prefLabel"))
        self.label = self.preferred.get("en") or next(iter(self.preferred.values()))
        self.alternative: dict[str, list[str]] = _members(members.pop("altLabel", {}))
        self.hidden: dict[str, list[str]] = _members(members.pop("hiddenLabel", {}))
        self.broader: tuple[str, ...] = tuple(_items(members.pop("broader", ())))
        self.notation: dict[str, str] = _members(members.pop("notation", {}))
        self.status = str(members.pop("status", "observed"))
        replaced_by = members.pop("replacedBy", None)
        self.replaced_by: str | None = None if replaced_by is None else str(replaced_by)
        self.facts: dict[str, object] = members

    def __repr__(self) -> str:
        return f"Concept({self.id!r}, {self.label!r})"

    @property
    def deprecated(self) -> bool:
        """Whether the vocabulary keeps the concept only to name what came after it."""
        return self.status == "deprecated"

    def labels(self) -> list[str]:
        """Every label in every language, the preferred ones first."""
        found = list(self.preferred.values())
        for spellings in (self.alternative, self.hidden):
            for labels in spellings.values():
                found += labels
        return found

    def language(self, label: str) -> str | None:
        """The language in which *label* is exactly one of the labels; English before others."""
        found = [tag for tag, preferred in self.preferred.items() if preferred == label]
        for spellings in (self.alternative, self.hidden):
            found += [tag for tag, labels in spellings.items() if label in labels]
        return "en" if "en" in found else next(iter(found), None)

    def label_in(self, language: str | None) -> str:
        """The prefLabel in *language*; the English one where that language has none."""
        return self.preferred.get(language or "en", self.label)


def _members(value: object) -> dict:  # type: ignore[type-arg]  # checked by the vocabulary schema
    assert isinstance(value, dict)
    return value


def _items(value: object) -> list[str]:
    assert isinstance(value, (list, tuple))
    return [str(item) for item in value]
