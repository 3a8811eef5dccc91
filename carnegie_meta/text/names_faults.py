"""What is wrong with one author's name as a byline gives it.

Precision first: a form that some culture writes is no fault. What is reported stands at a
place in the text, and each mistake is one fault.
"""

from __future__ import annotations

from carnegie_meta.text import names_words as words_of
from carnegie_meta.text.names import Name, Part, decoration, is_organisation, parse, words
from carnegie_meta.text.names_case import capitalised, one_case
from carnegie_meta.text.names_fold import fold, key
from carnegie_meta.text.names_people import LONGEST, people
from carnegie_meta.text.names_plain import is_plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

    FaultKind = Literal[
        "address",
        "placeholder",
        "organisation",
        "several",
        "others",
        "title",
        "role",
        "byline",
        "inverted",
        "capitals",
        "small",
        "stray",
        "digit",
    ]

_PAIRS = (("(", ")"), ("[", "]"), ("“", "”"), ("«", "»"), ('"', '"'))
_WRAPPERS = (*_PAIRS, ("<", ">"), ("{", "}"))
_QUOTES = (*_WRAPPERS, ("„", "“"), ("'", "'"), ("‘", "’"))
_BULLETS = "•*·–—-|,;:.#"
_ENDS = ",;:|•*†‡-–—/\\。、，"


class Fault:
    """One mistake in a name.

    ``start`` and ``end``: what is meant, in code points of the name. ``text``: that piece,
    or what was recognised in it. ``repaired``: the whole name after the repair, None when
    there is none; ``sure``: whether the repair is the one right answer. ``people``: for
    ``several``, the names in the text.
    """

    __slots__ = ("end", "kind", "people", "repaired", "start", "sure", "text")

    def __init__(
        self,
        kind: FaultKind,
        start: int,
        end: int,
        text: str,
        repaired: str | None = None,
        sure: bool = False,
        people: tuple[str, ...] = (),
    ) -> None:
        self.kind = kind
        self.start = start
        self.end = end
        self.text = text
        self.repaired = repaired or None
        self.sure = sure
        self.people = people


_last: tuple[str, tuple[Fault, ...]] = ("", ())


def faults(text: str) -> tuple[Fault, ...]:
    """Mistakes in the name *text*, from its start to its end; none in an empty text.

    >>> [(fault.kind, fault.repaired) for fault in faults("By Dr. Anna Roe")]
    [('byline', 'Dr. Anna Roe'), ('title', 'By Anna Roe')]
    """
    global _last  # the rules of a family ask for one name one after the other
    if is_plain(text):
        return ()
    if _last[0] != text:
        _last = (text, tuple(sorted(_faults(text), key=lambda fault: fault.start)))
    return _last[1]


def _faults(text: str) -> list[Fault]:
    start, end = _bounds(text)
    if start == end or end - start > LONGEST or _is_markup(text):
        return []
    address = _address(text)
    if address is not None:
        return [address]
    if is_placeholder(text):
        return [Fault("placeholder", start, end, text[start:end])]
    if all(key(word) in words_of.TITLES for word in text.split()):
        return [Fault("title", start, end, text[start:end])]
    found, start, end = _stray(text, start, end)
    others = _others(text, start, end)
    if others is not None:
        found.append(others)
        end = others.start
    places = people(text, start, end)
    names = [parse(text, *place) for place in places]
    if len(names) == 1 and is_placeholder(text[names[0].start : names[0].end]):
        return [Fault("placeholder", start, end, text[start:end])]
    if all(is_organisation(text[name.start : name.end]) for name in names):
        return [Fault("organisation", start, end, text[start:end])]
    if len(places) > 1:
        return _several(text, start, end, places, others)
    (name,) = names
    around = _around(text, name)
    found.extend(around)
    case = one_case(words(text, name.start, name.end))
    if case is not None:
        first, last = name.start, name.end
        guess = text[:first] + capitalised(text[first:last]) + text[last:]
        byline = any(fault.kind == "byline" for fault in around)  # it is shouted as well
        repaired = guess if guess != text and not byline else None
        found.append(Fault(case, first, last, text[first:last], repaired))
    digit = _digits(text, start, end)
    if digit is not None:
        found.append(digit)
    return found


def _several(
    text: str, start: int, end: int, places: list[tuple[int, int]], others: Fault | None
) -> list[Fault]:
    """What to say of several people: nothing of each of them before they are apart."""
    first = parse(text, *places[0])
    around = [fault for fault in _around(text, first) if fault.kind == "byline"]
    begins = next((part.end for part in first.parts if part.kind == "byline"), places[0][0])
    shown = (text[begins : places[0][1]], *(text[slice(*place)] for place in places[1:]))
    several = Fault("several", start, end, text[start:end], people=shown)
    return [several, *around, *([others] if others else [])]


def _bounds(text: str) -> tuple[int, int]:
    """Where *text* begins and ends without white space."""
    stripped = text.strip()
    start = text.index(stripped)
    return start, start + len(stripped)


def _is_markup(text: str) -> bool:
    """Whether *text* holds a tag or an entity: another mistake, and not of the name."""
    if "&" in text and ";" in text[text.index("&") :]:
        entity = text[text.index("&") + 1 : text.index(";", text.index("&"))]
        if entity and " " not in entity:
            return True
    tag = text.find("<")
    return (
        (tag >= 0 and ">" in text[tag:] and "@" not in text and not text.startswith("<"))
        or "</" in text
        or text.startswith(("<a ", "<b>", "<p>", "<br", "<i>", "<img", "<script", "<span", "<em"))
    )


def _address(text: str) -> Fault | None:
    """An e-mail address, a URL or a handle in *text*."""
    for word in words(text):
        bare = word.text.strip("<>()[],;:\"'")
        if bare.lower().startswith("mailto:"):
            bare = bare[7:]
        local, at, domain = bare.partition("@")
        is_handle = at and not local and len(domain) > 1
        is_mail = at and local and "." in domain
        if not (is_handle or is_mail or _is_url(bare)):
            continue
        rest = (text[: word.start] + text[word.end :]).strip(" ,;:-–—|()<>")
        repaired = rest if len(rest.split()) > 1 and "@" not in rest else None
        return Fault("address", word.start, word.end, bare, repaired)
    return None


def _is_url(word: str) -> bool:
    lowered = word.lower()
    if "://" in lowered or lowered.startswith("www."):
        return True
    host, _, _ = lowered.partition("/")
    name, dot, domain = host.rpartition(".")
    return (
        bool(dot)
        and len(name) > 2
        and "." not in name
        and name.isascii()
        and (domain in words_of.TOP_LEVEL_DOMAINS and word == word.lower())
    )


def is_placeholder(text: str) -> bool:
    """Whether *text* stands where a name belongs: ``Staff``, ``TBD``, ``N/A``, a dash."""
    stripped = text.strip()
    while len(stripped) > 1 and any(
        stripped[0] == opening and stripped[-1] == closing for opening, closing in _WRAPPERS
    ):
        stripped = stripped[1:-1].strip()
    if not any(c.isalpha() for c in stripped):
        return True
    folded = " ".join(stripped.casefold().replace("_", " ").strip(".,;:!?*-–—…").split())
    return folded in words_of.PLACEHOLDERS or " ".join(fold(folded)) in words_of.PLACEHOLDERS


def _stray(text: str, start: int, end: int) -> tuple[list[Fault], int, int]:
    """Punctuation that belongs to no name, and where the text begins and ends without it."""
    found: list[Fault] = []
    first, last = _without_signs(text, start, end)
    if (first, last) != (start, end):
        place = (start, first) if last == end else (last, end)
        if first > start and last < end:
            place = (start, end)
        repaired = text[:start] + text[first:last] + text[end:]
        shown = text[slice(*place)].strip()
        cut_off = text[last:end].startswith(("…", ".."))  # perhaps the rest of a name
        found.append(Fault("stray", *place, shown, repaired, not cut_off))
    for opening, closing in _PAIRS:
        mark = _unpaired(text, first, last, opening, closing)
        if mark is not None:
            at_end = mark in (first, last - 1)
            rest = (text[start:mark] + text[mark + 1 : end]).strip()
            repaired_mark = text[:start] + rest + text[end:] if at_end else None
            found.append(Fault("stray", mark, mark + 1, text[mark], repaired_mark, at_end))
    for pair in (",,", " ,"):
        at = text.find(pair, first, last)
        if at >= 0:
            found.append(Fault("stray", at, at + 2, pair, text[:at] + "," + text[at + 2 :], True))
    line = text.find("_", first, last)
    if first < line < last - 1:
        spaced = text[:first] + " ".join(text[first:last].replace("_", " ").split()) + text[last:]
        found.append(Fault("stray", line, line + 1, "_", spaced))
    return found, first, last


def _without_signs(text: str, start: int, end: int) -> tuple[int, int]:
    """``[start, end)`` without bullets, commas, quotation marks and the like around it."""
    while start < end and (text[start] in _BULLETS or text[start].isspace()):
        start += 1
    while start < end and (text[end - 1] in _ENDS or text[end - 1].isspace()):
        end -= 1
    if text[start:end].endswith(("..", "…")):
        end = start + len(text[start:end].rstrip(".… "))
    elif text[start:end].endswith(".") and _is_full_stop(text[start:end]):
        end -= 1
    for opening, closing in _QUOTES:
        inside = text[start + 1 : end - 1]
        wrapped = end - start > 2 and text[start] == opening and text[end - 1] == closing
        if wrapped and opening not in inside and closing not in inside:
            start, end = start + 1, end - 1
    return start, end


def _is_full_stop(text: str) -> bool:
    """Whether the full stop at the end of *text* ends a sentence and no word."""
    last = text.split()[-1]
    bare = last[:-1]
    known = words_of.ABBREVIATIONS | words_of.SUFFIXES | words_of.CREDENTIALS | words_of.ROLES
    known |= words_of.TITLES | words_of.ABBREVIATED_TITLES
    if len(bare) < 3 or "." in bare or key(bare).strip("(") in known or bare.isupper():
        return False
    return len(text.split()) > 1 and any(c in "aeiouyаеёиоуыэюя" for c in bare.casefold())


def _unpaired(text: str, start: int, end: int, opening: str, closing: str) -> int | None:
    """Where a bracket or quotation mark stands that has no partner."""
    if opening == closing:
        places = [place for place in range(start, end) if text[place] == opening]
        return places[-1] if len(places) % 2 else None
    open_places: list[int] = []
    for place in range(start, end):
        if text[place] == opening:
            open_places.append(place)
        elif text[place] == closing:
            if not open_places:
                return None if opening == "“" and "„" in text[:place] else place
            open_places.pop()
    return open_places[0] if open_places and not (opening == "“" and "„" in text) else None


def _others(text: str, start: int, end: int) -> Fault | None:
    """``et al.`` and its kin at the end of ``text[start:end]``."""
    found = words(text, start, end)
    keys = [key(word.text.strip("[]()")) for word in found]
    for phrase in words_of.OTHERS:
        size = len(phrase)
        if len(keys) > size and tuple(keys[-size:]) == phrase:
            cut = found[-size - 1].end
            while cut > start and text[cut - 1] in ",;":
                cut -= 1
            return Fault("others", cut, end, text[found[-size].start : end], text[:cut])
    return None


_AROUND: dict[str, FaultKind] = {
    "byline": "byline",
    "title": "title",
    "credential": "title",
    "role": "role",
    "affiliation": "role",
}


def _around(text: str, name: Name) -> list[Fault]:
    """Titles, roles and the like around one name, and its order: one fault a kind."""
    found = []
    for kind in dict.fromkeys(_AROUND.values()):
        parts = [part for part in name.parts if _AROUND.get(part.kind) == kind]
        if not parts:
            continue
        end = parts[0].end
        for part in parts[1:]:
            end = part.end if part.start == end else end
        repaired = text
        for part in reversed(parts):
            repaired = repaired[: part.start] + repaired[part.end :]
        left = sum(c.isalpha() for c in text[name.start : name.end])
        sure = len(name.words) > 1 and all(map(_is_sure, parts))
        said = ", ".join(part.text.rstrip(":") for part in parts) if parts[1:] else parts[0].text
        place = _shown(text, parts[0].start, end)
        found.append(Fault(kind, *place, said, repaired if left > 1 else None, sure))
    if name.inverted and not _is_acronym(text, name):
        comma = text.index(",", name.start)
        family = text[name.start : comma].strip()
        given = text[comma + 1 : name.end].strip()
        repaired = f"{text[: name.start]}{given} {family}{text[name.end :]}"
        initials = given.split()[-1]
        sure = initials.endswith(".") and len(initials) == 2 and initials[0].isalpha()
        found.append(
            Fault("inverted", name.start, name.end, text[name.start : name.end], repaired, sure)
        )
    return found


def _is_acronym(text: str, name: Name) -> bool:
    """Whether capitals follow a whole name and a comma: ``Anna Roe, IMF``, or two initials."""
    comma = text.index(",", name.start)
    family, behind = text[name.start : comma].split(), text[comma + 1 : name.end].strip()
    return len(family) > 1 and 1 < len(behind) < 6 and behind.isalpha() and behind.isupper()


def _is_sure(part: Part) -> bool:
    """Whether *part* goes without loss: a word for a role does, a place of work may not."""
    said = part.text.casefold()
    if part.kind == "title":
        return said not in words_of.RANKS
    if part.kind == "role":
        known = decoration(part.text) is not None
        return known and len(said.split()) < 3 and not said.endswith(" with")
    return part.kind != "affiliation"


def _shown(text: str, start: int, end: int) -> tuple[int, int]:
    """``[start, end)`` without the white space at its ends."""
    while text[end - 1].isspace():
        end -= 1
    while text[start].isspace():
        start += 1
    return start, end


def _digits(text: str, start: int, end: int) -> Fault | None:
    """The first run of digits in ``text[start:end]``."""
    for place in range(start, end):
        if text[place].isdigit():
            last = place
            while last < end and text[last].isdigit():
                last += 1
            if text[place:last] in ("2", "3") and text[last : last + 2] in ("nd", "rd"):
                continue
            if _is_coined(text[start:last].split()[-1]):
                continue
            repaired = (text[:place] + text[last:]).strip() if last == end else None
            return Fault("digit", place, last, text[place:last], repaired)
    return None


def _is_coined(word: str) -> bool:
    """Whether *word* is a capital, a hyphen and a number: ``A-12`` was given to a child."""
    return word[:1].isupper() and word[1:2] == "-" and word[2:].isdigit()
