"""What stands above what: cycles, found without recursion."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


def cycles(
    above: Mapping[str, Sequence[tuple[str, str]]],
) -> Iterator[tuple[str, list[str]]]:
    """The place of the reference that closes each cycle, and the ids on it, each cycle once.

    Shape: *above* has for each id where its references stand, and the ids that they name.
    """
    done: set[str] = set()
    for start in above:
        if start in done:
            continue
        path: dict[str, Iterator[tuple[str, str]]] = {start: iter(above[start])}
        while path:
            here = next(reversed(path))
            for place, id in path[here]:
                if id in path:
                    ids = list(path)
                    yield place, ids[ids.index(id) :]
                elif id not in done and id in above:
                    path[id] = iter(above[id])
                    break
            else:
                done.add(here)
                del path[here]
