"""BIO102, BIO103, BIO104: one text for two people, two texts for one, and another's text."""

from __future__ import annotations

from carnegie_meta.rules.bios.bio_rule import BioRule, bio_of
from carnegie_meta.rules.example import Bad, Good

TYPE_CHECKING = False
if TYPE_CHECKING:
    from carnegie_meta.text.bios_faults import Fault


class BioOfTwoPeople(BioRule):
    """Two people have one bio, or nearly the same one.

    Why: one of them is presented as the other.

    Silent: it is silent on a text that names both of them, on two texts of which each names
    its own person in words that many bios share, and on a text that names nobody and is short
    ("Senior fellow, Carnegie Europe") or says a post without "he" or "she".
    """

    code, name, since = "BIO102", "bio-of-two-people", "0.1"
    severity = "warning"
    kinds = ("two-people",)
    examples = (
        Good(
            '{"authors": [{"name": "Anna Roe", "bio": "Anna Roe is a fellow at Carnegie Europe."},'
            ' {"name": "John Doe", "bio": "John Doe is a fellow at Carnegie Europe."}]}'
        ),
        Good(
            '{"authors": ["Anna Roe", "John Doe"], "bios": {"Anna Roe": "Fellow, Carnegie Europe",'
            ' "John Doe": "Fellow, Carnegie Europe"}}'
        ),
        Bad(
            '{"authors": ["Anna Roe", "John Doe"], "bios": {'
            '"Anna Roe": "Anna Roe is a fellow at Carnegie Europe.",'
            ' "John Doe": "Anna Roe is a fellow at Carnegie Europe"}}',
            at="/bios/John Doe",
            mark='"Anna Roe is a fellow at Carnegie Europe"',
        ),
    )

    def word(self, fault: Fault, name: str | None, other: str | None) -> str:
        share = "" if fault.similarity == 1.0 else f" nearly ({fault.similarity:.0%})"
        return f"{bio_of(name)} is{share} the {bio_of(other)}"


class TwoBiosOfOnePerson(BioRule):
    """One person has two bios that differ.

    Why: mostly one is old; readers do not know which one holds.

    Silent: it is silent on two texts in two scripts, which are translations, and where names leave
    it open whether they are one person's.
    """

    code, name, since = "BIO103", "two-bios-of-one-person", "0.1"
    severity = "warning"
    kinds = ("two-bios",)
    examples = (
        Good(
            '{"authors": ["Anna Roe"], "bios": ['
            '{"name": "Anna Roe", "bio": "Anna Roe writes on water."},'
            ' {"name": "Anna Roe", "bio": "Анна Роу пишет о воде."}]}'
        ),
        Bad(
            '{"authors": ["Anna Roe"], "bios": ['
            '{"name": "Anna Roe", "bio": "Anna Roe was a fellow at Carnegie Europe."},'
            ' {"name": "Anna Roe", "bio": "Anna Roe leads the water program."}]}',
            at="/bios/1/bio",
            mark='"Anna Roe leads the water program."',
        ),
    )

    def word(self, fault: Fault, name: str | None, other: str | None) -> str:
        also = f", beside the {bio_of(other)}" if other != name else ""
        return f"{bio_of(name)} is a second one and differs from the first{also}"


class BioOfSomebodyElse(BioRule):
    """The bio opens with another person's full name and never has its own person's.

    Why: the author is presented as somebody else.

    Silent: it is silent where the text has a word of the person's name anywhere, in any spelling
    or script, where the names leave open whether they are one person's, on terms of the
    vocabularies, and where what follows is not said of a person ("a magazine", "where she lives").
    """

    code, name, since = "BIO104", "bio-of-somebody-else", "0.1"
    severity = "warning"
    kinds = ("somebody",)
    examples = (
        Good(
            '{"authors": [{"name": "Dmitri Trenin", "bio": "Дмитрий Тренин — политолог."},'
            ' {"name": "Anna Roe", "bio": "With John Doe, Roe writes on water."}]}'
        ),
        Good('{"authors": [{"name": "Anna Roe", "bio": "Carnegie Europe is where she works."}]}'),
        Bad(
            '{"authors": [{"name": "Anna Roe", "bio": "Dr. John Doe is a fellow. He writes."}]}',
            at="/authors/0/bio",
            mark="John Doe",
        ),
    )

    def word(self, fault: Fault, name: str | None, other: str | None) -> str:
        from carnegie_meta.text.quote import quoted

        return f"{bio_of(name)} opens with {quoted(fault.said)} and never names its own person"
