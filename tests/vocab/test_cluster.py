"""Spellings of one term come together; other terms do not, and the work stays small."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carnegie_meta.vocab import cluster
from carnegie_meta.vocab.cluster import clusters, fingerprint, ngram_fingerprint


def together(*texts: str) -> bool:
    return len(clusters(texts)) == 1


@pytest.mark.parametrize(
    "texts",
    [
        ("Korea, South", "South Korea", "SOUTH KOREA"),
        ("Foreign Policy", "ForeignPolicy", "foreign-policy"),
        ("Ruritania", "Ruritanya", "Ruritana"),
        ("Türkiye", "Turkiye", "TÜRKIYE"),
        ("Nuclear  Policy", "Policy, Nuclear", "Nuclear nuclear policy"),
    ],
)
def test_spellings_of_one_term_are_together(texts: tuple[str, ...]) -> None:
    assert together(*texts)


@pytest.mark.parametrize(
    "texts",
    [
        ("Iran", "Iraq"),
        ("Mali", "Malta"),
        ("Vision 2030", "Vision 2035"),
        ("Austria", "Austerlitz"),
        ("North Korea", "South Korea"),
        ("中国", "中国大陆"),
        ("?!", "…"),
    ],
)
def test_other_terms_stay_apart(texts: tuple[str, ...]) -> None:
    assert not together(*texts)


def test_keys_say_what_they_forget() -> None:
    assert fingerprint("bb, aa; Bb") == "aa bb"
    assert ngram_fingerprint("Abab!") == "abba"
    assert fingerprint("…") == ""


def test_work_grows_with_the_number_of_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    from rapidfuzz.distance import OSA

    calls = 0
    real = OSA.normalized_similarity

    def counted(*arguments: str, **named: float) -> float:
        nonlocal calls
        calls += 1
        return real(*arguments, **named)

    monkeypatch.setattr(OSA, "normalized_similarity", counted)
    same = [f"A long beginning that all of them share, then {chr(97 + n % 26)}" for n in range(500)]
    same += [f"A long beginning that all of them share {n}" for n in range(3000)]
    clusters(same)
    distinct = {cluster.bare(text) for text in same}
    assert calls <= len(distinct) * cluster.BLOCK


@given(texts=st.lists(st.text(max_size=20), max_size=12))
@settings(max_examples=200, deadline=None)
def test_each_text_is_in_one_cluster_whatever_the_order(texts: list[str]) -> None:
    found = clusters(texts)
    assert sorted(text for group in found for text in group) == sorted(set(texts))
    assert clusters(reversed(texts)) == found
