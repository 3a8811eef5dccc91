"""BIO301, BIO302, BIO303: a bio that is no whole text."""

from __future__ import annotations

from carnegie_meta.rules.bios.bio_rule import BioRule, bio_of
from carnegie_meta.rules.example import Bad, Good

TYPE_CHECKING = False
if TYPE_CHECKING:
    from carnegie_meta.text.bios_faults import Fault


class BioCutOff(BioRule):
    """The bio breaks off in the middle of a sentence.

    Why: the page prints half a sentence; the rest is lost in the system that it came from.

    Silent: it is silent on a text that only lacks its full stop, which many bios do.

    Source: what shows it is an ellipsis, a comma or an opening bracket at the end, a last word that
    no sentence ends with ("at the"), a bracket that is never closed, or a length at which
    systems cut (255 characters and the like) without an end of a sentence.
    """

    code, name, since = "BIO301", "bio-cut-off", "0.1"
    severity = "warning"
    kinds = ("cut-off",)
    examples = (
        Good('{"authors": [{"name": "Anna Roe", "bio": "Senior fellow, Carnegie Europe"}]}'),
        Good('{"authors": [{"name": "Anna Roe", "bio": "Anna Roe writes on water (and land)."}]}'),
        Bad(
            '{"authors": [{"name": "Anna Roe", "bio": "Anna Roe is a fellow at the"}]}',
            at="/authors/0/bio",
            mark="the",
        ),
        Bad(
            '{"authors": [{"name": "Anna Roe", "bio": "Anna Roe is a fellow at the institu…"}]}',
            at="/authors/0/bio",
            mark="…",
        ),
    )

    def word(self, fault: Fault, name: str | None, other: str | None) -> str:
        from carnegie_meta.text.quote import quoted

        return f"{bio_of(name)} breaks off with {quoted(fault.said)}"


class BioPlaceholder(BioRule):
    """The bio is a placeholder: words that hold the place of one, or the name alone.

    Why: readers see it on the page.
    """

    code, name, since = "BIO302", "bio-placeholder", "0.1"
    severity = "warning"
    kinds = ("placeholder",)
    examples = (
        Good('{"authors": [{"name": "Anna Roe", "bio": "Writer."}]}'),
        Bad(
            '{"authors": [{"name": "Anna Roe", "bio": "Bio coming soon"}]}',
            at="/authors/0/bio",
            mark='"Bio coming soon"',
        ),
        Bad(
            '{"authors": ["Anna Roe", "John Doe"], "bios": {"Anna Roe": "Anna Roe",'
            ' "John Doe": "Lorem ipsum dolor sit amet"}}',
            at="/bios/Anna Roe",
            mark='"Anna Roe"',
            nth=3,
            count=2,
        ),
    )

    def word(self, fault: Fault, name: str | None, other: str | None) -> str:
        from carnegie_meta.text.quote import quoted

        return f"{bio_of(name)} is a placeholder: {quoted(fault.said)}"


class BioEmpty(BioRule):
    """The bio is empty.

    Why: some pages print the empty box; a key that is absent says the same without one.
    """

    code, name, since = "BIO303", "bio-empty", "0.1"
    severity = "info"
    kinds = ("empty",)
    examples = (
        Good('{"authors": [{"name": "Anna Roe"}]}'),
        Bad('{"authors": [{"name": "Anna Roe", "bio": ""}]}', at="/authors/0/bio", mark='""'),
    )

    def word(self, fault: Fault, name: str | None, other: str | None) -> str:
        return f"{bio_of(name)} is empty"
