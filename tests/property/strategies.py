"""Records, whole and broken, for property tests."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from hypothesis import strategies as st

from carnegie_meta.model.fields import BLOCK_FIELDS, LIST_FIELDS

TYPES = (
    "legacyinthemedia",
    "commentary",
    "pressRelease",
    "event",
    "testimony",
    "conference",
    "scholarSpotlight",
    "other",
)
NEWSLETTERS = ("", "ctw", "menaTransitions", "asia", "democracy", "americanStatecraft")
ALWAYS = (
    "authors",
    "type",
    "centerAffiliationAll",
    "centers",
    "englishNewsletterAll",
    "nonEnglishNewsletterAll",
    "primaryCenter",
    "programAffiliation",
)
ODD = "\u0000\u001c\u001f \u0085\u00a0\u1680\u200b\u2003\u2028\u3000\ufeff\t\n\r\x0b/~\"\\'"
"""Characters on which engines, readers and writers like to differ."""

WORDS = ("Russia", "Türkiye", "Россия", "中国", "U.S.", "Democracy, Conflict, and Governance")

characters = st.one_of(
    st.sampled_from(ODD), st.characters(codec="utf-8"), st.sampled_from("aZ09éяа-—’")
)
texts = st.text(characters, max_size=12)
terms = st.one_of(st.sampled_from(WORDS), texts.map(lambda text: f"{text}x"))
scalars = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**53), 2**53),
    st.floats(allow_nan=False, allow_infinity=False),
    texts,
)
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=8,
)
"""Any JSON value."""


def _lists(least: int = 0) -> st.SearchStrategy[list[str]]:
    return st.lists(terms, min_size=least, max_size=4, unique=True)


_optional = {
    "blog": terms,
    "url": st.sampled_from(("https://example.org/a", "/2010/09/a", "HTTP://example.org?x")),
    "language": st.sampled_from(("en", "ru", "zh-Hans", "pt_BR")),
    **{
        field: _lists()
        for field in BLOCK_FIELDS
        if field in LIST_FIELDS and field not in ("authors", "centers")
    },
}

blocks: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {
        "authors": _lists(),
        "type": st.sampled_from(TYPES),
        "centerAffiliationAll": st.sampled_from(("dc", "")),
        "centers": _lists(1),
        "englishNewsletterAll": st.sampled_from(NEWSLETTERS),
        "nonEnglishNewsletterAll": st.just("") | terms,
        "primaryCenter": terms,
        "programAffiliation": st.just("") | terms,
    },
    optional=_optional,
)
"""Valid records in the shape of the block."""

_authors = st.fixed_dictionaries(
    {"name": terms},
    optional={
        "bio": texts,
        "role": texts,
        "affiliation": texts,
        "url": st.just("/people/a"),
        "orcid": st.sampled_from(("0000-0002-1825-0097", "https://orcid.org/0000-0002-1694-233X")),
        "twitter": values,
    },
)

front_matter: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {
        "title": terms,
        "authors": st.lists(terms | _authors, max_size=3, unique_by=repr),
        "type": st.sampled_from(TYPES),
        "centers": _lists(1),
        "primaryCenter": terms,
    },
    optional={
        **_optional,
        "date": st.sampled_from(("2010-09-16", "2010-09-16T09:30:00Z", " 2010-09-16 09:30\n")),
        "slug": texts,
        "summary": texts,
        "weight": values,
        "params": values,
    },
)
"""Valid records in the shape of front matter."""

records = st.one_of(blocks, front_matter)


@st.composite
def mutated(draw: st.DrawFn) -> dict[str, Any]:
    """A valid record after up to three blows; now and then it stays valid."""
    record = deepcopy(draw(records))
    for _ in range(draw(st.integers(1, 3))):
        _BLOWS[draw(st.integers(0, len(_BLOWS) - 1))](draw, record)
    return record


def _key(draw: st.DrawFn, record: dict[str, Any]) -> str:
    return draw(st.sampled_from(sorted(record) or ["type"]))


def _drop(draw: st.DrawFn, record: dict[str, Any]) -> None:
    record.pop(_key(draw, record), None)


def _replace(draw: st.DrawFn, record: dict[str, Any]) -> None:
    record[_key(draw, record)] = draw(values)


def _blank(draw: st.DrawFn, record: dict[str, Any]) -> None:
    record[_key(draw, record)] = draw(st.sampled_from(("", " ", [], None, [""], "\ufeff")))


def _word(draw: st.DrawFn, record: dict[str, Any]) -> None:
    record[_key(draw, record)] = draw(terms | st.just("Russia, Ukraine"))


def _add(draw: st.DrawFn, record: dict[str, Any]) -> None:
    record[draw(st.one_of(texts, st.sampled_from(("title", "slug", "$schema"))))] = draw(values)


def _item(draw: st.DrawFn, record: dict[str, Any]) -> None:
    found = record.get(_key(draw, record))
    if isinstance(found, list):
        found.insert(draw(st.integers(0, len(found))), draw(values))


def _repeat(draw: st.DrawFn, record: dict[str, Any]) -> None:
    found = record.get(_key(draw, record))
    if isinstance(found, list) and found:
        found.append(draw(st.sampled_from(found)))


def _rename(draw: st.DrawFn, record: dict[str, Any]) -> None:
    key = _key(draw, record)
    if key in record:
        record[draw(st.sampled_from((key.upper(), f"{key}s", f"x{key}", key[1:])))] = record.pop(
            key
        )


_BLOWS = (_drop, _replace, _blank, _word, _add, _item, _repeat, _rename)
