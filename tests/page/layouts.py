"""Pages of our own, built from parts: the same page as stored text and as HTML.

The structure is that of real pages; every sentence is made up.
"""

from __future__ import annotations

import json
from html import escape

RECORD: dict[str, object] = {
    "authors": ["Inès Abdel Razek"],
    "type": "commentary",
    "centerAffiliationAll": "dc",
    "centers": [
        "Carnegie Endowment for International Peace",
        "Malcolm H. Kerr Carnegie Middle East Center",
    ],
    "collections": [],
    "englishNewsletterAll": "menaTransitions",
    "nonEnglishNewsletterAll": "",
    "primaryCenter": "Malcolm H. Kerr Carnegie Middle East Center",
    "programAffiliation": "MEP",
    "programs": ["Middle East"],
    "projects": ["Tunisia Monitor"],
    "regions": ["Levant", "Lebanon", "Middle East"],
    "topics": ["Political Reform"],
}

TEXT = "Inès Abdel Razek studies harbours, and the people who wait in them."

PARTS: dict[str, object] = {
    "menu": ["Research", "Projects", "About"],
    "teaser": ["Two Bridges and No Road", "Kathryn Stoner-Weiss"],
    "record": {},
    "glue": "\n\n",
    "credit": "Source: Getty",
    "label": "Commentary",
    "title": "Nobody Counts the Buoys",
    "standfirst": "Two governments agreed on a map of the strait, and then lost it.",
    "sharing": "Link Copied",
    "byline": "By Inès Abdel Razek",
    "published": "Published on Mar 4, 2021",
    "picture": "Project hero Image",
    "card": ["Project", "Tunisia Monitor", "A box of notes from three ports.", "Learn More"],
    "source": None,
    "body": [
        "The board that drew the map met only twice.",
        "By noon in Russia and Lebanon, its members remember the lunch better than the line.",
    ],
    "about": "About the Author",
    "bios": [("Inès Abdel Razek", None, TEXT)],
    "tags": ["Political Reform", "Levant", "Lebanon", "Middle East"],
    "disclaimer": "Carnegie does not take institutional positions on buoys; its authors do.",
    "more": "More Work from Carnegie Endowment for International Peace",
    "related": [
        ("Commentary", "The Ferry That Stayed", "It had nowhere to go.", ["Tong Zhao"]),
        ("Paper", "A Short History of Ropes", "Some are long.", ["Can Kasapoğlu", "Moisés Naím"]),
    ],
    "footer": [
        "Get more news and analysis from",
        "Carnegie Endowment for International Peace",
        "1779 Massachusetts Avenue NW, Washington, DC",
        "Contact",
    ],
    "head": "",
}


def parts(**changed: object) -> dict[str, object]:
    """The parts of a page that is right, but for *changed*; ``record`` is merged into RECORD."""
    found = {**PARTS, **changed}
    record = {**RECORD, **dict(found["record"])}  # type: ignore[call-overload]  # a dict in every layout
    found["record"] = {key: value for key, value in record.items() if value is not None}
    return found


def _lines(value: object) -> list[str]:
    if value is None:
        return []
    return [value] if isinstance(value, str) else list(value)  # type: ignore[call-overload]


def as_text(it: dict[str, object]) -> str:
    """The page as a crawl stores it."""
    out = [f"  • {entry}\n" for entry in _lines(it["menu"])]
    out += [f"{line}\n" for line in _lines(it["teaser"])]
    block = it.get("block")
    written = json.dumps(it["record"], ensure_ascii=False, indent=2) if block is None else block
    out.append(f"{written}{it['glue']}")
    for name in ("credit", "label", "title", "standfirst"):
        out += [f"{line}\n\n" for line in _lines(it[name])]
    for name in ("sharing", "byline", "published", "picture", "card", "source"):
        out += [f"{line}\n" for line in _lines(it[name])]
    out += [f"\n{line}\n" for line in _lines(it["body"])]
    out += [f"\n{line}\n" for line in _lines(it["about"])]
    for bio in it["bios"]:  # type: ignore[attr-defined]  # a list in every layout
        out += [f"\n{line}\n" for line in bio if line is not None]
    if isinstance(it["tags"], str):
        out.append(f"\n{it['tags']}\n")
    else:
        out += ["\n", *(f"  • {tag}\n" for tag in _lines(it["tags"]))]
    out += [f"\n{line}\n" for line in _lines(it["disclaimer"])]
    out += [f"\n{line}\n" for line in _lines(it["more"])]
    for label, title, text, authors in it["related"]:  # type: ignore[attr-defined]  # as above
        out.append(f"\n  • {label}\n    {title}\n\n    {text}\n\n")
        out.append("".join(f"      • {author}\n" for author in authors))
        out.append("\n" + ", ".join(authors) + "\n" if authors else "")
    out += ["\n", *(f"{line}\n" for line in _lines(it["footer"]))]
    return "".join(out)


def as_html(it: dict[str, object]) -> str:
    """The page as a server sends it: the block in a script, each part in an element."""

    def tags(name: str, value: object) -> str:
        return "".join(f"<{name}>{escape(line)}</{name}>\n" for line in _lines(value))

    block = it.get("block")
    written = json.dumps(it["record"], ensure_ascii=False, indent=2) if block is None else block
    out = ["<!DOCTYPE html>\n<html><head><title>", escape(str(it["title"] or "")), "</title>\n"]
    out += [str(it["head"]), "\n<script type='application/json'>", str(written), "</script></head>"]
    out += ["<body>\n<nav><ul>", tags("li", it["menu"]), "</ul></nav>\n<article>\n"]
    out += [tags("p", it["credit"]), tags("p", it["label"]), tags("h1", it["title"])]
    out += [tags("p", it["standfirst"]), tags("button", it["sharing"]), tags("div", it["byline"])]
    out += [tags("div", it["published"]), tags("p", it["picture"]), tags("div", it["card"])]
    out += [tags("p", it["source"]), tags("p", it["body"]), tags("h2", it["about"])]
    for bio in it["bios"]:  # type: ignore[attr-defined]  # a list in every layout
        name, role, text = bio
        out += [tags("h3", name), tags("p", role), tags("p", text)]
    if isinstance(it["tags"], str):
        out.append(tags("p", it["tags"]))
    else:
        links = "".join(f"<a href='#'>{escape(tag)}</a>" for tag in _lines(it["tags"]))
        out.append(f"<p>{links}</p>\n")
    out += [tags("p", it["disclaimer"]), "</article>\n", tags("h2", it["more"])]
    for label, title, text, authors in it["related"]:  # type: ignore[attr-defined]  # as above
        out += ["<section>", tags("p", label), tags("h3", title), tags("p", text)]
        out += [tags("li", authors), "</section>\n"]
    out += ["<footer>", tags("div", it["footer"]), "</footer></body></html>\n"]
    return "".join(out)
