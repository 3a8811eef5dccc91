"""What a text means for certain: by which way, and when it has no one answer."""

from __future__ import annotations

import pickle
import subprocess
import sys

import pytest

import carnegie_meta as cm
from carnegie_meta.vocab.resolve import read
from carnegie_meta.vocab.vocabulary import Vocabularies, Vocabulary


@pytest.mark.parametrize(
    ("text", "field", "term", "method", "language"),
    [
        ("Russia", "regions", "Russia", "exact", "en"),
        ("Россия", "regions", "Russia", "exact", "ru"),
        ("russia", "regions", "Russia", "folded", "en"),
        ("U.S.", "regions", "United States", "alias", "en"),
        ("США", "regions", "United States", "language", "ru"),
        ("MEP", "programs", "Middle East", "alias", None),
        ("Carnegie Europe", "primaryCenter", "Carnegie Europe", "exact", "en"),
        ("Carnegie Moscow Center", "centers", "Carnegie Moscow Center", "exact", "en"),
    ],
)
def test_the_way_is_said(
    text: str, field: str, term: str, method: str, language: str | None
) -> None:
    match = cm.resolve(text, field=field)
    assert match is not None
    assert (match.term, match.method, match.language) == (term, method, language)
    assert (match.field, match.score) == (field, 1.0)


def test_the_label_is_in_the_language_of_the_text() -> None:
    match = cm.resolve("США", field="regions")
    assert match is not None
    assert match.label == "Соединенные Штаты Америки"


@pytest.mark.parametrize("text", ["", " ", "Ruritania", "\x00", "Russia and so on"])
def test_what_is_no_label_means_nothing(text: str) -> None:
    assert cm.resolve(text, field="regions") is None
    assert cm.candidates(text, field="regions") == ()


def test_a_match_does_not_change_and_can_be_kept() -> None:
    match = cm.resolve("Russia", field="regions")
    assert match is not None
    with pytest.raises(AttributeError):
        match.score = 0.5
    again = pickle.loads(pickle.dumps(match))
    assert again == match
    assert hash(again) == hash(match)
    assert match != "Russia"
    assert "Russia" in repr(match)
    assert match.to_dict()["concept"] == "regions/russia"


def test_a_label_of_two_concepts_is_ambiguous_unless_the_language_decides() -> None:
    vocabularies = Vocabularies(
        [
            Vocabulary(
                {
                    "field": "harbours",
                    "concepts": [
                        {"id": "a", "prefLabel": {"en": "Basin"}, "altLabel": {"de": ["Pool"]}},
                        {"id": "b", "prefLabel": {"en": "Pond"}, "altLabel": {"fr": ["Pool"]}},
                    ],
                }
            )
        ]
    )
    reading = read("Pool", "harbours", vocabularies)
    assert reading.match is None
    assert {match.term for match in reading.candidates} == {"Basin", "Pond"}
    french = read("Pool", "harbours", vocabularies, language="fr")
    assert french.match is not None
    assert french.match.term == "Pond"
    assert french.candidates == ()


@pytest.mark.parametrize(
    ("text", "term", "method"),
    [
        ("TURKEY", "Türkiye", "alias"),
        ("turkiye", "Türkiye", "folded"),
        ("TÜRKİYE", "Türkiye", "folded"),
        ("Korea, South", "South Korea", "alias"),
        ("Korea (South)", "South Korea", "alias"),
        ("Korea - South", "South Korea", "alias"),
        ("S. Korea", "South Korea", "alias"),
        ("Palestine (country)", "Palestine", "folded"),
        ("Arabia, Saudi", "Saudi Arabia", "folded"),
        ("SouthKorea", "South Korea", "folded"),
        ("saudi-arabia", "Saudi Arabia", "folded"),
        ("saudi_arabia", "Saudi Arabia", "folded"),
        ("The Levant", "Levant", "alias"),
        ("Levant, The", "Levant", "folded"),
        ("\u200bSaudi\u00a0 Arabia*", "Saudi Arabia", "folded"),
        ("Ｉｒａｎ", "Iran", "folded"),
        ("U. S. A.", "United States", "alias"),
        ("u.s.", "United States", "alias"),
        ("Southern, Eastern & Western Africa", "Southern, Eastern, and Western Africa", "alias"),
        ("Georgia (country)", "Georgia", "alias"),
        ("Türkiye (formerly Turkey)", "Türkiye", "folded"),
        ("Russia / Россия", "Russia", "folded"),
        ("T&uuml;rkiye", "Türkiye", "folded"),
        ("Irаn", "Iran", "homoglyph"),
        ("lsrael", "Israel", "homoglyph"),
        ("PaIestine", "Palestine", "homoglyph"),
        ("J0rdan", "Jordan", "homoglyph"),
        ("TÃ¼rkiye", "Türkiye", "mojibake"),
        ("TÃƒÂ¼rkiye", "Türkiye", "mojibake"),
        ("T¸rkiye", "Türkiye", "mojibake"),
        ("Ðîññèÿ", "Russia", "mojibake"),
        ("T?rkiye", "Türkiye", "mojibake"),
        ("T\ufffd\ufffdrkiye", "Türkiye", "mojibake"),
    ],
)
def test_what_is_forgotten_about_a_label(text: str, term: str, method: str) -> None:
    match = cm.resolve(text, field="regions")
    assert match is not None
    assert (match.term, match.method) == (term, method)


@pytest.mark.parametrize(
    "text",
    [
        *("Georgia (U.S. state)", "Georgia State University", "Georgia, Atlanta"),
        *("Turkey (bird)", "Turkey sandwich", "Jordan Peterson", "Jordan River"),
        *("China Lake", "China, Maine", "Indiana", "Lebanon, Pennsylvania", "Syria, Virginia"),
        *("New Mexico", "Gulf of Mexico", "us", "us.", "Us", "I ran", "Ukraine?!?"),
        *("Russia, Ukraine", "Russia and Eurasia", "Syria/Iraq", "China - Japan"),
        *("China/Taiwan", "Taiwan/China", "China - Taiwan", "Hong Kong/China", "Macau/China"),
        *("US/Puerto Rico", "Denmark/Greenland", "Китай/Тайвань", "South of Africa"),
        *("AND", "CAN", "PER", "DOM", "CAR", "LA", "GA", "NO", "IN", "IT", "IS", "AM", "BE"),
        *("Granada", "Salvador", "Togas", "Dutch East Indies", "Belgian Congo", "Rhodesia"),
        *("Mall", "Mal1e", "N/A", "NA", "-", "...", "????", "\ufffd\ufffd\ufffd"),
    ],
)
def test_what_only_holds_a_name_is_none(text: str) -> None:
    assert cm.resolve(text, field="regions") is None
    assert cm.candidates(text, field="regions") == ()


@pytest.mark.parametrize("text", ["Korea", "congo", "Virgin Islands", "The Congo"])
def test_a_name_that_several_share_has_candidates(text: str) -> None:
    assert cm.resolve(text, field="regions") is None
    assert len({match.term for match in cm.candidates(text, field="regions")}) == 2


@pytest.mark.parametrize(
    "text", ["a" * 100_000, "(" * 300, "," * 240, "( , / : - " * 24, "?" * 240]
)
def test_a_hostile_text_means_nothing(text: str) -> None:
    assert cm.resolve(text, field="regions") is None


@pytest.mark.parametrize("language", ["ru", "RU", "ru-RU", "ru_RU"])
def test_a_language_may_be_spelt_in_several_ways(language: str) -> None:
    match = cm.resolve("Франция", field="regions", language=language)
    assert match is not None
    assert (match.term, match.label, match.language) == ("France", "Франция", "ru")


def test_other_languages_load_when_the_vocabulary_does_not_know_a_text() -> None:
    code = (
        "import carnegie_meta as cm; from carnegie_meta.vocab import labels; "
        "[cm.resolve(t, field='regions') for t in ('Russia', 'U.S.', 'turkey', 'США', 'FR')]; "
        "print('regions' in labels._loaded); "
        "cm.resolve('Frankreich', field='regions'); print('regions' in labels._loaded)"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert ended.stdout.split() == ["False", "True"], ended.stderr


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("hong kong,china", "Hong Kong"),
        ("Taiwan, China", "Taiwan"),
        ("Turkey/Türkiye", "Türkiye"),
        ("Middle East/North Africa", "Middle East and North Africa"),
        ("India (IN)", "India"),
        ("uk", "United Kingdom"),
        ("Burma", "Myanmar"),
        ("Ceylon", "Sri Lanka"),
        ("Congo, Dem. Rep.", "Democratic Republic of the Congo"),
        ("Congo, Rep.", "Republic of the Congo"),
        ("Korea, Dem. People's Rep.", "North Korea"),
        ("Iran, Islamic Rep.", "Iran"),
        ("Venezuela, RB", "Venezuela"),
        ("Micronesia, Fed. Sts.", "Federated States of Micronesia"),
        ("Hong Kong SAR, China", "Hong Kong"),
        ("Viet Nam", "Vietnam"),
        ("Cote d'Ivoire", "Côte d’Ivoire"),
        ("Cote d Ivoire", "Côte d’Ivoire"),
        ("Brunei Darussalam", "Brunei"),
        ("St.Lucia", "St. Lucia"),
        ("Marshall Is.", "Marshall Islands"),
        ("Fed. Rep. of Germany", "Germany"),
        ("Democratic Republic of the Congo (DRC)", "Democratic Republic of the Congo"),
        ("E. Timor", "Timor-Leste"),
        ("the US", "United States"),
        ("Oesterreich", "Austria"),
        ("ÎLE MAURICE", "Mauritius"),
        ("Соединённые Штаты Америки", "United States"),
        ("アメリカ合衆国", "United States"),
        ("الولايات المتّحدة", "United States"),
    ],
)
def test_names_as_lists_write_them(text: str, term: str) -> None:
    match = cm.resolve(text, field="regions")
    assert match is not None
    assert match.term == term


@pytest.mark.parametrize(
    ("text", "term"),
    [("FR", "France"), ("FRA", "France"), ("GBR", "United Kingdom"), ("JP", "Japan")],
)
def test_codes_count_in_capitals(text: str, term: str) -> None:
    match = cm.resolve(text, field="regions")
    assert match is not None
    assert (match.term, match.method, match.language) == (term, "alias", None)
    assert cm.resolve(text.lower(), field="regions") is None
    assert cm.resolve("250", field="regions") is None


@pytest.mark.parametrize(
    ("text", "language"), [("中国", "zh"), ("Rusia", "es"), ("Irak", "fr"), ("Brasil", "es")]
)
def test_a_label_of_several_languages_is_taken_for_the_most_widespread(
    text: str, language: str
) -> None:
    match = cm.resolve(text, field="regions")
    assert match is not None
    assert match.language == language


@pytest.mark.parametrize("text", ["Nepalí", "Irán¡", "Nigera"])
def test_signs_and_slips_are_no_damage(text: str) -> None:
    assert cm.resolve(text, field="regions") is None


def test_a_name_that_is_a_city_too_is_a_country_in_its_own_language() -> None:
    match = cm.resolve("Granada", field="regions", language="es")
    assert match is not None
    assert match.term == "Grenada"
    assert cm.resolve("Granada", field="regions", language="en") is None
