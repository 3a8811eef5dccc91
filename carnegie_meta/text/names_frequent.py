"""Names so frequent, or so near to another name, that likeness says little; and short forms."""

from __future__ import annotations


def _split(words: str) -> frozenset[str]:
    return frozenset(words.split())


FAMILIES: frozenset[str] = _split(
    """
    adams allan allen allison anderson andersen andersson andrews armstrong arnold atkins atkinson
    austin bailey baker barker barnes barnet barnett bell bennet bennett berg berger bergman
    bergmann black blake brooks brown browne bryan bryant burns burton butler byrne cameron
    campbell carlson carr carter chapman christensen christiansen clark clarke cohen cohn cole
    coleman collin collins connell connelly connolly cook cooke cooper cox craig crawford cunningham
    daniel daniels davidson davies davis davison dean dickson dixon donnell duncan edwards elliot
    elliott ellis erickson ericson eriksen eriksson evans ferguson fernandes fernandez fischer
    fisher fleming fletcher ford foster fox franklin fraser frazer freeman friedman friedmann fuchs
    garner gibbons gibbs gibson gomes gomez gonzales gonzalez gordon graham grant gray green
    greene grey griffin griffith griffiths hall hamilton hansen hanson harper harris harrison
    hart hartman hartmann harvey henderson hendriks henry herman hermann herrmann hill hoffman
    hoffmann hofman hofmann holmes hopkins houston howard howell hudson hughes humphrey humphries
    hunt hunter jackson jacob jacobs jacobsen jacobson james jansen janssen jenkins jensen johansen
    johansson johns johnson johnston johnstone jones jordan kaiser kaufman kaufmann kelley kelly
    kennedy king klein knight koch kraus krause kruger krueger krüger kuehn kuhn kühn lang lange
    larsen larson larsson lawrence lawson lee lewis lloyd long lopes lopez macdonald mackenzie maier
    marshall martin martins martinez mason matthew matthews mayer mcdonald mckenzie meier mendes
    mendez meyer meyers miles miller mills mitchell moeller möller moller moore moreira moreno
    morgan morris morrison mueller muller müller murphy murray myers myles nelson neuman neumann
    newman nichols nicholson nicolson nielsen nilsen nilsson norris olsen olson olsson owen owens
    palmer parker parkinson paterson patterson paul payne pearson pedersen peres perez perkins perry
    peters petersen peterson pettersson philips phillips pierce pirce porter powell price reed reid
    reynolds richard richards richardson roberts robertson robinson rodrigues rodriguez rogers rose
    ross russel russell ryan sanchez sanders sanderson santos saunders schaefer schäfer schafer
    schmid schmidt schmitt schmitz schneider scholz schreiber schroder schroeder schröder schulte
    schultz schulz schulze schumacher schuster schwartz schwarz scott shaw sherman silva simmons
    simon simons simpson smith smyth snyder spencer stanley stein steiner stephens stephenson
    stevens stevenson steward stewart stone stuart sullivan svensson taylor thomas thompson thomson
    tucker turner vogel vogt wagner wagoner walker wallace walsh walter walters ward waters watkins
    watson watt watts weaver webb weber weiss welch welsh wells werner west white wilkins wilkinson
    williams williamson willis wilson winter winters wolf wolff wood woods wright young zimmerman
    zimmermann иванов иванова петров петрова смирнов смирнова кузнецов кузнецова попов попова
    васильев михайлов новиков федоров морозов волков алексеев лебедев семенов егоров павлов козлов
    степанов николаев орлов андреев макаров никитин захаров ivanov ivanova petrov petrova smirnov
    """
)
"""Family names that are frequent somewhere: two of them are two names, however alike, and a given
name that another person of such a family lacks may tell the two apart."""

BOTH: frozenset[str] = _split(
    """
    adam alan albert alexander alfred allan allen andrew anthony arnold arthur austin barry benjamin
    bernard blake bruce bryan cameron carl charles christian clark claude clement craig daniel david
    dean dennis donald douglas duncan edward ernest eugene felix francis frank franklin frederick
    george gerald gilbert glenn gordon graham grant gregory harold harvey henry herbert herman
    howard hugh isaac ivan jack jackson jacob james jerome john jonathan jordan joseph keith kelly
    kenneth kevin kim lawrence lee leon leonard leslie lewis lloyd louis luis lynn marshall martin
    mason matthew maurice max michael mitchell morgan morris murray nathan neil nelson nicholas
    noel norman oliver oscar owen patrick paul perry peter philip ralph raymond richard robert
    robin roger roland roman ross roy russell ryan samuel scott sebastian sidney simon spencer
    stanley stephen steven stewart stuart taylor terry theodore thomas timothy todd tony travis
    victor vincent walter warren wayne werner wesley william xavier ahmed ahmad ali hassan hussein
    ibrahim ismail khalid khalil mahmoud mohamed mohammad mohammed muhammad mustafa omar osman saleh
    salim yusuf yousef abdullah
    """
)
"""Words that are given names and family names alike: reversed, they may be another person."""

OFTEN: frozenset[str] = _split(
    """
    adams allen anderson baker brown campbell carter clark collins davis edwards evans green hall
    harris hill jackson james johnson jones king lee lewis martin miller mitchell moore morgan
    morris murphy nelson parker phillips roberts robinson rogers scott smith stewart taylor thomas
    thompson turner walker ward watson white williams wilson wood wright young müller muller schmidt
    schneider fischer weber meyer garcia rodriguez martinez lopez gonzalez hernandez perez sanchez
    li wang zhang liu chen yang huang zhao wu zhou xu kim park choi jung nguyen tran pham singh
    kumar sharma khan ali ahmed hassan hussein ivanov ivanova petrov petrova smirnov smirnova
    """
)
"""Family names of which there are several people with any frequent given name."""

OFTEN_GIVEN: frozenset[str] = BOTH | _split(
    """
    anna anne barbara brian elena elizabeth emily eric jason jeffrey jennifer jessica jose juan
    karen laura lisa margaret maria mark mary michelle nancy olga patricia rachel rebecca sarah
    sergei sergey susan alexey dmitri dmitry igor vladimir alexei natalia
    wei li jing ming lei hui ping yan bin jun min anh minh muhamad mohamad muhammed
    """
)
"""Given names that many people have."""

MAY_BE: dict[str, tuple[str, ...]] = {
    "alex": ("alexander", "alexandra", "alexandre", "alexei", "alexey", "alexandros"),
    "sasha": ("alexander", "alexandra", "aleksandr", "aleksandra"),
    "chris": ("christopher", "christina", "christine", "christian"),
    "sam": ("samuel", "samantha", "samir"),
    "max": ("maximilian", "maxim", "maxwell", "maksim", "maxime"),
    "pat": ("patrick", "patricia"),
    "al": ("albert", "alan", "alfred", "alexander"),
    "bob": ("robert",),
    "jack": ("john",),
    "hans": ("johannes",),
    "kate": ("katherine", "catherine", "kathryn", "katharine", "katarina"),
    "katie": ("katherine", "catherine", "kathryn", "katharine"),
    "nick": ("nicolas", "nicholas", "nikolai", "nikolas"),
    "val": ("valerie", "valery", "valentin", "valentina"),
    "саша": ("александр", "александра"),
    "женя": ("евгений", "евгения"),
}
"""Short forms that stand for several full ones: they tell nobody apart and make nobody one."""

SHORT_FORMS: dict[str, str] = {
    "abby": "abigail",
    "andy": "andrew",
    "barb": "barbara",
    "bart": "bartholomew",
    "becky": "rebecca",
    "ben": "benjamin",
    "bill": "william",
    "bob": "robert",
    "brad": "bradley",
    "cathy": "catherine",
    "charlie": "charles",
    "chuck": "charles",
    "cindy": "cynthia",
    "dan": "daniel",
    "danny": "daniel",
    "dave": "david",
    "debbie": "deborah",
    "dick": "richard",
    "don": "donald",
    "doug": "douglas",
    "ed": "edward",
    "fred": "frederick",
    "greg": "gregory",
    "jeff": "jeffrey",
    "jen": "jennifer",
    "jenny": "jennifer",
    "jerry": "gerald",
    "jim": "james",
    "jimmy": "james",
    "jon": "jonathan",
    "joe": "joseph",
    "josh": "joshua",
    "judy": "judith",
    "kathy": "katherine",
    "ken": "kenneth",
    "larry": "lawrence",
    "liz": "elizabeth",
    "matt": "matthew",
    "meg": "margaret",
    "mike": "michael",
    "mitch": "mitchell",
    "nate": "nathan",
    "nick": "nicholas",
    "peggy": "margaret",
    "pete": "peter",
    "phil": "philip",
    "ray": "raymond",
    "rick": "richard",
    "rob": "robert",
    "ron": "ronald",
    "stan": "stanley",
    "steve": "steven",
    "sue": "susan",
    "ted": "theodore",
    "tim": "timothy",
    "toby": "tobias",
    "tom": "thomas",
    "tommy": "thomas",
    "tony": "anthony",
    "vicky": "victoria",
    "walt": "walter",
    "will": "william",
    "zach": "zachary",
    "миша": "михаил",
    "дима": "дмитрий",
}
"""Short forms of given names, and the one full form that each mostly stands for."""

_GROUPS = """
muhammad mohammed mohamed mohammad muhammed mohamad muhamad
hussein hussain husain husein hossein hossain hussien
ahmed ahmad
abdullah abdallah abdulla
yusuf yousef youssef yousuf yusef
khaled khalid
mustafa mostafa moustafa
omar umar
osama usama
"""

ROMANISED: dict[str, str] = {
    name: group.split()[0] for group in _GROUPS.split("\n") for name in group.split()
}
"""Arabic given names by their usual ways into Latin letters, which differ in vowels."""
