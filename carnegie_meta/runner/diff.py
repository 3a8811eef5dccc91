"""What would change in a file, as ``diff -u`` shows it."""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    Region = tuple[int, int, int, int]
    """Lines [a, b) of the old text became lines [c, d) of the new one."""

CONTEXT = 3
"""Unchanged lines shown around a change."""


def unified_diff(before: str, after: str, path: str) -> str:
    """What turns *before* into *after*, for ``patch -p1`` and ``git apply``; empty when equal.

    Lines end as in the texts, a last line without an end has the customary remark.
    Ensures: time by the length of the texts, whatever changed.
    """
    old, new = _lines(before), _lines(after)
    hunks = list(_hunks(old, new))
    if not hunks:
        return ""
    name = shown_path(path)
    return "".join([f"--- {_quoted('a/' + name)}\n", f"+++ {_quoted('b/' + name)}\n", *hunks])


def shown_path(path: str) -> str:
    """*path* as tools find it from here: relative where it lies below, with forward slashes."""
    if os.path.isabs(path):
        here = os.path.join(os.getcwd(), "")
        path = path[len(here) :] if path.startswith(here) else path
    path = path.replace(os.sep, "/").lstrip("/")
    while path.startswith("./"):
        path = path[2:].lstrip("/")
    return path


def _quoted(name: str) -> str:
    """*name* as git writes it in a header: in quotes where a character would end or bend it."""
    if any(c < " " or c in '"\\\x7f' for c in name):
        inner = "".join(
            f"\\{c}" if c in '"\\' else f"\\{ord(c):03o}" if c < " " or c == "\x7f" else c
            for c in name
        )
        return f'"{inner}"'
    return name + "\t" if " " in name else name


def _lines(text: str) -> list[str]:
    """Lines of *text* with their ends; only LF ends a line, as in ``diff``."""
    found = text.split("\n")
    last = found.pop()
    return [line + "\n" for line in found] + ([last] if last else [])


def _regions(old: list[str], new: list[str]) -> Iterator[Region]:
    """Where the two differ, in order.

    A repair changes a line here and there, so the texts soon meet again. What difflib does, the
    least difference of all, takes hours where many lines of a long file change.
    """
    a = b = 0
    while a < len(old) or b < len(new):
        if a < len(old) and b < len(new) and old[a] == new[b]:
            a, b = a + 1, b + 1
            continue
        c, d = _meeting(old, new, a, b)
        yield a, c, b, d
        a, b = c, d


def _meeting(old: list[str], new: list[str], a: int, b: int) -> tuple[int, int]:
    """The nearest lines behind *a* and *b* that are equal; the ends where none are."""
    olds: dict[str, int] = {}
    news: dict[str, int] = {}
    while a < len(old) or b < len(new):
        one = old[a] if a < len(old) else None
        other = new[b] if b < len(new) else None
        if one is not None and one == other:
            return a, b
        if other is not None and other in olds:
            return olds[other], b
        if one is not None and one in news:
            return a, news[one]
        if one is not None:
            olds.setdefault(one, a)
            a += 1
        if other is not None:
            news.setdefault(other, b)
            b += 1
    return a, b


def _hunks(old: list[str], new: list[str]) -> Iterator[str]:
    group: list[Region] = []
    for region in _regions(old, new):
        if group and region[0] - group[-1][1] > 2 * CONTEXT:
            yield _hunk(old, new, group)
            group = []
        group.append(region)
    if group:
        yield _hunk(old, new, group)


def _hunk(old: list[str], new: list[str], group: list[Region]) -> str:
    lead = min(CONTEXT, group[0][0])
    tail = min(CONTEXT, len(old) - group[-1][1])
    a, b = group[0][0] - lead, group[0][2] - lead
    end, other_end = group[-1][1] + tail, group[-1][3] + tail
    lines = [f"@@ -{_extent(a, end)} +{_extent(b, other_end)} @@\n"]
    at = a
    for start, stop, new_start, new_stop in group:
        lines += (" " + line for line in old[at:start])
        lines += ("-" + line for line in old[start:stop])
        lines += ("+" + line for line in new[new_start:new_stop])
        at = stop
    lines += (" " + line for line in old[at:end])
    return "".join(
        line if line.endswith("\n") else line + "\n\\ No newline at end of file\n" for line in lines
    )


def _extent(start: int, end: int) -> str:
    """Lines from *start* (0 is the first) to before *end*, as a hunk's header counts them."""
    if end - start == 1:
        return str(start + 1)
    return f"{start + 1 if end > start else start},{end - start}"
