"""VOC201 to VOC203: where concepts refer to others."""

from __future__ import annotations

from carnegie_meta.model.pointer import escape
from carnegie_meta.rules.base import Context, VocabularyRule
from carnegie_meta.rules.example import Bad, Good
from carnegie_meta.rules.vocabulary.examples import FORMAT, bad, good

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from carnegie_meta.model.finding import Finding
    from carnegie_meta.vocab.file import VocabularyFile

SHOWN = 5
"""Concepts of a cycle that a message names at most."""


class UnknownConcept(VocabularyRule):
    """A vocabulary file refers to a concept that there is not.

    It may be meant by ``broader``, ``replacedBy``, or a table of labels.

    Why: what hangs on the reference is not found: the place in the hierarchy, the term to write
    instead, the labels.

    Silent: it is silent on concepts of the vocabulary that the file adds to.
    """

    code, name, since = "VOC201", "unknown-concept", "0.1"
    severity = "error"
    examples = (
        good(
            '{"id": "colours/red", "prefLabel": {"en": "Red"}}',
            '{"id": "colours/pink", "prefLabel": {"en": "Pink"}, "broader": ["colours/red"]}',
        ),
        Good(
            '{"field": "regions", "concepts": [{"id": "regions/ruritania", '
            '"prefLabel": {"en": "Ruritania"}, "broader": ["regions/europe"]}]}',
            format=FORMAT,
        ),
        bad(
            '{"id": "colours/pink", "prefLabel": {"en": "Pink"}, "broader": ["colours/red"]}',
            at="/concepts/0/broader/0",
            mark='"colours/red"',
        ),
        bad(
            '{"id": "colours/rose", "prefLabel": {"en": "Rose"}, "status": "deprecated", '
            '"replacedBy": "colours/pink"}',
            at="/concepts/0/replacedBy",
            mark='"colours/pink"',
        ),
        Bad(
            '{"field": "regions", "labels": {"regions/ruritania": {"la": ["Ruritania"]}}}',
            at="/labels/regions~1ruritania",
            mark='"regions/ruritania"',
            format=FORMAT,
        ),
    )

    def check_vocabulary(self, file: VocabularyFile, context: Context) -> Iterator[Finding]:
        known = file.ids()
        missing = [
            (pointer, id, False)
            for entry in file.entries
            for name in ("broader", "replacedBy")
            for pointer, id in entry.ids(name)
            if id not in known
        ]
        missing += [("/labels/" + escape(id), id, True) for id in file.tabled if id not in known]
        if not missing:
            return
        from carnegie_meta.model.finding import Finding
        from carnegie_meta.text.quote import quoted

        for pointer, id, on_key in missing:
            message = f"no concept {quoted(id)} in the vocabulary of {file.field or 'the file'}"
            yield Finding(pointer, message + _nearest(id, known), value=id, on_key=on_key)


def _nearest(id: str, known: set[str]) -> str:
    from difflib import get_close_matches

    from carnegie_meta.text.quote import quoted

    near = get_close_matches(id[:80], sorted(known), n=1, cutoff=0.8)
    return f"; did you mean {quoted(near[0])}?" if near else ""


class BroaderCycle(VocabularyRule):
    """A concept is broader than itself, by way of others or directly.

    Why: no tree can show it, and nothing that climbs the hierarchy comes to an end.
    """

    code, name, since = "VOC202", "broader-cycle", "0.1"
    severity = "error"
    examples = (
        good(
            '{"id": "colours/red", "prefLabel": {"en": "Red"}}',
            '{"id": "colours/pink", "prefLabel": {"en": "Pink"}, "broader": ["colours/red"]}',
            '{"id": "colours/rose", "prefLabel": {"en": "Rose"}, '
            '"broader": ["colours/pink", "colours/red"]}',
        ),
        bad(
            '{"id": "colours/red", "prefLabel": {"en": "Red"}, "broader": ["colours/pink"]}',
            '{"id": "colours/pink", "prefLabel": {"en": "Pink"}, "broader": ["colours/red"]}',
            at="/concepts/1/broader/0",
            mark='"colours/red"',
            nth=2,
        ),
        bad(
            '{"id": "colours/red", "prefLabel": {"en": "Red"}, "broader": ["colours/red"]}',
            at="/concepts/0/broader/0",
            mark='"colours/red"',
            nth=2,
        ),
    )

    def check_vocabulary(self, file: VocabularyFile, context: Context) -> Iterator[Finding]:
        above: dict[str, list[tuple[str, str]]] = {}
        if file.base is not None:
            for concept in file.base:
                above[concept.id] = [("", id) for id in concept.broader]
        above.update({entry.id: entry.ids("broader") for entry in file.entries})
        from carnegie_meta.vocab.hierarchy import cycles

        for pointer, cycle in cycles(above):
            if pointer:
                from carnegie_meta.model.finding import Finding
                from carnegie_meta.text.quote import quoted

                shown = [quoted(id) for id in cycle[:SHOWN]] + ["…"] * (len(cycle) > SHOWN)
                way = " under ".join([*shown, quoted(cycle[0])])
                yield Finding(pointer, f"a concept stands under itself: {way}", value=cycle[0])


class DeprecatedWithoutReplacement(VocabularyRule):
    """A deprecated concept does not lead to one in force.

    Why: whoever meets the old term is told that it is wrong, and not what is right.
    """

    code, name, since = "VOC203", "deprecated-without-replacement", "0.1"
    severity = "warning"
    examples = (
        good(
            '{"id": "colours/pink", "prefLabel": {"en": "Pink"}}',
            '{"id": "colours/rose", "prefLabel": {"en": "Rose"}, "status": "deprecated", '
            '"replacedBy": "colours/pink"}',
        ),
        bad(
            '{"id": "colours/rose", "prefLabel": {"en": "Rose"}, "status": "deprecated"}',
            at="/concepts/0/status",
            mark='"deprecated"',
        ),
        bad(
            '{"id": "colours/rose", "prefLabel": {"en": "Rose"}, "status": "deprecated", '
            '"replacedBy": "colours/rose"}',
            at="/concepts/0/replacedBy",
            mark='"colours/rose"',
            nth=2,
        ),
    )

    def check_vocabulary(self, file: VocabularyFile, context: Context) -> Iterator[Finding]:
        by_id = {entry.id: entry.members for entry in file.entries}
        for entry in file.entries:
            if entry.members.get("status") != "deprecated":
                continue
            after = entry.members.get("replacedBy")
            if after is None:
                from carnegie_meta.model.finding import Finding
                from carnegie_meta.text.quote import quoted

                message = f"{quoted(entry.id)} is deprecated, and no replacedBy says by what"
                yield Finding(entry.pointer + "/status", message, value="deprecated")
            elif isinstance(after, str) and not _in_force(after, by_id, file):
                from carnegie_meta.model.finding import Finding
                from carnegie_meta.text.quote import quoted

                message = f"{quoted(after)}, which replaces {quoted(entry.id)}, is deprecated"
                message += " and leads to no concept in force"
                yield Finding(entry.pointer + "/replacedBy", message, value=after)


def _in_force(id: str, by_id: dict[str, dict[str, object]], file: VocabularyFile) -> bool:
    """Whether *id* or what replaces it is in force; what is not known is another rule's."""
    seen: set[str] = set()
    while id in by_id and id not in seen:
        seen.add(id)
        members = by_id[id]
        if members.get("status") != "deprecated":
            return True
        after = members.get("replacedBy")
        if not isinstance(after, str):
            return False
        id = after
    if id in seen:
        return False
    known = None if file.base is None or id not in file.ids() else file.base.concept(id)
    return known is None or not known.deprecated
