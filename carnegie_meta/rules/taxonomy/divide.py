"""Terms run together in one value, told apart by the vocabulary."""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from carnegie_meta.vocab.vocabulary import Vocabulary

LONGEST = 400
"""Most characters of a value that is looked into."""

# Commas and the like, of other scripts as well; words for "and"; spaces.
_BETWEEN = re.compile(r"\s*[,;/|+•·\n\t،、，；]\s*(?:and\s+|&\s*)?|\s+(?:and|&|и)\s+|\s+")
_GLUED = re.compile(r"(?<=[^\W_])(?=[^\W\d_a-zа-яё])")


def divided(text: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The two or more known labels that *text* consists of, in their order; else none.

    Between them stand commas and the like, spaces, or nothing before a capital letter. Fewest
    parts count, and where two ways are as short, none does.
    """
    if len(text) > LONGEST:
        return ()
    starts = {0: 0}
    ends = {len(text)}
    for match in _BETWEEN.finditer(text):
        ends.add(match.start())
        starts[match.end()] = match.start()
    for match in _GLUED.finditer(text):
        ends.add(match.start())
        starts.setdefault(match.start(), match.start())
    return _fewest(text, starts, sorted(ends), vocabulary)


def _fewest(
    text: str, starts: dict[int, int], ends: list[int], vocabulary: Vocabulary
) -> tuple[str, ...]:
    """The shortest way from the beginning of *text* to its end over known labels."""
    best: dict[int, list[tuple[str, ...]]] = {0: [()]}
    for start in sorted(starts):
        ways = best.get(starts[start], [])
        if not ways:
            continue
        for end in ends:
            label = text[start:end]
            if end - start < 2 or vocabulary.lookup(label) is None:
                continue
            known = best.setdefault(end, [])
            for way in ways:
                longer = (*way, label)
                if not known or len(longer) < len(known[0]):
                    known[:] = [longer]
                elif len(longer) == len(known[0]) and longer not in known and len(known) < 3:
                    known.append(longer)
    ways = [way for way in best.get(len(text), []) if len(way) > 1]
    return ways[0] if len(ways) == 1 else ()
