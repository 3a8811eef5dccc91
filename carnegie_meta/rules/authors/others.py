"""AUT104: a list of authors that ends before its end."""

from __future__ import annotations

from carnegie_meta.rules.authors.name_rule import NameRule
from carnegie_meta.rules.example import Bad, Good

TYPE_CHECKING = False
if TYPE_CHECKING:
    from carnegie_meta.text.names_faults import Fault


class OthersInAuthor(NameRule):
    """The author ends with "et al." or another word for people who are not named.

    Why: those authors find the publication on no page of theirs, and the one name that is there
    is filed under "et al.".

    Fix: unsafe; the words go, but the names that they stand for are still missing.
    """

    code, name, since = "AUT104", "others-in-author", "0.1"
    severity = "warning"
    kinds = ("others",)
    fix = "unsafe"
    title = "Keep {} alone"
    examples = (
        Good('{"authors": ["Alain Etal", "Ann Others"]}'),
        Bad(
            '{"authors": ["Tong Zhao et al."]}',
            at="/authors/0",
            mark=" et al.",
            fixed='{"authors": ["Tong Zhao"]}',
        ),
        Bad(
            '{"authors": ["Tong Zhao, and others"]}',
            at="/authors/0",
            mark=", and others",
            fixed='{"authors": ["Tong Zhao"]}',
        ),
        Bad(
            '{"authors": ["Владимир Лукин и др."]}',
            at="/authors/0",
            mark=" и др.",
            fixed='{"authors": ["Владимир Лукин"]}',
        ),
    )

    def word(self, fault: Fault, name: str) -> str:
        return f"author {name} ends with '{fault.text}'; expected each author as an item"
