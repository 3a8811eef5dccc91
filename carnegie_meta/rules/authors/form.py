"""AUT108 and AUT109: a name in the order or in the letters of an index."""

from __future__ import annotations

from carnegie_meta.rules.authors.name_rule import NameRule
from carnegie_meta.rules.example import Bad, Good

TYPE_CHECKING = False
if TYPE_CHECKING:
    from carnegie_meta.text.names_faults import Fault


class FamilyNameFirst(NameRule):
    """The author stands as in an index: family name, comma, given name.

    Why: names are display names; "Cook, Steven" is printed as it is, and counts as another author.

    Fix: safe where the given names end with an initial ("Cook, Steven A."), which nothing else
    does; unsafe otherwise.

    Silent: it is silent on a suffix after a comma, and on a family name that comes first without a
    comma, as in Chinese, Hungarian or Korean.
    """

    code, name, since = "AUT108", "family-name-first", "0.1"
    severity = "warning"
    kinds = ("inverted",)
    fix = "safe"
    title = "Write {}"
    examples = (
        Good('{"authors": ["Thomas Graham, Jr.", "Zhang Chuanjie", "Tong Zhao"]}'),
        Bad(
            '{"authors": ["Cook, Steven A."]}',
            at="/authors/0",
            mark='"Cook, Steven A."',
            fixed='{"authors": ["Steven A. Cook"]}',
        ),
        Bad(
            '{"authors": ["de Waal, Thomas"]}',
            at="/authors/0",
            mark='"de Waal, Thomas"',
            fixed='{"authors": ["Thomas de Waal"]}',
        ),
        Bad(
            '{"authors": ["Graham, Thomas, Jr."]}',
            at="/authors/0",
            mark="Graham, Thomas",
            fixed='{"authors": ["Thomas Graham, Jr."]}',
        ),
    )

    def word(self, fault: Fault, name: str) -> str:
        return f"author {name} has the family name first; expected it as it is said"


class AuthorInOneCase(NameRule):
    """The author's name is all in capitals, or all in small letters.

    Why: the name stands out on the page, and sorts and matches unlike the person's other records.

    Fix: unsafe; where a name has its capitals (McFaul, de Waal) is a guess.

    Silent: it is silent on initials and short acronyms, on particles (de Waal), on scripts without
    case, where one word alone is in capitals, and where
    small letters are the person's own way (k.d. lang, bell hooks).
    """

    code, name, since = "AUT109", "author-in-one-case", "0.1"
    severity = "warning"
    kinds = ("capitals", "small")
    fix = "unsafe"
    title = "Write {}"
    examples = (
        Good('{"authors": ["Thomas de Waal", "C. Raja Mohan", "JFK", "Xi Jinping"]}'),
        Good('{"authors": ["will.i.am", "k.d. lang", "danah boyd"]}'),
        Good('{"authors": ["王毅", "თორნიკე შარაშენიძე", "أحمد علي"]}'),
        Bad(
            '{"authors": ["STEVEN A. COOK"]}',
            at="/authors/0",
            mark='"STEVEN A. COOK"',
            fixed='{"authors": ["Steven A. Cook"]}',
        ),
        Bad(
            '{"authors": [{"name": "thomas de waal"}]}',
            at="/authors/0/name",
            mark='"thomas de waal"',
            fixed='{"authors": [{"name": "Thomas de Waal"}]}',
        ),
    )

    def word(self, fault: Fault, name: str) -> str:
        letters = "in capitals" if fault.kind == "capitals" else "in small letters"
        return f"author {name} is all {letters}"
