"""Pages with one defect, or one oddity, each: what is found on them, and what they hold.

A finding is its code and what it marks: the text, its number when it is not the first, and a
pointer where it is about the record.
"""

from __future__ import annotations

TEXT = "Inès Abdel Razek studies harbours, and the people who wait in them."
OTHER = "Can Kasapoğlu writes about pilots, lanterns and the price of both."


class Case:
    """A page: what is *changed* in the one that is right, what is *found*, what it *holds*.

    ``formats``: those in which the page can be written at all; ``replaced``: a piece of it, and
    what stands there instead.
    """

    def __init__(
        self,
        name: str,
        changed: dict[str, object],
        found: tuple[tuple[object, ...], ...] = (),
        *,
        formats: str = "text html",
        replaced: tuple[str, str] = ("", ""),
        **holds: object,
    ) -> None:
        self.name = name
        self.changed = changed
        self.found = found
        self.formats = formats.split()
        self.replaced = replaced
        self.holds = holds


TWO = {"authors": ["Inès Abdel Razek", "Can Kasapoğlu"]}
BOTH = [("Inès Abdel Razek", None, TEXT), ("Can Kasapoğlu", None, OTHER)]


def two(byline: str | None, **more: object) -> dict[str, object]:
    """A page of two authors."""
    return {"record": TWO, "byline": byline, "about": "About the Authors", "bios": BOTH, **more}


CASES = (
    # Layouts that are right.
    Case("plain", {}, title="Nobody Counts the Buoys", byline=["Inès Abdel Razek"], source=None),
    Case(
        "block glued to the credit",
        {"glue": ""},
        formats="text",
        image_credit="Getty",
        label="Commentary",
    ),
    Case(
        "block glued to the label", {"glue": "", "credit": None}, formats="text", label="Commentary"
    ),
    Case(
        "source behind the card",
        {"source": "Source: The Harbour Gazette"},
        source="The Harbour Gazette",
        image_credit="Getty",
    ),
    Case("no card", {"card": None, "picture": None}, project=None),
    Case(
        "program card",
        {"card": ["Program", "Middle East", "A box about a region.", "Learn More"]},
        project=None,
    ),
    Case("two authors", two("By Inès Abdel Razek and Can Kasapoğlu"), byline=TWO["authors"]),
    Case(
        "three authors with a comma before and",
        two(
            "By Inès Abdel Razek, Can Kasapoğlu, and Thomas Graham, Jr.",
            record={"authors": [*TWO["authors"], "Thomas Graham, Jr."]},
            bios=[
                *BOTH,
                ("Thomas Graham, Jr.", None, "Thomas Graham, Jr. sold a lamp."),
            ],
        ),
        byline=[*TWO["authors"], "Thomas Graham, Jr."],
    ),
    Case(
        "names in a list",
        two(["  • Inès Abdel Razek", "  • Can Kasapoğlu"]),
        formats="text",
        byline=TWO["authors"],
    ),
    Case(
        "names one a line",
        two(["Inès Abdel Razek", "Can Kasapoğlu"]),
        byline=TWO["authors"],
    ),
    Case(
        "byline breaks off",
        two("By Inès Abdel Razek … +1"),
        byline=["Inès Abdel Razek"],
        byline_is_cut=True,
    ),
    Case("byline of a family name", {"byline": "By Razek"}, byline=["Razek"]),
    Case("names with a title", {"byline": "By Dr. Inès Abdel Razek"}),
    Case(
        "role and name again under it",
        {"bios": [("Inès Abdel Razek", "Fellow, Harbour Program", TEXT)]},
    ),
    Case(
        "event without byline and date",
        {
            "record": {"type": "event"},
            "label": "Event",
            "byline": None,
            "published": None,
            "sharing": None,
            "standfirst": None,
            "card": None,
            "picture": None,
        },
        label="Event",
        byline=[],
        published=None,
        title="Nobody Counts the Buoys",
    ),
    Case(
        "press release",
        {
            "record": {"type": "pressRelease", "authors": []},
            "label": "Press Release",
            "byline": None,
            "about": None,
            "bios": [],
        },
        byline=[],
        bios=[],
        label="Press Release",
    ),
    Case(
        "nothing but header and body",
        {
            "about": None,
            "bios": [],
            "tags": None,
            "disclaimer": None,
            "more": None,
            "related": [],
            "footer": None,
        },
        tags=[],
        disclaimer=None,
        edition=None,
        related=[],
    ),
    Case(
        "title in quotes, sentence behind it",
        {"title": "“Nobody Counts the Buoys”"},
        title="“Nobody Counts the Buoys”",
    ),
    Case("title absent", {"title": None}, formats="text", title=None),
    Case(
        "series under the label",
        {"label": ["Commentary", "Diwan"]},
        title="Nobody Counts the Buoys",
    ),
    Case(
        "Turkey on the page, Türkiye in the record",
        {
            "record": {"regions": ["Middle East", "Türkiye"]},
            "tags": ["Political Reform", "Middle East", "Turkey"],
        },
    ),
    Case("teaser of two authors", {"teaser": ["A Bridge", "By Tong Zhao and Moisés Naím"]}),
    Case("date in the other order", {"published": "Published on 4 March 2021"}, date="2021-03-04"),
    Case(
        "the name below By",
        {"byline": ["By", "Inès Abdel Razek"]},
        byline=["Inès Abdel Razek"],
    ),
    Case(
        "the date below Published on",
        {"published": ["Published on", "Mar 4, 2021"]},
        published="Mar 4, 2021",
        date="2021-03-04",
    ),
    Case(
        "words of the body that begin as a byline does",
        {
            "record": {"type": "event"},
            "label": "Event",
            "byline": None,
            "sharing": None,
            "standfirst": None,
            "published": None,
            "body": ["The map was lost.", "By Moscow Time", "Published on behalf of the harbour."],
        },
        byline=[],
        published=None,
    ),
    Case(
        "credit below the title",
        {"credit": None},
        formats="html",
        replaced=("</h1>", "</h1><figure><figcaption>Source: Getty</figcaption></figure>"),
        image_credit="Getty",
        standfirst="Two governments agreed on a map of the strait, and then lost it.",
    ),
    Case(
        "the logo as a heading",
        {},
        formats="html",
        replaced=("<nav>", "<h1>Carnegie Europe</h1><nav>"),
        title="Nobody Counts the Buoys",
        label="Commentary",
    ),
    Case(
        "a title in a heading of the second level",
        {},
        formats="html",
        replaced=("<h1>Nobody Counts the Buoys</h1>", "<h2>Nobody Counts the Buoys</h2>"),
        title="Nobody Counts the Buoys",
        byline=["Inès Abdel Razek"],
    ),
    Case(
        "speakers of an event",
        {
            "record": {"type": "event", "authors": ["Tong Zhao", "Can Kasapoğlu"]},
            "label": "Event",
            "byline": None,
            "sharing": None,
            "standfirst": None,
            "published": None,
            "about": "Speakers",
            "bios": [
                ("Tong Zhao", "Senior Fellow, Asia Program", None),
                ("Can Kasapoğlu", "Director, Ports", None),
            ],
        },
        byline=[],
        bios=[
            {"name": "Tong Zhao", "role": "Senior Fellow, Asia Program"},
            {"name": "Can Kasapoğlu", "role": "Director, Ports"},
        ],
    ),
    Case(
        "recent work behind the bio, and the name once more",
        {
            "bios": [
                ("Inès Abdel Razek", "Nonresident Scholar, Middle East Program", TEXT),
                ("Recent Work", None, None),
                ("Commentary", "The Ferry That Stayed", None),
                ("Inès Abdel Razek", None, None),
            ]
        },
        bios=[
            {
                "name": "Inès Abdel Razek",
                "role": "Nonresident Scholar, Middle East Program",
                "text": TEXT,
            }
        ],
    ),
    Case(
        "names that are two words in one",
        {
            "menu": ["YouTube", "LinkedIn", "McFaul", "iPhone"],
            "body": ["Linked In and You Tube stand in the body."],
        },
    ),
    Case(
        "the address without a month",
        {"head": '<link rel="canonical" href="https://carnegieendowment.org/posts/buoys">'},
        formats="html",
    ),
    # Byline.
    Case(
        "author not in the byline",
        two("By Inès Abdel Razek"),
        (("PAG101", '"Can Kasapoğlu"', "/authors/1"),),
    ),
    Case(
        "byline has one more",
        {"byline": "By Inès Abdel Razek and Tong Zhao"},
        (("PAG102", "Tong Zhao"),),
        byline=["Inès Abdel Razek", "Tong Zhao"],
    ),
    Case(
        "byline in another order",
        two("By Can Kasapoğlu and Inès Abdel Razek"),
        (("PAG103", "Can Kasapoğlu and Inès Abdel Razek"),),
    ),
    Case(
        "byline with an initial",
        {"byline": "By Inès B. Abdel Razek"},
        (("PAG104", "Inès B. Abdel Razek"),),
    ),
    Case(
        "byline with a slip",
        {
            "record": {"authors": ["Marc Pierini"]},
            "byline": "By Marc Perini",
            "bios": [("Marc Pierini", None, "Marc Pierini collects tide tables.")],
        },
        (("PAG104", "Marc Perini"),),
    ),
    Case(
        "byline and no authors",
        {"record": {"authors": []}},
        (("REL403", "[]", "/authors"), ("PAG102", "Inès Abdel Razek", "byline")),
    ),
    # Tags and card.
    Case(
        "tags run together",
        {"tags": "Political ReformLevantLebanonMiddle East"},
        (("PAG305", "Political ReformLevantLebanonMiddle East"),),
        tags=["Political Reform", "Levant", "Lebanon", "Middle East"],
    ),
    Case(
        "a tag that the record lacks",
        {"tags": ["Political Reform", "Security", "Levant", "Lebanon", "Middle East"]},
        (("PAG201", "Security"),),
    ),
    Case(
        "a term that is no tag",
        {"tags": ["Political Reform", "Levant", "Middle East"]},
        (("PAG202", '"Lebanon"', "/regions/1"),),
    ),
    Case(
        "an unknown tag between known ones",
        {"tags": "Political ReformSea LanesLevantLebanonMiddle East"},
        tags=[],
    ),
    Case(
        "an unknown tag in a list",
        {"tags": "Political Reform, Sea Lanes, Levant, Lebanon, Middle East"},
        (("PAG201", "Sea Lanes"),),
        tags=["Political Reform", "Sea Lanes", "Levant", "Lebanon", "Middle East"],
    ),
    Case(
        "an article about placeholders",
        {"body": ["The template of the port said REQUIRED IMAGE for years.", "Nobody minded."]},
    ),
    Case(
        "an article about markup",
        {"body": ["A page in HTML says <b> for bold and &amp; for and.", "Nobody minded."]},
        formats="text",
    ),
    Case(
        "a title that is the beginning of a name",
        {"title": "The Return of Mac", "body": ["The Return of MacArthur was a surprise.", "Oh."]},
    ),
    Case(
        "tags that can be cut in two ways", {"tags": "Political ReformNATOmanIranLevant"}, tags=[]
    ),
    Case(
        "handles, hashtags and addresses in the menu",
        {
            "menu": ["@RussiaLebanon", "#RussiaLebanon", "x.org/RussiaLebanon", "Research"],
            "footer": [
                "twitter.com/RussiaLebanon",
                "RussiaLebanon@x.org",
                "https://x.org/LebanonRussia",
            ],
        },
        formats="text",
    ),
    Case(
        "the card of another project",
        {"card": ["Project", "Reforming Ukraine", "A box of letters.", "Learn More"]},
        (("PAG203", "Reforming Ukraine"),),
    ),
    Case(
        "a card that lost its name",
        {"card": ["Project", "A box of notes from three ports and one lighthouse.", "Learn More"]},
        project=None,
    ),
    Case(
        "a card with its kind twice",
        {"card": ["Project", "Project", "Tunisia Monitor", "A box of notes.", "Learn More"]},
        project="Tunisia Monitor",
    ),
    # What templates leave.
    Case(
        "placeholder for the image",
        {"glue": "", "credit": "REQUIRED IMAGE"},
        (("PAG301", "REQUIRED IMAGE"),),
        image_credit=None,
        title="Nobody Counts the Buoys",
    ),
    Case(
        "placeholder twice in a line",
        {"credit": "REQUIRED IMAGEREQUIRED IMAGE"},
        (("PAG301", "REQUIRED IMAGE"),),
        image_credit=None,
    ),
    Case(
        "placeholder for the program's image",
        {"picture": "Program mobile hero image"},
        (("PAG301", "Program mobile hero image"),),
    ),
    Case(
        "placeholder for a video",
        {"body": ["Invalid video URL", "The board met twice."]},
        (("PAG301", "Invalid video URL"),),
    ),
    Case("the title Ignore", {"title": "Ignore"}, (("PAG301", "Ignore", "last"),), title="Ignore"),
    Case(
        "a marker in the body",
        {"body": ["Look at the chart. IMGXYZ8746IMGZYX", "It shows a tide."]},
        (("PAG302", "IMGXYZ8746IMGZYX"),),
    ),
    Case(
        "a raw br in the title",
        {"title": "Nobody Counts<br>the Buoys"},
        (("PAG303", "<br>"),),
        formats="text",
        title="Nobody Counts<br>the Buoys",
    ),
    Case(
        "markup in the body, as text",
        {"body": ["They met in the <i>Anchor</i>, and in the <i>Oar</i>."]},
        (("PAG303", "<i>"),),
        formats="text",
    ),
    Case(
        "a raw br in another item's title",
        {"related": [("Commentary", "The Ferry<br>That Stayed", "It had nowhere to go.", [])]},
        (("PAG303", "<br>"),),
        formats="text",
    ),
    Case(
        "title cut off and glued to the body",
        {"body": ["Nobody Counts the BuoThe board that drew the map met only twice."]},
        (("PAG304", "Nobody Counts the Buo", "last"),),
    ),
    Case(
        "menu labels run together",
        {"menu": ["LebanonIran", "About"]},
        (("PAG305", "LebanonIran"),),
    ),
    Case(
        "house number and postal code",
        {
            "footer": [
                "Get more news and analysis from",
                "Carnegie Endowment for International Peace",
                "Rue du Congrès, 151000 Brussels, Belgium",
            ]
        },
        (("PAG305", "151000 Brussels"),),
    ),
    Case(
        "disclaimer glued to the body",
        {
            "body": [
                "The board met twice.Carnegie does not take institutional positions on buoys."
            ],
            "about": None,
            "bios": [],
            "tags": None,
            "disclaimer": None,
        },
        (("PAG305", "twice.Carnegie"),),
    ),
    Case(
        "an item's title and its label",
        {
            "bios": [
                ("Inès Abdel Razek", None, TEXT),
                (None, "The Ferry That StayedCommentary", None),
            ]
        },
        (("PAG305", "StayedCommentary"),),
        bios=[{"name": "Inès Abdel Razek", "text": TEXT}],
    ),
    # Dates and sources.
    Case(
        "no date", {"published": None}, (("PAG401", "Inès Abdel Razek", "byline"),), published=None
    ),
    Case(
        "an impossible date",
        {"published": "Published on Feb 30, 2011"},
        (("PAG402", "Feb 30, 2011"),),
        published="Feb 30, 2011",
        date=None,
    ),
    Case(
        "a date to come",
        {"published": "Published on Mar 4, 2031"},
        (("PAG403", "Mar 4, 2031"),),
        date="2031-03-04",
    ),
    Case(
        "a source that holds a date",
        {"source": "Source: Radio Harbour, March 3, 2021"},
        (("PAG405", "March 3, 2021"),),
        source="Radio Harbour, March 3, 2021",
    ),
    # Centres.
    Case(
        "edition of another centre",
        {"more": "More Work from Carnegie Europe"},
        (("PAG501", "Carnegie Europe"),),
        edition="Carnegie Europe",
    ),
    Case(
        "disclaimer of another centre",
        {"disclaimer": "Carnegie India does not take institutional positions on buoys."},
        (("PAG502", "Carnegie India"),),
    ),
    # Bios and characters, which are other families'.
    Case(
        "the bio twice",
        {"bios": [("Inès Abdel Razek", None, TEXT), ("Inès Abdel Razek", None, TEXT)]},
        (("BIO101", TEXT, "last"),),
        bios=[{"name": "Inès Abdel Razek", "text": TEXT}] * 2,
    ),
    Case(
        "the bio twice under one name",
        {"bios": [("Inès Abdel Razek", TEXT, TEXT)]},
        (("BIO101", TEXT, "last"),),
        bios=[{"name": "Inès Abdel Razek", "text": TEXT}] * 2,
    ),
    Case(
        "a Cyrillic letter in the body",
        {"body": ["The \u0441ommission met only twice."]},
        (("TXT101", "\u0441ommission"),),
    ),
    # The head of HTML.
    Case(
        "OpenGraph has another title",
        {"head": '<meta property="og:title" content="Somebody Counts the Buoys">'},
        (("PAG601", "Somebody Counts the Buoys"),),
        formats="html",
    ),
    Case(
        "OpenGraph has the house behind the title",
        {"head": '<meta property="og:title" content="Nobody Counts the Buoys | Carnegie">'},
        formats="html",
    ),
    Case(
        "JSON-LD names another author",
        {
            "head": '<script type="application/ld+json">{"@type": "Article", "author": '
            '[{"@type": "Person", "name": "Tong Zhao"}]}</script>'
        },
        (("PAG602", "Tong Zhao"),),
        formats="html",
    ),
    Case(
        "JSON-LD has another date",
        {
            "head": '<script type="application/ld+json">{"@type": "Article", '
            '"datePublished": "2019-03-04"}</script>'
        },
        (("PAG603", "2019-03-04"),),
        formats="html",
    ),
    Case(
        "the address has another month",
        {
            "head": '<meta property="og:url" content="https://carnegieendowment.org/posts/2021/01/x">'
        },
        (("PAG404", "Mar 4, 2021"),),
        formats="html",
    ),
    Case(
        "the canonical address has another month",
        {"head": '<link rel="canonical" href="https://carnegieendowment.org/posts/2020/12/x">'},
        (("PAG404", "Mar 4, 2021"),),
        formats="html",
    ),
    # People.
    Case(
        "an old bio in the body and a new one behind it",
        {
            "bios": [
                ("Inès Abdel Razek", None, "Inès Abdel Razek was a keeper of small lamps."),
                ("About the Author", None, None),
                ("Inès Abdel Razek", None, TEXT),
            ]
        },
        (("BIO103", TEXT, "last"),),
    ),
    Case(
        "a bio without a name above it",
        {"bios": [(None, None, "Razek studies harbours, and the people who wait in them.")]},
        bios=[{"text": "Razek studies harbours, and the people who wait in them."}],
    ),
    Case(
        "names alone for two of three authors",
        two(
            "By Inès Abdel Razek, Can Kasapoğlu, and Tong Zhao",
            record={"authors": [*TWO["authors"], "Tong Zhao"]},
            bios=[
                ("Inès Abdel Razek", None, TEXT),
                ("Can Kasapoğlu", None, None),
                ("Tong Zhao", None, None),
            ],
        ),
        (
            ("BIO202", '"Can Kasapoğlu"', "/authors/1"),
            ("BIO202", '"Tong Zhao"', "/authors/2"),
        ),
        bios=[
            {"name": "Inès Abdel Razek", "text": TEXT},
            {"name": "Can Kasapoğlu"},
            {"name": "Tong Zhao"},
        ],
    ),
    # Blocks.
    Case("no block", {"block": "no block here"}, (("SYN601", ""),), record=None),
)
