"""AUT101: a word that holds the place of a name."""

from __future__ import annotations

from carnegie_meta.rules.authors.name_rule import NameRule
from carnegie_meta.rules.example import Bad, Good

TYPE_CHECKING = False
if TYPE_CHECKING:
    from carnegie_meta.text.names_faults import Fault


class AuthorPlaceholder(NameRule):
    """The author is a placeholder: a word that holds the place of a name.

    Why: pages list "Staff" among people, and nobody is credited.

    Silent: it is silent on an institution that signs as such, which AUT112 mentions, and on people
    whose name holds such a word ("Eyal Press").
    """

    code, name, since = "AUT101", "author-placeholder", "0.1"
    severity = "warning"
    kinds = ("placeholder",)
    examples = (
        Good('{"authors": ["Anton La Guardia", "Tong Zhao"]}'),
        Good('{"authors": ["Robert Guest", "Eyal Press", "Na Li", "Sukarno"]}'),
        Good('{"authors": [""]}'),
        Bad('{"authors": ["Staff"]}', at="/authors/0", mark='"Staff"'),
        Bad('{"authors": ["Tong Zhao", "n/a"]}', at="/authors/1", mark='"n/a"'),
        Bad(
            '{"authors": [{"name": "[Author Name]"}]}', at="/authors/0/name", mark='"[Author Name]"'
        ),
        Bad('{"authors": ["By Admin", "TBD", "—"]}', at="/authors/0", mark='"By Admin"', count=3),
        Bad('{"authors": ["Редакция"]}', at="/authors/0", mark='"Редакция"'),
    )

    def word(self, fault: Fault, name: str) -> str:
        return f"author {name} is a placeholder; expected the name of a person"
