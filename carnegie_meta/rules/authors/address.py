"""AUT102: an address where a name belongs."""

from __future__ import annotations

from carnegie_meta.rules.authors.name_rule import NameRule
from carnegie_meta.rules.example import Bad, Good

TYPE_CHECKING = False
if TYPE_CHECKING:
    from carnegie_meta.text.names_faults import Fault


class AddressAsAuthor(NameRule):
    """The author is, or holds, an e-mail address, a URL or a handle.

    Why: readers see an address in the byline, and a private one is published.

    Fix: unsafe; where a name stands beside the address, the address goes. Its front matter
    has ``url`` for it.
    """

    code, name, since = "AUT102", "address-as-author", "0.1"
    severity = "error"
    kinds = ("address",)
    fix = "unsafe"
    title = "Keep {} alone"
    examples = (
        Good('{"authors": ["J.R.R. Tolkien", "St. John Philby"]}'),
        Good('{"authors": [{"name": "Tong Zhao", "url": "https://example.org/zhao"}]}'),
        Bad(
            '{"authors": ["tong.zhao@example.org"]}',
            at="/authors/0",
            mark='"tong.zhao@example.org"',
        ),
        Bad(
            '{"authors": ["https://example.org/zhao"]}',
            at="/authors/0",
            mark='"https://example.org/zhao"',
        ),
        Bad('{"authors": ["@tongzhao"]}', at="/authors/0", mark='"@tongzhao"'),
        Bad(
            '{"authors": ["Tong Zhao <zhao@example.org>"]}',
            at="/authors/0",
            mark="<zhao@example.org>",
            fixed='{"authors": ["Tong Zhao"]}',
        ),
    )

    def word(self, fault: Fault, name: str) -> str:
        if fault.text == name[1:-1]:
            return f"author {name} is an address; expected the name of a person"
        from carnegie_meta.text.quote import quoted

        return f"author {name} holds the address {quoted(fault.text)}"
