"""Statutes: whole acts by number, name, abbreviation or title, and their chapters and sections."""

from __future__ import annotations

import re

from riksdata.extract.references import laws
from riksdata.extract.references.draft import Draft, Mention, Reading
from riksdata.extract.references.sections import Run, read_run, read_run_from

_HEAD = r"lagen|lag|balken|balk|förordningen|förordning|kungörelsen|kungörelse|stadgan|instruktionen|ordningen|ordning|formen|reglementet|brevet"
_HEADS = (*_HEAD.split("|"), *(word + "s" for word in _HEAD.split("|")))
_NUMBER = re.compile(r"[ \xa0\n]{1,3}[(\[](?:SFS[ \xa0])?([12]\d{3}):[ \xa0]?(\d{1,4})(?:[ \xa0](?:s\.?[ \xa0]?)?\d{1,2})?[)\]]")
_WORD_BEFORE = re.compile(rf"(?<![\w-])((?:[\w\xad]{{1,30}}-[ \xa0\n]och[ \xa0\n])?[\w\xad-]{{0,60}}?(?:{_HEAD}))s?$", re.I)
_NAME = re.compile(rf"(?:[\w\xad-]{{1,40}}-[ \xa0\n]och[ \xa0\n])?[\w\xad-]{{0,60}}(?:{_HEAD})(?!\w)", re.I)
_SAME = re.compile(
    r"(?:samma|nämnda|samma nämnda|sistnämnda|förstnämnda|den nämnda|den förstnämnda|den sistnämnda)[ \xa0\n]{1,4}(?:lag(?:en)?|balk(?:en)?|förordning(?:en)?|kungörelse(?:n)?)(?!\w)",
    re.I,
)
_ABBREVIATION = re.compile(r"[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{1,6}(?![\wÅÄÖåäö-]|[ ]?\d{4}:)")
_OF = re.compile(
    r"(?:[ \xa0\n]{1,4}(?:i|av|ur|enligt)(?=[ \xa0\n]))?(?:[ \xa0\n]{1,4}(?:den|nya|nuvarande|gällande|gamla|då gällande|svenska)(?=[ \xa0\n]))?[ \xa0\n]{1,4}"
)
_TITLE_HEAD = re.compile(r"(lag|förordning|kungörelse)en[ \xa0\n]{1,4}(?=(?:om|med|angående|mot|till)[ \xa0\n])", re.I)
_DEFINED = re.compile(
    r"(?:,| –|)[ \xa0\n]{0,3}\(?(?:(?:i det följande|fortsättningsvis|nedan|här|härefter|även|ofta)[ \xa0])?"
    r"(?:(?:kallad|kallas|förkortad|förkortat|benämnd|hädanefter|nedan|förkortas)[ \xa0])?"
    r"(?:den s\.k\.[ \xa0]|den så kallade[ \xa0]|s\.k\.[ \xa0])?[”\"]?(?P<short>[A-ZÅÄÖ][A-Za-zÅÄÖ]{1,6}|[\wåäö-]{3,40}lagen)[”\"]?(?=[),. ;])"
)
_STOP = frozenset(
    """som att är var ska skall bör kan får måste har hade blir blev gäller gällde innebär innebar trädde träder finns anges angavs framgår ger gör
    där när då så samt men utan vilket vilken vilka regleras reglerar upphävs ändras införs innehåller stadgas stadgar säger krävs föreskrivs
    tillkännager genom enligt jämte eftersom medan trots dock inte ej även också kom tillkom antogs infördes ersattes ersätter upphör upphörde
    behöver behövs omfattar omfattas avser ses skulle kunde vore vill anser menar föreslås föreslår syftar riktar bygger ställer ställs utgör
    utgår skärps avskaffas upphävas framhålls beskrivs definieras anförs utformas tolkas tillämpas tillämpar åläggs förbjuder möjliggör hindrar
    respektive alternativt exempelvis nedan ovan vars efter sedan innan åter kräver säkerställer medger saknar saknas bestämmer beslutar
    bestäms följer följde lyder lämnar sägs ändrades ändrats gör gjorde förpliktar tillåter skyddar handlar ålägger ger tar tog""".split()
)
_TITLE_WORD = re.compile(r"[ \xa0\n]{1,3}([\wÅÄÖåäöéü/–-][\w\xad/–:-]*)(,(?=[ \xa0\n]))?")
_SMALL = frozenset("om i av på för till och eller med vid från mot hos under samt inom angående över mellan utan".split())
_REACH = 600
"""How many characters back a law may lie that a bare section is read with."""


def _slice(text: str, start: int, length: int) -> str:
    return text[start : start + length]


def title_end(text: str, head: str, end: int, sfs: str) -> int:
    """Where the title that follows `lagen (1988:688)` ends: as the table has it, else by its words (bounded, 16 words)."""
    known = laws.names().title_of.get(sfs)
    window = _slice(text, end, 330)
    if known:
        length = _follows(window, known.partition(" ")[2]) or _begun(window, known.partition(" ")[2])
        if length:
            return end + length
    at, last, count = 0, 0, 0
    while count < 16:
        found = _TITLE_WORD.match(window, at)
        if not found:
            break
        word = found[1].lower()
        if not count and word not in ("om", "med", "angående", "mot", "till", "för", "avseende"):
            return end
        following = _TITLE_WORD.match(window, found.end())
        nxt = following[1].lower() if following and not found[2] else ""
        if word in _STOP or (word in ("och", "eller", "samt") and (nxt in _STOP or _begins_new(nxt, following, window))):
            break
        if word in ("i", "för", "till", "av") and nxt in ("syfte", "kraft", "den", "stället", "att", "enlighet", "samband", "dag"):
            break
        if (word == "om" and count) or (word.endswith(_HEADS) and window[found.end() : found.end() + 2] in (" (", "\xa0(")):
            break
        at = found.end(1)
        if word not in _SMALL:
            last = at
        count += 1
        if found[2]:
            break
    if window[:last].split() == ["om", "ändring"]:
        return end
    tail = re.match(r",?[ \xa0\n]m\.[ ]?(?:m|fl)\.", window[last:]) if last else None
    return end + last + (tail.end() if tail else 0)


def _begins_new(nxt: str, following: re.Match[str] | None, window: str) -> bool:
    if nxt.startswith(("lag", "förordning", "regering", "tillkänna")) or nxt in (
        "en",
        "ett",
        "den",
        "det",
        "de",
        "i",
        "att",
        "därmed",
        "dess",
        "därför",
    ):
        return True
    return bool(following and re.match(r"(?:lagen|förordningen)?[ \xa0]\(\d{4}:", window[following.end() :]))


def _follows(window: str, words: str) -> int:
    """How many characters of `window`, white space and soft hyphens aside, spell " " + `words`; 0 where they do not."""
    at = 0
    while at < len(window) and window[at].isspace():
        at += 1
    if not at:
        return 0
    for char in words:
        while at < len(window) and window[at] == "\xad":
            at += 1
        if at >= len(window):
            return 0
        if char == " ":
            if not window[at].isspace():
                return 0
            while at < len(window) and window[at].isspace():
                at += 1
        elif window[at].lower() == char:
            at += 1
        else:
            return 0
    if at < len(window) and (window[at].isalnum() or window[at] == "-"):
        return 0
    tail = re.match(r",?[ \xa0\n]m\.[ ]?(?:m|fl)\.", window[at:])
    return at + (tail.end() if tail else 0)


def _begun(window: str, title: str) -> int:
    """How many characters spell the first words of a title that the text gives shortened; 0 for fewer than four words."""
    words = title.split()
    for count in range(len(words) - 1, 3, -1):
        if words[count - 1] in _SMALL:
            continue
        length = _follows(window, " ".join(words[:count]))
        if length:
            return length
    return 0


def mention_at(reading: Reading, start: int, beside: bool = False) -> Mention | None:
    """The statute that is named from `start` on, if one is; `beside` a section an abbreviation may be written in capitals."""
    text = reading.text
    if start >= len(text):
        return None
    window = _slice(text, start, 140)
    same = _SAME.match(window)
    if same:
        return _same(reading, same.group(), start, start + same.end())
    found = _NAME.match(window)
    if found:
        end = start + found.end()
        number = _NUMBER.match(text, end, end + 30)
        word = found.group().lower().replace("\xad", "")
        if number:
            sfs = f"{number[1]}:{number[2]}"
            loose = word in ("lagen", "lag", "förordningen", "förordning", "kungörelsen", "kungörelse", "balken", "stadgan")
            stop = title_end(text, word, number.end(), sfs) if loose else number.end()
            return Mention(start, stop, sfs, loose)
        sfs_named = reading.short.get(word) or laws.by_name(word, reading.day) if len(word) > 5 else None
        if sfs_named:
            return Mention(start, end, sfs_named, False)
        return titled_at(reading, start)
    word_match = _NAME_GENITIVE.match(window)
    if word_match:
        word = word_match[1].lower()
        sfs_named = laws.by_name(word, reading.day)
        if sfs_named:
            return Mention(start, start + word_match.end(), sfs_named, False)
    short = _ABBREVIATION.match(window)
    if short:
        sfs_short = reading.short.get(short.group()) or laws.by_abbreviation(short.group(), reading.day, beside=beside)
        if sfs_short:
            end = start + short.end()
            number = _NUMBER.match(text, end, end + 30)
            return Mention(start, number.end() if number else end, f"{number[1]}:{number[2]}" if number else sfs_short, False)
    return None


_NAME_GENITIVE = re.compile(rf"([\w\xad-]{{0,60}}(?:{_HEAD}))s(?!\w)", re.I)


def titled_at(reading: Reading, start: int) -> Mention | None:
    """`lagen om Svenska kyrkan`: a statute by its title alone, known from the table or from this document."""
    text = reading.text
    head = _TITLE_HEAD.match(text, start, start + 40)
    if not head:
        return None
    window = _slice(text, start + len(head[1]) + 2, 330)
    kind = head[1].lower()
    first = window.split(None, 2)[:2]
    prefix = f"{kind} {' '.join(first)}".lower().replace("\xad", "")
    for title, sfs in _titles_with(reading, prefix, kind):
        length = _follows(window, title.partition(" ")[2])
        if length:
            end = start + len(head[1]) + 2 + length
            number = _NUMBER.match(text, end, end + 30)
            if number:
                return Mention(start, number.end(), f"{number[1]}:{number[2]}", False)
            return Mention(start, end, sfs, False)
    return None


_BY_PREFIX: dict[str, list[str]] = {}


def _titles_with(reading: Reading, prefix: str, kind: str) -> list[tuple[str, str]]:
    if not _BY_PREFIX:
        for title in laws.names().by_title:
            _BY_PREFIX.setdefault(" ".join(title.split()[:3])[:24], []).append(title)
    found = [(title, sfs) for title, sfs in reading.titles.items() if title.startswith(kind)]
    for title in _BY_PREFIX.get(" ".join(prefix.split()[:3])[:24], ()):
        sfs = laws.by_title(title, reading.day)
        if sfs:
            found.append((title, sfs))
    return sorted(found, key=lambda pair: -len(pair[0]))


def _same(reading: Reading, words: str, start: int, end: int) -> Mention | None:
    if not reading.laws:
        return None
    back = reading.laws[-1]
    if "först" in words.lower() and len(reading.laws) > 1:
        back = reading.laws[-2]
    return Mention(start, end, back.sfs, False) if start - back.end < 2 * _REACH else None


def note(reading: Reading, mention: Mention) -> None:
    """Remember a statute that was named, its title and the short names that the text gives it."""
    if not reading.laws or reading.laws[-1].end <= mention.start:
        reading.laws.append(mention)
    text = reading.text
    if mention.loose:
        found = re.match(
            r"(lag|förordning|kungörelse)(?:en)?[ \xa0\n]{1,3}\([^)]*\)[ \xa0\n]{1,3}(.+)", text[mention.start : mention.end], re.I | re.S
        )
        if found and len(reading.titles) < 200:
            reading.titles[laws.fold(f"{found[1]} {found[2]}")] = mention.sfs
    defined = _DEFINED.match(text, mention.end, mention.end + 120)
    if defined and len(reading.short) < 50:
        short, said = defined["short"], defined.group()
        if short.endswith("lagen"):
            plain = "kalla" in said or "s.k." in said or "enämn" in said or "(" in said[:3]
            if plain and short.lower() not in laws.names().by_name:
                reading.short[short.lower()] = mention.sfs
        elif short[-1].isupper() and (said.lstrip()[:1] in "(" or (said[:1] == "," and text[defined.end()] in ",.;)") or "örkort" in said):
            reading.short[short] = mention.sfs


def _address(sfs: str) -> str:
    return "https://lagen.nu/" + sfs


def _target(sfs: str) -> str | None:
    year, _, number = sfs.partition(":")
    return f"sfs-{year}-{number}" if number.isdigit() and not number.startswith("0") else None


def _whole(mention: Mention) -> Draft:
    return Draft(mention.start, mention.end, f"sfs/{mention.sfs}", (_address(mention.sfs),), target=_target(mention.sfs))


_CHAPTER = re.compile(r"K[0-9]+[a-z]?")


def _pinned(reading: Reading, start: int, end: int, run: Run, mention: Mention, named: bool) -> Draft:
    base = _address(mention.sfs)
    uris = [f"{base}#{pin}" for pin in run.addresses]
    if named and (mention.loose or len(uris) > 1 or not run.has_section):
        uris.append(base)
    shown = " ".join(reading.text[run.start : run.end].split())
    chapters = [pin for _, pin in run.pins if pin[0] == "K"]
    if chapters:
        reading.chapter = _CHAPTER.match(chapters[-1]).group()  # type: ignore[union-attr]
    return Draft(start, end, f"sfs/{mention.sfs}#{run.fragment}", tuple(uris), shown, _target(mention.sfs))


_SAME_CHAPTER = re.compile(r"[ \xa0\n]{1,3}(?:i )?samma kap(?:itel|\.)")


def at_section(reading: Reading, position: int) -> None:
    """A section sign or "kap.": sections and the statute after, before, or named last."""
    text = reading.text
    run = read_run(text, position, reading.done)
    if run is None:
        reading.done = max(reading.done, position + 1)
        return
    of = _OF.match(text, run.end, run.end + 60)
    mention = mention_at(reading, of.end(), beside=True) if of else None
    if mention is None and of:
        plain = re.match(r"[ \xa0\n]{1,4}", text[run.end : run.end + 4])
        if plain and run.end + plain.end() != of.end():
            mention = mention_at(reading, run.end + plain.end())
    if mention is not None:
        same = _SAME.match(text, mention.start, mention.end) is not None
        reading.add(_pinned(reading, run.start, mention.end, run, mention, not same))
        if not same:
            note(reading, mention)
        elif "först" not in text[mention.start : mention.end].lower():
            reading.laws.append(mention)
        return
    before = re.search(r"(?<![\w])([A-ZÅÄÖ][A-Za-zÅÄÖåäö]{1,6})[ \xa0\n]{1,2}$", text[max(0, run.start - 12) : run.start])
    if before:
        sfs = reading.short.get(before[1]) or laws.by_abbreviation(before[1], reading.day)
        if sfs and not (reading.drafts and reading.drafts[-1].end > run.start - len(before.group())):
            back = Mention(run.start - len(before.group()), run.start, sfs, False)
            reading.add(_pinned(reading, back.start, run.end, run, back, False))
            reading.laws.append(Mention(back.start, run.end, sfs, False))
            return
    reading.done = max(reading.done, run.end)
    if _unknown_law(text, run.end) or not reading.laws:
        return
    last = reading.laws[-1]
    same_chapter = _SAME_CHAPTER.match(text, run.end, run.end + 24)
    if same_chapter and reading.chapter and run.start - last.end <= _REACH:
        run.addresses = [pin if pin[0] == "K" else reading.chapter + pin for pin in run.addresses]
        run.pins = [(link, pin if pin[0] == "K" else reading.chapter + pin) for link, pin in run.pins]
        reading.add(_pinned(reading, run.start, same_chapter.end(), run, last, False))
        return
    if (
        re.match(r"[ \xa0\n]{1,4}\(?i den förstnämnda|[ \xa0\n]{1,4}i den förstnämnda", text[run.end : run.end + 30])
        and len(reading.laws) > 1
    ):
        last = reading.laws[-2]
    if run.start - last.end <= _REACH and not re.match(
        r"[ \xa0\n]{1,3}i (?:denna|detta|propositionen|förslaget|lagförslaget)", text[run.end : run.end + 20]
    ):
        reading.add(_pinned(reading, run.start, run.end, run, last, False))


def _unknown_law(text: str, at: int) -> bool:
    """Whether the sections are those of a statute that is named but not known ("23 § okändalagen"), or of an agreement or treaty."""
    return bool(
        re.match(
            r"[ \xa0\n]{1,4}(?:i |av )?(?:den |nya )?[\w-]{3,40}(?:lagen|balken|förordningen|stadgan|ordningen|avtalet|konventionen|stadgarna|föreskrifterna)\b",
            text[at : at + 70],
        )
    )


def at_law(reading: Reading, start: int, end: int) -> None:
    """A statute's name, abbreviation or title at `start`, and the sections that follow it; `end` is where the scan's find ends."""
    text = reading.text
    if start and (text[start - 1].isalnum() or text[start - 1] in "-\xad"):
        return
    after = text[end : end + 3]
    mention = None
    if not after[:1].isalnum() and after[:1] not in ("-", "\xad") and "(" not in after and "[" not in after:
        word = text[start:end]
        sfs = reading.short.get(word) or laws.by_abbreviation(word, reading.day) if len(word) < 6 else laws.by_name(word, reading.day)
        if sfs:
            mention = Mention(start, end, sfs, False)
    if mention is None:
        mention = mention_at(reading, start)
    if mention is None:
        return
    _take(reading, mention)


_FOLLOW = re.compile(r",?[ \xa0\n]{1,4}(?=\d|§)")


def _take(reading: Reading, mention: Mention) -> None:
    text = reading.text
    follow = _FOLLOW.match(text, mention.end, mention.end + 8)
    run = read_run_from(text, follow.end()) if follow else None
    if run is not None and text[mention.end] != "," and mention_at_after(reading, run.end):
        reading.add(_pinned(reading, mention.start, run.end, run, mention, True))
    else:
        reading.add(_whole(mention))
    note(reading, mention)


def mention_at_after(reading: Reading, end: int) -> bool:
    """Whether sections that end here belong to the statute before them: no other is named after."""
    of = _OF.match(reading.text, end, end + 60)
    return not (of and (mention_at(reading, of.end()) or _unknown_law(reading.text, end)))


def at_number(reading: Reading, start: int, end: int) -> bool:
    """A year and number in parentheses after a statute's word: `lagen (1988:688) om kontaktförbud`. False where it is none."""
    text = reading.text
    opened = max(text.rfind("(", max(0, start - 6), start), text.rfind("[", max(0, start - 6), start))
    if opened < 0:
        return _unbracketed(reading, start)
    number = _NUMBER.match(text, opened - 1) if opened else None
    if number is None:
        number = _BARE_NUMBER.match(text, opened)
        if number is None or _LAW_NEAR.search(text[max(0, opened - 60) : opened]) is None:
            return False
        bare = True
    else:
        head = text[max(0, opened - 110) : opened].rstrip()
        low = head.lower()
        word = _WORD_BEFORE.search(head) if low.endswith(_HEADS) else None
        if word is None and "lag" not in low and "förordning" not in low and "kungörelse" not in low:
            return False
        bare = word is None
        if word is not None:
            begin = max(0, opened - 110) + word.start(1)
            spoken = word[1].lower()
            sfs = f"{number[1]}:{number[2]}"
            loose = spoken in ("lagen", "lag", "förordningen", "förordning", "kungörelsen", "kungörelse", "balken", "stadgan")
            begin = max(begin, reading.done)
            while text[begin].isspace():
                begin += 1
            stop = title_end(text, spoken, number.end(), sfs) if loose else number.end()
            _take(reading, Mention(begin, stop, sfs, loose))
            return True
        titled = _TITLE_BEFORE.search(head)
        if titled and max(0, opened - 110) + titled.start() >= reading.done:
            mention = Mention(max(0, opened - 110) + titled.start(), number.end(), f"{number[1]}:{number[2]}", False)
            reading.add(_whole(mention))
            note(reading, mention)
            return True
        if _LAW_NEAR.search(head) is None:
            return False
    if bare:
        mention = Mention(opened, number.end(), f"{number[1]}:{number[2]}", False)
        reading.add(_whole(mention))
        note(reading, mention)
    return True


_BARE_NUMBER = re.compile(r"\(([12]\d{3}):[ \xa0]?(\d{1,4})\)")
_LAW_NEAR = re.compile(r"\b[Ll]ag(?:en)?\b[^.(]{0,40}$")
_BARE_AT = re.compile(r"([12]\d{3}):(\d{1,4})(?![\d:/])")
_TITLE_BEFORE = re.compile(
    r"(?<![\w-])(?:lag|förordning|kungörelse)(?:en)?[ \xa0\n](?:om|med|angående|mot)[ \xa0\n][^.,;:()\n]{3,90}$", re.I
)
_PLAIN = re.compile(r"(?:[ \xa0\n]SFS)?[ \xa0\n]$")


def _unbracketed(reading: Reading, start: int) -> bool:
    """`förordningen 2007:185 om producentansvar för bilar`: a number that stands bare behind a statute's word."""
    text = reading.text
    if not text[max(0, start - 24) : start].rstrip().lower().endswith((*_HEADS, "sfs")):
        return False
    low = max(0, start - 80)
    window = text[low:start]
    gap = _PLAIN.search(window)
    word = _WORD_BEFORE.search(window[: gap.start()]) if gap else None
    number = _BARE_AT.match(text, start)
    if (
        word is None
        or number is None
        or word[1].lower() in ("formen", "ordningen", "ordning", "balk", "brevet")
        or low + word.start(1) < reading.done
    ):
        return False
    loose = word[1].lower() in ("lagen", "lag", "förordningen", "förordning", "kungörelsen", "kungörelse")
    sfs = f"{number[1]}:{number[2]}"
    stop = title_end(text, word[1].lower(), number.end(), sfs) if loose else number.end()
    _take(reading, Mention(low + word.start(1), stop, sfs, loose))
    return True
