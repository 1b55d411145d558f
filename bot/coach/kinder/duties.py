"""Duties and what follows where they aren't met, asked: "the form must be signed", "guests are required to …",
"failure to pay will result in …". Deadline, amount, condition and consequence stay whole."""

import re

from bot.coach.choice import Choice
from bot.coach.english.phrases import plural
from bot.coach.english.stretches import LONGEST, begins_clause
from bot.coach.english.text import fold
from bot.coach.english.tokens import tokens_of, written
from bot.coach.english.voice import lowered
from bot.coach.kinder.orders import formally, requested
from bot.coach.kinder.said import Said, as_said
from bot.coach.kinder.threats import OR_ELSE, comes_of_it, follows
from bot.coach.wording import Wording

TOLD = re.compile(
    r"(?P<who>\S.{2,50}?) (?:(?:is|are)(?: (?:hereby|kindly|respectfully|politely|strongly|strictly|also|therefore|again|always|all|generally|legally|once again))*"
    r" (?:required|requested|asked|advised|expected|obliged|instructed|urged|directed|reminded|told|supposed|bound)"
    r"|(?:must|shall|has|have|needs?|is|are)(?: (?:always|all|first|also))*(?= (?:not )?(?:to )?[a-z]+ ))"
    r"(?P<not> not)?(?P<to> to)? (?P<vp>[a-z]+\b.+)"
)
NOT_ALLOWED = re.compile(r"\b(is|are) (?:strictly )?not (?:permitted|allowed) to ")
EXPECTED = re.compile(
    r"(?:i|we)(?:'d| would| must| do)? (?:expect|require|want|need) (?P<who>(?!you\b|it\b|them\b)\S.{2,40}?)(?P<not> not)?(?P<to> to) (?P<vp>(?!behave\b)[a-z]+\b.+)"
)
BARE_MODAL = frozenset(["must", "shall"])
THEIRS = re.compile(r"\b(?:they|them|their|theirs|themselves)\b")
DUE = re.compile(
    r"(?P<np>\S.{1,60}?) (?:must|has to|have to|needs to|need to|is to|are to|should|shall)(?: (?:always|first|also|therefore|all|now|please))*"
    r"(?P<not> not)? be (?P<adv>[a-z]+ly )?(?P<done>[a-z]+)\b(?P<rest>.*)"
)
PARTICLE = re.compile(r" (in|out|back|off|up|over|on|down|away)(?=$|,| (?:by|before|within|at|to|with|for|on|or|and|completely|no|until|when|after)\b)")  # fmt: skip
LINKED = re.compile(
    r"[;:]|\b(?:so|(?<!failing )which|because|since|but|who)\b|, (?!or\b|otherwise\b|failing\b)"
)
BY_SOMEBODY = re.compile(r"\bby (?!the (?:end|start|beginning|first|close|\d)|end\b|then\b|now\b|noon\b|mid|e?-?mail|post\b|phone\b|letter\b|card\b|bank\b|\w+ing\b|(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|tonight|next\b|this\b|\d|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))")  # fmt: skip
STRANDED = re.compile(
    r" (?:for|to|with|about|of|at|from|into|on)(?=$|,| (?:by|before|within|until|when|after|and|or)\b)"
)
""" "must be paid for": the thing stands before its preposition."""
FAILURE = re.compile(
    r"(?:(?:your |any |the )?(?:(?:continued |further |repeated )?failure to|failing to|neglecting to) (?P<vp>.+?)|(?:any )?attempts? to (?P<tried>.+?)|(?P<non>non-?(?:payment|compliance|attendance|return|response)|not (?:paying|complying|replying|responding)|ignoring (?:this|our|the) [a-z]+)"
    r"|(?P<more>(?:any |all )?(?:further|continued|repeated|additional|another|persistent|a (?:second|third|further)) (?!use\b|copy\b|form\b|card\b|charge\b|fee\b|cost\b|information\b|details\b|delays?\b|day\b|week\b)[a-z]+(?: [a-z]+){0,3})"
    r"|(?:any |all |every )?(?:violations?|breach(?:es)?|infringements?|contraventions?)(?: of (?P<rule>(?:the|this|these|our|any|your) [a-z ]{3,40}?))?)"
    r" (?P<modal>will|(?<!\d )may|can|could|would|shall|might|(?=(?:results|leads|means|incurs|attracts|carries|voids|triggers|costs|(?:is|are) (?:charged|treated|punished|penali[sz]ed))\b))(?P<then>.+)"
)
RULES_OUT = re.compile(
    r"(?:failure to|failing to) (?P<vp>.+?) (?:will |would )?(?:precludes?|prevents?|prohibits?|bars|blocks|stops?|rules? out) (?P<np>(?:(?:us|me) from )?(?P<ing>(?<=from )[a-z]+ing)?.+)"
)
AGAIN = frozenset(["comply", "do so", "do this", "do that", "act", "act now", "act on this", "follow this", "observe this", "adhere to this", "comply with this", "comply with the above"])  # fmt: skip
ANSWERS = re.compile(
    r"(?:reply|respond|answer)(?: to (?:this|us|me|this (?:e?-?mail|letter|message|notice)))?"
)
UNMET, UNHEARD = "If this isn't done", "If we don't hear from you"
NON = {
    "payment": "If the payment doesn't come in", "paying": "If the payment doesn't come in", "attendance": "If the appointment isn't kept",
    "return": "If it isn't returned", "response": UNHEARD, "responding": UNHEARD, "replying": UNHEARD,
}  # fmt: skip
SURELY = frozenset(["automatically", "immediately", "also", "inevitably", "only", "just"])
LEADS_TO = re.compile(
    r"(?:results? in|leads? to|incurs?|attracts?|triggers?|entails?|carr(?:y|ies)|means?|involves?|brings? about|(?:be|is|are) (?:met with|followed by|(?:punished|penali[sz]ed|sanctioned) (?:with|by))) (?P<what>.+)"
)
FEE = re.compile(r"(?:an? |no |further |additional |extra |late |more |legal |disciplinary )+|(?:[a-z]+ )?(?:charges|fees|costs|interest|fines|penalties|delays|proceedings)\b")  # fmt: skip
NOMINAL = re.compile(
    r"(?:the )?(?:(?P<how>immediate|automatic|permanent|temporary) )?(?P<of>termination|cancellation|suspension|closure|loss|forfeiture|disconnection|deletion|removal|rejection|withdrawal|deactivation|revocation|eviction|exclusion) of (?P<np>.+)"
)
DONE = {
    "termination": "ended", "cancellation": "cancelled", "suspension": "suspended", "closure": "closed", "loss": "lost", "forfeiture": "lost",
    "disconnection": "disconnected", "deletion": "deleted", "removal": "removed", "rejection": "rejected", "withdrawal": "withdrawn",
    "deactivation": "deactivated", "revocation": "withdrawn", "eviction": "evicted", "exclusion": "excluded",
}  # fmt: skip
HOW = {
    "immediate": "at once",
    "automatic": "automatically",
    "permanent": "for good",
    "temporary": "for a time",
}
BEING = re.compile(
    r"(?P<np>(?:your|the|an?|all) .{2,60}?) being (?P<done>[a-z]+(?:ed|en|t|ne|ld|wn|de|id)\b.*)"
)
SEES = re.compile(r"sees? (?P<np>(?:your|the|an?|all) .{2,60}?) (?P<done>[a-z]+(?:ed|en)\b.*)")
REFRAIN = re.compile(
    r"^(?:(?!(?:i|we|they|he|she|it)\b)(?:[a-z]+ ){0,4}?(?:must|should|(?:is|are)(?: kindly| hereby| respectfully)? (?:asked|requested|required|reminded|expected|advised|instructed) to|(?:have|need|has|needs|are|is) to) "
    r"|(?:i|we)(?: must| would|'d)?(?: kindly)? (?:ask|request)(?: that)?(?: you| all \w+)?(?: to)? )?(?:please |kindly |do |also )*(?:refrain|desist|abstain|cease and desist|cease)(?: from)? (?P<ing>[a-z]+ing)\b(?P<rest>(?:[^.]{0,90}?(?:,| and| or) [a-z]+ing\b)*)",
)
BOTHER = re.compile(
    r"(?:please |so |and )*(?:(?:don'?t|do not) (?:even )?(?:bother|think about|think of)|(?:there(?:'s| is) )?no (?:point|use|sense)(?: in)?) (?:to (?P<base>[a-z]+)|(?P<ing>[a-z]+ing))"
    r"(?P<rest>(?: (?!unless\b|until\b|till\b|without\b)[\w'-]+){0,8}),? (?P<held>unless|until|till|without)(?= \w)"
)
HELD = {"unless": "if", "until": "once", "till": "once", "without": "with"}
NEXT_ING = re.compile(r"(?P<link>, (?:and |or )?| and | or )(?P<ing>[a-z]+ing)\b")
ENSURE = frozenset(
    [
        "be",
        "know",
        "understand",
        "accept",
        "realise",
        "realize",
        "appreciate",
        "expect",
        "live",
        "wonder",
        "have",
    ]
)
"""Verbs that name no step: "customers must be over 18", "must accept that …"."""


READY = re.compile(
    r"have .* (?:ready|to hand|at hand|with (?:you|them))\b|be (?:there|here|in|out|home|ready|on time|present|back|quiet|careful|considerate)\b"
)


STILL_UNMET = re.compile(
    r"(?:should you (?:fail to|not)|if you (?:fail to|do not|don'?t|neglect to|refuse to)|unless you|failing to) (?P<vp>do so|do this|do that|comply|act|act on this|respond|reply|answer),? (?P<then>.+)"
)
THOSE_WHO = re.compile(
    r"(?:(?:all|any|the|our) )?(?P<who>[a-z]+) (?:(?:(?:who|that) (?:fail to|fails to|do not|does not|don'?t|doesn'?t)|failing to) (?P<vp>.+?)|(?:who|that) (?P<verb>[a-z]+)(?P<rest>(?: [^,]+?)?))"
    r" (?P<then>(?:will (?!not\b)|may be )[a-z]+.*)"
)
ANSWERABLE = re.compile(
    r"(?:you(?:'re| are)|(?:the|each|every|all) (?P<who>[a-z]+) (?:is|are))(?: (?:solely|fully|personally|always|also|ultimately))? responsible for (?P<ing>[a-z]+ing)\b(?P<rest>.*)"
)
BANNED = re.compile(
    r"(?P<ing>[a-z]+ing)(?P<rest>(?: [^,;]{2,60}?)?) (?:is|are) (?:strictly |absolutely |expressly |always )?(?:prohibited|forbidden|banned)(?P<where>(?: (?:in|on|at|near|during|after|before|inside|within|anywhere)\b[^,;]{2,50}?)?)(?:,? and (?P<then>will be .+))?"
)


def duty(bare: str, wording: Wording, choice: Choice) -> Said | None:
    """A duty as a request, with what follows where it isn't met; None where it is none.

    `bare`: a sentence without its stop.
    """
    if len(bare) > LONGEST:
        return None
    return (
        formally(bare, wording, choice)
        or _failed(bare, wording)
        or _those_who(bare, wording)
        or _answerable(bare, wording)
        or _banned(bare, wording)
        or _due(bare, wording, choice)
        or _told(bare, wording, choice)
    )


def unmet(bare: str, wording: Wording) -> Said | None:
    """ "Should you fail to do so, we will close it" → if this isn't done, we will close it."""
    hit = STILL_UNMET.fullmatch(fold(bare))
    then = bare[hit.start("then") :] if hit else ""
    if not hit or not begins_clause(then, wording):
        return None
    when = UNHEARD if ANSWERS.fullmatch(hit["vp"]) else UNMET
    return as_said(f"{when}, {then}", "no-threat", "inform", wording)


def without_refrain(text: str, wording: Wording) -> str:
    """ "Kindly refrain from parking there" → please don't park there; "don't bother coming without it" → come only with it."""
    if lacking := BOTHER.match(fold(text)):
        base = lacking["base"] or wording.lexicon.base(lacking["ing"], "ing")
        if base:
            rest, then = text[lacking.start("rest") : lacking.end("rest")], text[lacking.end() :]
            return f"Please {base}{rest} only {HELD[lacking['held']]}{then}"
    hit = REFRAIN.match(fold(text))
    base = hit and wording.lexicon.base(hit["ing"], "ing")
    if not hit:
        return text
    if not base:
        return f"Please avoid {text[hit.start('ing') :]}"

    def also(each: "re.Match[str]") -> str:
        verb = wording.lexicon.base(each["ing"], "ing")
        link = each["link"].replace("and", "or")
        return f"{link}{verb}" if verb else each.group()

    more = NEXT_ING.sub(also, text[hit.start("rest") : hit.end("rest")])
    return f"Please don't {base}{more}{text[hit.end() :]}"


def _told(bare: str, wording: Wording, choice: Choice) -> Said | None:
    """ "Guests are required to leave by 11" → please leave by 11; "Groups have to book early" → we ask groups to …"""
    bare = NOT_ALLOWED.sub(r"\1 asked not to ", bare)
    hit = TOLD.fullmatch(fold(bare)) or EXPECTED.fullmatch(fold(bare))
    if hit is None:
        return None
    who, vp = bare[hit.start("who") : hit.end("who")], bare[hit.start("vp") :].replace(" and to ", " and ")
    modal = fold(bare[hit.end("who") :]).split()[0] in BARE_MODAL
    subject = tokens_of(who, wording.lexicon)
    people = {"the", "all", "any", "our"}
    head = next((t for t in subject if t.low not in people), None)
    verb = vp.split()[0].lower()
    if (
        head is None
        or head.low not in wording.lists["people"]
        or bool(hit["to"]) == modal
        or any(t.verbal or t.low in (",", "and") for t in subject[1:])
        or (verb in ENSURE and not READY.search(fold(vp)))
    ):
        return None
    each = len(subject) == 1 or (len(subject) == 2 and subject[0].low in people)
    if each and head.low in wording.lists["customers"] and not THEIRS.search(fold(vp)):
        if hit["not"]:
            return as_said(f"Please don't {vp}", "please", "ask", wording)
        return requested(vp, wording, choice)
    whom = written(lowered(subject, wording.lexicon))
    return as_said(f"We ask {whom} {'not ' if hit['not'] else ''}to {vp}", "please", "ask", wording)


def _banned(bare: str, wording: Wording) -> Said | None:
    """ "Smoking in the rooms is forbidden" → please don't smoke in the rooms."""
    hit = BANNED.fullmatch(fold(bare))
    base = hit and wording.lexicon.base(hit["ing"], "ing")
    if not hit or not base:
        return None
    where = bare[hit.start("rest") : hit.end("rest")] + bare[hit.start("where") : hit.end("where")]
    then = f"; otherwise it {bare[hit.start('then') :]}" if hit["then"] else ""
    return as_said(f"Please don't {base}{where}{then}", "please", "ask", wording)


def _those_who(bare: str, wording: Wording) -> Said | None:
    """ "Members who don't cancel in time will be charged" → please cancel in time; otherwise you will be charged."""
    hit = THOSE_WHO.fullmatch(fold(bare))
    if hit is None or hit["who"] not in wording.lists["customers"] | {
        "anyone",
        "anybody",
        "those",
        "people",
        "everyone",
    }:
        return None
    then = yours(bare[hit.start("then") :])
    if hit["vp"]:
        return as_said(
            f"Please {yours(bare[hit.start('vp') : hit.end('vp')])}; otherwise you {then}",
            "no-threat",
            "ask",
            wording,
        )
    base = wording.lexicon.base(hit["verb"], "base", "s")
    if base is None:
        return None
    rest = yours(bare[hit.start("rest") : hit.end("rest")])
    return as_said(f"If you {base}{rest}, you {then}", "no-threat", "inform", wording)


def yours(text: str) -> str:
    return re.sub(r"\btheir\b", "your", text)


def _answerable(bare: str, wording: Wording) -> Said | None:
    """ "You are responsible for checking the size" → please check the size."""
    hit = ANSWERABLE.fullmatch(fold(bare))
    base = hit and wording.lexicon.base(hit["ing"], "ing")
    if not hit or not base or base == "be" or (hit["who"] and hit["who"] not in wording.lists["customers"]):
        return None
    rest = NEXT_ING.sub(
        lambda each: f"{each['link']}{wording.lexicon.base(each['ing'], 'ing') or each['ing']}",
        bare[hit.start("rest") :],
    )
    return as_said(f"Please {base}{yours(rest)}", "please", "ask", wording)


def _due(bare: str, wording: Wording, choice: Choice) -> Said | None:
    """ "The form must be signed by 3 May" → please sign the form by 3 May; "Changes have to be requested in writing" → we ask for changes to be …"""
    hit = DUE.fullmatch(fold(bare))
    base = hit and wording.lexicon.base(hit["done"], "participle")
    if not hit or base not in wording.lists["owed"]:
        return None
    if base == "cancel" and not hit["not"] and not bare[hit.start("rest") :].strip():
        return None  # "Your booking has to be cancelled": by us
    np = tokens_of(bare[: hit.end("np")], wording.lexicon)
    rest = bare[hit.start("rest") :]
    if (
        any(
            t.tag not in ("det", "adj", "noun", "num", "prep")
            and t.low not in ("it", "they", "this", "that", "these", "those", "both", "'s", "’s")
            for t in np
        )
        or np[0].tag == "prep"
        or np[0].low in ("no", "none", "neither", "only", "every", "each")
    ):
        return None
    if STRANDED.match(fold(rest)):
        return None
    thing = written(lowered(np, wording.lexicon))
    thing = {"they": "them"}.get(thing, thing)
    adverb = f" {hit['adv'].strip()}" if hit["adv"] else ""
    whole = (
        np[0].tag == "det"
        or np[0].low in ("it", "they", "this", "that", "these", "those", "both")
        or hit["not"]
    )
    if whole and not BY_SOMEBODY.search(fold(rest)) and not LINKED.search(fold(rest)):
        particle = PARTICLE.match(fold(rest))
        if particle:
            rest = rest[particle.end() :]
        away = f" {particle[1]}" if particle else ""
        what = f" {thing}{away}" if thing in ("it", "them", "both") else f"{away} {thing}"
        vp = f"{base}{what}{adverb}{rest}"
        if hit["not"]:
            return as_said(f"Please don't {vp}", "please", "ask", wording)
        return requested(vp, wording, choice)
    if hit["not"]:
        return None
    if (other := OR_ELSE.fullmatch(rest)) and follows(other["then"], wording):
        rest = f"{other['vp']}; otherwise {comes_of_it(other['then'])}"
    if np[0].tag != "det" and not plural(np) and np[-1].low in wording.lists["count_nouns"]:
        thing = f"the {thing}"
    asked = "We ask for" if " should be " in fold(bare) else "We need"
    return as_said(f"{asked} {thing} to be{adverb} {hit['done']}{rest}", "please", "ask", wording)


def _failed(bare: str, wording: Wording) -> Said | None:
    """ "Failure to return it by 3 May will result in a charge" → please return it by 3 May; otherwise there will be a charge."""
    if barred := RULES_OUT.fullmatch(fold(bare)):
        return _barred(barred, bare, wording)
    hit = FAILURE.fullmatch(fold(bare))
    if hit is None:
        return None
    then = _then(hit["modal"] or "will", bare[hit.start("then") :].strip(), wording)
    if then is None:
        return None
    if hit["more"]:
        if LEADS_TO.match(fold(bare[hit.start("then") :]).strip()) is None:
            return None
        np = re.sub(r"^(?:any|all) ", "any ", bare[: hit.end("more")], flags=re.IGNORECASE)
        there = "there are" if plural(tokens_of(np, wording.lexicon)) else "there's"
        return as_said(f"If {there} {np[0].lower()}{np[1:]}, {then}", "no-threat", "inform", wording)
    if hit["non"]:
        ignored = hit["non"].startswith("ignoring")
        when = UNHEARD if ignored else NON.get(re.split(r"[- ]|non", hit["non"])[-1], UNMET)
        return as_said(f"{when}, {then}", "no-threat", "inform", wording)
    if hit["tried"]:
        return as_said(
            f"Please don't {bare[hit.start('tried') : hit.end('tried')]}; otherwise {comes_of_it(then)}",
            "no-threat",
            "ask",
            wording,
        )
    if not hit["vp"]:
        rule = bare[hit.start("rule") : hit.end("rule")] if hit["rule"] else "this"
        be = "aren't" if hit["rule"] and plural(tokens_of(rule, wording.lexicon)) else "isn't"
        return as_said(f"If {rule} {be} kept to, {then}", "no-threat", "inform", wording)
    vp = bare[hit.start("vp") : hit.end("vp")].strip(" ,")
    if "without" in fold(vp):
        return None
    if fold(vp) in AGAIN or ANSWERS.fullmatch(fold(vp)):
        when = UNMET if fold(vp) in AGAIN else UNHEARD
        return as_said(f"{when}, {then}", "no-threat", "inform", wording)
    return as_said(f"Please {vp}; otherwise {comes_of_it(then)}", "no-threat", "ask", wording)


def _barred(hit: "re.Match[str]", bare: str, wording: Wording) -> Said | None:
    """ "Failure to provide it precludes registration" → please provide it; without that, registration isn't possible."""
    vp, np = bare[hit.start("vp") : hit.end("vp")], bare[hit.start("np") :]
    base = hit["ing"] and wording.lexicon.base(hit["ing"], "ing")
    if hit["ing"] and not base:
        return None
    be = "aren't" if plural(tokens_of(np.split(" of ")[0], wording.lexicon)) else "isn't"
    then = f"we can't {base}{bare[hit.end('ing') :]}" if base else f"{np} {be} possible"
    return as_said(f"Please {vp}; without that, {then}", "no-threat", "ask", wording)


def _then(modal: str, then: str, wording: Wording) -> str | None:
    """What follows, as a clause: "result in a penalty of £25" → there will be a penalty of £25."""
    words = then.split()
    while words and words[0].lower() in SURELY:
        words.pop(0)
    then = " ".join(words)
    folded = fold(then)
    if (hit := LEADS_TO.fullmatch(folded)) is not None:
        what = then[hit.start("what") :]
        if (of := NOMINAL.fullmatch(fold(what))) is not None:
            how = f" {HOW[of['how']]}" if of["how"] else ""
            return f"{what[of.start('np') :]} {modal} be {DONE[of['of']]}{how}"
        if (being := BEING.fullmatch(fold(what))) is not None:
            return f"{what[: being.end('np')]} {modal} be {what[being.start('done') :]}"
        if (
            folded.startswith("mean")
            and not fold(what).startswith("no ")
            and begins_clause(what.removeprefix("that "), wording)
        ):
            return what.removeprefix("that ")
        if FEE.match(fold(what)):
            return f"there {modal} be {what}"
        return f"it {modal} mean {what}"
    if (seen := SEES.fullmatch(folded)) is not None:
        return f"{then[seen.start('np') : seen.end('np')]} {modal} be {then[seen.start('done') :]}"
    verb = words[0].lower() if words else ""
    base = "be" if verb in ("is", "are") else wording.lexicon.base(verb, "base", "s")
    return f"it {modal} {base} {' '.join(words[1:])}" if base and len(words) > 1 else None
