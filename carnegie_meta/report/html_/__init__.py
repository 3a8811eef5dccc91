"""One page for people: what was found, pictures of the corpus, a table to search, the rules.

The page is whole in itself and asks no network. Its script is allowed by its hash alone, so
that nothing a record holds could run even if it came to stand in the markup.
"""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from importlib.resources import files

from carnegie_meta.report.html_.findings import controls, payload
from carnegie_meta.report.html_.markup import join, tag, text
from carnegie_meta.report.html_.numbers import Numbers
from carnegie_meta.report.html_.overview import key_figures, rules_found
from carnegie_meta.report.html_.pictures import pictures
from carnegie_meta.report.html_.rules import explained
from carnegie_meta.report.summary import headline, looked_at
from carnegie_meta.version import VERSION

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from carnegie_meta.model.report import Report
    from carnegie_meta.report.options import Options

SECTIONS = {
    "found": "What was found",
    "corpus": "The corpus",
    "findings": "Findings",
    "rules": "Rules explained",
}


def write(report: Report, options: Options) -> Iterator[str]:
    numbers = Numbers(report)
    drawn = list(pictures(numbers, options.survey)) if options.survey is not None else []
    shown = {"corpus"} if drawn else set()
    if numbers.rules:
        shown |= {"found", "findings", "rules"}
    script = _part("script.js")
    yield _head(script)
    yield '<a class="skip" href="#main">Skip to the report</a>\n'
    yield _masthead(report, options)
    if len(shown) > 1:
        yield _navigation(shown)
    yield '<main id="main" tabindex="-1">\n'
    yield key_figures(numbers, report, options)
    if numbers.rules:
        yield _section("found", rules_found(numbers))
    if drawn:
        yield _section("corpus", "".join(drawn))
    if numbers.rules:
        yield _section("findings", controls(numbers, options.survey))
        yield _section("rules", "".join(explained(numbers)))
    yield "</main>\n"
    yield f"<footer><p>Made by carnegie-meta {text(VERSION)}. {CONTAINED}</p></footer>\n"
    if numbers.rules:
        yield from payload(report, options.survey)
        yield f"<script>{script}</script>\n"
    yield "</body>\n</html>\n"


CONTAINED = "This page is one file: it loads nothing and sends nothing."


def _head(script: str) -> str:
    digest = b64encode(sha256(script.encode()).digest()).decode()
    policy = (
        "default-src 'none'; base-uri 'none'; form-action 'none'; "
        f"style-src 'unsafe-inline'; script-src 'sha256-{digest}'"
    )
    return join(
        "<!doctype html>",
        '<html lang="en">',
        "<head>",
        '<meta charset="utf-8">',
        tag("meta", {"http-equiv": "Content-Security-Policy", "content": policy}),
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="color-scheme" content="light dark">',
        '<meta name="referrer" content="no-referrer">',
        "<title>Publication metadata: what was found</title>",
        f"<style>\n{_part('style.css')}</style>",
        "</head>",
        "<body>",
    )


def _masthead(report: Report, options: Options) -> str:
    about = f"{looked_at(report)} checked"
    if options.day:
        about = f"{options.day} · {about}"
    return join(
        '<header class="masthead">',
        "<h1>Publication metadata</h1>",
        f'<p class="about">{text(about)}</p>',
        f'<p class="headline">{text(headline(report))}.</p>',
        "</header>",
    )


def _navigation(shown: set[str]) -> str:
    links = "".join(
        f'<li><a href="#{name}">{title}</a></li>'
        for name, title in SECTIONS.items()
        if name in shown
    )
    return f'<nav aria-label="Sections"><ul>{links}</ul></nav>\n'


def _section(name: str, content: str) -> str:
    title = SECTIONS[name]
    return (
        f'<section id="{name}" aria-labelledby="{name}-title">\n'
        f'<h2 id="{name}-title" tabindex="-1">{title}</h2>\n{content}</section>\n'
    )


def _part(name: str) -> str:
    return files("carnegie_meta.report.html_").joinpath(name).read_text("utf-8")
