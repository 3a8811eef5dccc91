"""What a text may have been before it was damaged; the vocabulary says which it was."""

from __future__ import annotations

from carnegie_meta.text import glance

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from carnegie_meta.vocab.match import Method
    from carnegie_meta.vocab.vocabulary import Vocabulary

SHORTEST = 4
"""Least characters of a text whose letters are taken for others."""


def unescaped(text: str, _: Vocabulary) -> Iterator[str]:
    """*text* without character references, hidden characters and tags."""
    plain = text
    if "&" in plain and ";" in plain:
        from carnegie_meta.text.markup import decoded

        plain = decoded(plain)
    if "<" in plain:
        from carnegie_meta.text.markup import untagged

        plain = untagged(plain)
    if glance.may_hide(plain):
        from carnegie_meta.text.invisible import visible

        plain = visible(plain)
    if plain != text:
        yield plain


def look_alikes(text: str, _: Vocabulary) -> Iterator[str]:
    """*text* with letters of one script, or letters for the digits that look like them."""
    if len(text) < SHORTEST:
        return
    if text.isascii():
        yield from _digits(text)
        return
    import unicodedata

    text = unicodedata.normalize("NFKC", text)
    if text.isascii() or max(text) >= "\u3000":
        return
    from carnegie_meta.text.confusables import SCRIPTS, convert
    from carnegie_meta.text.scripts import script_of

    present = {script_of(letter) for letter in text}
    for script in SCRIPTS:
        if script == "Latin" or script in present:
            pieces = [convert(word, script) for word in text.split()]
            if None not in pieces:
                plain = " ".join(piece for piece in pieces if piece)
                if plain != text:
                    yield plain
    yield from _digits(text)


def _digits(text: str) -> Iterator[str]:
    if "0" in text or "1" in text or "|" in text:
        for letter in ("i", "l"):
            yield text.replace("0", "o").replace("1", letter).replace("|", letter)
    for one, other in (("l", "I"), ("I", "l")):
        if one in text:
            words = [_swapped(word, one, other) for word in text.split(" ")]
            swapped = " ".join(words)
            if swapped != text:
                yield swapped


def _swapped(word: str, one: str, other: str) -> str:
    """*word* with a small l as its first letter for a capital i, or the reverse inside it."""
    if one == "l":
        return other + word[1:] if word[:1] == "l" and word[1:].islower() else word
    if word[:1] == "I" or word[1:].replace("I", "l").islower():
        return word[:1] + word[1:].replace("I", "l")
    return word


_SEEN_AS = (
    *(("cp1252", "utf-8"), ("latin-1", "utf-8"), ("cp1251", "utf-8"), ("mac_roman", "utf-8")),
    *(("cp437", "utf-8"), ("cp850", "utf-8"), ("cp1250", "utf-8"), ("cp1254", "utf-8")),
    *(("koi8-r", "utf-8"), ("cp866", "utf-8"), ("gbk", "utf-8"), ("cp1256", "utf-8")),
    *(("mac_roman", "cp1252"), ("cp1252", "mac_roman"), ("cp437", "cp1252"), ("cp1252", "cp850")),
    *(("cp850", "cp1252"), ("cp1250", "cp1252"), ("cp1252", "cp1250"), ("cp1251", "cp1252")),
    *(("cp1252", "cp1251"), ("latin-1", "cp1251"), ("cp1251", "koi8-r"), ("koi8-r", "cp1251")),
    *(("cp1251", "cp866"), ("cp866", "cp1251"), ("mac_roman", "cp1251"), ("cp1252", "koi8-r")),
    *(("cp1252", "cp1256"), ("latin-1", "cp1256"), ("cp1252", "iso8859-6")),
    *(("latin-1", "gbk"), ("cp1252", "gbk"), ("latin-1", "big5"), ("latin-1", "shift_jis")),
    *(("latin-1", "euc-jp"), ("latin-1", "euc-kr"), ("cp1252", "euc-kr")),
)
"""Encodings in which a text was read, and those in which it was written."""


def ungarbled(text: str, _: Vocabulary) -> Iterator[str]:
    """*text* as it was before its bytes were read in the wrong encoding, in many ways."""
    if text.isascii():
        return
    if glance.may_be_garbled(text):
        from carnegie_meta.text.mojibake import mend

        mended = mend(text)
        if mended is not None and mended != text:
            yield mended
    if all(word[1:].islower() and "\u0400" < word[-1] < "\u0530" for word in text.split()):
        return  # Cyrillic in the case that people write
    bytes_: dict[str, bytes | None] = {}
    for seen, written in _SEEN_AS:
        if seen not in bytes_:
            bytes_[seen] = _encoded(text, seen)
        try:
            plain = (bytes_[seen] or b"").decode(written)
        except UnicodeDecodeError:
            continue
        if plain and plain != text and _is_written(plain):
            yield plain


def _is_written(plain: str) -> bool:
    """Whether *plain* has letters where its bytes are not ASCII; signs stand between letters."""
    inner = plain.strip("‘’–·")
    return inner == plain and all(c.isascii() or c.isalpha() or c in "‘’–·" for c in plain)


def _encoded(text: str, encoding: str) -> bytes | None:
    try:
        return text.encode(encoding)
    except UnicodeEncodeError:
        return None


def lost(text: str, vocabulary: Vocabulary) -> Iterator[str]:
    """Labels that are *text* where it holds marks of a lost letter: ``C?te``, ``Cura\ufffdao``."""
    marked = text.replace("ï¿½", "?").replace("\ufffd", "?")
    inner = marked.rstrip("?") if marked == text else marked
    if "?" not in inner:
        return
    key = _marked(marked)
    if sum(letter.isalpha() for letter in key) < SHORTEST or key.count("?") * 2 > len(key):
        return
    from carnegie_meta.vocab.labels import labels_of

    for senses in (vocabulary.senses, labels_of(vocabulary).senses):
        for *_, label in senses.all:
            if not label.isascii() and _marked(_without(label)) == key:
                yield label


def _without(label: str) -> str:
    return "".join(c if c.isascii() or c in "‘’“”–" else "?" for c in label)


def _marked(text: str) -> str:
    """*text* folded, each run of question marks as one."""
    from carnegie_meta.text.fold import fold

    text = fold(text)
    while "??" in text:
        text = text.replace("??", "?")
    return text


WAYS: tuple[tuple[Method, Callable[[str, Vocabulary], Iterator[str]]], ...] = (
    ("folded", unescaped),
    ("homoglyph", look_alikes),
    ("mojibake", ungarbled),
    ("mojibake", lost),
)
"""The ways in which a text may be damaged, and how each match found so is called."""
