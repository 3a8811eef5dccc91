"""Words that pages of the house print around an item, and how they are told."""

from __future__ import annotations

import re

SECTION_LABELS = frozenset(
    {
        "article",
        "blog",
        "book",
        "brief",
        "collection",
        "commentary",
        "conference",
        "event",
        "in the media",
        "legacy in the media",
        "media mention",
        "newsletter",
        "op-ed",
        "other",
        "outlook",
        "paper",
        "podcast",
        "policy brief",
        "policy outlook",
        "press release",
        "q&a",
        "report",
        "research",
        "scholar spotlight",
        "testimony",
        "video",
        "working paper",
    }
)
"""What stands above a title, in small letters."""

PUBLISHED = re.compile(r"Published(?: on)?(?::?\s+(?=[^\n]{0,60}\d)|:?$)", re.IGNORECASE)
BY = re.compile(r"By(?::?\s+(?=\S)|:?$)")
SOURCE = re.compile(r"(?:Image |Photo )?(?:Source|Credit|Photo|Image):\s*(?=\S)", re.IGNORECASE)
SHARING = frozenset({"link copied", "copy link", "share", "print", "share this page"})
ABOUT = re.compile(r"(?:About the )?(?:Authors?|Speakers?|Experts?)(?:\(s\))?:?", re.IGNORECASE)
MORE_WORK = re.compile(r"More (?:Work|work) from\s*")
MORE_NEWS = re.compile(r"Get more news and analysis from\s*", re.IGNORECASE)
LEARN_MORE = "learn more"
CARDS = {"project": "project", "program": "program"}
DISCLAIMER = re.compile(r"\bdo(?:es)? not take institutional positions\b")
LOGO = re.compile(r"(.{3,80}?) logo(?=\b|[A-Z])")

PLACEHOLDERS = re.compile(
    r"REQUIRED IMAGE|Program mobile hero image|Invalid video URL|\bLorem ipsum\b"
)
"""What a template prints where content belongs."""

MARKERS = re.compile(
    r"IMGXYZ\d*IMGZYX|\{\{[^{}\n]{1,80}\}\}|\{%[^{}\n]{1,80}%\}|\[\[nid:\d+\]\]"
    r"|\[object Object\]|\[/?caption\b[^\]\n]{0,200}\]"
)
"""What a converter leaves where it had put something aside."""

LONGEST_DATE = 80
"""Code points of a line that is a date and nothing else."""

DECORATION = frozenset({"project hero image", "program hero image", "hero image"})
"""Texts that stand for a picture."""


def is_sentence(text: str) -> bool:
    """Whether *text* is a sentence of some length, which is no title and no name."""
    return text.endswith(".") and len(text.split()) > 8


def begins_date(text: str) -> bool:
    """Whether a line is ``Published on`` and a date, or announces one on the next line."""
    return len(text) <= LONGEST_DATE and PUBLISHED.match(text) is not None


def is_label(text: str) -> bool:
    """Whether *text* is the name of a section, as it stands above a title."""
    return len(text) < 30 and " ".join(text.split()).casefold() in SECTION_LABELS


def is_noise(text: str) -> bool:
    """Whether a line holds a placeholder, or the text for a picture, and nothing else."""
    rest = MARKERS.sub("", PLACEHOLDERS.sub("", text)).strip()
    return not rest or (len(rest) < 40 and rest.casefold() in DECORATION)
