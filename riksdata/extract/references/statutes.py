"""Statutes: whole acts by number, name, abbreviation or title, and their chapters and sections."""

from __future__ import annotations

import re

from riksdata.extract.references import laws
from riksdata.extract.references.draft import Draft, Mention, Reading
from riksdata.extract.references.mentions import FURTHEST, NUMBER, REACH, SAME, mention_at, note
from riksdata.extract.references.pins import Run
from riksdata.extract.references.sections import read_run, read_run_from
from riksdata.extract.references.tables import word_set
from riksdata.extract.references.titles import HEAD, HEADS, title_end

_WORD_BEFORE = re.compile(rf"(?<![\w-])((?:[\w\xad]{{1,30}}-[ \xa0\n]och[ \xa0\n])?[\w\xad-]{{0,60}}?(?:{HEAD}))s?$", re.I)
_OF = re.compile(
    r"(?:[ \xa0\n]{1,4}(?:i|av|ur|enligt)(?=[ \xa0\n]))?(?:[ \xa0\n]{1,4}(?:den|nya|nuvarande|gällande|gamla|då gällande"
    r"|svenska)(?=[ \xa0\n]))?[ \xa0\n]{1,4}"
)


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
    chapter = laws.names().chapter_of.get(reading.text[mention.start : mention.end].lower()) if run.has_section else None
    if chapter:
        run.within(chapter)
    uris = [f"{base}#{pin}" for pin in run.addresses]
    if named and (mention.loose or len(uris) > 1 or not run.has_section):
        uris.append(base)
    shown = " ".join(reading.text[run.start : run.end].split())
    chapters = [pin for _, pin in run.pins if pin[0] == "K"]
    if chapters:
        found = _CHAPTER.match(chapters[-1])
        reading.chapter = found.group() if found else reading.chapter
        reading.chaptered = mention.sfs
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
        same = SAME.match(text, mention.start, mention.end) is not None
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
    if same_chapter and reading.chapter and run.start - last.end <= REACH:
        run.within(reading.chapter)
        reading.add(_pinned(reading, run.start, same_chapter.end(), run, last, False))
        return
    if (
        re.match(r"[ \xa0\n]{1,4}\(?i den förstnämnda|[ \xa0\n]{1,4}i den förstnämnda", text[run.end : run.end + 30])
        and len(reading.laws) > 1
    ):
        last = reading.laws[-2]
    chained = last.end <= reading.near <= last.end + FURTHEST and run.start - reading.near <= REACH
    if (run.start - last.end <= REACH or chained) and not _OTHER.match(text, run.end, run.end + 60):
        if reading.chapter and reading.chaptered == last.sfs and last.sfs not in word_set("running") and run.pins[0][1][0] == "P":
            run.within(reading.chapter)  # sections are numbered anew in each chapter of such a statute
        reading.add(_pinned(reading, run.start, run.end, run, last, False))
        reading.near = run.end


_OTHER = re.compile(
    r"[ \xa0\n]{1,3}i (?:denna|detta|propositionen|förslaget|lagförslaget|samma)|[ \xa0\n](?:i )?[A-ZÅÄÖ][\wåäö]+s föreskrift"
)


def _unknown_law(text: str, at: int) -> bool:
    """Whether the sections are those of a statute that is named but not known ("23 § okändalagen"), or of an agreement or treaty."""
    return bool(
        re.match(
            r"[ \xa0\n]{1,4}(?:i |av )?(?:den |nya )?[\w-]{3,40}(?:lagen|balken|förordningen|stadgan|ordningen|avtalet"
            r"|konventionen|stadgarna|föreskrifterna)\b",
            text[at : at + 70],
        )
    ) or _foreign_law(text, at)


_FOREIGN_LAW = re.compile(
    r"[ \xa0\n]{1,4}(?:(?:i|av|enligt|ur)[ \xa0\n])?(?:den[ \xa0\n])?(?:nya[ \xa0\n])?(?P<word>[\w:]{3,16})[ \xa0\n]\w*lag"
)


def _foreign_law(text: str, at: int) -> bool:
    found = _FOREIGN_LAW.match(text, at, at + 90)
    return found is not None and found["word"].lower() in word_set("foreign")


_COLON = re.compile(r"([A-ZÅÄÖ][A-Za-zÅÄÖåäö]{1,6})[ \xa0](\d{1,3}):(\d{1,3}(?:[ \xa0]?[a-z](?=[\s,.;)]))?)(?![\w:/])")


def at_colon(reading: Reading, start: int) -> bool:
    """`BrB 36:4`: chapter and section as lawyers write them, behind the abbreviation of a code."""
    text = reading.text
    found = _COLON.match(text, start, start + 24)
    if not found or (start and (text[start - 1].isalnum() or text[start - 1] == "-")):
        return False
    sfs = laws.by_abbreviation(found[1], reading.day)
    if not sfs:
        return False
    pin = f"K{found[2]}P{''.join(found[3].split())}"
    mention = Mention(start, found.end(), sfs, False)
    reading.add(
        Draft(start, found.end(), f"sfs/{sfs}#{pin}", (f"{_address(sfs)}#{pin}",), found.group()[len(found[1]) + 1 :], _target(sfs))
    )
    note(reading, mention)
    return True


def at_law(reading: Reading, start: int, end: int) -> None:
    """A statute's name, abbreviation or title at `start`, and the sections that follow it; `end` is where the scan's find ends."""
    text = reading.text
    if start and (text[start - 1].isalnum() or text[start - 1] in "-\xad"):
        return
    after = text[end : end + 3]
    mention = None
    if not after[:1].isalnum() and after[:1] not in ("-", "\xad") and "(" not in after and "[" not in after:
        word = text[start:end]
        if len(word) < 6 and _another(reading, start, end, word):
            return
        if len(word) < 6:
            sfs = reading.short.get(word) or laws.by_abbreviation(word, reading.day)
        else:
            sense = laws.sense(text, start)
            if sense == "foreign":
                reading.laws.clear()  # a bare section that follows is not the Swedish law's before it
                reading.done = max(reading.done, end)
                return
            sfs = laws.by_name(word, reading.day, sense)
        if sfs:
            mention = Mention(start, end, sfs, False)
    if mention is None:
        mention = mention_at(reading, start)
    if mention is None:
        return
    _take(reading, mention)


def _another(reading: Reading, start: int, end: int, word: str) -> bool:
    """Whether an abbreviation stands for something else in this document: "Luftstridsskolan (LSS)"."""
    if reading.short.get(word) == "":
        return True
    text = reading.text
    if text[start - 1 : start] == "(" and text[end : end + 1] == ")" and word not in reading.short:
        name = text[max(0, start - 40) : start - 1].split()
        if name and name[-1][:1].isupper() and "lag" not in name[-1].lower() and "ordning" not in name[-1]:
            reading.short[word] = ""
            return True
    return False


_FOLLOW = re.compile(r",?[ \xa0\n]{1,4}(?=\d|§|paragraf[ \xa0]\d)")


def _take(reading: Reading, mention: Mention) -> None:
    text = reading.text
    follow = _FOLLOW.match(text, mention.end, mention.end + 24)
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
    number = NUMBER.match(text, opened - 1) if opened else None
    if number is None:
        number = _BARE_NUMBER.match(text, opened)
        if number is None:
            return _unbracketed(reading, start)
        if not _law_near(text[max(0, opened - 60) : opened]):
            return False
        bare = True
    else:
        head = text[max(0, opened - 110) : opened].rstrip()
        low = head.lower()
        word = _WORD_BEFORE.search(head) if low.endswith(HEADS) else None
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
        if not _law_near(head):
            return False
    if bare:
        mention = Mention(opened, number.end(), f"{number[1]}:{number[2]}", False)
        reading.add(_whole(mention))
        note(reading, mention)
    return True


_BARE_NUMBER = re.compile(r"\(([12]\d{3}):[ \xa0]?(\d{1,4})\)")
_LAW_NEAR = re.compile(r"(?<![\w-])(?P<word>\w*lag(?:en)?)(?!\w)[^.(]{0,40}$", re.I)
_NO_LAW = re.compile(
    r"(?:(?:för|an|in|upp|ut|över|till|be|ned|om|av|på|genom|\b)slag|bolag|underlag|utredning|betänkande|rapport|promemoria|SOU|Ds)", re.I
)


def _law_near(head: str) -> bool:
    """Whether the words before a number in parentheses speak of a law: "en ny förvaltningslag i kraft (2017:900)"."""
    found = _LAW_NEAR.search(head)
    return found is not None and not _NO_LAW.search(head, found.start())


_BARE_AT = re.compile(r"([12]\d{3}):(\d{1,4})(?![\d:/])")
_TITLE_BEFORE = re.compile(
    r"(?<![\w-])(?:lag|förordning|kungörelse)(?:en)?[ \xa0\n](?:om|med|angående|mot)[ \xa0\n][^.,;:()\n]{3,90}$", re.I
)
_PLAIN = re.compile(r"(?:[ \xa0\n]SFS)?[ \xa0\n]$")


def _unbracketed(reading: Reading, start: int) -> bool:
    """`förordningen 2007:185 om producentansvar för bilar`: a number that stands bare behind a statute's word."""
    text = reading.text
    if not text[max(0, start - 24) : start].rstrip().lower().endswith((*HEADS, "sfs")):
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
