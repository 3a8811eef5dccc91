"""AUT105, AUT106, AUT107: what a byline puts around a name."""

from __future__ import annotations

from carnegie_meta.rules.authors.name_rule import NameRule
from carnegie_meta.rules.example import Bad, Good

TYPE_CHECKING = False
if TYPE_CHECKING:
    from carnegie_meta.text.names_faults import Fault


class TitleInAuthor(NameRule):
    """The author's name holds a title or a degree.

    Why: "Dr. Anna Roe" and "Anna Roe" are two authors to every list and index.

    Fix: safe; the title goes and every letter of the name stays. Unsafe where one word is left
    (Dr. Dre), or a rank is written out (General). None for a title alone.

    Silent: it is silent on generation suffixes (Jr., III), which are part of the name, and on
    titles that are also names: Dean, Major, Prince, Sheikh, Sir, Lord, Judge, Justice.
    """

    code, name, since = "AUT105", "title-in-author", "0.1"
    severity = "warning"
    kinds = ("title",)
    fix = "safe"
    title = "Write {}"
    examples = (
        Good('{"authors": ["Thomas Graham, Jr.", "Martin Luther King III"]}'),
        Good('{"authors": ["Dean Acheson", "Major Garrett", "Amartya Sen", "Justice Malala"]}'),
        Good('{"authors": ["H.E. Bates", "Ma Jun", "Md. Touhid Hossain"]}'),
        Bad(
            '{"authors": ["Dr. Erica Gaston"]}',
            at="/authors/0",
            mark="Dr.",
            fixed='{"authors": ["Erica Gaston"]}',
        ),
        Bad('{"authors": ["Dr."]}', at="/authors/0", mark='"Dr."'),
        Bad(
            '{"authors": ["Prof. Dr. Sinan Ülgen"]}',
            at="/authors/0",
            mark="Prof. Dr.",
            fixed='{"authors": ["Sinan Ülgen"]}',
        ),
        Bad(
            '{"authors": [{"name": "Erica Gaston, PhD"}]}',
            at="/authors/0/name",
            mark=", PhD",
            fixed='{"authors": [{"name": "Erica Gaston"}]}',
        ),
        Bad(
            '{"authors": ["Gen. Thomas Graham, Jr."]}',
            at="/authors/0",
            mark="Gen.",
            fixed='{"authors": ["Thomas Graham, Jr."]}',
        ),
        Bad(
            "---\nauthors:\n  - name: Dr. Erica Gaston\n    role: author\n---\n",
            at="/authors/0/name",
            mark="Dr.",
            fixed="---\nauthors:\n  - name: Erica Gaston\n    role: author\n---\n",
            format="frontmatter",
        ),
    )

    def word(self, fault: Fault, name: str) -> str:
        if fault.text == name[1:-1]:
            return f"author {name} is a title alone; expected the name of a person"
        return f"author {name} holds the title '{fault.text}'"


class RoleInAuthor(NameRule):
    """The author's name holds a role or a place of work.

    Why: the name with its role is another author to every list and index than the name.

    Fix: safe for a word that names a role (", ed."), since the name stays; unsafe for a phrase
    or an institution, which may be said nowhere else, and where one word is left. An
    author object has ``role`` and ``affiliation`` for both.

    Silent: it is silent on a nickname in parentheses.
    """

    code, name, since = "AUT106", "role-in-author", "0.1"
    severity = "warning"
    kinds = ("role",)
    fix = "safe"
    title = "Write {}"
    examples = (
        Good('{"authors": ["Ariel (Eli) Levite", "Edward Ifft"]}'),
        Good('{"authors": [{"name": "Judy Dempsey", "role": "editor"}]}'),
        Bad(
            '{"authors": ["Judy Dempsey, ed."]}',
            at="/authors/0",
            mark=", ed.",
            fixed='{"authors": ["Judy Dempsey"]}',
        ),
        Bad(
            '{"authors": ["Judy Dempsey (moderator)"]}',
            at="/authors/0",
            mark="(moderator)",
            fixed='{"authors": ["Judy Dempsey"]}',
        ),
        Bad(
            '{"authors": ["Moderator: Judy Dempsey"]}',
            at="/authors/0",
            mark="Moderator:",
            fixed='{"authors": ["Judy Dempsey"]}',
        ),
        Bad(
            '{"authors": ["Judy Dempsey, Senior Fellow, Carnegie Europe"]}',
            at="/authors/0",
            mark=", Senior Fellow, Carnegie Europe",
            fixed='{"authors": ["Judy Dempsey"]}',
        ),
    )

    def word(self, fault: Fault, name: str) -> str:
        return f"author {name} holds the role or affiliation '{fault.text}'"


class BylineWordInAuthor(NameRule):
    """The author's name begins with the byline's own word ("By").

    Why: the page prints it again, and the name is filed under B.

    Fix: safe; the word goes and the name stays. Unsafe where one word is left (By Sung-ho).
    """

    code, name, since = "AUT107", "byline-word-in-author", "0.1"
    severity = "warning"
    kinds = ("byline",)
    fix = "safe"
    title = "Write {}"
    examples = (
        Good('{"authors": ["Byron Roe", "Anders By", "Bý"]}'),
        Bad(
            '{"authors": ["By Judy Dempsey"]}',
            at="/authors/0",
            mark="By",
            fixed='{"authors": ["Judy Dempsey"]}',
        ),
        Bad(
            '{"authors": ["Автор: Джон Байерли"]}',
            at="/authors/0",
            mark="Автор:",
            fixed='{"authors": ["Джон Байерли"]}',
        ),
    )

    def word(self, fault: Fault, name: str) -> str:
        return f"author {name} begins with '{fault.text}'; expected the name alone"
