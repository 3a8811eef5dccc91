"""One browser for all tests of the page, and reports to open in it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from carnegie_meta.cli.main import main
from tests.browser.chromium import Chromium, executable

MISSING = (
    "no Chromium: the HTML report is tested in a real browser; on Debian and Ubuntu "
    "'apt-get install chromium', elsewhere name a Chrome or Chromium in the variable CHROMIUM"
)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Chromium]:
    path = executable()
    if path is None:
        pytest.skip(MISSING)
    with Chromium(path) as browser:
        yield browser


Made = Callable[..., Path]


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Makes the report of some records."""

    def make(records: list[dict[str, object]], *options: str) -> Path:
        folder = tmp_path_factory.mktemp("report")
        source = folder / "records.jsonl"
        source.write_text("".join(json.dumps(record) + "\n" for record in records))
        page = folder / "report.html"
        arguments = ["--isolated", "--output-format", "html", "--output-file", str(page)]
        assert main(["check", str(source), *arguments, *options]) in (0, 1)
        return page

    return make


RECORD = {
    "authors": ["Ada Example"],
    "type": "commentary",
    "centerAffiliationAll": "dc",
    "centers": ["Carnegie Endowment for International Peace"],
    "englishNewsletterAll": "ctw",
    "nonEnglishNewsletterAll": "",
    "primaryCenter": "Carnegie Endowment for International Peace",
    "programAffiliation": "NPP",
    "programs": ["Nuclear Policy"],
    "regions": ["Japan", "East Asia"],
    "topics": ["Nuclear Policy"],
}


PLACES = (
    ("France", "Western Europe"),
    ("Poland", "Eastern Europe"),
    ("Georgia", "Caucasus"),
    ("Türkiye", "Middle East"),
    (),
)


def corpus(count: int = 300) -> list[dict[str, object]]:
    """Records of two programs over thirty years; those of one all carry Iran, as set by a mapping.

    Every tenth has a topic that is misspelt, every sixth no author.
    """
    found = []
    for number in range(count):
        year = 1996 + number % 30
        record: dict[str, object] = {
            "url": f"https://example.org/posts/{year}/05/lights-on-the-far-pier-{number}",
            **RECORD,
            "regions": ["Japan", "East Asia"] if number % 2 else ["Pakistan", "South Asia"],
        }
        if number % 3 == 0:
            record |= {
                "programAffiliation": "EP",
                "programs": ["Europe"],
                "primaryCenter": "Carnegie Europe",
                "centers": ["Carnegie Endowment for International Peace", "Carnegie Europe"],
                "regions": [*PLACES[number % 5], "Iran"],
            }
        if year > 2012:
            record["topics"] = ["Climate Change"]
        if number % 10 == 0:
            record["topics"] = ["Nuclear Polcy"]
        if number % 6 == 1:
            record["authors"] = []
        found.append(record)
    return found


def respelt(count: int = 300) -> list[dict[str, object]]:
    """The corpus with other labels of the same concepts, and one more program on three records.

    One of them is the first that carries the systematic term.
    """
    found = corpus(count)
    for number, record in enumerate(found):
        regions = record["regions"]
        assert isinstance(regions, list)
        if number % 2:
            swap = {"Iran": "Islamic Republic of Iran"}
            record["regions"] = [swap.get(region, region) for region in regions]
        if number % 30 < 15:
            swap = {"Türkiye": "Turkey", "Japan": "State of Japan"}
            record["regions"] = [swap.get(region, region) for region in regions]
        if number in (0, 6, 12):
            record["programs"] = ["Europe", "Technology and International Affairs"]
    return found


@pytest.fixture(scope="session")
def report(made: Made) -> Path:
    """The report of a corpus with every picture."""
    return made(corpus())
