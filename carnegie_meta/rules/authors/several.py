"""AUT103: several people in one item."""

from __future__ import annotations

from carnegie_meta.rules.base import Context, RecordRule
from carnegie_meta.rules.example import Bad, Good

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from carnegie_meta.model.finding import Finding, Repair
    from carnegie_meta.model.view import RecordView


class SeveralAuthorsInOne(RecordRule):
    """One item of authors names several people.

    Why: none of them is credited by name, and every pair that ever wrote together is an author
    of its own.

    Fix: unsafe; each person becomes an item, except those who are in the list already. An author
    object is not split: its bio is one person's.

    Silent: it is silent on what one name may hold: Ortega y Gasset, von und zu, s/o, and a comma
    before a suffix; on ``authors`` that is one text and no list, which the schema says.
    """

    code, name, since = "AUT103", "several-authors-in-one", "0.1"
    severity = "warning"
    reads = ("authors",)
    fix = "unsafe"
    examples = (
        Good('{"authors": ["José Ortega y Gasset", "Thomas Graham, Jr."]}'),
        Good('{"authors": ["Karl von und zu Liechtenstein", "Ramasamy s/o Palanisamy"]}'),
        Good('{"authors": ["Sandra Anders", "Leonardo Martinez-Diaz", "Alexandra Wrage"]}'),
        Good('{"authors": "Tong Zhao and Judy Dempsey"}'),
        Bad(
            '{"authors": ["Tong Zhao and Judy Dempsey", "Marc Pierini"]}',
            at="/authors/0",
            mark='"Tong Zhao and Judy Dempsey"',
            fixed='{"authors": ["Tong Zhao", "Judy Dempsey", "Marc Pierini"]}',
        ),
        Bad(
            '{"authors": ["Tong Zhao, Judy Dempsey & Marc Pierini"]}',
            at="/authors/0",
            mark='"Tong Zhao, Judy Dempsey & Marc Pierini"',
            fixed='{"authors": ["Tong Zhao", "Judy Dempsey", "Marc Pierini"]}',
        ),
        Bad(
            '{"authors": ["Владимир Дворкин и Алексей Арбатов"]}',
            at="/authors/0",
            mark='"Владимир Дворкин и Алексей Арбатов"',
            fixed='{"authors": ["Владимир Дворкин", "Алексей Арбатов"]}',
        ),
        Bad(
            '{"authors": [{"name": "Tong Zhao; Judy Dempsey"}]}',
            at="/authors/0/name",
            mark='"Tong Zhao; Judy Dempsey"',
        ),
    )

    def check(self, record: RecordView, context: Context) -> Iterator[Finding]:
        from carnegie_meta.text.names_people import may_be_several

        names = record.items("authors")
        if not any(may_be_several(value) for _, value in names):
            return
        from carnegie_meta.model.finding import Finding
        from carnegie_meta.text.names_faults import faults
        from carnegie_meta.text.quote import quoted

        listed = frozenset(value for _, value in names)
        for pointer, value in names:
            found = faults(value)
            for fault in found:
                if fault.kind == "several":
                    people = ", ".join(quoted(name) for name in fault.people[:4])
                    more = ", …" if len(fault.people) > 4 else ""
                    message = f"author {quoted(value)} names several people: {people}{more}"
                    whole = all(other.kind != "others" for other in found)
                    repair = _split(pointer, fault.people, listed) if whole else None
                    yield Finding(pointer, message, value=value, repair=repair)


def _split(pointer: str, people: tuple[str, ...], listed: frozenset[str]) -> Repair | None:
    """The repair that gives each of *people* an item; None where their names are not whole."""
    new = [name for name in dict.fromkeys(people) if name not in listed]
    if pointer.endswith("/name") or not new or any(len(name.split()) < 2 for name in people):
        return None
    from carnegie_meta.model.finding import Change, Repair
    from carnegie_meta.text.names_repeated import repeated
    from carnegie_meta.text.names_words import PARTICLES

    said = {word for name in people for word in name.split() if word.islower()}
    if repeated(people) or not said <= PARTICLES:
        return None  # one person in two scripts, or more than names
    head, _, index = pointer.rpartition("/")
    after = f"{head}/{int(index) + 1}"
    changes = [Change("replace", pointer, new[0])]
    changes += [Change("insert", after, name) for name in new[1:]]
    return Repair("Give each author an item", "unsafe", tuple(changes))
