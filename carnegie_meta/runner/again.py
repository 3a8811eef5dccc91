"""Records of a large JSONL file that are read again, here and there, without reading all of it."""

from __future__ import annotations

from bisect import bisect_right

from carnegie_meta.runner.pieces import Part, cut

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from carnegie_meta.runner.job import Job
    from carnegie_meta.runner.pieces import Piece
    from carnegie_meta.source.unit import Unit

FINE = 1 << 16
"""Bytes of a piece: few, so that one record is found soon; a large file has thousands of them."""


class Again:
    """The JSONL file at ``path``, cut so finely that a record costs no more the larger the file is.

    The file is gone through once, for the line ends.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        self._pieces: list[Piece] = list(cut(path, FINE))
        self._first = [records for _, _, _, records in self._pieces]

    def units(self, job: Job, indexes: Collection[int]) -> Iterator[Unit]:
        """The units of the records at *indexes*, in order."""
        wanted: dict[int, set[int]] = {}
        for index in sorted(indexes):
            wanted.setdefault(bisect_right(self._first, index) - 1, set()).add(index)
        for number, some in wanted.items():
            start, end, lines, records = self._pieces[number]
            part = Part(self.path, start, end)
            yield from job.units(part, before=(lines, records), only=some)
