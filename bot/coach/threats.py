"""A threat as what comes otherwise: "if you don't pay by Friday we'll close it" → please pay by Friday; otherwise …"""

import re

from bot.coach.said import Said, as_said
from bot.coach.stretches import begins_clause
from bot.coach.text import fold
from bot.coach.wording import Wording

IF_NOT = r"(?:(?:if|in case|in the event that|should) (?:you|u) (?:don'?t|do not|fail to|neglect to|refuse to)|unless (?:you|u)|should you not)"
UNMET_LAST = re.compile(rf"(?P<then>.+?),? {IF_NOT} (?P<vp>.+)", re.IGNORECASE)
UNMET = re.compile(
    rf"{IF_NOT} (?P<vp>.+?)(?:,(?: then)?|(?= (?:we|i|you|it|they|there)(?:'|\s)| (?:your|the|this|that) \w+ (?:will|is|gets|has|goes|can)))\s+(?P<then>.+)",
    re.IGNORECASE,
)
UNFINISHED = re.compile(
    r"\b(?:what|which|who|that|how|where|when|why|whatever|if|and|or|the|an?|your|to|of|because)$"
)
FOLLOWS = re.compile(r"(?:an?|the|your|all) [^,;]{2,60} (?:will|would|is|are|gets?|apply|applies|goes)\b")
AND_THEN = re.compile(
    r"(?P<vp>[A-Za-z]+ .{2,80}?),? (?:and|&) (?P<then>(?:(?:an?|the|your|we|it|you|i|they|that|there)\b|(?:we|it|you|i|they|that|there)').+)",
    re.IGNORECASE,
)
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
OR_ELSE = re.compile(
    r"(?P<vp>.+?)(?:,|;| -)? (?:or else|or|otherwise|failing which|failing that|if not),? (?P<then>.+)"
)


def threat(bare: str, wording: Wording) -> Said | None:
    """A sentence without its stop that says what happens where something isn't done, as a request."""
    return (
        _unmet(bare, wording)
        or _undone(bare, wording)
        or _persisting(bare, wording)
        or _in_time(bare, wording)
    )


def follows(then: str, wording: Wording) -> bool:
    """Whether a consequence is a clause of its own: "a late fee of $50 applies", "we empty it"."""
    first, _, rest = fold(then).partition(" ")
    ours = first in ("we", "i") and wording.lexicon.base(rest.partition(" ")[0], "base") is not None
    return ours or begins_clause(then, wording) or FOLLOWS.match(fold(then)) is not None


def _unmet(bare: str, wording: Wording) -> Said | None:
    """ "If you don't pay by Friday we'll close it" → please pay by Friday; otherwise we'll close it."""
    hit = UNMET.fullmatch(bare) or UNMET_LAST.fullmatch(bare)
    if hit is None or not follows(hit["then"], wording):
        return None
    if UNFINISHED.search(fold(hit["vp"])):
        return None  # "if you don't look at what you press …"
    first = hit["vp"].split()[0].lower()
    if wording.lexicon.base(first, "base") is None or first in ("have", "be", "like", "want", "agree"):
        return None
    then = hit["then"][0].lower() + hit["then"][1:] if hit["then"][:2] not in ("I ", "I'") else hit["then"]
    return as_said(f"Please {hit['vp']}; otherwise {then}", "no-threat", "ask", wording)


def _undone(bare: str, wording: Wording) -> Said | None:
    """ "If the balance isn't paid by Friday, the place goes" → please pay the balance by Friday; otherwise the place goes."""
    hit = UNDONE.fullmatch(bare)
    verb = hit and wording.lexicon.base(hit["done"].lower(), "participle", "past")
    if not hit or verb not in wording.lists["owed"] or not follows(hit["then"], wording):
        return None
    np = "them" if hit["np"].lower() == "they" else hit["np"][0].lower() + hit["np"][1:]
    return as_said(f"Please {verb} {np}{hit['rest']}; otherwise {hit['then']}", "no-threat", "ask", wording)


def misdeed(bare: str, wording: Wording) -> Said | None:
    """ "Miss a payment and a late fee goes on" → if you miss a payment, a late fee goes on: nobody is asked to."""
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
    return as_said(f"Please {other['vp']} {when}; otherwise {other['then']}", "no-threat", "ask", wording)


def _persisting(bare: str, wording: Wording) -> Said | None:
    """ "Should you persist in parking there, we will …" → please stop parking there; otherwise we will …"""
    hit = PERSISTS.fullmatch(fold(bare))
    ing = hit and (hit["ing"] or wording.lexicon.form(hit["base"], "ing"))
    if hit is None or ing in STATES or not begins_clause(bare[hit.start("then") :], wording):
        return None
    what, then = bare[hit.start("rest") : hit.end("rest")], bare[hit.start("then") :]
    return as_said(f"Please stop {ing}{what}; otherwise {then}", "no-threat", "ask", wording)
