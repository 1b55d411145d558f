"""Claims that shut the customer up and stand on their own: who is never wrong, what counts as what, how such things are."""

import re

from bot.coach.claimed import bare_thing
from bot.coach.notice import Hit, cut
from bot.coach.phrases import plural
from bot.coach.stated_things import NP, Form, Found, are, subject, the, thing_of
from bot.coach.text import fold
from bot.coach.tokens import Token, tokens_of
from bot.coach.wording import Wording

SURELY = r"(?:perfectly |absolutely |entirely |completely |fully |totally |quite |simply |clearly |therefore |also |thus |very |indeed |extremely |highly |always |just |obviously |certainly )*"
NO_MISTAKES = re.compile(
    rf"{NP} (?:simply |just |very )*(?:do not|don't|does not|doesn't|never|cannot|can't)(?: ever| simply| just)? makes? (?P<what>(?:any |such |that kind of |this kind of )?(?:mistakes?|errors?))"
)
NEVER_WRONG = re.compile(rf"{NP} (?:is|are) never (?P<adj>wrong|mistaken|incorrect|inaccurate|off|out)")
NOT_WRONG = re.compile(
    rf"{NP} (?P<be>is|are|was|were)(?:n't| not) {SURELY}(?P<adj>wrong|mistaken|incorrect|inaccurate|at fault|faulty|defective|to blame|excessive)"
)
ACCURATE = re.compile(
    rf"{NP} (?:is|are) {SURELY}(?P<adj>accurate|correct|exact|precise|reliable) (?P<to>(?:to (?:within )?|within )[^;:]+)"
)
CHECKED = re.compile(
    rf"{NP} (?:has|have|was|were)(?: been)? (?:already |now |thoroughly |fully )*(?P<done>checked|tested|inspected|verified|examined|calibrated|reviewed|measured)(?: (?:again|twice))?,? and (?:(?:it|they) )?(?:is|are|was|were|has been|have been)? ?{SURELY}(?:found )?(?:to be )?(?P<adj>correct|accurate|right|valid|sound|working|working (?:correctly|properly)|in (?:good )?order|in working order|fault-free)"
)
DISAGREES = re.compile(
    rf"{NP} (?:also |clearly |flatly |strongly )*(?:disagrees?|disagreed|begs? to differ|says? otherwise|sees? (?:it|this|things) differently|takes? (?:a different|another) view|(?:does not|doesn't|do not|don't|did not|didn't) agree)(?: with (?:you|that|this|your (?:version|account|view|claim|story)|what you (?:say|said)))?"
)
UPHELD = r"correct|right|accurate|valid|legitimate|justified|in order|lawful|proper|sound|fair|reasonable|appropriate|proportionate|genuine"
VERDICT = re.compile(
    rf"{NP} (?P<be>is|are|was|were) {SURELY}(?P<adj>(?:{UPHELD})(?: and (?:{UPHELD}))?)(?P<as>(?: as (?:it stands|charged|billed|stated|shown|issued|calculated|recorded))?)"
)
AS_AGREED = re.compile(
    rf"{NP} (?P<be>is|are|was|were) (?:exactly |entirely |fully |just )*(?P<adj>(?:as|in line with what was) (?:agreed|ordered|described|advertised|quoted|expected|specified|designed|promised))"
)
CLOSED = re.compile(
    rf"{NP} (?P<be>is|are) {SURELY}(?P<adj>closed|settled|complete|completed|concluded|finished|resolved|over)"
)
FINAL = re.compile(rf"{NP} (?P<be>is|are) {SURELY}(?P<adj>(?:final|binding)(?: and (?:final|binding))?)")
NORMAL = re.compile(
    rf"{NP} (?P<be>is|are) {SURELY}(?P<adj>normal|standard|usual|common|typical|natural|unavoidable|inevitable|standard practice|common practice)(?P<rest>(?: (?:for|after|with|in|at|on|during|by|when) [^,;:]+)?)"
)
HOW = r"correctly|properly|fairly|rightly|lawfully|accurately|legitimately"
RIGHTLY = re.compile(
    rf"{NP} (?P<be>was|were|is|are|has been|have been) (?:(?P<before>{HOW}) (?P<done>[a-z]+)|(?P<done2>[a-z]+) (?P<after>{HOW}))(?P<rest>(?: (?:on|to|in|at|under|for|by|from|against|with)\b[^,;:]+)?)"
)
COUNTS = re.compile(
    rf"{NP} (?P<not>does not |doesn't |do not |don't )?(?:still |also |always )?counts? as (?P<what>[^,;:]{{3,60}})"
)
TREATED = re.compile(
    rf"{NP} (?:is|are) (?P<not>not )?(?:still |also |always |automatically |therefore )*(?:(?P<done>treated|classed|classified|counted|regarded|seen|viewed|handled|recorded) as|(?:considered|deemed|taken)(?: as| to be)?) (?P<what>[^,;:]{{3,60}})"
)
GENERAL = re.compile(
    r"(?P<np>(?:(?:all|some|most|any|our) )?(?:[a-z-]+ ){0,3}?[a-z-]+) (?P<can>can|could|may|might|do|does|will) (?:sometimes |occasionally |often |simply |just |indeed |unfortunately )*(?P<vp>(?P<v>[a-z]+)(?: (?P<state>[a-z-]+))?[^,;:]{0,60})"
)
BUSY = re.compile(
    rf"{NP} (?P<be>is|are) (?:all |currently |always |just )*(?P<adv>(?:very|extremely|really|quite|so|rather|incredibly) )(?P<adj>busy|stretched|short-staffed|overstretched)(?P<rest>(?: (?:at the moment|right now|just now|today|this week|these days|at present))?)"
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
POINTING = frozenset(["it", "this", "that", "these", "those", "they"])


def _thing(hit: Hit, clause: str, wording: Wording) -> tuple[str, list[Token]] | None:
    """As in other statements; "that" may stand for what was told before."""
    words = fold(hit["np"])
    if words in POINTING:
        return words, list(tokens_of(words, wording.lexicon))
    return thing_of(hit, clause, wording) or bare_thing(hit, clause, wording)


def _slots(thing: tuple[str, list[Token]], *, past: bool = False) -> dict[str, str]:
    be = are(thing[1], past=past)
    it = "they" if be in ("are", "were") else "it"
    return {"np": {"they": "them"}.get(thing[0], thing[0]), "subj": subject(thing[0]), "be": be, "it": it, "them": "them" if it == "they" else "it", "was": "were" if it == "they" else "was", "has": "have" if it == "they" else "has"}  # fmt: skip


def _no_mistakes(hit: Hit, clause: str, wording: Wording) -> Found | None:
    """ "Our sensors do not make mistakes" → we trust our sensors not to make mistakes."""
    thing = _thing(hit, clause, wording)
    if thing is None:
        return None
    what = cut(hit, "what", clause) if "what" in hit.re.groupindex else ""
    do = f"make {what}" if what else f"be {hit['adj']}"
    return Found("claim_no_mistakes", {**_slots(thing), "do": do}, "grounds")


def _not_wrong(hit: Hit, clause: str, wording: Wording) -> Found | None:
    """ "The meter is not faulty" → from what we have here, the meter isn't faulty."""
    thing = _thing(hit, clause, wording)
    if thing is None:
        return None
    slots = _slots(thing, past=hit["be"] in ("was", "were")) | {"adj": hit["adj"]}
    return Found("claim_not_wrong", slots, "grounds")


def _accurate(hit: Hit, clause: str, wording: Wording) -> Found | None:
    """ "The scales are accurate to 50 g" → we go by the scales being accurate to 50 g."""
    thing = _thing(hit, clause, wording)
    if thing is None:
        return None
    return Found("claim_accurate", _slots(thing) | {"adj": hit["adj"], "to": cut(hit, "to", clause)}, "grounds")  # fmt: skip


def _checked(hit: Hit, clause: str, wording: Wording) -> Found | None:
    """ "The meter was tested and found accurate" → the meter was tested, and we found it to be accurate."""
    thing = _thing(hit, clause, wording)
    if thing is None:
        return None
    return Found("claim_checked", _slots(thing) | {"done": hit["done"], "adj": hit["adj"]}, "grounds")


def _disagrees(hit: Hit, clause: str, wording: Wording) -> Found | None:
    """ "The clerk disagrees" → the clerk's view of it is different from yours."""
    thing = _thing(hit, clause, wording)
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
    """ "The charge is valid" → we do take the charge to be valid."""
    thing = _thing(hit, clause, wording)
    if thing is None or thing[1][-1].low in WHAT_IS_THEIRS or thing[0] in ("that", "this"):
        return None
    past = hit["be"] in ("was", "were")
    slots = _slots(thing, past=past) | {"adj": f"{hit['adj']}{cut(hit, 'as', clause) if 'as' in hit.re.groupindex else ''}", "to_be": "to have been" if past else "to be"}  # fmt: skip
    slots["then"] = "{subj} {be} indeed {adj}".format_map(slots)
    return Found("claim_upheld", slots, "verdict")


def _closed(hit: Hit, clause: str, wording: Wording) -> Found | None:
    """ "The file is closed" → I'm afraid the file is now closed."""
    thing = _thing(hit, clause, wording)
    if thing is None or thing[1][-1].low not in wording.lists["closable"] or thing[1][0].low in ("no", "all"):
        return None
    slots = _slots(thing) | {"adj": hit["adj"]}
    return Found(
        "claim_closed", slots | {"then": "{subj} {be} now {adj}".format_map(slots)}, "verdict", "refusal"
    )


def _final(hit: Hit, clause: str, wording: Wording) -> Found | None:
    """ "The valuation is final" → we do have to treat the valuation as final."""
    thing = _thing(hit, clause, wording)
    if thing is None:
        return None
    slots = _slots(thing) | {"adj": hit["adj"]}
    return Found("claim_final", slots | {"then": "we do treat {np} as {adj}".format_map(slots)}, "final")


def _normal(hit: Hit, clause: str, wording: Wording) -> Found | None:
    """ "Some creaking is normal" → we do see some creaking as normal."""
    thing = _thing(hit, clause, wording)
    if thing is None:
        return None
    return Found("claim_normal", _slots(thing) | {"adj": hit["adj"], "rest": cut(hit, "rest", clause)})


def _rightly(hit: Hit, clause: str, wording: Wording) -> Found | None:
    """ "The fee was applied correctly" → from what we have here, the fee was indeed correctly applied."""
    thing, done = _thing(hit, clause, wording), hit["done"] or hit["done2"]
    if thing is None or wording.lexicon.base(done, "participle") is None:
        return None
    how = hit["before"] or hit["after"]
    rest = cut(hit, "rest", clause)
    said = f"{done} {how}" if hit["before"] and not rest else f"{how} {done}"
    slots = _slots(thing) | {"be": hit["be"], "said": f"{said}{rest}"}
    return Found("claim_rightly", slots | {"then": "{subj} {be} {said}".format_map(slots)}, "verdict")


def _counts(hit: Hit, clause: str, wording: Wording) -> Found | None:
    """ "A missed call counts as a visit" → we do count a missed call as a visit."""
    thing, what = _thing(hit, clause, wording), cut(hit, "what", clause)
    done = hit["done"] if "done" in hit.re.groupindex else "counted"
    first = tokens_of(what, wording.lexicon)[0]
    if thing is None or first.tag not in ("det", "noun", "adj", "num", "verb") or (first.tag == "verb" and first.form != "participle"):  # fmt: skip
        return None
    verb = DO_SO[done] if done else "see"
    key = "claim_not_counts" if hit["not"] else "claim_counts"
    return Found(key, _slots(thing) | {"verb": verb, "what": what})


def _general(hit: Hit, clause: str, wording: Wording) -> Found | None:
    """ "Clinics can overrun" → clinics can sometimes overrun, though I know that doesn't help you here."""
    thing, lists = _thing(hit, clause, wording), wording.lists
    if thing is None:
        return None
    head = thing[1]
    mishap = hit["v"] in lists["mishaps"] or (hit["v"] in lists["mishap_verbs"] and hit["state"] in lists["mishap_states"])  # fmt: skip
    first = head[0].low
    of_all = head[0].tag != "det" or first in ("all", "some", "most", "any", "our")
    if not mishap or not of_all or (first == "our" and not plural(head)) or head[-1].tag != "noun":
        return None
    np = thing[0].removeprefix("the ") if first != "the" else thing[0]
    sometimes = "" if hit["can"] in ("may", "might") or " often " in hit.string else " sometimes"
    can = {"do": "can", "does": "can"}.get(hit["can"], hit["can"])
    return Found("claim_general", {"np": np, "can": can, "sometimes": sometimes, "vp": cut(hit, "vp", clause)})  # fmt: skip


def _busy(hit: Hit, clause: str, wording: Wording) -> Found | None:
    """ "Our agents are very busy" → I'm sorry that our agents are so busy."""
    thing, lists = _thing(hit, clause, wording), wording.lists
    if thing is None or not any(
        thing[1][-1].low in lists[name] for name in ("people", "our_people", "speakers", "onlookers")
    ):
        return None
    return Found("claim_busy", _slots(thing) | {"adj": hit["adj"], "rest": cut(hit, "rest", clause)})


def _not_with_you(hit: Hit, clause: str, wording: Wording) -> Found | None:
    """ "Our contract is with them and not with you" → it's them that our contract is with, and not you yourself."""
    thing = _thing(hit, clause, wording)
    if thing is None:
        return None
    return Found("claim_not_with_you", _slots(thing) | {"who": cut(hit, "who", clause)})


def _told_to(hit: Hit, clause: str, wording: Wording) -> Found | None:
    """ "Our menu says to tell staff" → what our menu says is to tell staff."""
    thing, vp = _thing(hit, clause, wording), cut(hit, "vp", clause)
    if thing is None or wording.lexicon.base(fold(vp).split()[0], "base") is None:
        return None
    head = thing[1][-1].low
    if head not in wording.lists["readings"] and head not in wording.lists["proofs"]:
        return None
    many = are(thing[1]) == "are"
    return Found("claim_told_to", {"np": thing[0], "vp": vp, "do": "do" if many else "does", "say": "say" if many else "says"})  # fmt: skip


IS = (" is ", " are ", " was ", " were ")
CLAIMS = (
    Form(NO_MISTAKES, _no_mistakes, (" mistake", " error")),
    Form(NEVER_WRONG, _no_mistakes, (" never ",)),
    Form(NOT_WRONG, _not_wrong, (" not ", "n't ")),
    Form(ACCURATE, _accurate, (" within ", " accurate ", " exact", " precise", " correct to")),
    Form(CHECKED, _checked, (" and ", ", ")),
    Form(DISAGREES, _disagrees, (" disagree", " agree", " differ", " otherwise", " view")),
    Form(NOT_WITH_YOU, _not_with_you, (" not with you", " not you")),
    Form(COUNTS, _counts, (" count as ", " counts as ")),
    Form(TREATED, _counts, (" as ", " considered ", " deemed ", " taken ")),
    Form(RIGHTLY, _rightly, ("ly ", "ly")),
    Form(AS_AGREED, _verdict, (" as ", " in line ")),
    Form(VERDICT, _verdict, IS),
    Form(CLOSED, _closed, IS),
    Form(FINAL, _final, (" final", " binding")),
    Form(NORMAL, _normal, IS),
    Form(BUSY, _busy, (" busy", " stretched", "staffed", "overstretched")),
    Form(PLAINLY_TOLD, _told_to, (" to ",)),
    Form(GENERAL, _general, (" can ", " could ", " may ", " might ", " do ", " does ", " will ")),
)  # fmt: skip
