"""A line of clipped clauses in full: one behind another, behind "until", "if" or "as", and what somebody or something reports.

"Engineer attended 11:40, no answer, card left" → the engineer attended at 11:40, there was no answer and a card was left;
"Driver states lift was out of use" → the driver states that the lift was out of use.
"""

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from bot.coach.english.dates import timed
from bot.coach.english.grammar import clause_of
from bot.coach.english.phrases import plural
from bot.coach.english.text import ENDS, fold
from bot.coach.english.things import MASS, VOWEL, low_first, one, the
from bot.coach.english.tokens import Token, is_finite, tokens_of
from bot.coach.english.voice import capital
from bot.coach.memory import remembered
from bot.coach.notes.articles import with_articles
from bot.coach.notes.clipped import DOES, FOR_NOW, OF_ITSELF, STATES, UNCOUNTED, WORKERS, clip_of, clipped, clocked
from bot.coach.notes.fragments import filled
from bot.coach.notes.telegraph import written_out
from bot.coach.wording import Wording

LONGEST = 240
"""Characters of a line that is taken apart."""
AFTER = ("today", "twice", "yesterday", "attended", "visited", "called", "attempted", "times", "am", "pm")
COMMA = re.compile(
    rf"(?<!\d)[,;] (?!\d)|(?<=\d)[,;] (?=[a-z])|(?<=[a-z]), (?=[£$€]?\d)|; | [-–—] |(?:(?<=\d)|(?<=\dx)|{'|'.join(f'(?<={word})' for word in AFTER)}) (?=no (?:answer|reply|response|access|show|sign)\b)"
)
BEHIND = re.compile(
    r"(?P<lead>,? (?:until|till|unless|if|once|when|as|because|since|after|before|while|where|due to)) (?=\S)"
)
QUOTED = re.compile(r"(?<!\w)['\"]|['\"](?!\w)")
TAKEN_AS = re.compile(r"\b(?:marked|listed|recorded|classed|treated|logged|shown|counted|down|such|same|registered|known|works?|just|far|soon|long|well)$")
HANGING = frozenset("until till unless if once when as because since after before while where due".split())  # noqa: SIM905
JOINED = re.compile(r" (?P<link>or|and) ")
SAYS = re.compile(
    r"(?P<who>[a-z][\w' -]{1,40}?) (?P<says>states?|says?|reports?|confirms?|advises?|claims?|indicates?|suggests?|shows?|stated|said|reported|confirmed|advised|showed) (?!that\b|by\b|as\b|to\b|on\b|in\b|at\b|for\b|of\b|from\b|with\b|it\b|is\b|are\b|was\b|were\b|has\b|have\b)(?P<what>\S.{6,})"
)
SHOWS = frozenset(["show", "shows", "showed"])
MANY_SAY = frozenset(["state", "say", "report", "confirm", "advise", "claim", "indicate", "suggest", "show"])
SOURCES = frozenset(
    "system record records account tracking gps log logs report cctv photo photos notes file meter database till scan history statement screen invoice test tests results inspection survey audit footage images data timesheet register readings app website crew staff police team customs management couriers drivers engineers".split()  # noqa: SIM905
)
"""What shows and tells, besides those who work there."""
MISHAPS = frozenset(
    "sickness illness weather shortage shortages strike fault breakdown delay delays damage failure error flood flooding fire leak snow ice fog accident incident congestion traffic demand maintenance works roadworks closure closures absence outage outages cut cuts staffing emergency obstruction bereavement numbers wind winds rain storm vandalism theft blockage repairs norovirus covid flu outbreak infection capacity overrun pandemic".split()  # noqa: SIM905
)
"""Heads of what stands behind a comma and is the cause of it."""
CAUSE = re.compile(r"(?:lack|shortage|number|volume) of .{3,40}")
REASON = re.compile(r"(?P<np>[a-z-]+(?: [a-z-]+){0,3}?)(?P<where> (?:on|at|in|near|to) .{2,30})?")
NO = re.compile(r"no (?!exceptions?\b)(?P<np>[a-z-]+(?: (?!and|or)[a-z-]+){0,2}?)(?P<rest>(?: (?:at|to|from|on|in|in place|of|for|since|left|available|until|by|yet|so far)\b.{0,50})?)")
UNDONE = re.compile(
    r"\b(?:refused|declined|rejected|cancelled|canceled|closed|suspended|blocked|withdrawn|postponed|delayed|denied|withheld|voided|void|stopped|removed|on hold|restricted|released|taken off|being kept|retained|forfeited|charged|excluded|adjourned|disconnected|not (?:approved|accepted|authorised|authorized|possible|processed|completed|delivered|collected))\b"
)
"""What has a reason, which is what stands next."""
GONE_ON = re.compile(r"(?:then |now |and |but |later )?(?:not )?(?P<done>[a-z]+)(?: .{2,40})?")
ALLOWED = re.compile(r" (?:allowed|permitted|accepted)$")
NOBODY = re.compile(r"(?P<who>nobody|no ?one|no-one|none) (?P<where>in|home|at home|there|present|available|about)\b.{0,20}")
REF = re.compile(r"(?:ref|reference)(?:\.|:| no\.?| number)? (?P<at>#?[A-Z]{0,6}[-/]?\d[\w/-]*)", re.IGNORECASE)
TAKES = re.compile(r"(?:(?:up to|about|around) )?\d+(?: ?[-–] ?\d+| to \d+)? (?:working |business |calendar )?(?:days|hours|weeks|minutes)")
IS = re.compile(r"\b(?:is|are)\b|'s ")
BECAUSE = re.compile(r" (?:as|because|since) (?!per\b|of\b|soon\b|agreed\b|requested\b|well\b|an?\b|the\b|part\b|previously\b|advised\b|stated\b|at\b|\d|last\b|yesterday\b|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|(?:mon|tues|wednes|thurs|fri|satur|sun)day)")


AS_NOT = re.compile(
    r"(?P<np>[a-z][\w' ]{2,40}?) (?P<as>not (?:to|in|on|at|up to) [a-z]+(?: .{2,40})?)"
)


class Part(NamedTuple):
    kind: Literal["done", "is", "none", "cause", "whole", "more"]
    text: str


@remembered
def in_full(line: str, wording: Wording) -> str:
    """The line with its clauses whole; as it was typed where none is clipped, or one of them is not certain."""
    bare = line.strip().rstrip(".").rstrip()
    if not bare or len(bare) > LONGEST or bare.endswith(("?", "!", ":")) or ": " in bare or QUOTED.search(fold(bare)):
        return line
    made = reported(bare, wording) or _chain(bare, wording) or _behind(bare, wording) or _equal(bare, wording) or _to_come(bare, wording) or _no_order(bare, wording) or worked(bare, wording)
    return f"{capital(made)}." if made and made != bare else line


EQUALS = re.compile(r"(?P<case>[^=]{5,60}?) = (?P<then>[^=]{4,60})")
THEY_DID = re.compile(r"(?P<did>[a-z]+) (?=(?:the|your|a|an)\b)")


def _equal(bare: str, wording: Wording) -> str | None:
    """ "Card not shown = entry refused" → if the card is not shown, entry is refused."""
    hit = EQUALS.fullmatch(bare) if " = " in bare else None
    if hit is None:
        return None
    case, then = hit["case"], hit["then"]
    did = THEY_DID.match(fold(case))
    base = wording.lexicon.base(did["did"], "participle") if did else None
    if did and base and base != did["did"]:
        if_so: str | None = f"you've {low_first(case)}"
    else:
        if_so = clipped(case, wording, "if") or _it_is(case, wording)
    so = clipped(then, wording, "if") or _it_is(then, wording)
    order = tokens_of(then, wording.lexicon)[0]
    if so is None and order.tag == "verb" and order.form == "base":
        so = f"please {low_first(then)}"
    return f"if {if_so}, {so}" if if_so and so else None


def _it_is(text: str, wording: Wording) -> str | None:
    """ "Sent to the wrong address" → it's sent to …"""
    low = fold(text).split()
    no = low[0] == "not"
    done = low[1] if no and len(low) > 1 else low[0]
    base = wording.lexicon.base(done, "participle")
    return with_articles(f"it's {low_first(text)}", wording) if base and base != done and done.endswith(("ed", "t", "en", "n")) else None


def _no_order(bare: str, wording: Wording) -> str | None:
    """ "Grant paid in two instalments" begins like an order, and is none; "Reading given by phone not accepted" has two verbs."""
    tokens = tokens_of(bare, wording.lexicon)
    if tokens[0].tag == "verb" and tokens[0].form == "base":
        return clipped(bare, wording)
    clip = clip_of(tokens, wording) if len(tokens) > 3 else None
    told = clip is not None and any(t.tag == "verb" and t.form in ("past", "participle") for t in clip.np[1:])
    return clipped(bare, wording) if told else None


TO_COME = re.compile(
    r"(?P<np>(?:your |our |the )?[a-z][a-z-]*(?: [a-z][a-z-]*){0,3}) to (?P<do>follow|come|be [a-z]+|call|ring|contact you|attend|visit|arrive|confirm|arrange)(?P<rest>(?: .{2,40})?)"
)


TOWARDS = frozenset("due going able likely needs has have had ought used want willing ready free happy unable supposed expected".split())  # noqa: SIM905


def _to_come(bare: str, wording: Wording) -> str | None:
    """ "Invoice to follow" → an invoice will follow; "Engineer to call Monday" → the engineer is to call on Monday."""
    hit = TO_COME.fullmatch(fold(bare))
    last = hit["np"].split()[-1] if hit else ""
    acts = wording.lexicon.base(last, "s")
    if hit is None or last in TOWARDS or (acts not in (None, last) and acts not in wording.lists["count_nouns"]):
        return None
    np, rest = bare[: hit.end("np")], bare[hit.end("do") :]
    if clipped(f"{np} received", wording) is None and hit["np"].split()[-1] not in WORKERS:
        return None
    whole = the(np, wording)
    if whole is None:
        return None
    be = "are" if plural(tokens_of(np, wording.lexicon)) else "is"
    done = hit["do"].startswith("be ") and wording.lexicon.base(hit["do"][3:], "participle") is None
    if done:
        return None
    if hit["do"] in ("follow", "come"):
        return f"{one(np) if be == 'is' and whole.startswith('the ') and not fold(np).startswith('the ') else whole} will {hit['do']}{clocked(timed(rest) if rest else '')}"
    return f"{whole} {be} to {hit['do']}{timed(rest) if rest else ''}"


def reported(bare: str, wording: Wording) -> str | None:
    """ "Crew report bin not out" → the crew report that the bin was not out."""
    low = fold(bare)
    hit = SAYS.fullmatch(low)
    if hit is None:
        return None
    who, what = bare[: hit.end("who")], bare[hit.start("what") :]
    head = re.split(r" (?:on|at|in|from|for) ", hit["who"])[0].split()[-1]
    if head not in WORKERS | SOURCES or any(is_finite(t, bare=False) for t in tokens_of(who, wording.lexicon)):
        return None
    many = plural(tokens_of(head, wording.lexicon)) or head in ("crew", "staff", "police")
    if hit["says"] in MANY_SAY and not many:
        return None
    told = _told(what, hit["says"], head, wording)
    if told is None:
        return None
    owned = re.match(r"(?:the|your|our|my|a|an|this|all)\b", fold(who)) is not None
    named = who[1:].lower() != who[1:]
    whole = low_first(who) if owned else who if named and who.isupper() is False and not who[1:2].isupper() else f"the {low_first(who)}"
    whole = with_articles(whole, wording)
    return f"{whole} {bare[hit.start('says') : hit.end('says')]} {told}"


def _told(what: str, says: str, head: str, wording: Wording) -> str | None:
    if made := clipped(what, wording, "then"):
        return f"that {made}"
    if (hit := AS_NOT.fullmatch(fold(what))) and (seen := clipped(f"{what[: hit.end('np')]} not received", wording, "then")):
        return f"that {seen.removesuffix('received').replace(' not ', ' ')}{what[hit.start('as') :]}"
    tokens = tokens_of(what, wording.lexicon)
    clause = clause_of(tokens)
    if clause is None or clause.kind != "statement" or clause.lead or tokens[0].tag in ("prep", "adv", "verb") or wording.lexicon.base(tokens[0].low, "participle"):
        return None
    if not (clause.group or clause.verb.tag in ("be", "have") or clause.verb.form == "past"):
        return None
    return f"that {articled(what, wording)}"


def articled(clause: str, wording: Wording) -> str:
    """A whole clause with the article of its subject: "wheelchair space was taken" → the wheelchair space was taken."""
    tokens = tokens_of(clause, wording.lexicon)
    parsed = clause_of(tokens)
    first = tokens[0]
    plain = (
        parsed is not None
        and parsed.kind == "statement"
        and not parsed.lead
        and parsed.subject
        and all(t.tag in ("noun", "adj") and t.text.islower() for t in parsed.subject[1:])
        and first.tag in ("noun", "adj")
        and parsed.subject[-1].tag == "noun"
        and not plural(parsed.subject)
        and parsed.subject[-1].low not in MASS
        and parsed.subject[-1].low not in UNCOUNTED
        and (parsed.subject[-1].low in wording.lists["count_nouns"] or len(parsed.subject) > 1 or first.text.islower())
        and (first.text.islower() or not first.text[1:2].isupper())
    )
    return clocked(f"the {low_first(clause)}" if plain else low_first(clause))


def _behind(bare: str, wording: Wording) -> str | None:
    """Clipped clauses behind "until", "if" and their kin in a sentence with its verb."""
    hung = _hung(bare, wording)
    if hung is None or hung[1] == " because":
        return None
    head, lead, tail = hung
    return f"{clocked(articled(head, wording))}{lead} {tail}" if _is_clause(head, wording) else None


def _hung(text: str, wording: Wording) -> tuple[str, str, str] | None:
    """What stands before "until", "if" or "as", the word, and what hangs on it in full; None where that is, or is not known."""
    hit = BEHIND.search(text)
    if hit is None or hit.start() < 4 or TAKEN_AS.search(text[: hit.start()]):
        return None
    head, lead, rest = text[: hit.start()], hit["lead"], text[hit.end() :]
    if lead.strip(" ,") in ("as", "because", "since") and (why := _why_so(rest, wording)):
        return (head, " because", why) if UNDONE.search(fold(head)) or " not " in head else None
    tail = _tail(lead, rest, wording)
    return (head, lead, tail) if tail else None


def _is_clause(text: str, wording: Wording) -> bool:
    tokens = tokens_of(text, wording.lexicon)
    clause = clause_of(tokens)
    if clause is None or clause.kind != "statement" or not clause.subject:
        return False
    return bool(clause.group) or clause.verb.form == "s" or clause.verb.tag in ("be", "have") or (
        clause.verb.form == "past" and (clause.subject[0].tag in ("pron", "det") or wording.lexicon.base(clause.verb.low, "past") in OF_ITSELF | wording.lexicon.intransitive)
    )


def _tail(lead: str, text: str, wording: Wording) -> str | None:
    """What hangs on it, in full."""
    word = lead.strip(" ,").split()[0]
    if word == "due":
        return None
    why = word in ("as", "because", "since")
    if hit := NO.fullmatch(fold(text)):
        return _none(hit, text, "was" if why and ANSWER.search(hit["np"]) else "is", wording)
    if why and UNDER.match(fold(text)) and not any(is_finite(t, bare=False) for t in tokens_of(text, wording.lexicon)):
        return f"it's {text}"
    parts, links = JOINED.split(text)[::2], [m["link"] for m in JOINED.finditer(text)]
    tense = "told" if why else "if"
    made = [clipped(part, wording, tense) for part in parts]
    if links and not all(made):
        made, links = [clipped(text, wording, tense)], []
    if not all(made):
        told = articled(text, wording) if text[:1].islower() and _is_clause(text, wording) else text
        return told if told != text else None
    told = str(made[0])
    for link, part in zip(links, made[1:], strict=True):
        told = f"{told} {link} {part}"
    return told


def _why_so(text: str, wording: Wording) -> str | None:
    """ "as contaminated", "as late", "because overweight"."""
    tokens = tokens_of(text, wording.lexicon)
    if len(tokens) > 2 or (len(tokens) == 2 and tokens[0].tag not in ("not", "adv")):
        return None
    last = tokens[-1]
    base = wording.lexicon.base(last.low, "participle")
    done = base is not None and base != last.low and last.low not in AS_SAID
    return f"it was {text}" if done or last.low in STATES or (last.tag == "adj" and last.low.startswith(("over", "un", "in"))) else None


AS_SAID = frozenset("agreed requested advised stated planned promised discussed booked expected described instructed explained shown needed required mentioned noted normal ordered arranged scheduled quoted designed intended".split())  # noqa: SIM905
UNDER = re.compile(r"(?:under|over|within|not|less than|more than|only|still|already|below|above) ")
ANSWER = re.compile(r"answer|response|reply|access|contact|show")


def _none(hit: "re.Match[str]", text: str, be: str, wording: Wording) -> str:
    many = plural(tokens_of(hit["np"], wording.lexicon))
    if be == "was" and fold(text).endswith(" yet"):
        return f"there {'have' if many else 'has'} been {low_first(text)}"
    there = {"is": ("there's", "there are"), "was": ("there was", "there were")}[be][many]
    return with_articles(f"{there} {low_first(text)}", wording)


def _chain(bare: str, wording: Wording) -> str | None:
    texts = [text for text in COMMA.split(bare) if text]
    if linked := _linked(bare, wording):
        return linked
    if len(texts) > 5 or (len(texts) == 1 and not BEHIND.search(bare)):
        return None
    parts: list[Part] = []
    for text in texts:
        part = _part(text, parts, wording)
        if part is None:
            return None
        parts.append(part)
    if not any(part.kind in ("done", "is", "more") or part.text.startswith("we need") for part in parts) or parts[0].kind in ("cause", "more"):
        return None
    return _listed(parts)


SO = re.compile(r",? (?P<link>so|but) (?=[a-z])")


def _linked(bare: str, wording: Wording) -> str | None:
    """ "Form misspelt so ticket not valid" → the form has been misspelt, so the ticket is not valid."""
    hit = SO.search(bare)
    if hit is None or COMMA.search(bare):
        return None
    head, then = bare[: hit.start()], bare[hit.end() :]
    first = clipped(head, wording) or worked(head, wording)
    next_ = clipped(then, wording)
    done = then.removeprefix("not ")
    if next_ is None and " " not in done and wording.lexicon.base(done, "participle") not in (None, done):
        next_ = f"it has been {then}" if not then.startswith("not ") else f"it has not been {then[4:]}"
    if next_ is None and first and tokens_of(done, wording.lexicon)[0].tag == "adj" and len(done.split()) < 3:
        next_ = f"{'they are' if ARE.search(first) else 'it is'} {then}"
    if next_ is None and (none := NO.fullmatch(fold(then))):
        next_ = _none(none, then, "is", wording)
    if next_ is None and first and wording.lexicon.base(then.split()[0], "s") and _is_clause(f"it {then}", wording):
        next_ = f"it {clocked(then)}"
    if next_ is None and _is_clause(then, wording):
        next_ = articled(then, wording)
    if first is None and _is_clause(head, wording):
        first = articled(head, wording)
        if next_ == articled(then, wording):
            return None
    return f"{first}, {hit['link']} {next_}" if first and next_ else None


def _part(text: str, before: Sequence[Part], wording: Wording) -> Part | None:
    """One of the clauses, and what it tells; None where that is not certain."""
    low = fold(text)
    past = bool(before) and before[-1].kind in ("done", "none")
    if low.startswith("no ") and (made := clipped(text, wording, "then" if past else "told")):
        return Part("done", made)
    if before and (hit := NO.fullmatch(low)):
        return Part("none", _none(hit, text, "was" if past and ANSWER.search(hit["np"]) else "is", wording))
    if before and (hit := NOBODY.fullmatch(low)):
        return Part("none", f"{hit['who']} was {text[hit.start('where') :]}")
    if hung := _hung(text, wording):
        head, lead, tail = hung
        made = clipped(head, wording, "if" if FOR_NOW.match(f"{lead.lstrip(',')} ") else "told") or worked(head, wording)
        if made is None and (whole := written_out(head, wording)) and whole.startswith("It "):
            made = low_first(whole)
        if made:
            return _of_its_kind(f"{made}{lead} {tail}")
        return Part("whole", f"{articled(head, wording)}{lead} {tail}") if _is_clause(head, wording) else None
    if BECAUSE.search(low) and not _is_clause(re.split(BECAUSE, text, maxsplit=1)[-1], wording):
        return None
    if past and ALLOWED.search(low) and (made := clipped(text, wording, "then")):
        return Part("done", made)
    if made := clipped(text, wording) or worked(text, wording):
        return _of_its_kind(made)
    return _beside(text, low, before, wording)


def _beside(text: str, low: str, before: Sequence[Part], wording: Wording) -> Part | None:
    """What may stand beside a clause that was written out."""
    if before and (cause := _cause(text, low, wording)):
        return Part("cause", cause)
    if before and before[-1].kind in ("done", "is") and (so := MUST_BE.match(low)) and wording.lexicon.base(so["do"], "participle"):
        return Part("more", f"and {text}")
    if before and low.startswith("hence ") and len(low.split()) < 5:
        return Part("more", f"hence {the(text[len('hence ') :], wording) or text[len('hence ') :]}")
    if before and before[-1].kind != "none" and (so := NOT_SO.match(low)) and (before[-1].kind != "whole" or " " in low[so.end() :]) and tokens_of(so["how"], wording.lexicon)[0].tag == "adj":
        return Part("more", f"and {'are' if ARE.search(before[-1].text) else 'is'} {text}")
    if before and before[-1].kind != "whole" and (more := _more(text, low, wording)):
        return Part("more", more)
    if before and (ref := REF.fullmatch(text)):
        return Part("more", f"under reference {ref['at']}")
    if before and before[-1].kind in ("whole", "is") and AND_IT.match(low) and _is_clause(f"it {text}", wording):
        return Part("more", f"and it {text}")
    if before and low.startswith("need ") and not low.startswith("need to "):
        return Part("whole", with_the(f"we {low_first(text)}", wording))
    if before and READY.match(low):
        return Part("more", f"and is {clocked_first(text)}")
    if before and TAKES.fullmatch(low):
        return Part("whole", f"it takes {text}")
    if _is_clause(text, wording):
        return Part("whole", articled(text, wording))
    whole = written_out(text, wording) or filled(text, wording)
    first = low.split(maxsplit=1)[0]
    by_itself = not before and (first == "under" or wording.lexicon.base(first, "participle") not in (None, first))
    begins = ("The ", "There", "We ", "It ", "It's under") if by_itself else ("The ", "There", "We ")
    return _of_its_kind(clocked(low_first(whole))) if whole and whole.startswith(begins) else None


MUST_BE = re.compile(r"(?:can't|cannot|won't|will|must|may) be (?P<do>[a-z]+)\b")
NOT_SO = re.compile(r"not (?P<how>[a-z-]+)\b")
ARE = re.compile(r"\b(?:are|have|were)\b")
AND_IT = re.compile(r"(?:has|is|was|needs|must|costs|expires|takes|runs|ends|starts|includes|excludes|comes)\b")
READY = re.compile(r"(?:ready|due|back|available) (?:(?:on|at|from|in|by|after) |\d|today|tomorrow|next|(?:mon|tues|wednes|thurs|fri|satur|sun)day)")


def clocked_first(text: str) -> str:
    head, _, rest = text.partition(" ")
    return f"{low_first(head)}{timed(f' {rest}')}"


def with_the(text: str, wording: Wording) -> str:
    """ "we need correct spelling" keeps its thing as it is, but for an article that it lacks behind a preposition."""
    return with_articles(text, wording)


def _of_its_kind(made: str) -> Part:
    return Part("is" if IS.search(made) else "done", made)


def worked(text: str, wording: Wording) -> str | None:
    """ "Engineer attended 11:40" → the engineer attended at 11:40."""
    tokens = tokens_of(text, wording.lexicon)
    who = 2 if tokens[0].low in ("our", "the", "your") else 1
    if len(tokens) > who + 1 and tokens[who - 1].low in WORKERS and tokens[who].form == "ing":
        return _at_work(text, tokens, who, wording)
    if len(tokens) <= who or tokens[who - 1].low not in WORKERS or wording.lexicon.base(tokens[who].low, "past") not in DOES:
        return None
    rest = text[text.lower().index(tokens[who].low) :]
    np = low_first(text[: len(text) - len(rest)]).strip()
    return f"{np if who > 1 else f'the {np}'} {_at(rest)}"


def _at_work(text: str, tokens: Sequence[Token], who: int, wording: Wording) -> str | None:
    """ "Team looking into it" → the team is looking into it."""
    if any(is_finite(t, bare=False) for t in tokens):
        return None
    at = text.lower().index(tokens[who].low)
    np, then = low_first(text[:at].strip()), text[at:]
    many = tokens[who - 1].low in ("crew", "staff", "police") or plural(tokens[who - 1 : who])
    if len(tokens) == who + 2 and tokens[-1].low in WORKERS:
        then = f"{tokens[who].text} the {tokens[-1].text}"
    return f"{np if who > 1 else f'the {np}'} {'are' if many else 'is'} {clocked(then)}"


def _at(rest: str) -> str:
    """With the "at" before its time of day."""
    return with_at.sub(" at ", rest, count=1)


with_at = re.compile(r"(?<! at)(?<! on)(?<! by)(?<! to)(?<! from)(?<! between)(?<! and) (?=\d{1,2}(?:[:.]\d\d\b| ?[ap]m\b)(?! ?[-–]))")


def _more(text: str, low: str, wording: Wording) -> str | None:
    """ "then returned to the depot", behind what was done to the same thing."""
    hit = GONE_ON.fullmatch(low)
    if hit is None or any(is_finite(t, bare=False) and t.form != "past" for t in tokens_of(text, wording.lexicon)):
        return None
    base = wording.lexicon.base(hit["done"], "participle")
    return with_articles(clocked(low_first(text)), wording) if base and base != hit["done"] else None


def _cause(text: str, low: str, wording: Wording) -> str | None:
    if low.startswith("hence "):
        return None
    if CAUSE.fullmatch(low):
        return f"{'a ' if not low.startswith('lack') else ''}{low_first(text)}" if not low.startswith("lack") else f"a {low_first(text)}"
    hit = REASON.fullmatch(low)
    if hit is None or (hit["np"].split()[-1] not in MISHAPS and not BROKEN.fullmatch(hit["np"])):
        return None
    tokens = tokens_of(text, wording.lexicon)
    if any(t.tag in ("pron", "be", "modal", "have", "do", "wh", "sub") for t in tokens):
        return None
    counted = (hit["np"].split()[-1] in ONE_MISHAP or (BROKEN.match(hit["np"]) and not plural(tokens))) and tokens[0].tag != "det"
    return f"{'an' if VOWEL.match(text) else 'a'} {low_first(text)}" if counted else low_first(text)


BROKEN = re.compile(r"(?:burst|broken|faulty|blocked|damaged|cracked|frozen|fallen|failed|leaking|missing|dead|flat|sick|ill|nesting|high) (?!and\b|or\b)[a-z]+(?: [a-z]+)?")
""" "Burst pipe"."""
ONE_MISHAP = frozenset("shortage strike fault breakdown delay failure error flood fire leak accident incident outage cut closure storm blockage emergency bereavement overrun obstruction".split())  # noqa: SIM905


def _is_why(part: Part, before: Part) -> bool:
    """Whether it tells why the answer before it was no: "claim rejected, receipt not supplied"."""
    if before.kind not in ("done", "is") or not UNDONE.search(before.text) or FOLLOWS.search(part.text):
        return False
    return part.kind in ("is", "none") or (part.kind in ("done", "whole") and WENT_WRONG.search(part.text) is not None)


WENT_WRONG = re.compile(rf"{UNDONE.pattern}|\bnot\b|\b(?:damaged|broken|lost|missed|late|returned|failed|exceeded|cracked|flooded|contaminated|expired)\b")
FOLLOWS = re.compile(r"\b(?:possible|eligible|due|payable|refundable|needed|required|available|enclosed|attached|booked|scheduled|expected|refund|fee|charge)\b")
"""What comes of a no, and is not its reason."""


def _listed(parts: Sequence[Part]) -> str:
    """As one sentence, or two where they tell of different things."""
    told = [parts[0].text]
    for place, part in enumerate(parts[1:], 1):
        before, last = parts[place - 1], place == len(parts) - 1
        if part.kind == "cause":
            told[-1] = f"{told[-1]} because of {part.text}"
        elif part.kind == "more":
            if part.text.startswith("hence "):
                told[-1] = f"{told[-1]}, {part.text}"
                continue
            link = "" if part.text.startswith(("and ", "but ", "under ")) else "but " if part.text.startswith("not ") else "and "
            it = "it was " if before.kind == "none" and link == "and " else ""
            if link == "but " and UNDONE.search(before.text):
                link, it = ", as ", "it was "
                told[-1] = told[-1].rstrip()
            told[-1] = f"{told[-1]}{'' if link.startswith(',') else ' '}{link}{it}{part.text}"
        elif place == 1 and _is_why(part, before):
            told[-1] = f"{told[-1]}, as {part.text}"
        elif part.kind in ("none", "done") and before.kind in ("none", "done"):
            told[-1] = f"{told[-1]}{' and' if last else ','} {part.text}"
        else:
            told.append(part.text)
    return ". ".join(map(capital, told))


__all__ = ["HANGING", "in_full", "reported"]
