"""Claims that shut the customer up and stand on their own: who is never wrong, what counts as what, what is right."""

import re

from bot.coach.answer.softening import uncapitalled
from bot.coach.english.forms import Form, Hit
from bot.coach.english.stretches import begins_clause
from bot.coach.english.text import fold
from bot.coach.english.tokens import Token, tokens_of, written
from bot.coach.office.notice import cut, is_one
from bot.coach.stated.stated_things import NP, POINTING, Found, are, plain_thing, slots_of, the
from bot.coach.wording import Wording

SURELY = r"(?:perfectly |absolutely |entirely |completely |fully |totally |quite |simply |clearly |therefore |also |thus |very |indeed |extremely |highly |always |just |obviously |certainly )*"
NO_MISTAKES = re.compile(
    rf"{NP} (?:simply |just |very )*(?:do not|don't|does not|doesn't|never|cannot|can't)(?: ever| simply| just)? makes? (?P<what>(?:any |such |that kind of |this kind of )?(?:mistakes?|errors?))"
)
NEVER_WRONG = re.compile(rf"{NP} (?:is|are) never (?P<adj>wrong|mistaken|incorrect|inaccurate|off|out)")
TRUSTED = re.compile(
    r"(?P<np>(?:all )?our [^,;:]{2,50}?) (?:is|are) (?:all |also |always |simply |very |both )*(?P<adj>honest|trained|(?:fully |well |highly )?(?:trained|qualified|vetted|certified|experienced|insured|accredited)(?: professionals| experts)?|professionals?|experts?|professional|careful|reliable|trustworthy|accurate|thorough)"
)
NEVER_LIES = re.compile(rf"{NP} (?:do not|don't|does not|doesn't|never|can't|cannot) lies?")
NOT_WRONG = re.compile(
    rf"{NP} (?P<be>is|are|was|were)(?:n't| not) {SURELY}(?P<adj>wrong|mistaken|incorrect|inaccurate|at fault|faulty|defective|to blame|excessive)"
)
ACCURATE = re.compile(
    rf"{NP} (?:is|are) {SURELY}(?P<adj>accurate|correct|exact|precise|reliable) (?P<to>(?:to (?:within )?|within )[^;:]+)"
)
CHECKED = re.compile(
    rf"{NP} (?:has|have|was|were)(?: been)? (?:already |now |thoroughly |fully )*(?P<done>checked|tested|inspected|verified|examined|calibrated|reviewed|measured)(?P<when>(?: (?:again|twice|on [^,;:]{{3,30}}?|yesterday|today|last [a-z]+|this [a-z]+|by [^,;:]{{3,30}}?))?),? and (?:(?:it|they) )?(?:is|are|was|were|has been|have been)? ?{SURELY}(?:found )?(?:to be )?(?P<adj>correct|accurate|right|valid|sound|works?(?: fine)?|passed|working|working (?:correctly|properly)|in (?:good )?order|in working order|fault-free)"
)
DISAGREES = re.compile(
    rf"{NP} (?:also |clearly |flatly |strongly )*(?:disagrees?|disagreed|begs? to differ|says? otherwise|sees? (?:it|this|things) differently|takes? (?:a different|another) view|(?:does not|doesn't|do not|don't|did not|didn't) agree)(?: with (?:you|that|this|your (?:version|account|view|claim|story)|what you (?:say|said)))?"
)
HOW_WELL = r"(?:fine|correctly|properly|normally|perfectly|as (?:intended|designed|expected|it should)|according to [a-z]+)"
UPHELD = r"correct|right|accurate|valid|legitimate|justified|in order|lawful|proper|sound|fair|reasonable|appropriate|proportionate|genuine"
VERDICT = re.compile(
    rf"{NP}(?: (?P<be>is|are|was|were)|'s) {SURELY}(?P<adj>(?:{UPHELD})(?: and (?:{UPHELD}))?|working {HOW_WELL})(?P<as>(?: as (?:it stands|charged|billed|stated|shown|issued|calculated|recorded))?)"
)
AS_AGREED = re.compile(
    rf"{NP} (?P<be>is|are|was|were) (?:exactly |entirely |fully |just )*(?P<adj>(?:as|in line with what was) (?:agreed|ordered|described|advertised|quoted|expected|specified|designed|promised))"
)
CLOSED = re.compile(
    rf"{NP} (?P<be>is|are) {SURELY}(?P<adj>closed|settled|complete|completed|concluded|finished|resolved|over)"
)
FINAL = re.compile(rf"{NP} (?P<be>is|are) {SURELY}(?P<adj>(?:final|binding)(?: and (?:final|binding))?)")
HOW = r"correctly|properly|fairly|rightly|lawfully|accurately|legitimately"
RIGHTLY = re.compile(
    rf"{NP} (?P<be>was|were|is|are|has been|have been) (?:(?P<before>{HOW}) (?P<done>[a-z]+)|(?P<done2>[a-z]+) (?P<after>{HOW}))(?P<rest>(?: (?:on|to|in|at|under|for|by|from|against|with)\b[^,;:]+)?)"
)
COUNTS = re.compile(
    rf"{NP} (?P<not>does not |doesn't |do not |don't )?(?:still |also |always )?counts? as (?P<what>[^,;:]{{3,60}})"
)
TREATED = re.compile(
    rf"{NP} (?:is|are) (?P<not>not )?(?:still |also |always |automatically |therefore )*(?:(?P<done>treated|classed|classified|counted|regarded|seen|viewed|handled|recorded) as|(?:considered|deemed)(?: as| to be)?|taken (?:as|to be)) (?P<what>[^,;:]{{3,60}})"
)
NOT_WITH_YOU = re.compile(
    rf"{NP} (?P<be>is|are) (?:only |solely |directly |strictly )*with (?P<who>[^,;:]{{2,50}}?)(?:,| and|, and| but|, but)? not (?:with )?you(?: directly| personally)?"
)
PLAINLY_TOLD = re.compile(
    rf"{NP} (?:also |do |does )?(?:says?|asks?|tells? you) to (?P<vp>[a-z]+\b[^;:]{{3,90}})"
)
WHAT_IS_THEIRS = frozenset(["address", "addresses", "email", "e-mail", "name", "number", "details", "spelling", "phone", "understanding"])  # fmt: skip
DO_SO = {"treated": "treat", "classed": "class", "classified": "class", "counted": "count", "regarded": "see", "seen": "see", "viewed": "see", "handled": "treat", "recorded": "record"}  # fmt: skip
"""What we do with what "is treated as" something; "consider" where it is another verb."""


def _no_mistakes(hit: Hit, clause: str, wording: Wording) -> Found | None:
    """ "Our sensors do not make mistakes" → we trust our sensors not to make mistakes."""
    thing = plain_thing(hit, clause, wording)
    if thing is None:
        return None
    what = cut(hit, "what", clause) if "what" in hit.re.groupindex else ""
    do = f"make {what}" if what else f"be {hit['adj']}"
    return Found("claim_no_mistakes", {**slots_of(thing), "do": do}, "grounds")


def _trusted(hit: Hit, clause: str, wording: Wording) -> Found | None:
    """ "Our tutors are honest" → we trust our tutors to be honest."""
    thing = plain_thing(hit, clause, wording)
    return Found("claim_trusted", slots_of(thing) | {"adj": hit["adj"]}, "grounds") if thing else None


def _never_lies(hit: Hit, clause: str, wording: Wording) -> Found | None:
    """ "Logs don't lie" → we have to go by the logs here."""
    thing = plain_thing(hit, clause, wording)
    if thing is None or not is_one(thing[1], "proofs", wording):
        return None
    return Found("claim_go_by", {"np": the(*thing)}, "grounds")


def _not_wrong(hit: Hit, clause: str, wording: Wording) -> Found | None:
    """ "The meter is not faulty" → we don't believe the meter is faulty."""
    thing = plain_thing(hit, clause, wording)
    if thing is None:
        return None
    be = hit["be"]
    slots = slots_of(thing) | {"adj": hit["adj"], "is": be, "isnt": f"{be}n't"}
    return Found("claim_not_wrong", slots, "grounds")


def _accurate(hit: Hit, clause: str, wording: Wording) -> Found | None:
    """ "The scales are accurate to 50 g" → we go by the scales being accurate to 50 g."""
    thing = plain_thing(hit, clause, wording)
    if thing is None:
        return None
    return Found("claim_accurate", slots_of(thing) | {"adj": hit["adj"], "to": cut(hit, "to", clause)}, "grounds")  # fmt: skip


def _checked(hit: Hit, clause: str, wording: Wording) -> Found | None:
    """ "The meter was tested and found accurate" → the meter was tested, and we found it to be accurate."""
    thing = plain_thing(hit, clause, wording)
    if thing is None:
        return None
    adj = "in order" if hit["adj"] == "passed" else re.sub(r"^works?", "working", hit["adj"])
    when = cut(hit, "when", clause)
    return Found("claim_checked", slots_of(thing) | {"done": f"{hit['done']}{when}", "adj": adj}, "grounds")


def _disagrees(hit: Hit, clause: str, wording: Wording) -> Found | None:
    """ "The clerk disagrees" → the clerk's view of it is different from yours."""
    thing = plain_thing(hit, clause, wording)
    if thing is None:
        return None
    head, lists = thing[1][-1].low, wording.lists
    if head in lists["proofs"]:
        say = "say" if are(thing[1]) == "are" else "says"
        return Found("stated_differs", {"np": the(*thing), "say": say}, "differs")
    known = any(head in lists[name] for name in ("people", "our_people", "speakers", "onlookers"))
    if not known or thing[0].startswith("my "):
        return None
    many = are(thing[1]) == "are"
    own = f"{thing[0]}'" if thing[0].endswith("s") and many else f"{thing[0]}'s"
    return Found("claim_person_differs", {"np": thing[0], "own": own, "see": "see" if many else "sees"}, "grounds")  # fmt: skip


def _verdict(hit: Hit, clause: str, wording: Wording) -> Found | None:
    """ "The charge is valid" → we believe the charge is valid."""
    thing = plain_thing(hit, clause, wording)
    if thing is None or thing[1][-1].low in WHAT_IS_THEIRS or thing[0] in ("that", "this"):
        return None
    as_it_is = cut(hit, "as", clause) if "as" in hit.re.groupindex else ""
    slots = slots_of(thing) | {"adj": f"{hit['adj']}{as_it_is}", "subj": _own(thing), "is": hit["be"] or "is"}
    if slots["adj"].endswith((" as designed", " as intended", " as meant")):
        they = "they were" if slots["is"] == "are" else "it was"
        then = f"{slots['subj']} {slots['is']} working the way {they} meant to work"
        return Found("claim_as_meant", slots | {"they": they, "then": then}, "verdict")
    return Found(
        "claim_upheld", slots | {"then": "we believe {subj} {is} {adj}".format_map(slots)}, "verdict"
    )


def _own(thing: tuple[str, list[Token]]) -> str:
    return thing[0] if thing[0] in POINTING or thing[0][:1].isupper() else the(*thing)


def _closed(hit: Hit, clause: str, wording: Wording) -> Found | None:
    """ "The file is closed" → I'm afraid we've now closed the file."""
    thing = plain_thing(hit, clause, wording)
    if thing is None or thing[1][-1].low not in wording.lists["closable"] or thing[1][0].low in ("no", "all"):
        return None
    done = {"complete": "completed", "over": "ended"}.get(hit["adj"], hit["adj"])
    slots = slots_of(thing) | {"done": done}
    then = "we've now {done} {np}".format_map(slots)
    return Found("claim_closed", slots | {"then": then}, "verdict", "refusal")


def _final(hit: Hit, clause: str, wording: Wording) -> Found | None:
    """ "The valuation is final" → we have to treat the valuation as final."""
    thing = plain_thing(hit, clause, wording)
    if thing is None:
        return None
    slots = slots_of(thing) | {"adj": hit["adj"]}
    return Found("claim_final", slots | {"then": "we have to treat {np} as {adj}".format_map(slots)}, "final")


def _rightly(hit: Hit, clause: str, wording: Wording) -> Found | None:
    """ "The fee was applied correctly" → we believe the fee was correctly applied."""
    thing, done = plain_thing(hit, clause, wording), hit["done"] or hit["done2"]
    if thing is None or not (done.endswith("ed") or wording.lexicon.base(done, "participle")):
        return None
    how = hit["before"] or hit["after"]
    rest = cut(hit, "rest", clause)
    said = f"{done} {how}" if hit["before"] and not rest else f"{how} {done}"
    slots = slots_of(thing) | {"subj": _own(thing), "is": hit["be"], "said": f"{said}{rest}"}
    return Found(
        "claim_rightly", slots | {"then": "we believe {subj} {is} {said}".format_map(slots)}, "verdict"
    )


def _counts(hit: Hit, clause: str, wording: Wording) -> Found | None:
    """ "A missed call counts as a visit" → we count a missed call as a visit."""
    thing, what = plain_thing(hit, clause, wording), cut(hit, "what", clause)
    done = hit["done"] if "done" in hit.re.groupindex else "counted"
    first = tokens_of(what, wording.lexicon)[0]
    if thing is None or first.tag not in ("det", "noun", "adj", "num", "verb") or (first.tag == "verb" and first.form != "participle"):  # fmt: skip
        return None
    verb = DO_SO[done] if done else "see"
    key = "claim_not_counts" if hit["not"] else "claim_counts"
    slots = slots_of(thing) | {"verb": verb, "what": what}
    can = "we're not able to " if hit["not"] else "we "
    return Found(key, slots | {"then": f"{can}{verb} {slots['np']} as {what}"})


def _not_with_you(hit: Hit, clause: str, wording: Wording) -> Found | None:
    """ "Our contract is with them and not with you" → it's them that our contract is with, and not you yourself."""
    thing = plain_thing(hit, clause, wording)
    if thing is None:
        return None
    return Found("claim_not_with_you", slots_of(thing) | {"who": cut(hit, "who", clause)})


def _told_to(hit: Hit, clause: str, wording: Wording) -> Found | None:
    """ "Our menu says to tell staff" → our menu does ask you to tell staff."""
    thing, vp = plain_thing(hit, clause, wording), cut(hit, "vp", clause)
    if thing is None or wording.lexicon.base(fold(vp).split()[0], "base") is None:
        return None
    head = thing[1][-1].low
    if head not in wording.lists["readings"] and head not in wording.lists["proofs"]:
        return None
    many = are(thing[1]) == "are"
    return Found("claim_told_to", {"np": thing[0], "vp": vp, "do": "do" if many else "does", "ask": "ask" if many else "asks"})  # fmt: skip


def _so(hit: Hit, clause: str, wording: Wording) -> Found | None:
    """ "It came late, so it counts as missed" → it came late, so we count it as missed."""
    head, tail = cut(hit, "head", clause).rstrip(","), cut(hit, "tail", clause)
    if not begins_clause(head, wording) or fold(head).startswith(("if ", "when ", "you ", "because ", "as ")):
        return None
    for form in ENDINGS:
        if (found := form.pattern.fullmatch(fold(tail))) and (told := form.make(found, tail, wording)):
            low = written(uncapitalled(tokens_of(head, wording.lexicon), wording))
            return Found("claim_so", {"head": low, "then": told.slots["then"]})
    return None


SO = re.compile(
    r"(?P<head>[^;:?]{6,110}?),? so (?P<tail>(?!that\b|far\b|much\b|many\b|i\b|we\b|you\b)[^,;:?]{6,90})"
)
ENDINGS = (
    Form(COUNTS, _counts, ()),
    Form(TREATED, _counts, ()),
    Form(VERDICT, _verdict, ()),
)
IS = (" is ", " are ", " was ", " were ", "'s ")
CLAIMS = (
    Form(NO_MISTAKES, _no_mistakes, (" mistake", " error")),
    Form(NEVER_WRONG, _no_mistakes, (" never ",)),
    Form(NEVER_LIES, _never_lies, (" lie",)),
    Form(TRUSTED, _trusted, ("our ",)),
    Form(NOT_WRONG, _not_wrong, (" not ", "n't ")),
    Form(ACCURATE, _accurate, (" within ", " accurate ", " exact", " precise", " correct to")),
    Form(CHECKED, _checked, (" and ", ", ")),
    Form(DISAGREES, _disagrees, (" disagree", " agree", " differ", " otherwise", " view")),
    Form(NOT_WITH_YOU, _not_with_you, (" not with you", " not you")),
    Form(SO, _so, (" so ",)),
    Form(COUNTS, _counts, (" count as ", " counts as ")),
    Form(TREATED, _counts, (" as ", " considered ", " deemed ", " taken ")),
    Form(RIGHTLY, _rightly, ("ly ", "ly")),
    Form(AS_AGREED, _verdict, (" as ", " in line ")),
    Form(VERDICT, _verdict, IS),
    Form(CLOSED, _closed, IS),
    Form(FINAL, _final, (" final", " binding")),
    Form(PLAINLY_TOLD, _told_to, (" to ",)),
)  # fmt: skip
