"""The vocabulary of regions that ships: countries, their codes and their English names."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from carnegie_meta.text.confusables import mixed_words
from carnegie_meta.validation import store
from carnegie_meta.vocab.vocabulary import Vocabularies, Vocabulary

OBSERVED = json.loads((Path(__file__).parent / "observed_terms.json").read_bytes())
CODES = (
    "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN "
    "BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ "
    "DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL "
    "GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM "
    "JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME "
    "MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP "
    "NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD "
    "SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO "
    "TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW"
)
"""The officially assigned alpha-2 codes of ISO 3166-1."""

M49 = (
    "001 002 003 005 009 011 013 014 015 017 018 019 021 029 030 034 035 039 053 054 057 061 142 "
    "143 145 150 151 154 155 202 419 680 830"
)
"""Codes of UN M49 that are no code of ISO 3166."""


@pytest.fixture(scope="module")
def regions() -> Vocabulary:
    return Vocabularies()["regions"]


@pytest.mark.parametrize("field", OBSERVED)
def test_every_observed_term_is_a_preferred_label_in_use(field: str) -> None:
    vocabulary = Vocabularies()["centers" if field == "primaryCenter" else field]
    for term in OBSERVED[field]:
        concept = vocabulary.preferred(term)
        assert concept is not None, term
        assert concept.status == "observed"


def test_what_is_observed_is_in_use_and_the_rest_a_candidate(regions: Vocabulary) -> None:
    used = {c.id for c in regions if c.status == "observed"}
    met = [regions.preferred(term) for term in OBSERVED["regions"]]
    assert {concept.id for concept in met if concept is not None} == used
    assert {c.status for c in regions} == {"observed", "candidate"}


def test_every_code_stands_once(regions: Vocabulary) -> None:
    countries = [c for c in regions if "alpha2" in c.notation]
    assert sorted(c.notation["alpha2"] for c in countries) == CODES.split()
    assert len(CODES.split()) == 249
    assert len({c.notation["alpha3"] for c in countries}) == 249
    assert all(len(c.notation["alpha3"]) == 3 and c.notation["alpha3"].isupper() for c in countries)
    codes = [c.notation["m49"] for c in regions if "m49" in c.notation]
    assert len(codes) == len(set(codes)) == 249 + len(M49.split())
    assert all(len(code) == 3 and code.isdigit() for code in codes)
    assert set(M49.split()) < set(codes)


@pytest.mark.parametrize(
    ("alpha2", "alpha3", "m49", "label"),
    [
        ("AF", "AFG", "004", "Afghanistan"),
        ("BA", "BIH", "070", "Bosnia and Herzegovina"),
        ("CD", "COD", "180", "Democratic Republic of the Congo"),
        ("CG", "COG", "178", "Republic of the Congo"),
        ("CI", "CIV", "384", "Côte d’Ivoire"),
        ("GB", "GBR", "826", "United Kingdom"),
        ("KG", "KGZ", "417", "Kyrgyz Republic"),
        ("KP", "PRK", "408", "North Korea"),
        ("KR", "KOR", "410", "South Korea"),
        ("PS", "PSE", "275", "Palestine"),
        ("TR", "TUR", "792", "Türkiye"),
        ("TW", "TWN", "158", "Taiwan"),
        ("US", "USA", "840", "United States"),
        ("ZW", "ZWE", "716", "Zimbabwe"),
    ],
)
def test_codes_belong_together(
    alpha2: str, alpha3: str, m49: str, label: str, regions: Vocabulary
) -> None:
    concept = regions.by_notation("alpha2", alpha2)
    assert concept is not None
    assert concept.label == label
    assert concept.notation == {"alpha2": alpha2, "alpha3": alpha3, "m49": m49}


@pytest.mark.parametrize(
    ("label", "code"),
    [
        ("Bahamas, The", "BS"),
        ("Bolivia (Plurinational State of)", "BO"),
        ("Brunei Darussalam", "BN"),
        ("Burma", "MM"),
        ("Cabo Verde", "CV"),
        ("Ceylon", "LK"),
        ("Congo, Dem. Rep.", "CD"),
        ("Congo, Rep.", "CG"),
        ("Czech Republic", "CZ"),
        ("East Timor", "TL"),
        ("Egypt, Arab Rep.", "EG"),
        ("Great Britain", "GB"),
        ("Holland", "NL"),
        ("Holy See", "VA"),
        ("Hong Kong SAR, China", "HK"),
        ("Iran, Islamic Rep.", "IR"),
        ("Ivory Coast", "CI"),
        ("Korea (the Democratic People’s Republic of)", "KP"),
        ("Korea, Dem. People’s Rep.", "KP"),
        ("Korea, Rep.", "KR"),
        ("Lao PDR", "LA"),
        ("Macedonia, the former Yugoslav Republic of", "MK"),
        ("Micronesia, Fed. Sts.", "FM"),
        ("Persia", "IR"),
        ("Slovak Republic", "SK"),
        ("Swaziland", "SZ"),
        ("Taiwan, Province of China", "TW"),
        ("Turkey", "TR"),
        ("Venezuela, RB", "VE"),
        ("Viet Nam", "VN"),
        ("Virgin Islands (U.S.)", "VI"),
        ("Virgin Islands, British", "VG"),
        ("West Bank and Gaza", "PS"),
        ("Zaire", "CD"),
    ],
)
def test_other_names_of_countries(label: str, code: str, regions: Vocabulary) -> None:
    assert regions.alternative(label) is regions.by_notation("alpha2", code)


@pytest.mark.parametrize(
    "label",
    [
        "Columbia",
        "England",
        "Georgia State University",
        "Georgia, USA",
        "Guinea pig",
        "Northern Ireland",
        "Papua",
        "Saint",
        "Soviet Union",
        "The Republic",
        "West Germany",
        "Yugoslavia",
    ],
)
def test_what_is_no_country_is_no_label(label: str, regions: Vocabulary) -> None:
    assert not regions.knows(label)


@pytest.mark.parametrize("field", store.vocabulary_names())
def test_no_word_mixes_scripts(field: str) -> None:
    for concept in Vocabularies()[field]:
        for label in concept.labels():
            assert list(mixed_words(label)) == []
            assert "'" not in label, label


def test_a_label_differs_from_others_by_more_than_case(regions: Vocabulary) -> None:
    holders: dict[str, set[str]] = {}
    for concept in regions:
        for label in concept.labels():
            holders.setdefault(label.casefold(), set()).add(concept.id)
    shared = {label for label, ids in holders.items() if len(ids) > 1}
    listed = json.loads(store.read("vocabularies/regions.json"))["ambiguous"]
    assert shared == {label.casefold() for label in listed}
