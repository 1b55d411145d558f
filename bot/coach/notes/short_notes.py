"""The shortest notes, which stand for a sentence by themselves: "Logged.", "Probably the fuse", "Engineers looking", "Reissue = 1 working day"."""

import re
from itertools import pairwise

from bot.coach.english.grammar import clause_of
from bot.coach.english.phrases import plural
from bot.coach.english.text import ENDS, fold
from bot.coach.english.things import low_first, the
from bot.coach.english.tokens import is_finite, tokens_of
from bot.coach.english.voice import capital
from bot.coach.memory import remembered
from bot.coach.notes.clipped import clipped
from bot.coach.notes.labelled_things import SPELL, named_by, with_the
from bot.coach.notes.note_words import STATES
from bot.coach.wording import Wording

LONGEST = 90
"""Characters of a note."""
DONE = re.compile(
    r"(?:(?:now|already|all) )?(?:logged|reported|escalated|recorded|flagged|registered|forwarded|dispatched|processed|re-?booked|reissued|replaced|rescheduled|resubmitted|passed on|passed to the [a-z]+(?: team)?)(?P<when> (?:today|yesterday|this morning|on (?:mon|tues|wednes|thurs|fri|satur|sun)day))?"
)
GUESS = re.compile(
    r"(?P<how>probably|possibly|most likely|likely|usually|almost certainly) (?P<what>(?:(?:the|your|an?) )?[a-z][a-z-]*(?: [a-z][a-z-]*){0,3})"
)
WAS = "It's been"
LOOKING = re.compile(
    r"(?:the |our )?(?P<who>engs?|engineers?|devs?|developers?|tech team|technicians?|dev team|it team|support team|team|crew|electricians?|plumbers?|management|finance|accounts|the network team) (?P<on>looking(?: (?:into|at) (?:it|this|that))?(?: now)?|on it(?: now)?|working on (?:it|this)(?: now)?|investigating(?: now)?)"
)
WHOLE = {"eng": "engineers", "engs": "engineers", "dev": "developers", "devs": "developers"}
MANY = frozenset(["engineers", "developers", "technicians", "electricians", "plumbers"])
TAKES = re.compile(
    rf"(?P<what>[a-z][a-z -]{{2,30}}?) ?= ?(?P<spell>(?:about |around |up to |approx |max )?{SPELL})"
)
APPLIES = re.compile(
    r"(?P<when>(?:under|over|within|less than|more than|after|before|inside) (?:the )?(?:[£$€]?\d[\w.,:]*)(?: (?:hours?|days?|weeks?|months?|minutes?|miles|kg|people)(?: notice)?)?) ?= ?(?P<what>(?:(?:the|a|an) )?(?P<kind>full|half|late|extra|double|cancellation|admin|call-?out) (?:fee|charge|price|rate|fare|payment|cost))"
)
AGAIN = re.compile(
    r"(?:(?:once|one) more(?: time)?|one more|another one|again|next time),? and (?P<then>(?:we|we'll|it|it'll|the|your|that)\b.{4,70})"
)
STILL = re.compile(r"(?P<lead>if) still (?P<how>[a-z]+),? (?P<then>[a-z].{3,60})")
NOBODY = re.compile(
    r"(?P<who>(?:the |our |your )?(?:engineer|driver|courier|technician|tech|plumber|electrician|fitter|surveyor|nurse|carer|crew|team|inspector|installer|postman|cleaner|vet|locksmith|gardener|we|i|he|she|they)) (?P<did>came|called|attended|visited|knocked|arrived|turned up|was there|were there|tried|rang|went|waited)(?P<when>(?: (?:at |on |today|yesterday|twice|back|round|this morning|monday|tuesday|wednesday|thursday|friday|saturday|sunday|\d{1,2}(?:[.:]\d\d)?(?: ?[ap]m)?|the \d+(?:st|nd|rd|th))+)*),?(?: and| but)? (?P<then>(?:nobody|no one|no-one|noone)(?: was)? (?:home|in|there|answered|around|about|came to the door|at home|at the door)|no (?:answer|reply|response|access|one in))"
)
""" "Engineer came 10.40 nobody in"."""
CAUSED = re.compile(
    r"(?P<head>(?:[A-Za-z]+ ){0,3}(?:returned to sender|returned|cancelled|rejected|refused|declined|voided|delayed|suspended|deactivated|blocked|closed|withheld|undelivered|postponed|failed|bounced|disconnected|locked|terminated|withdrawn|not (?:delivered|collected|processed|accepted|approved|sent|completed)))(?: -|:|,| –| —) (?P<why>(?!so\b|and\b|but\b)[a-z][a-z' -]{3,40})",
    re.IGNORECASE,
)
""" "Returned to sender - label unreadable": the one comes of the other."""
NO_ANSWER = re.compile(
    r"no (?:answer|reply|response)(?: (?:at (?:the|your) door|from (?:you|the \w+)|when we (?:rang|called|knocked)))?"
)
MAYBE = re.compile(
    r"(?:(?:maybe|hopefully|probably|possibly) )?(?P<do>reopens?|opens?|back|ready|due)(?: on)? (?P<day>(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|today|tonight|next week)(?<!^)(?: (?:maybe|hopefully|probably|possibly|perhaps|i think|if we're lucky))"
)
""" "Reopen Saturday maybe"."""
QUEUE = re.compile(
    r"(?P<n>\d+)(?P<who> (?:people|others|orders|jobs|callers|cars))? (?P<where>in (?:the )?(?:queue|line)|ahead(?: of you)?|before you|in front(?: of you)?)"
)
TO_PAY = re.compile(r"[£$€]?\d[\d.,]*(?: ?(?:quid|pounds|euros|dollars))?(?: left| still)? to pay")
FREE_OF = re.compile(
    r"(?P<when>\d[\d:.]*(?: ?[ap]m)?-\d[\d:.]*(?: ?[ap]m)?),? no (?P<np>appointment|booking|ticket|form|fee|card|id|reservation) (?:is )?(?:needed|required|necessary)"
)
CAUSE = re.compile(r"(?P<np>[a-z]+(?: [a-z]+){0,2}?) (?P<not>not |too )?(?P<how>[a-z-]+)")
UNFIT = frozenset(
    "unreadable illegible incomplete missing wrong incorrect damaged blurry unclear unsigned unstamped undated torn smudged refused".split()  # noqa: SIM905
)
CLOCK_BARE = re.compile(r"(?<=[a-z]) (?=\d{1,2}(?:[.:]\d\d| ?[ap]m))")
AIM = re.compile(
    r"(?:(?P<aim>aim|hope|plan|expect|intend|try|aiming|hoping) to (?:reply|respond|answer|get back|ship|dispatch|deliver|process|fix|resolve|finish|have|send|call)\b.{2,60}|target(?: is|:)? (?P<spell>\d.{2,40}))"
)
TWICE = re.compile(r"already (?P<done>[a-z]+)(?: (?:once|twice|three times|\d+ times|\d+x))(?: .{2,30})?")
SOLD = re.compile(
    r"(?P<np>[a-z][a-z-]*(?: [a-z][a-z-]*){0,3}?)(?: (?:is|are))? (?P<how>(?:sold|charged|billed|priced|bought|ordered|available) (?:out(?= |$)|separately|individually|in pairs|as a set|as a pair|as an extra)(?:.{2,30})?)"
)
THEN_WE = re.compile(
    r"(?:and )?then (?P<who>we|i)(?:'ll| will)? (?P<do>look|check|see|review it|process it|refund it|refund you|book it|send it|start|can look|can start)"
)
WE = re.compile(r"we (?=(?!can|may|will|would|must|are|have|could)[a-z]+ )")
ROAD = re.compile(r" down (?=[am]\d{1,4}\b)", re.IGNORECASE)
BROKE = frozenset(
    "broke came went ran fell got gave took froze rang sank tore spoke shook flew wrote drove forgot hid lost".split()  # noqa: SIM905
)
"""Told of what happened, and never what was done to it: "Bus broke down"."""


@remembered
def short_note(line: str, wording: Wording) -> str | None:
    """The note as a sentence; None where it is none of these."""
    bare = line.strip().strip(ENDS)
    if not 0 < len(bare) <= LONGEST or line.rstrip().endswith(("?", "!", ":")):
        return None
    low = fold(bare)
    if hit := DONE.fullmatch(low):
        return f"{'It was' if hit['when'] else WAS} {low_first(bare)}"
    if hit := AGAIN.fullmatch(low):
        then = WE.sub("we'll ", low_first(bare[hit.start("then") :]))
        return f"If it happens again, {then}"
    if hit := LOOKING.fullmatch(low):
        who = WHOLE.get(hit["who"], hit["who"])
        on = "looking into it" if hit["on"] == "looking" else hit["on"]
        named = who if who in ("management", "finance", "accounts") else f"the {who}"
        return f"{capital(named)} {'are' if who in MANY or who == 'accounts' else 'is'} {on}"
    if hit := MAYBE.fullmatch(low):
        does = hit["do"] in ("reopen", "reopens", "open", "opens")
        day = (
            f" on {hit['day'].capitalize()}"
            if hit["day"].endswith("day") and hit["day"] != "today"
            else f" {hit['day']}"
        )
        return (
            f"{'We' if does else 'It'} may {hit['do'].removesuffix('s') if does else 'be ' + hit['do']}{day}"
        )
    if hit := QUEUE.fullmatch(low):
        where = "in the queue" if hit["where"] == "in queue" else bare[hit.start("where") :]
        return f"There {'is' if hit['n'] == '1' else 'are'} {bare[: hit.end('n')]}{hit['who'] or ''} {where}"
    if TO_PAY.fullmatch(low):
        return f"There's {bare}"
    if hit := FREE_OF.fullmatch(low):
        return f"It's {bare[: hit.end('when')]}, and no {hit['np']} is needed"
    if NO_ANSWER.fullmatch(low):
        return f"There was {low_first(bare)}"
    if hit := NOBODY.fullmatch(low):
        return _nobody(hit, bare, wording)
    if (hit := CAUSED.fullmatch(bare)) and (cause := _caused(hit, wording)):
        return cause
    if hit := AIM.fullmatch(low):
        return f"{'We ' + low_first(bare) if hit['aim'] else 'Our target is ' + bare[hit.start('spell') :]}"
    if hit := TWICE.fullmatch(low):
        done = wording.lexicon.base(hit["done"], "participle")
        return f"It's already been {bare[hit.start('done') :]}" if done else None
    if hit := SOLD.fullmatch(low):
        named = named_by(bare[: hit.end("np")], wording)
        be = "are" if named and plural(named) else "is"
        return (
            capital(f"{with_the(bare[: hit.end('np')], named, wording)} {be} {bare[hit.start('how') :]}")
            if named
            else None
        )
    if hit := THEN_WE.fullmatch(low):
        return f"Then {'I' if hit['who'] == 'i' else 'we'}'ll {'take a look' if hit['do'] == 'look' else bare[hit.start('do') :]}"
    if hit := STILL.fullmatch(low):
        return _if_still(hit, bare, wording)
    if "=" in low:
        return _equals(bare, low, wording)
    return _guessed(bare, low, wording) or _broke(bare, wording)


def _caused(hit: "re.Match[str]", wording: Wording) -> str | None:
    """ "Fob deactivated, rent overdue" → the fob has been deactivated because the rent is overdue."""
    why = CAUSE.fullmatch(fold(hit["why"]))
    named = named_by(why["np"], wording) if why else None
    head = clipped(hit["head"], wording) or (
        f"it's been {low_first(hit['head'])}"
        if " " not in hit["head"] or fold(hit["head"]).startswith("returned")
        else None
    )
    if not why or not named or not head or why["how"] not in STATES | UNFIT:
        return None
    be = "are" if plural(named) else "is"
    past = "were" if plural(named) else "was"
    be = past if why["how"] in UNFIT else be
    return capital(
        f"{head} because {with_the(why['np'], named, wording)} {be} {why['not'] or ''}{why['how']}"
    )


def _nobody(hit: "re.Match[str]", bare: str, wording: Wording) -> str:
    """ "Engineer came 10.40 nobody in" → the engineer came at 10.40, but nobody was in."""
    who, did = bare[: hit.end("who")], bare[hit.start("did") : hit.end("when")]
    first = hit["who"].split()[0]
    named = (
        who if first in ("i", "we", "he", "she", "they", "the", "our", "your") else f"the {low_first(who)}"
    )
    then = hit["then"]
    if then.startswith("no "):
        told = "nobody was in" if then == "no one in" else f"there was {then}"
    else:
        told = re.sub(
            r"^(nobody|no one|no-one|noone)(?: was)? (?=home|in|there|around|about|at)", r"nobody was ", then
        )
        told = re.sub(r"^(?:no-one|noone) ", "no one ", told)
    return f"{capital(named)} {CLOCK_BARE.sub(' at ', did) if ' at ' not in did else did}, but {told}"


def _if_still(hit: "re.Match[str]", bare: str, wording: Wording) -> str | None:
    """ "If still dripping ring us" → if it's still dripping, please ring us."""
    doing = hit["how"].endswith("ing")
    if not doing and hit["how"] not in STATES and hit["how"] not in wording.lexicon.adjectives:
        return None
    then = low_first(bare[hit.start("then") :])
    clause = clause_of(tokens_of(then, wording.lexicon))
    first = then.split()[0]
    ordered = clause.kind == "command" if clause is not None else wording.lexicon.base(first, "base") == first
    if clause is None and not ordered:
        return None
    please = "please " if ordered and "please" not in then else ""
    return f"{capital(hit['lead'])} it's still {hit['how']}, {please}{then}"


def _equals(bare: str, low: str, wording: Wording) -> str | None:
    """ "Reissue = 1 working day" → the reissue takes 1 working day; "Under 48 hours = full fee"."""
    if hit := APPLIES.fullmatch(low):
        lead = bare[: hit.end("when")].rstrip()
        what = bare[hit.start("what") :]
        whole = what if hit["what"].startswith(("the ", "a ", "an ")) else f"the {what}"
        return f"{capital(lead)}, {whole} applies"
    if hit := TAKES.fullmatch(low):
        np = bare[: hit.end("what")]
        named = named_by(np, wording)
        if named is None and (" " in np or wording.lexicon.base(np.lower(), "base") is None):
            return None
        takes = "take" if named and plural(named) else "takes"
        whole = with_the(np, named, wording) if named else f"the {low_first(np)}"
        return capital(f"{whole} {takes} {bare[hit.start('spell') :]}")
    return None


def _guessed(bare: str, low: str, wording: Wording) -> str | None:
    """ "Probably wax or tube" → it's probably wax or tube."""
    hit = GUESS.fullmatch(low)
    if hit is None:
        return None
    tokens = tokens_of(hit["what"], wording.lexicon)
    things = all(
        t.tag in ("noun", "adj", "det", "conj") or t.low in wording.lists["count_nouns"] for t in tokens
    )
    if not things or tokens[-1].tag not in ("noun", "verb") or any(is_finite(t, bare=False) for t in tokens):
        return None
    return f"It's {low_first(bare)}"


def _broke(bare: str, wording: Wording) -> str | None:
    """ "Van broke down on the M6" → the van broke down …"""
    tokens = tokens_of(bare, wording.lexicon)
    place = next((at for at, t in enumerate(tokens[:4]) if t.low in BROKE), 0)
    np = tokens[:place]
    if (
        not np
        or len(tokens) == place + 1
        or "," in bare
        or any(t.tag not in ("noun", "adj") for t in np[:-1])
    ):
        return None
    if not all(t.text.islower() for t in np[1:]) or any(a.tag == "adv" for a, _ in pairwise(np)):
        return None
    if np[-1].low not in wording.lists["count_nouns"] | wording.lexicon.nouns_first | DRIVEN or plural(np):
        return None
    end = len(" ".join(t.text for t in np))
    whole = the(bare[:end], wording)
    return capital(f"{whole}{ROAD.sub(' down on the ', bare[end:])}") if whole else None


DRIVEN = frozenset(
    ["van", "bus", "lorry", "truck", "courier", "driver", "engineer", "coach", "train", "crew"]
)
