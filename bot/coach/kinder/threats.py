"""A threat as what comes otherwise: "if you don't pay by Friday we'll close it" → please pay by Friday; otherwise …"""

import re
from itertools import takewhile

from bot.coach.choice import Choice
from bot.coach.english.grammar import clause_of
from bot.coach.english.stretches import begins_clause
from bot.coach.english.text import fold
from bot.coach.english.things import low_first
from bot.coach.english.tokens import is_finite, tokens_of
from bot.coach.english.voice import capital, going_on
from bot.coach.kinder.said import Said, as_said
from bot.coach.notes.telegraph import with_article
from bot.coach.wording import Wording

IF_NOT = r"(?:(?:if|in case|in the event that|should) (?:you|u) (?:don'?t|do not|fail to|neglect to|refuse to|(?:can'?t|cannot|won'?t) (?:even )?be bothered to)|unless (?:you|u)(?! (?:buy|purchase|upgrade|add|opt|choose|prefer|want|subscribe|live|have|are|were|order|book|object|appeal|dispute|disagree|contest|challenge)\b)|should you not)"
UNMET_LAST = re.compile(rf"(?P<then>.+?),? {IF_NOT} (?P<vp>.+)", re.IGNORECASE)
UNMET = re.compile(
    rf"{IF_NOT} (?P<vp>.+?)(?:,(?: then)?| then|(?= (?:we|i|you|it|they|there)(?:'|\s)| (?:your|the|this|that) \w+ (?:will|is|gets|has|goes|can)))\s+(?P<then>.+)",
    re.IGNORECASE,
)
UNFINISHED = re.compile(
    r"\b(?:what|which|who|that|how|where|when|why|whatever|if|and|or|the|an?|your|to|of|because)$"
)
ABLE = re.compile(r"^(?:can|could|are able to|manage to) ", re.IGNORECASE)
LONGEST = 240
FOLLOWS = re.compile(r"(?:an?|the|your|all) [^,;]{2,60} (?:will|would|is|are|gets?|apply|applies|goes)\b")
AND_THEN = re.compile(
    r"(?P<vp>[A-Za-z]+ .{2,80}?),? (?:and|&) (?P<then>(?:(?:an?|the|your|we|it|you|i|they|that|there)\b|(?:we|it|you|i|they|that|there)').+)",
    re.IGNORECASE,
)
NOT_EXPECT = re.compile(
    r"(?P<vp>[A-Za-z]+ (?:[^,;]* )?(?:another|again|once more|one more|like (?:this|that)|any more|more)\b[^,;]{0,60}?),? (?:and|&) (?:don't|do not|dont) (?:expect|think) (?:us|me) to (?P<then>.+)"
)
""" "Leave another review like that and don't expect us to come again"."""
IN_TIME = re.compile(
    r"you(?:'ve| have)(?: got)? (?:exactly |only |just )?(?:until (?P<until>[^,]{2,30}?)|(?P<time>(?:\d+|an?|one|two|three|four|five|seven|ten|fourteen|thirty) (?:working |business )?(?:day|hour|week|minute|month)s?)) to (?P<vp>.+)",
    re.IGNORECASE,
)
PERSISTS = re.compile(
    r"(?:should|if) you (?:(?:still|again) )?(?:persist in|(?:keep|continue|carry on|insist)(?: on)?) (?:(?P<ing>[a-z]+ing)|to (?P<base>[a-z]+))\b(?P<rest>.*?)(?:,(?: then)?|(?= (?:we|i)(?:'|\s)))\s+(?P<then>.+)"
)
STATES = frozenset(
    [
        "having",
        "using",
        "experiencing",
        "seeing",
        "getting",
        "feeling",
        "living",
        "receiving",
        "paying",
        "working",
        "being",
    ]
)
"""What somebody may well go on with: "if you keep getting the error, …"."""
UNDONE = re.compile(
    r"if (?P<np>(?:the|your|this|these|those|our) (?:[^,;]|,(?=\d)){2,60}?|it|they|this) (?:isn't|is not|aren't|are not|hasn't been|has not been|haven't been|have not been|(?:is|are) still not) (?P<done>[a-z]+)(?P<rest>(?! by (?:the|our|us|your) (?!\d))(?:[^,;]|,(?=\d)){0,50}?)(?:,(?: then)?|(?= (?:we|i|you|it|they|there)(?:'|\s)| (?:your|the) (?!\d)(?:[\w']+ ){1,5}(?:will|is|gets|has|goes|can)\b)) (?P<then>.+)",
    re.IGNORECASE,
)
"""What is left undone, in the passive: "if the balance isn't paid by Friday"."""
MEETS = re.compile(
    r"(?:(?P<if>if|in case|in the event that|where|once|when)|(?P<should>should)) (?P<c>\S[^;:,]{3,110}?),(?: then)? (?P<then>(?:the|your|an?|all|any|further|we|you|it|this)\b[^;:]{4,120})"
)
MEETS_LAST = re.compile(
    r"(?P<then>(?:the|your|an?|all|any|further|we|you)\b[^;:]{4,120}?),? (?:(?P<if>if|in the event that|where|once|when)|(?P<should>should)) (?P<c>\S[^;:]{3,110})"
)
"""A condition and what follows from it."""
UNPARTED = re.compile(r" (?=(?:the|your|an?|all|any|we|it|this|you)\b)")
CONDITION = re.compile(r"\b(?:if|should|unless|once|when|where|in case|in the event)\b")
"""Without one of these nothing hangs on anything."""
A_TIME = re.compile(r"an? (?:day|week|month|year|night|hour|person|item|piece|minute)\b")
WILL = re.compile(r"\b(?:will|shall|may|would|is|are|'ll|does|apply|applies|loses?|forfeits?)\b")
WILL_NOT = re.compile(r"\b(?:no|not|never|nothing|free|refund\w*)\b|n't\b")
SPEAKS_OF = re.compile(r"\b(?:it|they|them|this|that|these|those|its|their|he|she|so)\b")
INSISTS = re.compile(r"you(?: (?:still|really|do))* (?:insist on|are set on) (?P<ing>[a-z]+ing)\b")
OBJECTS = frozenset(["it", "the", "your", "our", "them", "this", "that", "a", "an", "us", "me"])
"""Behind a word that is a verb there, whatever else it may be."""
HELPLESS = re.compile(
    rf"{IF_NOT} (?P<vp>[^;:]{{3,110}}?),?(?: then)? (?P<then>(?:there(?:'s| is| isn't| is not) (?:really )?(?:not |no )?(?:(?:a lot|much|nothing|little|a great deal)(?: (?:that )?(?:anyone|anybody|we|i|anyone here) can do(?: (?:for you|about it|here|from here|to help(?: you)?))?)?)|(?:we|i) (?:really )?(?:can't|cannot|can not|are unable to|am unable to) (?:help|assist)(?: you)?(?: (?:further|here))?))"
)
OR_ELSE = re.compile(
    r"(?P<vp>.+?)(?:,|;| -)? (?:or else|or|otherwise|failing which|failing that|if not),? (?P<then>.+)"
)


def followed(text: str, wording: Wording, choice: Choice) -> Said | None:
    """What comes to them where a condition is met, told as a help: "if a payment is missed the account is closed" →
    I'd rather you knew beforehand that the account is closed if a payment is missed."""
    bare = text.strip(" .!")
    folded = fold(bare)
    if not CONDITION.search(folded):
        return None
    if helpless := HELPLESS.fullmatch(folded):
        return _helpless(helpless, bare, wording, choice)
    if len(bare) > LONGEST or wording.sayings_of(folded):
        return None
    bare = _parted(bare, wording)
    folded = fold(bare)
    hit = MEETS.fullmatch(folded) or MEETS_LAST.fullmatch(folded)
    if hit is None or threat(bare, wording):
        return None
    then, cond = bare[hit.start("then") : hit.end("then")], bare[hit.start("c") : hit.end("c")].rstrip(" ,")
    low = fold(then)
    if hit.re is MEETS and INSISTS.match(fold(cond)) and begins_clause(then, wording):
        wish = _condition(cond, wording, turned=False)
        return as_said(f"If {wish}, {then}", "no-threat", "inform", wording) if wish else None
    harmed = (
        WILL.search(low) and not WILL_NOT.search(low) and wording.lists["befalls"].intersection(low.split())
    )
    if not harmed or not follows(then, wording):
        return None
    cond, link = _condition(cond, wording, turned=bool(hit["should"])), fold(hit["if"] or "if")
    if cond is None or re.match(
        r"you (?:(?:fail|neglect|refuse)(?!.* again$)|persist|continue|keep|do|don't|need|want|would|'d|like|wish|have|can|cannot|can't)\b",
        fold(cond),
    ):
        return None
    if SPEAKS_OF.search(low):
        slots = {"then": f"{link} {cond}", "c": then} if hit.re is MEETS else {}
        return (
            as_said(choice.fill("push_follows_on", slots) or "", "no-threat", "warning", wording)
            if slots
            else None
        )
    first = going_on(then, wording.lexicon)
    return as_said(
        choice.fill("push_follows", {"then": first, "c": f"{link} {cond}"}) or "",
        "no-threat",
        "warning",
        wording,
    )


def _parted(bare: str, wording: Wording) -> str:
    """With the comma that its writer left out: "If a payment is missed the account is closed"."""
    if "," in bare or not fold(bare).startswith(
        ("if ", "should ", "once ", "where ", "when ", "in case ", "in the event ")
    ):
        return bare
    for joint in UNPARTED.finditer(fold(bare)):
        head, tail = bare[: joint.start()], bare[joint.end() :]
        cond = tokens_of(head.partition(" ")[2], wording.lexicon)
        clause = clause_of(cond)
        subject = list(takewhile(lambda t: not is_finite(t), tokens_of(tail, wording.lexicon)))
        if (
            clause is None
            or A_TIME.match(fold(tail))
            or (cond[-1].tag in ("prep", "det", "conj", "modal", "be") and cond[-1].text != "May")
            or (cond[-1].tag == "adj" and clause.verb.tag != "be" and cond[-1].low not in ("early", "late"))
            or any(t.tag in ("det", "pron", "prep", "punct") and t.low != "of" for t in subject[1:])
            or not follows(tail, wording)
        ):
            continue
        passive = any(t.tag == "be" for t in clause.group)
        acts = (
            clause.verb.tag == "verb" and not passive and clause.verb.base not in wording.lexicon.intransitive
        )
        if acts and not any(t.tag in ("noun", "pron", "num", "adv", "adj", "prep") for t in clause.rest):
            continue
        return f"{head}, {tail}"
    return bare


def _condition(cond: str, wording: Wording, *, turned: bool) -> str | None:
    """ "it fail again" (behind "should") → it fails again; "you insist on paying in cash" → you'd rather pay in cash"""
    if insists := INSISTS.match(fold(cond)):
        base = wording.lexicon.base(insists["ing"], "ing")
        return f"you'd rather {base}{cond[insists.end() :]}" if base else None
    if not turned:
        clause = clause_of(tokens_of(cond, wording.lexicon))
        return cond if clause is not None and clause.kind == "statement" else None
    words = cond.split()
    for place, word in enumerate(words[1:5], 1):
        base = wording.lexicon.base(word.lower(), "base")
        if base and word.lower() not in wording.lexicon.nouns_first:
            several = words[place - 1].lower().endswith("s") or words[0].lower() in ("you", "they", "we", "i")
            form = ("are" if base == "be" else word) if several else wording.lexicon.form(base, "s")
            return " ".join((*words[:place], form, *words[place + 1 :]))
    return None


def _helpless(hit: "re.Match[str]", bare: str, wording: Wording, choice: Choice) -> Said | None:
    """ "If you don't read it there's not a lot anybody can do" → please read it; without that, there's not a lot …"""
    vp, then = bare[hit.start("vp") : hit.end("vp")], bare[hit.start("then") :]
    words = fold(vp).split()
    base = wording.lexicon.base(words[0], "base") or (
        words[0] if words[1:2] and words[1] in OBJECTS else None
    )
    if base is None or base in ("have", "be", "like", "want", "agree", "know"):
        return None
    then = re.sub(r"\bany(?:one|body)(?: here)?\b", "we", then)
    return as_said(choice.fill("push_without", {"vp": vp, "then": then}) or "", "no-threat", "ask", wording)


IF_WE = re.compile(
    r"(?P<if>if (?!you (?:want|like|wish|prefer|ask|agree|need|request|choose|would|tell))[^,;:]{3,60}?),? (?:then )?(?P<then>we(?:'ll| will| shall)? (?:close|cancel|suspend|terminate|block|ban|lock|remove|delete|scrap|dispose|destroy|evict|disconnect|tow|clamp|report|revoke|void|force|exclude)\b [^;:]+)",
    re.IGNORECASE,
)
ACTS_ON = re.compile(
    r"(?P<who>we|i)(?:'ll| will| shall|'re going to| are going to)? (?:then |simply |just |immediately )*(?=(?:cut|close|cancel|suspend|terminate|end|stop|block|ban|lock|remove|delete|scrap|empty|dispose|destroy|sell|auction|resell|release|evict|disconnect|collect|take|tow|clamp|charge|bill|report|pass|send|refer|withdraw|revoke|void|drop|start|begin|discard|bin|force|exclude)\b)",
    re.IGNORECASE,
)


def comes_of_it(then: str) -> str:
    """What we do otherwise, as something we'd rather not: "we cut the line" → we would have to cut the line."""
    hit = ACTS_ON.match(fold(then))
    return f"{'we' if hit['who'] == 'we' else 'I'} would have to {then[hit.end() :]}" if hit else then


def threat(bare: str, wording: Wording) -> Said | None:
    """A sentence without its stop that says what happens where something isn't done, as a request."""
    return (
        _or_nothing(bare, wording)
        or _unmet(bare, wording)
        or _undone(bare, wording)
        or _persisting(bare, wording)
        or _in_time(bare, wording)
        or _if_again(bare, wording)
    )


def _if_again(bare: str, wording: Wording) -> Said | None:
    """ "If it occurs again we close the account" → if it occurs again, we would have to close the account."""
    hit = IF_WE.fullmatch(bare)
    return hit and as_said(f"{hit['if']}, {comes_of_it(hit['then'])}", "no-threat", "inform", wording)


SHOWN_OR = re.compile(
    r"(?:need |send )?(?P<np>(?:an? |the |your )?(?:(?:clear|new|signed|dated|original|full) )?(?:photo|pic|picture|scan|copy|screenshot|proof|receipt|invoice|video|id|evidence|certificate|letter|form)s?(?: (?:of|from|for|showing|with|by|within|before) [^,;]{3,50}?)?),? (?:or|otherwise|or else) (?P<then>(?:i|we) (?:can't|cannot|can not|won't be able to) .+|no (?:refund|replacement|repair|exchange|claim|credit|entry|access|collection)s?)",
    re.IGNORECASE,
)
""" "Photo of the frame number or I can't do anything"."""


def _or_nothing(bare: str, wording: Wording) -> Said | None:
    hit = SHOWN_OR.fullmatch(bare)
    if hit is None:
        return None
    np = low_first(hit["np"])
    noun = fold(np).split()[0]
    bare_one = noun in ("photo", "picture", "scan", "copy", "screenshot", "video", "certificate", "letter")
    np = f"a {np}" if bare_one else np.replace("pic ", "a picture ", 1) if noun == "pic" else np
    then = f"there's {hit['then']}" if fold(hit["then"]).startswith("no ") else hit["then"]
    return as_said(f"Could you send me {np}, please? Without that, {then}", "no-threat", "ask", wording)


IT_IS_FEE = re.compile(r"^it's (?=((?:[a-z-]+ )?(?:fee|charge|fine|penalty|surcharge)\b))\1")
""" "…, or it's late fee"."""


def told_then(then: str, wording: Wording) -> str:
    """What comes otherwise, with its article: "claim stays open" → the claim stays open."""
    then = IT_IS_FEE.sub(r"there's a \1", then)
    return low_first(with_article(capital(then), wording) or then) if then[:1].islower() else then


YOUR_WAY = re.compile(
    r"you (?:may|can|could|are (?:free|entitled|welcome) to)(?: also| still)? (?!be\b|lose|face|incur|have to|get|miss|find)[a-z]"
)
"""What is left open to them is no consequence."""


def follows(then: str, wording: Wording) -> bool:
    """Whether a consequence is a clause of its own: "a late fee of $50 applies", "we empty it"."""
    if YOUR_WAY.match(fold(then)):
        return False
    first, _, rest = fold(then).partition(" ")
    if wording.lexicon.base(rest.partition(" ")[0], "ing") and first not in (
        "i'm",
        "we're",
        "it's",
        "you're",
    ):
        return False  # "payslips or P60s covering the period"
    ours = first in ("we", "i") and wording.lexicon.base(rest.partition(" ")[0], "base") is not None
    return ours or begins_clause(then, wording) or FOLLOWS.match(fold(then)) is not None


def _unmet(bare: str, wording: Wording) -> Said | None:
    """ "If you don't pay by Friday we'll close it" → please pay by Friday; otherwise we'll close it."""
    hit = UNMET.fullmatch(bare) or UNMET_LAST.fullmatch(bare)
    if hit is None or not follows(hit["then"], wording):
        return None
    if UNFINISHED.search(fold(hit["vp"])) or fold(hit["vp"]).endswith((" again", " a second time")):
        return None  # "if you don't look at what you press …"
    vp = ABLE.sub("", hit["vp"])
    first = vp.split()[0].lower()
    unasked = wording.lists["no_requests"] | {
        "have",
        "like",
        "want",
        "agree",
        "understand",
        "realise",
        "realize",
    }
    if wording.lexicon.base(first, "base") is None or first in unasked:
        return None
    then = hit["then"][0].lower() + hit["then"][1:] if hit["then"][:2] not in ("I ", "I'") else hit["then"]
    return as_said(f"Please {vp}; otherwise {comes_of_it(then)}", "no-threat", "ask", wording)


def _undone(bare: str, wording: Wording) -> Said | None:
    """ "If the balance isn't paid by Friday, the place goes" → please pay the balance by Friday; otherwise the place goes."""
    hit = UNDONE.fullmatch(bare)
    verb = hit and wording.lexicon.base(hit["done"].lower(), "participle", "past")
    if not hit or verb not in wording.lists["owed"] or not follows(hit["then"], wording):
        return None
    np = "them" if hit["np"].lower() == "they" else hit["np"][0].lower() + hit["np"][1:]
    return as_said(
        f"Please {verb} {np}{hit['rest']}; otherwise {comes_of_it(hit['then'])}", "no-threat", "ask", wording
    )


def misdeed(bare: str, wording: Wording) -> Said | None:
    """ "Miss a payment and a late fee goes on" → if you miss a payment, a late fee goes on: nobody is asked to."""
    if unhoped := NOT_EXPECT.fullmatch(bare):
        vp, then = low_first(unhoped["vp"]), unhoped["then"]
        return as_said(f"If you {vp}, we won't {then}", "no-threat", "inform", wording)
    hit = AND_THEN.fullmatch(bare)
    if (
        hit is None
        or fold(hit["vp"]).split()[0] not in wording.lists["misdeeds"]
        or not begins_clause(hit["then"], wording)
    ):
        return None
    return as_said(
        f"If you {hit['vp'][0].lower()}{hit['vp'][1:]}, {hit['then']}", "no-threat", "inform", wording
    )


def _in_time(bare: str, wording: Wording) -> Said | None:
    """ "You have 7 days to pay or we start proceedings" → please pay within 7 days; otherwise we start proceedings."""
    hit = IN_TIME.fullmatch(bare)
    other = OR_ELSE.fullmatch(hit["vp"]) if hit else None
    if not hit or not other or not follows(other["then"], wording):
        return None
    when = f"by {hit['until']}" if hit["until"] else f"within {hit['time']}"
    return as_said(
        f"Please {other['vp']} {when}; otherwise {comes_of_it(other['then'])}", "no-threat", "ask", wording
    )


def _persisting(bare: str, wording: Wording) -> Said | None:
    """ "Should you persist in parking there, we will …" → please stop parking there; otherwise we will …"""
    hit = PERSISTS.fullmatch(fold(bare))
    ing = hit and (hit["ing"] or wording.lexicon.form(hit["base"], "ing"))
    if hit is None or ing in STATES or not begins_clause(bare[hit.start("then") :], wording):
        return None
    what, then = bare[hit.start("rest") : hit.end("rest")], bare[hit.start("then") :]
    return as_said(f"Please stop {ing}{what}; otherwise {comes_of_it(then)}", "no-threat", "ask", wording)
