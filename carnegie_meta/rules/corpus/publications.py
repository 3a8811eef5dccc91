"""The copies of each publication, brought down to what tells them apart."""

from __future__ import annotations

from zlib import crc32

from carnegie_meta.rules.base import Reduction
from carnegie_meta.rules.member import number

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from carnegie_meta.rules.base import Context
    from carnegie_meta.rules.member import Member, Origin

    Single = tuple[int, str, int]
    """Content and address as a number, file and number of the record."""
    Version = tuple[int, int, tuple[Origin, ...]]
    """Content and address, how many records have them, and the first of these."""
    Summary = Single | tuple[Version, ...]

MOST_VERSIONS = 16
"""Versions of a publication that are told apart."""

MOST_ORIGINS = 3
"""Records of one version that are named."""


class Publications(Reduction):
    """By publication: the versions of its record, with how often and where each stands."""

    name = "publications"

    def summarise(self, member: Member, context: Context) -> Iterable[tuple[int, Single]]:
        content = member.content
        path, index = member.origin
        names = member.names
        if not names:
            # Nothing says which publication it is; only an equal record can be its copy.
            if member.strings("authors"):
                return ((~content, (content << 32, path, index)),)  # no name has such a key
            return ()
        place = crc32(address(member.url).encode("utf-8", "surrogatepass")) or 1
        single = content << 32 | place, path, index
        return [(number(name), single) for name in names]

    def merge(self, one: Summary, other: Summary) -> tuple[Version, ...]:
        found: dict[int, tuple[int, tuple[Origin, ...]]] = {}
        for version, count, origins in (*versions(one), *versions(other)):
            known = found.get(version)
            if known is not None:
                count += known[0]
                origins = tuple(sorted({*known[1], *origins})[:MOST_ORIGINS])
            found[version] = count, origins
        kept = sorted(found)[:MOST_VERSIONS]
        return tuple((version, *found[version]) for version in kept)


PUBLICATIONS = Publications()


NAMELESS = 0xFFFFFFFF
"""Mask of the address in a version: all zero where nothing names the publication."""


def versions(summary: Summary) -> tuple[Version, ...]:
    """The versions in *summary*, in whichever of its two shapes."""
    if isinstance(summary[0], int):
        version, path, index = summary
        return ((version, 1, ((path, index),)),)
    return summary


def address(url: str) -> str:
    """*url* without what leads to the same page all the same."""
    url = url.partition("#")[0].rstrip("/").lower()
    return url.partition("://")[2].removeprefix("www.") if "://" in url else url


def shown(member: Member) -> str:
    """What to call the publication of *member*, ``""`` where it has no name."""
    url = member.url.partition("#")[0].partition("?")[0].rstrip("/")
    names = member.names
    if url and not (names and names[0].startswith("#")):
        return url.rpartition("/")[2]
    return names[0].partition("@")[0].partition("|")[0] if names else ""
