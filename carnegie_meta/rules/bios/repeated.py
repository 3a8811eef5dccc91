"""BIO101: the same bio twice."""

from __future__ import annotations

from carnegie_meta.rules.bios.bio_rule import BioRule, bio_of
from carnegie_meta.rules.example import Bad, Good

TYPE_CHECKING = False
if TYPE_CHECKING:
    from carnegie_meta.model.finding import Repair
    from carnegie_meta.rules.bio_places import Bio
    from carnegie_meta.text.bios_faults import Fault


_PAGE = """{"authors": ["Tong Zhao"], "type": "commentary"}
Commentary
Who Counts the Buoys
By Tong Zhao
Published on Mar 4, 2021
Buoys are counted by hand, and every count differs from the one before it.
About the Author
Tong Zhao
Tong Zhao studies how harbours freeze.
Tong Zhao
Tong Zhao studies how harbours freeze.
"""


class BioRepeated(BioRule):
    """One person's bio is there twice: in one text, or as two bios of a record or a page.

    Why: readers meet the same words twice, and of two copies only one is kept up to date.

    Fix: safe where the copies differ in spaces only: in one text the repeat goes, in ``bios``
    the later item. Unsafe where case or punctuation differ too. None where the copies
    stand in ``authors`` and ``bios`` or on a page, or are only nearly the same.

    Silent: it is silent on a text of less than four words said twice, and on a sentence that
    comes back inside a longer text.
    """

    code, name, since = "BIO101", "bio-repeated", "0.1"
    severity = "warning"
    kinds = ("repeat", "twice")
    fix = "safe"
    examples = (
        Good('{"authors": [{"name": "Anna Roe", "bio": "Anna Roe writes on water policy."}]}'),
        Good('{"authors": [{"name": "Li Na", "bio": "Bye bye. Bye bye."}]}'),
        Bad(
            '{"authors": [{"name": "Anna Roe",'
            ' "bio": "Anna Roe writes on water. Anna Roe writes on water."}]}',
            at="/authors/0/bio",
            mark="Anna Roe writes on water.",
            nth=2,
            fixed='{"authors": [{"name": "Anna Roe", "bio": "Anna Roe writes on water."}]}',
        ),
        Bad(
            '{"authors": ["Anna Roe"], "bios": ['
            '{"name": "Anna Roe", "bio": "Anna Roe writes on water."}, '
            '{"name": "Anna B. Roe", "bio": "Anna Roe  writes on water."}]}',
            at="/bios/1/bio",
            mark='"Anna Roe  writes on water."',
            fixed='{"authors": ["Anna Roe"], "bios": ['
            '{"name": "Anna Roe", "bio": "Anna Roe writes on water."}]}',
        ),
        Bad(
            '{"authors": [{"name": "Anna Roe", "bio": "Anna Roe writes on water."}],'
            ' "bios": {"Anna Roe": "Anna Roe writes on water."}}',
            at="/bios/Anna Roe",
            mark='"Anna Roe writes on water."',
            nth=2,
        ),
        Bad(
            _PAGE,
            at=None,
            mark="Tong Zhao studies how harbours freeze.",
            nth=2,
            format="page",
        ),
    )

    def word(self, fault: Fault, name: str | None, other: str | None) -> str:
        if fault.kind == "repeat":
            return f"{bio_of(name)} says the same words twice"
        if not fault.similarity:
            return f"{bio_of(name)} is there twice, once cut off"
        nearly = "" if fault.similarity == 1.0 else f"nearly ({fault.similarity:.0%}) "
        also = f", also as {bio_of(other)}" if other != name else ""
        return f"{bio_of(name)} is there twice, {nearly}word for word{also}"

    def repair(self, fault: Fault, bio: Bio, other: Bio | None) -> Repair | None:
        from carnegie_meta.model.finding import Change, Repair

        if fault.kind == "repeat":
            if fault.repaired is None:
                return None
            change = Change("replace", bio.pointer, fault.repaired)
            return Repair("Keep it once", "safe" if fault.sure else "unsafe", (change,))
        if other is None or bio.item is None or fault.similarity < 1.0:
            return None
        if not (bio.pointer.startswith("/bios/") and other.pointer.startswith("/bios/")):
            return None  # whoever moves bios from one place to the other decides which stays
        exact = (bio.text or "").split() == (other.text or "").split()
        sure = exact and not (bio.on_key and bio.name != other.name)
        change = Change("remove", bio.item)
        return Repair("Remove the later one", "safe" if sure else "unsafe", (change,))
