"""AUT110 and AUT111: characters that belong to no name."""

from __future__ import annotations

from carnegie_meta.rules.authors.name_rule import NameRule
from carnegie_meta.rules.example import Bad, Good

TYPE_CHECKING = False
if TYPE_CHECKING:
    from carnegie_meta.text.names_faults import Fault


class StrayPunctuationInAuthor(NameRule):
    """The author's name holds punctuation that belongs to no name.

    Why: a comma, bullet or quotation mark left from a byline makes another author of the name.

    Fix: safe for what stands around the name, unsafe for an underscore in it; a bracket
    without its partner has none.

    Silent: it is silent on initials, suffixes and abbreviations with their full stop, on
    apostrophes, hyphens and nicknames, and on spaces, which the TXT rules know.
    """

    code, name, since = "AUT110", "stray-punctuation-in-author", "0.1"
    severity = "warning"
    kinds = ("stray",)
    fix = "safe"
    title = "Write {}"
    examples = (
        Good('{"authors": ["Thomas Graham, Jr.", "Ariel (Eli) Levite", "J. R. R. Tolkien"]}'),
        Good(
            '{"authors": ["Gerard \'t Hooft", "Ta‘ani Nuʻu", "Jean-Marie Guéhenno", "Malcolm X."]}'
        ),
        Bad(
            '{"authors": ["Judy Dempsey,"]}',
            at="/authors/0",
            mark=",",
            fixed='{"authors": ["Judy Dempsey"]}',
        ),
        Bad(
            '{"authors": ["• Judy Dempsey"]}',
            at="/authors/0",
            mark="• ",
            fixed='{"authors": ["Judy Dempsey"]}',
        ),
        Bad(
            '{"authors": ["“Judy Dempsey”"]}',
            at="/authors/0",
            mark='"“Judy Dempsey”"',
            fixed='{"authors": ["Judy Dempsey"]}',
        ),
        Bad(
            '{"authors": ["Judy Dempsey."]}',
            at="/authors/0",
            mark=".",
            fixed='{"authors": ["Judy Dempsey"]}',
        ),
        Bad(
            '{"authors": ["Judy_Dempsey"]}',
            at="/authors/0",
            mark="_",
            fixed='{"authors": ["Judy Dempsey"]}',
        ),
        Bad('{"authors": ["Ariel (Eli Levite"]}', at="/authors/0", mark="("),
    )

    def word(self, fault: Fault, name: str) -> str:
        if fault.repaired is None:
            return f"author {name} has an unpaired '{fault.text}'"
        if f"'{fault.text}'" == name:
            return f"author {name} stands in quotation marks or between stray signs"
        return f"author {name} has a stray '{fault.text}'"


class DigitInAuthor(NameRule):
    """The author's name holds a digit.

    Why: it is mostly the mark of a footnote, or a number that a system made the name unique with.

    Fix: unsafe; a number at the end goes.
    """

    code, name, since = "AUT111", "digit-in-author", "0.1"
    severity = "warning"
    kinds = ("digit",)
    fix = "unsafe"
    title = "Write {}"
    examples = (
        Good('{"authors": ["Martin Luther King III", "John Smith, 2nd", "X Æ A-12"]}'),
        Bad(
            '{"authors": ["Judy Dempsey1"]}',
            at="/authors/0",
            mark="1",
            fixed='{"authors": ["Judy Dempsey"]}',
        ),
        Bad('{"authors": ["1. Judy Dempsey"]}', at="/authors/0", mark="1"),
    )

    def word(self, fault: Fault, name: str) -> str:
        return f"author {name} holds the number '{fault.text}'"
