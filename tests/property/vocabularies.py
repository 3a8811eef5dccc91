"""Vocabulary documents of every shape that the schema takes."""

from __future__ import annotations

from hypothesis import strategies as st

from carnegie_meta.vocab.document import document
from carnegie_meta.vocab.vocabulary import Vocabulary

TAGS = ("en", "ru", "ar", "fr", "zh-Hans", "pt-BR", "sr-Latn", "es-419")
AWKWARD = ("=1+1", "-x", "+x", "@x", "'=x", "''x", "'x", "a|b", "a | b", "\\|", 'say "so"', "a,b;c")

characters = st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufeff")
labels = st.one_of(
    st.sampled_from(AWKWARD),
    st.text(characters, min_size=1, max_size=12).filter(lambda text: text == text.strip(" ")),
)
names = st.text(characters, min_size=1, max_size=8).filter(lambda text: text == text.strip())
many_labels = st.dictionaries(
    st.sampled_from(TAGS), st.lists(labels, min_size=1, max_size=3, unique=True), max_size=3
)
ids = st.text(characters, min_size=1, max_size=8).filter(lambda text: text.split() == [text])
values = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.floats(allow_nan=False, allow_infinity=False),
        st.text(st.characters(exclude_categories=("Cs",)), max_size=10),
        st.sampled_from((*AWKWARD, "true", "12", "null", "[x", '"a"', "\r", "a\r\nb", " a ")),
    ),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=3),
    max_leaves=6,
)
addresses = st.one_of(
    st.sampled_from(
        (
            "http://www.wikidata.org/entity/Q142",
            "https://example.org/a#b",
            "urn:x:y",
            "skos:prefLabel",
            "mailto:a",
            "no address",
            "prefLabel:x",
            "http://a b",
        )
    ),
    labels,
)
MEMBERS = ("id", "prefLabel", "altLabel", "hiddenLabel", "broader", "notation", "status")
TAKEN = {*MEMBERS, "replacedBy", "exactMatch", "scopeNote"}


def concepts(known: list[str]) -> st.SearchStrategy[dict[str, object]]:
    """A concept without its id; what it refers to is among *known*."""
    members = st.fixed_dictionaries(
        {"prefLabel": st.dictionaries(st.sampled_from(TAGS), labels, min_size=1, max_size=3)},
        optional={
            "altLabel": many_labels,
            "hiddenLabel": many_labels,
            "broader": st.lists(st.sampled_from(known), unique=True, max_size=3),
            "notation": st.dictionaries(names, labels, max_size=2),
            "status": st.sampled_from(("observed", "candidate", "deprecated")),
            "replacedBy": st.sampled_from(known),
            "exactMatch": st.lists(addresses, unique=True, max_size=2),
            "scopeNote": st.dictionaries(st.sampled_from(TAGS), labels, max_size=2),
        },
    )
    facts = st.dictionaries(names.filter(lambda name: name not in TAKEN), values, max_size=2)
    return st.builds(lambda one, two: {**two, **one}, members, facts)


@st.composite
def documents(draw: st.DrawFn) -> dict[str, object]:
    """A canonical document with one concept or more."""
    known = draw(st.lists(ids, min_size=1, max_size=4, unique=True))
    entries = [{"id": id, **draw(concepts(known))} for id in known]
    found: dict[str, object] = {
        "field": draw(names),
        "title": draw(labels),
        "closed": draw(st.booleans()),
        "concepts": entries,
    }
    if draw(st.booleans()):
        found["description"] = draw(labels)
        found["extends"] = draw(st.booleans())
        found["ambiguous"] = draw(st.lists(labels, min_size=1, max_size=2, unique=True))
    return document(Vocabulary(found))
