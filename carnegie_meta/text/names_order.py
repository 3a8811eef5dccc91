"""Which words of a name are the family's: before the given names, after them, or unknown."""

from __future__ import annotations


def _split(words: str) -> frozenset[str]:
    return frozenset(words.split())


CHINESE_FAMILIES: frozenset[str] = _split(
    """
    bai bao cai cao chang chen cheng chi chu cui dai deng ding dong du duan fan fang fei feng fu
    gao ge gong gu guan guo han hao he hong hou hu hua huang ji jia jiang jiao jin kang kong lai
    lei li liang liao lin ling liu long lou lu luo lü ma mao meng mi miao mo mu ni nie ning niu
    ouyang pan pang pei peng pu qi qian qiao qin qiu qu quan ren rong ruan shao shen sheng shi
    shu sima situ song su sun tan tang tao tian wan wang wei wen weng wu xi xia xiang xiao xie
    xin xing xiong xu xue yan yang yao ye yi yin ying you yu yuan yue yun zeng zhai zhan zhang
    zhao zheng zhong zhou zhu zhuang zhuge zou zuo
    """
)
"""Family names in pinyin; most are syllables of given names as well."""

KOREAN_FAMILIES: frozenset[str] = _split(
    """
    ahn an bae baek ban bang byun cha chang chin cho choe choi chon chong chu chun chung gang go
    goh gong gu gwak ha hahm ham han heo hong huh hur hwang im jang jeon jeong ji jin jo joo ju
    jun jung kang kim ko koh koo kwak kwon lee lim ma maeng min moon myung na nam no noh oh paek
    pak park rhee ri roh ryu seo seok shim shin sim sin so sohn son song suh sung um wang won woo
    yang yeo yi yim yoo yoon yu yun
    """
)

_INITIALS = ("zh", "ch", "sh", *"bpmfdtnlgkhjqxrzcsyw")
_FINALS = _split(
    """
    a o e i u v ü ai ei ao ou an en ang eng ong er ia ie iao iu ian in iang ing iong ua uo uai ui
    uan un uang ue üe ve
    """
)

_COMPOUND_HAN = _split("欧阳 歐陽 司马 司馬 诸葛 諸葛 上官 司徒 東方 东方 夏侯 公孙 公孫 皇甫")
_COMPOUND_HANGUL = _split("남궁 황보 제갈 사공 선우 서문 독고 동방")

_PATRONYMICS = ("ович", "евич", "овна", "евна", "ична", "ьич", "івна", "ївна", "йович")
_PATRONYMIC_ILYICH = frozenset({"ильич", "кузьмич", "лукич", "фомич", "никитич", "ильинична"})
_PARTICLE_PATRONYMICS = frozenset({"оглы", "оғлы", "кызы", "қызы", "улы", "ұлы", "уулу"})


def is_patronymic(word: str) -> bool:
    """Whether *word*, in Cyrillic letters, is a father's name: ``Витальевич``, ``Юрьевна``."""
    folded = word.casefold()
    if folded in _PATRONYMIC_ILYICH or folded in _PARTICLE_PATRONYMICS:
        return True
    return len(folded) > 5 and folded.endswith(_PATRONYMICS)


def syllables(word: str) -> int:
    """How many syllables of pinyin *word*, folded, is at least; 0 when it is none."""
    most = len(word) + 1
    best = [0] + [most] * len(word)
    for end in range(1, len(word) + 1):
        for start in range(max(0, end - 6), end):
            if best[start] < best[end] and _is_syllable(word[start:end]):
                best[end] = best[start] + 1
    return best[-1] if best[-1] < most else 0


def _is_syllable(text: str) -> bool:
    initial = next((known for known in _INITIALS if text.startswith(known)), "")
    rest = text[len(initial) :]
    return rest in _FINALS and (bool(initial) or rest[0] not in "iuvü")


def split_unspaced(word: str) -> tuple[str, str] | None:
    """Family and given name of a Chinese or Korean name without a space; None for another.

    >>> split_unspaced("王毅"), split_unspaced("司马光"), split_unspaced("Wang")
    (('王', '毅'), ('司马', '光'), None)
    """
    han = all("\u3400" <= c <= "\u9fff" for c in word)
    hangul = all("\uac00" <= c <= "\ud7a3" for c in word)
    if not (han or hangul) or not 2 <= len(word) <= 4:
        return None
    compound = word[:2] in (_COMPOUND_HAN if han else _COMPOUND_HANGUL) and len(word) > 2
    cut = 2 if compound or len(word) == 4 else 1
    return word[:cut], word[cut:]


def is_family_first(words: tuple[str, ...]) -> bool:
    """Whether *words* of one name begin with the family name, as far as they themselves tell.

    >>> [is_family_first(tuple(name.split())) for name in ("Zhang Chuanjie", "Tong Zhao")]
    [True, False]
    """
    if len(words) == 3 and is_patronymic(words[2]) and not is_patronymic(words[1]):
        return True
    if len(words) < 2 or len(words) > 3:
        return False
    if all("\u3400" <= c <= "\u9fff" for word in words for c in word):
        return True
    first, rest = words[0].casefold(), [word.casefold() for word in words[1:]]
    if len(rest) == 1 and "-" in rest[0] and not words[1].istitle():
        # Park Geun-hye, Mao Tse-tung; Jean-Marie has two capitals.
        return first in KOREAN_FAMILIES or first in CHINESE_FAMILIES
    if first not in CHINESE_FAMILIES or rest[-1] in CHINESE_FAMILIES:
        return False
    joined = "".join(rest).replace("-", "")
    return syllables(joined) == 2 and all(map(syllables, (word for word in rest)))
