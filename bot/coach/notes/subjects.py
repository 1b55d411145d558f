"""Who did it, put before a verb that was typed without: "Refunded the 12.50." → I've refunded …"""

import re

from bot.coach.english.lexicon import Lexicon
from bot.coach.english.text import ENDS, fold
from bot.coach.english.voice import capital
from bot.coach.memory import remembered
from bot.coach.notes.coming import NEXT, coming
from bot.coach.notes.telegraph import ACTORS

DID = re.compile(
    r"(?:ok(?:ay)?,? |done,? |right,? )?(?P<just>just |now )?(?P<done>[a-z]+) (?=(?:the|your|you|it|a|an|this|them|my|our|all|both)\b|[£$€]?\d)"
)
OURS = frozenset(
    "refund send cancel move credit change add remove book rebook reset check email post resend extend apply order raise escalate pass forward flag log update note ask chase fix sort swap replace block unblock unlock reopen reissue text attach waive reserve process void amend correct transfer".split()  # noqa: SIM905
)
"""What an agent tells without saying who: "refunded the 12.50"."""
NEED = re.compile(
    r"need (?=(?:your|the|a|an|you to|some|more|both|proof|photos?|pictures?|evidence|to (?:see|know|have|check|look|inspect|speak|test|measure|find))\b)"
)
CANT = re.compile(r"(?:sorry,? (?:but )?)?(?P<cant>can't|cannot|can not) (?P<do>[a-z]+)(?=[ .!]|$)")
WONT_BE = re.compile(r"(?:won't|will not|wont) be (?P<ing>[a-z]+ing) (?:it|this|that|them|any|the|your)\b")
""" "Won't be changing it now": not the thing, but we."""
ABLE = frozenset(
    [
        "renew",
        "help",
        "find",
        "see",
        "share",
        "give",
        "offer",
        "do",
        "confirm",
        "disclose",
        "promise",
        "guarantee",
        "narrow",
        "locate",
        "accept",
    ]
)
OKAY = re.compile(
    r"(?:ok(?:ay)?|right|yeah|yep|alright),? (?=(?:i|we|you|it|that|there|the|your)\b|[a-z]+ed (?:the|your|it|you|[£$€]?\d))"
)
OR_WE = re.compile(r"(?P<or>,? or|,) (?P<we>(?:we|i) )?(?P<not>can't|cannot|won't)\b")
CAN_DO = re.compile(
    r"(?P<link>,? (?:so|but|as|because)) (?P<can>can|can't|cannot|could|will|won't)(?P<adv> only| still| also)? (?P<do>[a-z]+)\b"
)
""" "Half was eaten so can only do 50%": what we can, and they can't."""
OUR_OWN = re.compile(r"(?:we|i)\b")
GOT = re.compile(r"(?:we )?got (?=(?:your|the|a|an|nothing|no|another|one|two|some|\d)\b)")
FROM_WHICH = re.compile(
    r"(?P<what>(?:order|ticket|claim|job|invoice|booking|case|account|request|parcel) #?[\w/-]*\d[\w/-]*), (?=(?:the|our|your|we|i|it|he|she|they|there|supplier|courier|driver|warehouse|engineer|bank|manufacturer)\b)"
)
REGRETS = re.compile(
    r"(?:(?:so|very|really|truly|deeply|extremely|terribly|awfully)(?: very| so)? sorry (?:for|to|about|that|you)|sorry for your loss)\b"
)
OR_ELSE = re.compile(r"(?P<a>it could be [^,]{2,30}?),? could be (?=\w)", re.IGNORECASE)
FAILING = re.compile(
    r"(?:and )?failing (?:this|that|which|payment),? (?=(?:the|your|we|it|they|this|a|an|no|our|all|any|i)\b)"
)
HANGS_ON = re.compile(
    r"(?:(?P<if>if)(?: it(?:'s| is))? not|(?P<unless>unless)) (?P<done>[a-z]+)(?P<rest>(?: (?:by|before|within|until|on|in|from|to|at|with|via|online|in full|and)\b[^,;:]*?)?)(?<! by)(?<! before)(?<! within)(?<! until)(?<! on)(?<! in)(?<! from)(?<! to)(?<! at)(?<! with)(?<! via)(?<! and),? (?P<then>(?:your|the|we|it|they|you|this|that|a|an|our|all|any|there) .+)"
)
""" "If not paid by Friday the booking lapses": it stands for what has to be done."""
SO_CAN = re.compile(r",? so (?P<can>can(?:'t|not)?)(?= (?:only |now |still |just )?(?P<do>[a-z]+)\b)")
""" "You've eaten it so can only offer half": who offers is left out."""
OF_MONTH = re.compile(r" \d{1,2}(?:st|nd|rd|th)\b")
AND_IT = re.compile(
    r", (?P<modal>should|could|might|will|may) (?=(?:be|land|arrive|come|take|show|reach|appear|clear) )"
)


@remembered
def with_subject(line: str, lexicon: Lexicon) -> str:
    """Who did it, or what is so, put before a verb that was typed without: "Refunded the 12.50." → I've refunded …"""
    if " so c" in line:
        line = SO_CAN.sub(lambda m: f", so I {m['can']}" if m["do"] in OURS | ABLE else m.group(), line)
    low = fold(line)
    if low.rstrip().endswith("?"):
        return line
    if (
        (can := CAN_DO.search(low))
        and can["do"]
        in OURS
        | ABLE - {"find", "see", "renew", "confirm", "accept", "do"}
        | ({"do"} if can["adv"] else set())
        and not OUR_OWN.match(low)
    ):
        at = can.end("link")
        line = f"{line[:at]} we{line[at:]}"
        low = fold(line)
    if REGRETS.match(low):
        return f"I'm {line[0].lower()}{line[1:]}"
    if hit := OKAY.match(low):
        return with_subject(capital(line[hit.end() :]), lexicon)
    if (hit := CANT.match(low)) and (
        hit["do"] in OURS
        or hit["do"] in ABLE
        or hit["do"] in ("courier", "tow", "weld", "laminate", "crop", "trim")
    ):
        at = hit.start("cant")
        return f"I {line[at].lower()}{line[at + 1 :]}"
    if (hit := WONT_BE.match(low)) and lexicon.base(hit["ing"], "ing") in OURS | ABLE:
        return f"I {line[0].lower()}{line[1:]}"
    if hit := NEED.match(low):
        return OR_WE.sub(
            lambda m: f"{'; otherwise' if 'or' in m['or'] else ', as'} {m['we'] or 'I '}{m['not']}",
            f"I need {line[hit.end() :]}",
        )
    if hit := GOT.match(low):
        return f"I've got {line[hit.end() :]}"
    if (
        (hit := DID.match(low))
        and lexicon.base(hit["done"], "past") in OURS
        and lexicon.base(hit["done"], "base") is None
    ):
        if OF_MONTH.match(line, hit.end("done")):
            return f"It was {hit['done']} on the{line[hit.end('done') :]}"
        just = "just " if hit["just"] == "just " else "now " if hit["just"] else ""
        return AND_IT.sub(
            lambda m: f", and it {m['modal']} ", f"I've {just}{hit['done']}{line[hit.end('done') :]}"
        )
    if (hit := NEXT.fullmatch(low.strip(ENDS))) and lexicon.base(low.split()[0], "base"):
        return f"{coming(hit, line.strip(ENDS), lexicon)}."
    if hit := FAILING.match(low):
        return f"Otherwise, {line[hit.end() :]}"
    if (hit := HANGS_ON.fullmatch(low)) and lexicon.base(hit["done"], "participle"):
        many = hit["then"].startswith(("they ", "these "))
        it = (
            ("they " if many else "it ") + ("aren't" if many else "isn't")
            if hit["if"]
            else "they're"
            if many
            else "it's"
        )
        rest, then = (line[hit.start(part) : hit.end(part)] for part in ("rest", "then"))
        return f"{'If' if hit['if'] else 'Unless'} {it} {hit['done']}{rest}, {then}"
    if low.startswith("could be "):
        return OR_ELSE.sub(lambda m: f"{m['a']}, or it could be ", f"It {line[0].lower()}{line[1:]}")
    if hit := FROM_WHICH.match(low):
        what, then = line[: hit.end("what")], line[hit.end() :]
        on = "For" if "," in then else "On"
        return f"{on} {what[0].lower()}{what[1:]}, {_the(then)}"
    return line


def _the(clause: str) -> str:
    """ "supplier still hasn't …" → the supplier still hasn't …"""
    return f"the {clause}" if clause.split(maxsplit=1)[0].lower() in ACTORS else clause
