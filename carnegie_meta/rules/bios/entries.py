"""What is wrong with the bios of a record: one analysis for the family."""

from __future__ import annotations

from carnegie_meta.rules.bio_places import Bio, bios_of, has_bios

TYPE_CHECKING = False
if TYPE_CHECKING:
    from carnegie_meta.model.view import RecordView
    from carnegie_meta.text.bios_faults import Fault


class Judged:
    """A record's bios, its authors' places and names, and the faults."""

    __slots__ = ("authors", "bios", "faults")

    def __init__(
        self, bios: list[Bio], authors: list[tuple[str, str]], faults: list[Fault]
    ) -> None:
        self.bios = bios
        self.authors = authors
        self.faults = faults


_NOTHING = Judged([], [], [])
_last: tuple[object, Judged] = (None, _NOTHING)


def judged(record: RecordView) -> Judged:
    """What is wrong with the bios of *record*; quick where it has none."""
    global _last  # the rules of the family ask for one record one after the other
    if not has_bios(record):
        return _NOTHING
    if _last[0] is not record:
        _last = (record, _judge(record))
    return _last[1]


def _judge(record: RecordView) -> Judged:
    bios = bios_of(record)
    if not any(bio.text is not None for bio in bios):
        return _NOTHING
    from carnegie_meta.text.bios_faults import Entry, faults

    authors = record.items("authors")
    entries = [Entry(bio.name, bio.text) for bio in bios]
    return Judged(bios, authors, faults(entries, [name for _, name in authors]))
