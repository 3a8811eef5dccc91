"""Words that stand around personal names: titles, credentials, suffixes, roles, particles.

All keys are as :func:`carnegie_meta.text.names_fold.key` gives them: case folded, without
full stops at the ends. Precision first: a word that is also somebody's name (Dean, Major,
Prince, Sheikh, Sir, Lord, Judge, Justice) is in no list of titles.
"""

from __future__ import annotations


def _split(words: str) -> frozenset[str]:
    return frozenset(words.split())


TITLES: frozenset[str] = _split(
    """
    dr prof mr mrs ms drs dipl.-ing dr.-ing assoc.prof asst.prof д-р проф профессор акад
    академик г-н г-жа господин госпожа أ.د الدكتور الدكتورة البروفيسور السفير السفيرة
    """
)
"""Titles with or without a full stop, before at least one more word."""

ABBREVIATED_TITLES: frozenset[str] = _split(
    """
    amb sen rep gov gen lt col capt maj adm brig cmdr cdr sgt hon rev pres ing mag dott avv engr
    ir h.e rt assoc asst д د
    """
)
"""Titles only with a full stop: without one they are names (Sen, Hon, Col)."""

FULL_TITLES: frozenset[str] = _split(
    """
    professor ambassador senator congressman congresswoman representative governor general
    colonel admiral lieutenant president chancellor miss посол генерал президент сенатор
    """
)
"""Titles written out, before at least two more words."""

RANKS: frozenset[str] = _split(
    """
    governor general colonel admiral lieutenant president chancellor генерал президент
    """
)
"""FULL_TITLES that may begin a name or another phrase as well."""

TITLE_PHRASES: tuple[tuple[str, ...], ...] = (
    ("the", "right", "honourable"),
    ("the", "honorable"),
    ("the", "honourable"),
    ("the", "hon"),
    ("the", "rt", "hon"),
    ("rt", "hon"),
    ("the", "reverend"),
    ("his", "excellency"),
    ("her", "excellency"),
    ("prime", "minister"),
    ("foreign", "minister"),
    ("associate", "professor"),
    ("assistant", "professor"),
    ("vice", "president"),
    ("major", "general"),
    ("lieutenant", "general"),
    ("lieutenant", "colonel"),
    ("премьер-министр",),
)

CREDENTIALS: frozenset[str] = _split(
    """
    phd ph.d d.phil dphil md m.d jd j.d mba m.b.a mph m.p.h ma m.a ba b.a msc m.sc bsc b.sc llm
    ll.m llb ll.b edd ed.d scd sc.d dsc d.sc mphil m.phil esq cfa obe o.b.e cbe c.b.e mbe kbe
    kcmg cmg dbe mp m.p mep frs usn usa usaf usmc ret u.s.n emeritus ret'd retd к.и.н д.и.н
    к.ю.н д.ю.н к.э.н д.э.н к.полит.н p.c k.c q.c kc qc s.j o.p
    """
)
"""What may follow a name after a comma and is no part of it."""

POSTS_BEHIND: frozenset[str] = _split("ceo cfo coo cto cio vp svp evp amb prof dr")
"""Posts and titles behind a name and a comma, in capitals or with a full stop."""

PLACES_BEHIND: frozenset[str] = _split(
    """
    dc d.c usa u.s.a uk u.k eu un beirut moscow brussels washington berlin beijing kyiv kiev tehran
    cairo ankara istanbul jerusalem islamabad kabul tokyo seoul geneva tbilisi minsk warsaw
    """
)
"""Places behind a name and a comma, which no given name is."""

BARE_CREDENTIALS: frozenset[str] = frozenset({"phd", "ph.d", "dphil", "d.phil", "esq", "m.d"})
"""Credentials that nobody mistakes for a name even without a comma."""

SUFFIXES: frozenset[str] = frozenset(
    {"jr", "sr", "ii", "iii", "iv", "v", "2nd", "3rd", "junior", "senior"}
)
"""Generation suffixes: part of the name."""

BARE_SUFFIXES: frozenset[str] = frozenset({"jr", "sr", "ii", "iii", "iv"})
"""Suffixes that are clear without a comma; V may be an initial."""

PARTICLES: frozenset[str] = _split(
    """
    a af al an ap as at auf av bar bat ben bin bint d da dal dalla das de degl degli dei del
    della delle den der des di do dos du e el et fitz het i ibn il in la las le les lo los mac
    mc nic nom o of op pour san santa ter ten thor till to tot und uit van vom von vor y z zu
    zum zur zur't 't аль де фон ван бин ибн эль дер да оглы оғлы кызы uulu uly oglu ogly kyzy
    qizi
    """
)
"""Words written small inside a name."""

BYLINE_WORDS: frozenset[str] = frozenset({"by", "by:"})

SMALL_BYLINE_WORDS: frozenset[str] = frozenset({"par", "por"})
"""Byline words in small letters, before at least two more words: Par is a given name."""

BYLINE_PHRASES: tuple[tuple[str, ...], ...] = (
    ("written", "by"),
    ("posted", "by"),
    ("authored", "by"),
    ("story", "by"),
    ("text", "by"),
    ("words", "by"),
    ("author:",),
    ("authors:",),
    ("автор:",),
    ("авторы:",),
    ("auteur:",),
    ("autor:",),
    ("بقلم",),
    ("بقلم:",),
    ("作者:",),
)

ROLE_PHRASES: tuple[tuple[str, ...], ...] = (
    ("edited", "by"),
    ("moderated", "by"),
    ("translated", "by"),
    ("interviewed", "by"),
    ("interview", "by"),
    ("compiled", "by"),
    ("introduced", "by"),
    ("hosted", "by"),
    ("interview", "with"),
    ("an", "interview", "with"),
    ("conversation", "with"),
    ("a", "conversation", "with"),
    ("in", "conversation", "with"),
)

ROLES: frozenset[str] = _split(
    """
    ed eds editor editors co-editor trans transl translator translators moderator moderators
    interviewer interviewee host co-host cohost chair discussant panelist panellist speaker
    author co-author coauthor contributor guest narrator illustrator photographer producer
    compiler rapporteur correspondent reporter keynote hrsg hg éd dir coord coordinator mod ред
    редактор модератор пер переводчик ведущий ведущая интервьюер сост составитель автор соавтор
    مترجم محرر
    """
)
"""Roles that stand alone after a comma, in parentheses or before a colon."""

LEADING_ROLES: frozenset[str] = frozenset(
    {"moderator", "interviewer", "translator", "discussant", "модератор", "переводчик"}
)
"""Roles that nobody is called by, before at least two more words."""

ROLE_WORDS: frozenset[str] = _split(
    """
    fellow director moderator editor analyst professor scholar ambassador minister president
    chairman chairwoman chairperson researcher correspondent nonresident journalist columnist
    adviser advisor consultant co-founder founder spokesperson diplomat economist научный
    директор профессор эксперт редактор сотрудник журналист политолог посол
    """
)
"""A phrase after a comma or in parentheses that holds one of these says what somebody does."""

ORGANISATION_WORDS: frozenset[str] = _split(
    """
    endowment institute institution university foundation ministry committee commission
    association organization organisation agency department council academy editors editorial
    newsroom embassy consortium federation secretariat parliament roundtable taskforce program
    programme corporation coalition initiative network institut
    universität université universidad fundación fondation stiftung ministère
    conseil фонд институт университет центр министерство совет комитет ассоциация академия مؤسسة
    معهد مركز جامعة وزارة
    """
)
"""Words that no person is called by and that institutions are."""

ORGANISATIONS: frozenset[str] = frozenset(
    {
        "carnegie",
        "carnegie brussels",
        "carnegie california",
        "carnegie china",
        "carnegie europe",
        "carnegie india",
        "carnegie middle east center",
        "malcolm h. kerr carnegie middle east center",
        "carnegie moscow center",
        "carnegie politika",
        "carnegie russia eurasia center",
        "carnegie-tsinghua center",
        "diwan",
        "reuters",
        "associated press",
        "agence france-presse",
        "the associated press",
        "the economist",
        "the new york times",
        "the washington post",
        "financial times",
        "bbc",
        "bbc news",
        "amnesty international",
        "bloomberg news",
        "chatham house",
        "crisis group",
        "european union",
        "human rights watch",
        "international crisis group",
        "nato",
        "the carter center",
        "the world bank",
        "un",
        "united nations",
        "world bank",
        "нато",
        "оон",
    }
)

CHINESE_ORGANISATION_ENDS: tuple[str, ...] = (
    "基金会",
    "基金會",
    "中心",
    "研究所",
    "研究院",
    "委员会",
    "大学",
)
"""How an institution's name ends in Chinese."""

SMALL_NAMES: frozenset[str] = frozenset(
    {"adrienne maree brown", "bell hooks", "danah boyd", "ee cummings", "kd lang"}
)
"""People who write their names in small letters."""

CENTER_WORDS: frozenset[str] = frozenset({"center", "centre", "centrum", "zentrum"})
"""Institutions when something else of the name says so too: there are people called Center."""

PLACEHOLDERS: frozenset[str] = frozenset(
    {
        *_split(
            """
            staff admin administrator editor editors author authors unknown anonymous anon guest
            contributor contributors webmaster moderator user username name null none nil
            undefined nan tbd tba tbc tk n/a na n.a test tester testing xxx xx various
            placeholder dummy sample example asdf qwerty foo foobar root system default empty
            missing redacted writer редакция админ администратор автор авторы аноним
            неизвестен неизвестно неизвестный тест редактор гость имя нет redaktion redacción
            redacao rédaction redazione anonyme anónimo anonym unbekannt desconocido inconnu
            auteur autor
            المحرر مجهول الكاتب كاتب التحرير تحرير غيرمعروف 佚名 匿名 未知 作者 编辑 编辑部 編集部
            管理员 無名
            """
        ),
        "admin user",
        "author name",
        "author tbd",
        "authors name",
        "author's name",
        "by staff",
        "carnegie editor",
        "carnegie editors",
        "carnegie staff",
        "carnegie team",
        "ceip staff",
        "content editor",
        "deputy editor",
        "editor in chief",
        "managing editor",
        "default author",
        "editorial staff",
        "editorial team",
        "example author",
        "first last",
        "first name last name",
        "firstname lastname",
        "foo bar",
        "full name",
        "guest author",
        "guest contributor",
        "guest writer",
        "insert author",
        "insert name",
        "insert name here",
        "last name first name",
        "lastname firstname",
        "lorem ipsum",
        "multiple authors",
        "name here",
        "name surname",
        "no author",
        "no name",
        "not applicable",
        "not available",
        "sample author",
        "site admin",
        "nonresident scholar",
        "nonresident senior fellow",
        "research analyst",
        "research assistant",
        "senior fellow",
        "senior associate",
        "visiting scholar",
        "staff report",
        "staff reporter",
        "staff writer",
        "staff writers",
        "super admin",
        "test author",
        "test test",
        "test user",
        "to be announced",
        "to be confirmed",
        "to be determined",
        "unknown author",
        "user name",
        "various authors",
        "web admin",
        "web editor",
        "web team",
        "your name",
        "your name here",
        "без автора",
        "имя фамилия",
        "имя автора",
        "коллектив авторов",
        "нет автора",
        "неизвестный автор",
        "la rédaction",
        "die redaktion",
        "la redacción",
        "la redazione",
        "هيئة التحرير",
        "فريق التحرير",
        "غير معروف",
        "اسم الكاتب",
        "无作者",
        "作者姓名",
    }
)
"""What stands where an author's name belongs, after punctuation around it is dropped."""

OTHERS: tuple[tuple[str, ...], ...] = (
    ("et", "al"),
    ("et.", "al"),
    ("et", "alii"),
    ("and", "others"),
    ("&", "others"),
    ("and", "colleagues"),
    ("and", "co-authors"),
    ("and", "coauthors"),
    ("et", "autres"),
    ("y", "otros"),
    ("e", "altri"),
    ("und", "andere"),
    ("u.a",),
    ("и", "др"),
    ("и", "другие"),
    ("та", "ін"),
    ("та", "інші"),
    ("وآخرون",),
    ("وآخرين",),
    ("و", "آخرون"),
)
"""How a list of people ends before its end."""

CONJUNCTIONS: frozenset[str] = frozenset({"and", "&", "und", "et", "og", "och", "ve", "with"})
CYRILLIC_CONJUNCTIONS: frozenset[str] = frozenset({"и", "та", "і"})
NAME_CONJUNCTIONS: frozenset[str] = frozenset({"y", "e", "i"})
"""Conjunctions that join the two family names of one person as well (Ortega y Gasset)."""

PARTNERS: frozenset[str] = _split(
    """
    co company sons partners associates team staff family friends others brothers daughters
    """
)
"""What follows ``and`` in the name of a firm or a group."""

GIVEN_AFTER_Y: frozenset[str] = _split(
    """
    alejandro alfonso álvaro ana andrea andrés ángel antonio beatriz carlos carmen cristina
    daniel david diego eduardo elena enrique fernando francisco gabriel gabriela guillermo
    gustavo héctor ignacio isabel jaime javier joan joana joão jorge josé josep juan juana julia
    julio laura lucía luis luisa manuel manuela marc marcos margarita maria maría marta mario
    mercedes miguel mónica natalia pablo paula paulo pedro rafael ramón raquel raúl ricardo
    roberto rodrigo rosa salvador santiago sara sergio silvia sofía susana teresa tomás verónica
    vicente víctor anna jan jana katarzyna magdalena agnieszka paweł piotr tomasz
    """
)
"""Given names after which ``y``, ``e`` or ``i`` joins two people."""

SLASH_WORDS: frozenset[str] = frozenset({"s/o", "d/o", "a/l", "a/p", "c/o", "w/o"})
"""Words of one name that hold a slash: son of, daughter of, anak lelaki, anak perempuan."""

ABBREVIATIONS: frozenset[str] = _split(
    """
    hdez fdez glez gzlez mtnez rguez rdguez dguez inc ltd co corp etc bros alex chas geo thos wm
    jos jas ma mª st
    """
)
"""Words that keep their full stop at the end of a name."""

TOP_LEVEL_DOMAINS: frozenset[str] = _split(
    """
    com org net edu gov mil int info eu uk us ru de fr in cn lb ua kz am ge by il io co me tv
    """
)

COMMON_NAMES: frozenset[str] = _split(
    """
    ali ahmed ahmad mohammed mohamed mohammad muhammad mohamad mahmoud hassan hussein hussain
    ibrahim abdullah khan omar yusuf said saleh nguyen tran le pham hoang phan vu vo dang bui do
    ho ngo duong ly kim lee park choi jung jeong kang cho yoon lim wang li zhang liu chen yang
    huang zhao wu zhou xu sun ma zhu hu guo he lin singh kumar sharma das maria garcia rodriguez
    martinez lopez gonzalez hernandez perez sanchez jose juan
    """
)
"""Names so frequent that a further middle name between two of them tells people apart."""

TELLING: frozenset[str] = (
    TITLES
    | ABBREVIATED_TITLES
    | FULL_TITLES
    | BARE_CREDENTIALS
    | BYLINE_WORDS
    | LEADING_ROLES
    | ORGANISATION_WORDS
    | CENTER_WORDS
    | CONJUNCTIONS
    | CYRILLIC_CONJUNCTIONS
    | NAME_CONJUNCTIONS
    | {
        word
        for phrases in (TITLE_PHRASES, BYLINE_PHRASES, ROLE_PHRASES, OTHERS)
        for phrase in phrases
        for word in phrase
    }
    | {word for name in ORGANISATIONS | PLACEHOLDERS for word in name.split()}
)
"""Words of which a name must have one before it can be anything but a name, if all its words are
letters only and capitalised."""
