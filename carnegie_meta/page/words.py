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
        # Russian, French, Arabic and Chinese.
        "комментарий",
        "статья",
        "доклад",
        "исследование",
        "подкаст",
        "commentaire",
        "rapport",
        "تعليق",
        "مقال",
        "دراسة",
        "评论",
        "文章",
        "报告",
    }
)
"""What stands above a title, in small letters."""

PUBLISHED = re.compile(
    r"(?:(?:Published|Posted)(?: on)?|Опубликован[оаы]?|Дата публикации|Publiée? le"
    r"|(?:تم النشر|نُ?شرت?) في)(?:\s?:)?(?:\s+(?=[^\n]{0,60}\d)|$)"
    r"|(?:发布于|发表于|發佈於|發布於|發表於|发布日期)\s?[:：]?\s*(?=[^\n]{0,60}\d|$)",
    re.IGNORECASE,
)
BY = re.compile(
    r"(?:By|BY|Par)(?::?\s+(?=\S)|:?$)|Авторы?:\s*|بقلم\s?:?(?:\s+(?=\S)|$)|作者\s?[:：]\s*"
)
SOURCE = re.compile(r"(?:Image |Photo )?(?:Source|Credit|Photo|Image):\s*(?=\S)", re.IGNORECASE)
SHARING = frozenset(
    {"link copied", "copy link", "share", "print", "share this page", "ссылка скопирована"}
    | {"lien copié", "تم نسخ الرابط", "链接已复制"}
)
ABOUT = re.compile(
    r"(?:(?:About the )?(?:Authors?|Speakers?|Experts?)(?:\(s\))?"
    r"|Об? (?:авторе|авторах|эксперте|экспертах)"
    r"|[ÀA] propos (?:de l['’]auteure?|de l['’]autrice|des auteure?s|des autrices)"
    r"|(?:نبذة )?عن (?:المؤلفة?|المؤلفين|الكاتبة?|الكاتبين)|关于作者|作者简介|作者簡介|關於作者):?",
    re.IGNORECASE,
)
MORE_WORK = re.compile(r"More (?:Work|work) from\s*")
MORE_NEWS = re.compile(r"Get more news and analysis from\s*", re.IGNORECASE)
LEARN_MORE = "learn more"
CARDS = {"project": "project", "program": "program"}
DISCLAIMER = re.compile(
    r"\bdo(?:es)? not take institutional positions\b"
    r"|\bне выступа(?:ет|ют) с общей позицией\b"
    r"|\bne prend pas de positions? institutionnelles?\b"
    r"|(?<!\w)لا تت?ّ?خذ [^.\n]{0,60}مواقف مؤسّ?سيّ?ة"
    r"|不[^。；\n]{0,20}[机機][构構](?:性)?立[场場]"
)
LOGO = re.compile(r"(.{3,80}?) logo(?=\b|[A-Z])")

HELPING = re.compile(
    r"(?:(?:with )?(?:moderat|translat|interview|introduc|illustrat|host|present|compil|narrat)ed"
    r"|photo(?:s|graphs?|graphy)?|illustrations?|graphics?|maps|video|foreword) by\b"
    r"|(?:(?:other|special) )?(?:guests?|others|colleagues|panelists)$",
    re.IGNORECASE,
)
"""How a byline names somebody who helped, and need not be an author."""

PLACE_OF_WORK = re.compile(r"\s+(?:for|from|at|of) (?:the )?[A-Z].*$|\s*\([^()]*\)$")
"""What a byline puts behind a name: ``for Carnegie Europe``, ``(Paris)``."""

TEMPLATE_TEXTS = ("REQUIRED IMAGE", "Program mobile hero image", "Invalid video URL")
LOREM = "Lorem ipsum"

PLACEHOLDERS = re.compile("|".join((*TEMPLATE_TEXTS, rf"\b{LOREM}\b")))
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


def is_event(text: str) -> bool:
    """Whether *text*, a label or a type, is that of an item with a day of its own."""
    return text.casefold() in ("event", "conference")


def is_noise(text: str) -> bool:
    """Whether a line holds a placeholder, or the text for a picture, and nothing else."""
    rest = MARKERS.sub("", PLACEHOLDERS.sub("", text)).strip()
    return not rest or (len(rest) < 40 and rest.casefold() in DECORATION)
