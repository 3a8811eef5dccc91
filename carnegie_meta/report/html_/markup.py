"""Text, tags and tables of HTML; what comes from a record is text wherever it stands."""

from __future__ import annotations

from carnegie_meta.report.escape import visible
from carnegie_meta.report.escape import xml as text

__all__ = [
    "figure",
    "join",
    "line",
    "number",
    "numbers_table",
    "percent",
    "pick",
    "table",
    "tag",
    "text",
]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


def join(*lines: str) -> str:
    """*lines*, each with a line end."""
    return "".join(f"{line}\n" for line in lines)


def tag(name: str, attributes: Mapping[str, str]) -> str:
    """A start tag."""
    inner = "".join(f' {key}="{text(value)}"' for key, value in attributes.items())
    return f"<{name}{inner}>"


def number(count: int) -> str:
    """*count* with thousands parted by thin spaces, which no line breaks at."""
    return f"{count:,}".replace(",", "\u202f")


def percent(part: int, whole: int) -> str:
    """The share in percent; what is little is not nothing, and nearly all is not all.

    >>> percent(1, 1000), percent(999, 1000), percent(1, 3)
    ('<1\\u202f%', '>99\\u202f%', '33\\u202f%')
    """
    if not part or not whole:
        return "0\u202f%"
    share = 100 * part / whole
    if share < 1:
        return "<1\u202f%"
    if 99 < share < 100:
        return ">99\u202f%"
    return f"{share:.0f}\u202f%"


def pick(name: str, value: str, label: str) -> str:
    """A link that lets the filter *name* be *value*; *label* is markup.

    The script takes the choices of the filters from these links besides, so each of them has one.
    """
    # Line ends show as in the data of the table, or the two would differ.
    shown = text(visible(value))
    return f'<a href="#findings" data-pick="{name}" data-value="{shown}">{label}</a>'


def figure(name: str, title: str, note: str, content: str) -> str:
    """One picture with its title, and a sentence that says how to read it."""
    return (
        f'<article class="figure" aria-labelledby="{name}-title">\n'
        f'<h3 id="{name}-title">{text(title)}</h3>\n<p class="note">{note}</p>\n'
        f"{content}</article>\n"
    )


def numbers_table(caption: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """The numbers behind a picture, folded away; the first cell of a row heads it."""
    head = "".join(f'<th scope="col">{text(each)}</th>' for each in heads)
    body = "".join(
        f'<tr><th scope="row" dir="auto">{text(first)}</th>'
        + "".join(f"<td>{text(cell)}</td>" for cell in rest)
        + "</tr>\n"
        for first, *rest in rows
    )
    return (
        f'<details class="numbers"><summary>The numbers as a table</summary>\n'
        f'<div class="scroll" tabindex="0" role="region" aria-label="{text(caption)}">'
        f"<table><caption>{text(caption)}</caption><thead><tr>{head}</tr></thead>\n"
        f"<tbody>{body}</tbody></table></div></details>\n"
    )


def table(kind: str, caption: str, heads: Iterable[tuple[str, str]], rows: str) -> str:
    """A table of *rows* with its *heads*, each with its class.

    Roles are written out: a narrow screen lays rows out as blocks, which takes them from the
    elements.
    """
    head = "".join(
        f'<th scope="col" role="columnheader" class="{each}">{text(title)}</th>'
        for title, each in heads
    )
    return (
        f'<table role="table" class="{kind}"><caption>{text(caption)}</caption>\n'
        f'<thead role="rowgroup"><tr role="row">{head}</tr></thead>\n'
        f'<tbody role="rowgroup">{rows}</tbody></table>\n'
    )


def line(cells: Iterable[tuple[str, str]]) -> str:
    """A row of :func:`table`: class and content of its cells; the class ``head`` heads the row."""
    inner = "".join(
        f'<th scope="row" role="rowheader">{content}</th>'
        if each == "head"
        else f'<td role="cell" class="{each}">{content}</td>'
        for each, content in cells
    )
    return f'<tr role="row">{inner}</tr>\n'
