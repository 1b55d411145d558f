"""Worst points that are about what it took: time, money, work, the count of times."""

import re
from collections.abc import Iterator

from bot.coach.befell import worst_shapes as shapes
from bot.coach.befell.account import MEASURE, OPEN, whole
from bot.coach.befell.worst_point import Worst, hits, said_back
from bot.coach.wording import Wording

BARE_SPELL = re.compile(
    rf"(?<=\w\w)(?<! for)(?<!over)(?<!about)(?<!nearly)(?<!almost)(?<!than)(?<!all)(?<!after) ({shapes.NUM} (?:minutes|hours|days|weeks))$"
)

HAD_ME = re.compile(
    r"\b(?:had|made|got) (?:me|us)(?: to)? (drive|wait|come|walk|travel|queue)(?= )", re.IGNORECASE
)
""" "Your app had me drive 40 minutes": they drove."""
UNFINISHED = re.compile(
    r" (?:even|though|although|because|despite|where|once|after|before)\b.*$", re.IGNORECASE
)
"""Where another clause begins."""


def vain(text: str, wording: Wording) -> Iterator[Worst]:
    text = HAD_ME.sub(r"\1", text)
    for hit in hits(shapes.VAIN, text):
        went = hit["went"].lower().removeprefix("been ")
        base = {"hold": "be on hold"}.get(went) or wording.lexicon.base(
            went.split()[0], "past", "ing", "base"
        )
        far = said_back(hit["far"], wording)
        base = {"turned": "turn up", "showed": "show up"}.get(went.split()[0], base)
        if not base or not (
            went in ("turned up", "showed up", "came")
            or MEASURE.search(far)
            or re.search(r"\b(?:since|from) \d", far)
            or hit["shut"]
            or hit["found"]
            or hit["gone"]
            or hit["gave"]
        ):
            continue
        if hit["news"]:
            news = said_back(hit["news"], wording)
            if OPEN.search(re.sub(r"^(?:they|there|nobody|no one)\b|\bnot\b|\bno\b|\bthere$", "", news)):
                continue
            end = f"only to be told that {news}"
        elif hit["shut"] or hit["found"]:
            place = (hit["place"] or "it").lower().replace("your ", "the ")
            end = f"only to find {place} {(hit['shut'] or hit['found']).lower()}"
        elif hit["gone"]:
            end = f"only to have {said_back(hit['thing'], wording)} {hit['gone'].lower()}"
        elif hit["gave"]:
            end = f"only to have {said_back(hit['slot'], wording)} {'sold' if hit['gave'].lower() == 'sold' else 'given away'}"
        elif hit["off"] or hit["hung"]:
            end = f"only to be {'cut off' if hit['off'] else 'hung up on'}"
        elif hit["cut"]:
            cut = re.sub(r"\b(?:me|us)\b", "you", hit["cut"].lower())
            end = f"only to be {cut}"
        else:
            did = hit["did"].lower().split()
            base_did = wording.lexicon.base(did[0], "past", "base", "participle") or did[0]
            rest = " ".join(did[1:]).replace("us", "you").replace("me", "you")
            yield _both(
                base,
                far,
                f"with nobody {' '.join([wording.lexicon.form(base_did, 'ing'), rest]).strip()}",
                wording,
            )
            continue
        yield _both(base, far, end, wording)
    for hit in hits(shapes.AWAITED, text):
        shown = shapes.NO_SHOW.search(text)
        if shown is None:
            continue
        words = (hit["off"] or hit["in"]).lower().removeprefix("had to ").split()
        base = wording.lexicon.base(words[0], "past", "participle", "base") or words[0]
        base = "stay" if hit["in"] and words[0] in ("was", "were", "been") else base
        came = (shown["none"] or shown["one"]).lower()
        verb = wording.lexicon.base(came, "past", "base") or came
        verb = {"show": "show up", "turn": "turn up", "ring": "ring", "call": "call", "phone": "phone"}.get(
            verb, verb
        )
        rest = " ".join(words[1:])
        if rest in ("leave", "unpaid leave", "annual leave", "holiday", "off"):
            rest = rest.replace("off", "time off")
        yield _both(base, rest, f"and then have nobody {verb}", wording)


def _both(base: str, tail: str, end: str, wording: Wording) -> Worst:
    first, _, rest = base.partition(" ")
    ing = " ".join(["being" if first == "be" else wording.lexicon.form(first, "ing"), rest]).strip()
    doing_end = end.replace("and then have nobody", "and then having nobody")
    tail = _lasting(tail)
    return Worst("vain", f"{ing} {tail} {doing_end}", f"{base} {tail} {end}")


def _lasting(tail: str) -> str:
    """ "On the hard shoulder three hours": for three hours."""
    return BARE_SPELL.sub(r" for \1", tail)


def paid(text: str, wording: Wording) -> Iterator[Worst]:
    for hit in hits(shapes.PAID_WAITS, text):
        this, length = said_back(hit["this"], wording), whole(hit["length"].lower())
        yield Worst("paid", f"paying for {this} and waiting {length}", f"pay for {this} and wait {length}")
    for hit in hits(shapes.SENT_WHEN, text):
        verb, *rest = hit["did"].lower().split()
        asked = " ".join([wording.lexicon.form(wording.lexicon.base(verb, "past") or verb, "ing"), *rest])
        that, this = said_back(hit["that"], wording), said_back(hit["this"], wording)
        yield Worst("paid", f"getting {that} after {asked} {this}", f"get {that} after {asked} {this}")
    for hit in hits(shapes.PAID_THAT, text):
        bought = f"{hit['much']} for {said_back(hit['this'], wording)} that {said_back(hit['that'], wording)}"
        yield Worst("paid", f"paying {bought}", f"pay {bought}")
    for hit in hits(shapes.PAID_GOT, text):
        verb, *rest = hit["paid"].lower().split()
        base = {"paid": "pay", "booked": "book", "ordered": "order", "asked": "ask"}[verb]
        this, that = said_back(hit["this"], wording), said_back(hit["that"], wording)
        if len(that.split()) < 2 and that != "nothing":
            continue
        tail = " ".join([*rest, this])
        get = "find" if hit["there"] else "get"
        yield Worst(
            "paid",
            f"{wording.lexicon.form(base, 'ing')} {tail} and {get}{'ing' if hit['there'] else 'ting'} {that}",
            f"{base} {tail} and {get} {that}",
        )


def gone(text: str, wording: Wording) -> Iterator[Worst]:
    for hit in hits(shapes.GONE, text):
        what = said_back((hit["what"] or hit["what2"]).partition(" by ")[0].strip(), wording)
        what = what[:1].lower() + what[1:]
        waste = (hit["gone"] or hit["took"]).lower() in ("wasted", "down the drain")
        if not OPEN.search(what):
            yield Worst(
                "gone", f"{'wasting' if waste else 'losing'} {what}", f"{'waste' if waste else 'lose'} {what}"
            )


def charged(text: str, wording: Wording) -> Iterator[Worst]:
    for hit in shapes.DOCKED.finditer(text):
        much, pot = (
            hit["much"] or hit["much2"] or hit["much3"] or hit["much4"],
            (hit["pot"] or hit["pot2"] or hit["pot3"] or hit["pot4"]).lower(),
        )
        left = shapes.CLEAN.search(text)
        clean = (
            f" when {said_back(left['left'], wording).replace('You', 'you')}"
            if left and pot == "deposit"
            else ""
        )
        short = re.search(r"\b(?:short|down)\b", hit[0].lower())
        yield Worst(
            "charged",
            f"having your {pot} come in {much} short"
            if short
            else f"having {much} taken off your {pot}{clean}",
        )
    for hit in shapes.AWAY.finditer(text):
        where = {"country": "in the country"}.get(hit["where"].lower(), hit["where"].lower())
        time = "day" if re.search(r"day\b", hit[0].lower()) else "time"
        yield Worst("charged", f"{hit['much']} for a {time} when you weren't {where}")
    for hit in hits(shapes.CHARGED, text):
        tail = said_back(hit["tail"], wording)
        tail = re.sub(r"^You\b", "you", tail)
        if re.search(
            r"\b(?:want|wants|need|would|can't|don't|am|are|will|have to|'ll|demand|expect|think|know|see|saw|noticed|called|rang|emailed|asked)\b",
            tail,
        ) or OPEN.search(re.sub(r"\b(?:not|no|nothing)\b", "", tail)):
            continue
        yield Worst(
            "charged",
            f"being charged {hit['much']}{' ' + said_back(hit['for'], wording) if hit['for'] else ''} when {tail}",
        )


def count(text: str, wording: Wording) -> Iterator[Worst]:
    for hit in hits(shapes.COUNT, text):
        if day := hit["day"] or hit["today"]:
            if int(day.split()[1]) > shapes.MOST:
                yield Worst("nth", day.lower())
            continue
        nth = (hit["nth"] or hit["nth2"] or hit["nth3"]).lower()
        what, row = (hit["what"] or hit["what2"] or "time").strip(), (hit["row"] or hit["row2"] or "").strip()
        said = said_back(what, wording)
        if shapes.NO_COUNT.search(said.lower()) and not row:
            continue
        after = _follows(text[hit.end() :], wording)
        yield Worst(
            "nth", " ".join(f"the {shapes.ORDINALS.get(nth, nth)} {said} {row.lower()} {after}".split())
        )


def _follows(text: str, wording: Wording) -> str:
    """What it is the third of: "not to turn up", "you've had to write", "that the box has been mouldy"."""
    hit = shapes.FOLLOWS.match(text)
    if hit and hit["who"]:
        base = wording.lexicon.base(hit["did"].lower(), "participle", "past", "base")
        if base == "show":
            return "not to turn up"
        return f"not to {base}{hit['it'] or ''}" if base else ""
    if hit and (hit["i"] or hit["ing"]):
        base = wording.lexicon.base(
            (hit["verb"] or hit["doing"]).lower(), "past", "participle", "ing", "base"
        )
        return f"you've had to {base}" if base in wording.lists["effort_verbs"] | {"write"} else ""
    if hit and hit["that"]:
        that = said_back(hit["that"].strip().removeprefix("that "), wording)
        return "" if OPEN.search(that) else f"that {that}"
    return ""


def spell(text: str, wording: Wording) -> Iterator[Worst]:
    for hit in hits(shapes.ROUGH, text):
        where = said_back(UNFINISHED.sub("", hit["where"] or hit["rest"]), wording)
        if hit["verb"]:
            yield Worst("spell", f"having to {hit['verb'].lower()} {where}")
        where = _lasting(where)
        if hit["verb"]:
            continue
        if MEASURE.search(where.lower()) or shapes.HARSH.search(where.lower()):
            base = wording.lexicon.base(hit["way"].lower(), "past", "ing", "participle")
            yield Worst("spell", f"{wording.lexicon.form(base, 'ing')} {where}" if base else "")
    for hit in hits(shapes.SPELL, text):
        if hit["left"]:
            yield Worst("spell", f"being {said_back(hit['left'], wording)}")
            continue
        if not _long(hit["spell"]) or (
            " for " in hit["spell"].partition(hit["unit"])[2][:5] and not hit["due"]
        ):
            continue
        said = said_back(hit["spell"], wording)
        away = re.sub(r" (?:me\b)|\bme ", "", (hit["away"] or "").lower().replace("hang", "hung"))
        yield Worst("spell", said[:1].lower() + said[1:] + (f" only to be {away}" if away else ""))


def toil(text: str, wording: Wording) -> Iterator[Worst]:
    for hit in hits(shapes.TOIL, text):
        verb, *up = hit["did"].lower().split()
        base = shapes.TOILED.get(verb) or wording.lexicon.base(verb, "past") or verb
        what = said_back(hit["what"], wording)
        long = whole(hit["long"].strip().removeprefix("for "))
        yield Worst(
            "toil",
            " ".join(
                f"{shapes.TOILING.get(base) or wording.lexicon.form(base, 'ing')} {' '.join(up)} {what} for {long}".split()
            ),
        )


def spent(text: str, wording: Wording) -> Iterator[Worst]:
    for hit in hits(shapes.SPENT, text):
        how = f"paying {hit['much']} for" if hit["paid"] else f"spending {hit['much2']} on"
        yield Worst("spent", f"{how} {said_back(hit['this'], wording)}")


def length(text: str, wording: Wording) -> Iterator[Worst]:
    waits = shapes.WAITING.search(text)
    for hit in hits(shapes.BARE, text):
        member = hit["member"] or hit["loyal"]
        if not (waits or member):
            continue
        length = hit["length"] or hit["length2"]
        if _long(length) and not re.match(r" ?(?:old|ago|notice|warranty|left|to go)\b", text[hit.end() :]):
            yield Worst("length", f"{whole(length.lower())}{' with us' if member else ''}")


def _long(words: str) -> bool:
    found = re.search(
        r"(\w+) (?:and a half )?(?:\w+ )?(hour|day|night|week|month|year|weekend)", words.lower()
    )
    if found is None:
        return False
    number = int(found[1]) if found[1].isdigit() else shapes.FIGURES.get(found[1], 20)
    return number >= shapes.SMALLEST[found[2]]
