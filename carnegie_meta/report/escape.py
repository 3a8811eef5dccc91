"""Makes any text harmless in what is written: terminals, XML, workflow commands, Markdown.

A record, a file name or a message may hold anything, terminal commands and markup included.
"""

from __future__ import annotations

# Not printable as Python counts, but good text: spaces, and the two joiners of Persian, the
# Indian scripts and emoji.
_KEPT = frozenset(
    "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f"
    "\u3000\u200c\u200d"
)
_SHORT = {"\n": r"\n", "\r": r"\r", "\t": r"\t"}

_MARKUP = frozenset('!"#$&*:<=>@[\\]^_`{|}~')


def code(character: str) -> str:
    r"""*character* as a visible escape: ``\n``, ``\x1b``, ``\u202e``, ``\U000e0001``."""
    number = ord(character)
    if character in _SHORT:
        return _SHORT[character]
    if number < 0x100:
        return f"\\x{number:02x}"
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"


def visible(text: str, keep: str = "") -> str:
    r"""*text* with what does not print or changes the printing shown as escapes.

    These are control characters (C0, C1, DEL), line and paragraph separators, direction marks
    and other invisible format characters, lone surrogates, and code points that are private or
    unassigned. Characters of *keep* stay. A backslash stays as it is, so that a text which
    spells out ``\x1b`` looks like one that holds the character.

    >>> visible("a\x1b[31m\u202eb")
    'a\\x1b[31m\\u202eb'
    """
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c in _KEPT or c in keep else code(c) for c in text)


def terminal(text: str) -> str:
    """*text* as a piece of one line on a terminal."""
    return visible(text)


def github_data(text: str) -> str:
    """*text* as the message of a workflow command; line ends survive, other controls show."""
    text = visible(text, keep="\r\n")
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def github_property(text: str) -> str:
    """*text* as the value of a workflow command's property."""
    return github_data(text).replace(":", "%3A").replace(",", "%2C")


def xml(text: str) -> str:
    """*text* as XML 1.0 text or attribute value; what XML forbids shows as escapes.

    Line ends and tabs survive parsing, in attributes as well.
    """
    text = visible(text, keep="\t\r\n")
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    text = text.replace('"', "&quot;")
    return text.replace("\t", "&#9;").replace("\r", "&#13;").replace("\n", "&#10;")


def markdown(text: str) -> str:
    """*text* as an inert piece of one line of GitHub or GitLab Markdown, in a code element.

    Nothing in it is markup, a link, a mention, a reference or an emoji, and no table cell ends
    in it. A code span of backticks cannot promise that: ``\\|`` in one ends a cell for
    some readers.
    """
    text = "".join(f"&#{ord(c)};" if c in _MARKUP else c for c in visible(text))
    return f"<code>{text.replace('www.', 'www&#46;')}</code>"
