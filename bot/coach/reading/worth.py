"""Tells a stretch that carries something for the customer (a fact, the decision, a step, a question) from mere tone."""

import re

from bot.coach.english.text import fold
from bot.coach.kinder.named import has_fact
from bot.coach.memory import remembered
from bot.coach.reading.acts import Act
from bot.coach.reading.jibes import is_jibe
from bot.coach.reading.substance import is_of_a_thing, tells
from bot.coach.wording import Wording

DECIDES = re.compile(
    r"\b(?:decision|decided|in favou?r of|counts? as|(?:treated|classed|counted|regarded) as|unsuccessful|(?:not|n't) (?:been )?(?:successful|selected|accepted|chosen|approved|shortlisted|granted|upheld)|will not|(?:not|no) (?:in a )?position to|ban|valid|final|permanent|can(?:'t|not| not)|cant|won'?t|unable|not able|denied|declined|rejected|refus\w+|approv\w+|refund\w*|cancel\w*|clos(?:ed|ing)"
    r"|void|forfeit(?:ed)?|deducted|retained|withdrawn|(?:not|isn'?t|aren'?t) (?:something|a thing|things) (?:we|i|that)|confidential|expired|sold out|no longer|(?:doesn'?t|does not) (?:offer|cover|ship|include|apply)|stands?|exception"
    r"|our [\w ]{2,24}? (?:doesn'?t|don'?t|does not|do not) (?!care|know|think|believe|like|have (?:time|all))\w+"
    r"|(?:i|we)(?: don'?t| do not) (?!care|know|think|believe|like|get paid|want|see (?:why|how|what)|have (?:time|all)|work|need|read minds)\w+"
    r"|(?:i|we)(?: only| just| merely)(?= (?!want|care|work here|need|do what|follow|sa(?:y|id)|told|ask|wish|hope|got|came|began|[a-z]+ed\b)[a-z]+)"
    r"|(?:i|we)(?:'ll| will|'ve| have)(?! (?:not|no|never|better|other|enough|heard|told|said|explained|already)\b| \d))\b"
    r"|(?:i|we)(?:'re| are|'m| am) (?:not )?(?:declining|denying|rejecting|closing|keeping|charging|cancelling|canceling|removing|ending|stopping|banning|blocking|withdrawing|returning|sending|paying)\b"
    r"|(?:i|we)(?:'re| are|'m| am) not (?!asking|trying|joking|kidding|lying|arguing|running|going|having|being|getting|talking|discussing|interest|surpris|wast|guess|babysit|mak|taking|here)[a-z]+ing (?:it|that|this|them|the|your|any|an?|you)\b"
    r"|(?:i|we)(?:'m|'re| am| are) not (?:(?:going|about|prepared|willing) to|gonna) (?!be\b|argue|discuss|debate|repeat|explain|say|tell|talk|sit|stand|beg|lie|pretend|waste|apologi|go\b|get\b|have\b|keep|hold|spell|babysit|listen|read|play|bother|lose|spend|comment|judge|guess|rise|engage|entertain)[a-z]+"
    r"|there(?:'s| is| are) no (?!point|need|use|way|sense|reason|doubt|wonder|excuse|rush|problem|shame|harm|hurry)[a-z]+"
    r"|(?:rules?|deadlines?|limits?|fees?|charges?|terms|conditions) appl(?:y|ies)|(?:\bnot|n't) (?!accept|reason|believ|comfort|remark|unreason)[a-z]+[ai]ble|(?:is|are) (?:necessary|needed|required|mandatory)"
    r"|(?:\bnot|n't) (?:(?:under|in|part of|a) )?(?:the )?(?:warranty|guarantee|contract|policy)\b|(?:\bnot|n't) (?:possible|available|covered|eligible|refundable|allowed|included|accepted|valid|supported|insured|transferable)\b"
)
AMOUNT = re.compile(
    r"\b(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|sixty|ninety|hundred) (?:working )?(?:minutes?|hours?|days?|weeks?|months?|years?|percent|people|pages?|metres?|miles?)\b(?! (?:ago|in a row)\b)"
)
"""A length or a number in words."""
LOSS = re.compile(r"\b(?:your|the) (?:recent )?loss\b|condolences|\bpassing\b|bereavement")
"""Said to the bereaved: never a formula too much."""
NOTHING, SURELY_NOTHING = 0.5, 0.9
"""Shares of the classifier from which a stretch carries nothing: anywhere, and although it names a decision or a way."""
IN_PART, STINGS = 0.25, 0.4
"""The same share where its acts are tone, too, and the share of those acts."""
DOUBTFUL, COLD, SURELY_COLD = 0.5, 0.3, 0.1
"""Shares of "keep" up to which a stretch may be cold, is cold, and is so for sure."""
BADLY, HURTS = 0.03, 0.4
"""Shares of "say anew" from which bad news reads as such, and from which what must stay stings as it is said."""
TO_DO = re.compile(
    r"(?:so |then |and |please |kindly |just |simply )*(?:take(?! it\b)|provide|attach|e-?mail|call|ring|phone|text|send|contact|write to|visit|go to|check|use|click|try|ask|message"
    r"|dm|reply|bring|book|apply|upload|fill|log|sign|open|press|download|update|restart|reset|pay|leave|choose|select|enter|type|scan|pick|collect|confirm|keep|switch|turn|unplug|plug|charge|connect|install|submit|complete|follow|eat|drink|wear|rinse|wash|store|avoid|rest|remove|lift|press) (?:us|me|the|your|our|an?|it|to|for|in|on|at|them|him|her|with|again|about|some|something|plenty|nothing|loose|flat|warm|cold|lots)\b"
    r"|(?:please )?(?:reply|text|type|answer|write) (?:with )?(?:y|n|yes|ok|stop|confirm|accept|[a-z]?\d+)(?:$| (?:to|if|and|or)\b)"
)
"""An order: somebody is told what to do."""
STOP_WRITING = re.compile(
    r"\b(?:stop|quit|cease|refrain from|no need to keep|don't keep|do not keep) (?:\w+ )?(?:writing|e?-?mailing|calling|ringing|phoning|messaging|contacting|chasing|asking|spamming|tagging|sending (?:us )?(?:the same|more|messages|emails|duplicates))\b"
)
"""An order that only keeps them away."""
SAME = re.compile(
    r"\b(\w{3,}) (?:is|are|means|because it is|because they are) \1\b|\b(it|they|he|she|we) (\w+?)s? when \2 \3s?\b"
    r"|\bwhen (it|they|he|she|we)(?:'s|'re| is| are) (\w+),? \4(?:'s|'re| is| are|'ll be| will be) \5\b"
)
""" "Late is late." """
OPTION = re.compile(
    r"\b(?:you (?:can|could|may|might)|feel free)\b(?! (?:have|see)\b)|^(?:would you (?:like|prefer|rather)|shall (?:i|we)|(?:do you want|may|can) (?:me to|i|we)) (?!else\b)\w"
    r"|\bthere(?:'s| is| are) (?:also |always )?(?:an? |our )?(?:[a-z-]+ ){0,3}(?:forms?|pages?|portal|line|number|procedure|process|desk|counter|link|list|option|ombudsman|helpline|hotline|app|guide)\b(?! (?:is|was)\b)"
)
PLACED = re.compile(r"\b(?:in|at|from|to|with|near) (?!I\b)[A-Z][a-z]{2}")
"""Where something is, or with whom."""
EITHER_WAY = re.compile(
    r"\b(?:is|are) (?:still )?(?:due|payable|owed|charged|required|needed) (?:whether|even if|regardless|no matter)\b"
)
"""A duty that stands, whatever happens."""
WAY = re.compile(r"\b(?:can|may|could)\b(?!'t| not\b| hardly\b| only\b| see\b| have\b)")
DID = re.compile(
    r"(?:we|i)(?:'ve| have)?(?: already| since| now)? (?!told|explained|asked|mentioned|warned|informed|advised|wanted|liked|needed|tried|hoped|heard)(?:[a-z]{2,}ed|sent|gave|put|took|made|found)\b"
)
"""Tells what we did: "We donated them"."""
NEWS: tuple[Act, ...] = ("no", "wait", "threat", "limit", "fact", "curt")
BAD = re.compile(
    r"\b(?:expired|ended|over|clos(?:ed|es)|sold out|full|fully booked|too late|(?:has|have|had) passed|charged?|fees?|fines|a fine|fined|due|applies|blocked|suspended|locked|lost|missed|empty|final|stands?|only|limited|no longer|stays?|rejected|declined|denied|unsuccessful|out of stock|not? |cut off|\w+n't)\b|n't\b"
)
DEFINES = re.compile(r"\b(?:is|are)(?:n't| not) an? (?!reason\b|valid\b|option\b|ground)")
"""Tells what something is not: no bad news, whatever it sounds like."""
GOOD = re.compile(
    r"\b(?:no (?:need|reason|point|matter|problem|fee|charge|cost)|won't (?:ask|make|charge|bill|trouble|bother|rush|keep) you|not (?:gone|lost|broken|deleted|missing|too late|in trouble|affected|your fault)|(?:actual|genuine) |(?:i|we)(?:'ll| will|'ve| have) (?!not\b|no\b|never\b|to\b|only\b|nothing\b|been\b)|covers?|includes?|means|will look|you can|refunded|free|attached|can (?:still )?be (?:requested|claimed|booked|used|exchanged|moved|extended|renewed)|(?:your|you) request(?:ed)?|as (?:you )?(?:asked|requested|agreed))\b"
)
HARD = re.compile(
    r"(?:\b(?:is|are|was|were|been|be|stays?|remains?)|'s|'re)(?: (?:now|also|already|therefore|still|all|both|[a-z]+ly|[a-z]+ed and))* "
    r"(?:void|gone|lost|banned|barred|destroyed|wiped|rejected|refused|denied|declined|excluded|capped|on hold|held (?:pending|for|until|by|back)|incomplete|invalid|ineligible|insufficient|discontinued|suspended|revoked"
    r"|withdrawn|disabled|frozen|permanent|irreversible|final|non-[a-z]+|taken down|too (?!good|kind)[a-z]+|sold out|out of stock|overdue|(?:\d+ [a-z]+ )?late|delayed|by [a-z]+ only|(?:handled|done|dealt with|issued|sold) (?:exclusively|only))\b"
    r"|\b(?:fees?|fares?|fines?|charges?|bills?|costs?|amounts?|balance|prices?|rates?|pcn|invoices?|decisions?|readings?)(?: (?:is|are|was|were|has been|have been))(?: [a-z]+ed)? correct(?:ly)?\b"
    r"|\b(?:prices?|premiums?|fees?|rates?|rents?|charges?|costs?|tariffs?|fares?|rent)(?: (?:have|has|had|will))?(?: all)? (?:gone up|go(?:es)? up|risen|rises?|increased)\b"
    r"|\b(?:case|ticket|claim|file|complaint|matter|request|correspondence) (?:is|was|has been)(?: now)? closed\b"
    r"|\b(?:nobody|no one|nothing) (?:is|can|will be) (?:available|free|left|be done|come|attend)\b"
    r"|\bwe(?:'ve| have)? sold (?:it|them|that)\b"
    r"|\b(?:we|i) can only\b|\bcan only be\b|\byou(?:'ll| will) be (?:charged|billed|invoiced|fined)\b|\byou still (?:pay|owe|have to pay)\b"
    r"|(?<!is )(?<!are )(?<!was )(?<!were )(?<!been )(?<!be )(?<!'re )(?<!'s )\b(?:closed|ended|expired|lapsed|ran out) (?:on|in|at|last|yesterday) |\b(?:has|have) used (?:all|up|both)\b"
    r"|\bthere(?:'s| is| are) no (?!(?:[a-z]+ ){0,2}(?:need|reason|rush|hurry|problem|charges?|fees?|costs?|harm|doubt|limit|deadline|evidence|sign|risk)\b)[a-z]+|\bthere (?:isn't|aren't) an?y? (?!(?:[a-z]+ ){0,2}(?:need|reason|rush|problem|charges?|fees?|costs?|harm|doubt|limit|deadline|evidence|sign|risk)\b)|(?:\bam|\bis|\bare|\bwas|\bwere|'m|'re|'s)(?: [a-z]+)? unable to\b|(?:'s|'re|'m|\bam) not\b"
    r"|\b(?:can't|cannot|won't|isn't|aren't|doesn't|don't|hasn't|haven't|wasn't|weren't|(?:is|are|was|were|will|has|have|does|do|did|can) not)\b"
)
"""Tells that something is lost, shut, dearer or not to be had, by its own words."""
LINKS = re.compile(
    r"\b(?:if|unless|once|when|until|because|as|since|but|so|whether|that)\b|[;:]|,(?! (?:and|or)\b)|\. "
)
HARMLESS = re.compile(
    r"(?:(?:please|if|once|when)\b|(?:nobody|nothing|no one)\b(?! (?:is|can|will be) (?:available|free|left|be done|come|attend))|you(?:\b(?! still|'ll be| will be))|it (?:won't|will not|doesn't|does not|isn't|is not) )|.*\b(?:happen again|worry|mind|matter|affect|need(?:ed)? to|have to|cost|charge(?:d)?|hesitate|forget|problem|fault|know|think|believe|sure|understand|care|lie|other reports)\b|.*\?$"
)
SPARES = re.compile(
    r"(?:\bnot|n't|\bnever|\bno)(?: (?:be|been|feel|look|take|very|that|too|seriously|permanently|any))* (?:leaks?|leaking|hurts?|break|fail|crash|smell|harm|painful|dangerous|harmful|toxic|poisonous|contagious|infectious|serious|urgent|broken|damaged|faulty|defective|infected|lost|missing|affected|expensive|difficult|long|charged|overdue|blocked|at risk|in danger|in trouble|stairs|steps|queue)\b"
)
"""A "not" that spares them something."""
TRIES = re.compile(
    r"(?:(?:please|kindly|maybe|perhaps) )*try (?:it|this|that|them|(?:the|your) [a-z]+) .*\bbefore you\b"
)
"""A step, whatever is said of their asking: "try it before you write to us again"."""
TONES: tuple[Act, ...] = ("jibe", "stock", "shut", "grudge")


@remembered
def says_nothing(text: str, wording: Wording, *, pity: bool = False) -> bool:
    """Whether nothing would be missed if it went: no protected fact, no decision, no step, no question of use.

    `pity`: in a draft that is pity without help, where a stock line is no help either.
    """
    folded = fold(text).strip()
    if not re.search(r"[a-z]{2}", folded) or has_fact(text) or LOSS.search(folded):
        return False
    if sayings := wording.sayings_of(folded.strip(" .!?,;:-")):
        return sayings[0][0].say == "drop"
    if is_jibe(text, wording):
        return True
    if OPTION.search(folded) or TRIES.match(folded) or tells(text):
        return False
    if STOP_WRITING.search(folded) or SAME.search(folded) or wording.patterns["scorn"].search(folded):
        return True
    share = wording.deeds.read(text)
    out = share["leave out"]
    way = WAY.search(folded) or AMOUNT.search(folded) or DID.match(folded)
    if way or decides(text, wording) or is_step(text, wording):
        return out >= SURELY_NOTHING
    if pity and wording.acts.read(text).share["stock"] >= STINGS:
        return True
    acts = wording.acts.read(text).share
    if acts["see"] + acts["own"] >= STINGS:
        return out >= SURELY_NOTHING and share["keep"] <= COLD
    if (
        is_of_a_thing(text, wording)
        or informs(text, wording)
        or (PLACED.search(text) and acts["stock"] + acts["bye"] < STINGS)
    ):
        return out >= SURELY_NOTHING
    stings = acts["jibe"] + acts["grudge"] >= STINGS
    return (
        out >= NOTHING
        or (out >= IN_PART and is_tone(text, wording))
        or (stings and share["keep"] <= SURELY_COLD)
    )


@remembered
def is_doubtful(text: str, wording: Wording) -> bool:
    """Whether it may well be tone, by itself."""
    return wording.deeds.read(text)["keep"] <= DOUBTFUL


@remembered
def decides(text: str, wording: Wording) -> bool:
    """Whether it tells what was decided, or a way that is left open."""
    folded = fold(text)
    if DECIDES.search(folded) or OPTION.search(folded):
        return True
    share = wording.acts.read(text).share
    return share["no"] + share["limit"] + share["blame"] >= STINGS


@remembered
def informs(text: str, wording: Wording) -> bool:
    """Whether it tells how things are, or where something is found."""
    share = wording.acts.read(text).share
    return share["fact"] + share["how"] >= STINGS or EITHER_WAY.search(fold(text)) is not None


@remembered
def is_step(text: str, wording: Wording) -> bool:
    """Whether it tells them to do something."""
    if TO_DO.match(fold(text).strip()):
        return True
    share = wording.acts.read(text).share
    return share["order"] + share["push"] + share["how"] + share["ask"] >= IN_PART


@remembered
def is_cold(text: str, wording: Wording) -> bool:
    """Whether it can't stay as it is, for sure."""
    return wording.deeds.read(text)["keep"] <= COLD


@remembered
def is_tone(text: str, wording: Wording) -> bool:
    """Whether its acts are of those that carry nothing by themselves, more than of others."""
    acts = wording.acts.read(text).share
    return sum(acts[act] for act in TONES) >= STINGS


@remembered
def says_no(text: str, wording: Wording) -> bool:
    """Whether it may be the answer itself: "guarantee is not for this"."""
    return wording.acts.read(text).share["no"] >= IN_PART


@remembered
def is_bad_news(text: str, wording: Wording) -> bool:
    """A no, a wait, a charge or a loss told as a fact, which "I'm afraid" fits."""
    if not sounds_bad(text):
        return False
    share = wording.acts.read(text).share
    return wording.deeds.read(text)["say anew"] >= BADLY and sum(share[act] for act in NEWS) >= STINGS


def sounds_bad(text: str) -> bool:
    """The same by its words alone."""
    folded = fold(text)
    spared = GOOD.search(folded) or DEFINES.search(folded) or SPARES.search(folded)
    return bool(BAD.search(folded)) and not spared


@remembered
def falls_hard(text: str) -> bool:
    """Whether the words of its main clause are bad news by themselves, whatever else they are taken for."""
    folded = fold(text).strip()
    link = LINKS.search(folded, 1)
    main = folded[: link.start()] if link else folded
    return bool(HARD.search(main)) and not (
        HARMLESS.match(main) or DEFINES.search(main) or GOOD.search(folded)
    )


@remembered
def hurts(text: str, wording: Wording) -> bool:
    """Whether what it says must stay, and stings as it is said."""
    return wording.deeds.read(text)["say anew"] >= HURTS
