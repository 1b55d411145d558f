"""Scraps that stand for a sentence, written out by themselves: "Works." → it works, "Sensor dirty" → the sensor is dirty."""

import itertools
import re
from collections.abc import Callable, Sequence

from bot.coach.english.grammar import clause_of
from bot.coach.english.phrases import plural
from bot.coach.english.text import ENDS, fold
from bot.coach.english.things import ITS_VERB, are, low_first, one, the
from bot.coach.english.tokens import Token, is_finite, tokens_of
from bot.coach.english.typed import OWNER
from bot.coach.english.voice import capital
from bot.coach.memory import remembered
from bot.coach.notes.amounts import amounted
from bot.coach.notes.bare_things import papers, reason, without_verb
from bot.coach.notes.note_words import WORKERS
from bot.coach.notes.noted_things import STARTS_NONE
from bot.coach.wording import Wording

LONGEST = 90
"""Characters of a scrap."""
DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
WHEN = rf"(?:on|at|in|by|this|next|today|tomorrow|tonight|now|soon|between|from|after|before|within|until|till|{DAY})"
PLACED = re.compile(
    r"(?:(?:now |currently |already |still )?(?:back (?:at|in|with|on)|on (?:order|hold|back ?order|its way|the way|file|record|site|sale|request)|in (?:stock|transit|the post|progress|production|use)|at (?:the|our) (?:depot|desk|counter|warehouse|shop|store|branch|office|reception)|with (?:the|our) [a-z]+(?: team)?|under (?:repair|review|investigation|warranty|construction)|ready (?:by|from|on|at|in|after))"
    rf"|(?:made|sold|built|baked|cut|printed|dyed|handmade|custom[- ]made|hand[- ]made) (?:to|as|by|in|on|for|from)|fixed(?! (?:price|fee|rate|term|penalty|charge|cost|date|line|amount|number|seats?))|sold separately|due (?:on|by|in|at)|(?:coming|arriving|shipping|going out|boarding|launching) {WHEN})\b.*"
)
IT_WAS, IT_IS = "It was", "It's"
WAS = frozenset(["sold", "fixed", "sorted"])
OPEN = re.compile(
    rf"(?P<who>closed|open|out|away|off|shut) (?P<when>(?:{WHEN}|for|all) ?.*|\d.*)", re.IGNORECASE
)
AT_HOUR = re.compile(r"at (?:\d|noon|midnight)")
AWAY = {"out": "I'm", "away": "I'm", "off": "I'm", "closed": "We're", "open": "We're", "shut": "We're"}
LIES = re.compile(
    r"(?P<np>[a-z][a-z -]{1,40}?) (?P<where>(?:on (?:file|record|order|hold|site|its way|the way|page \d+|(?:the|our|your) [a-z]+)|in (?:stock|transit|(?:the|our|your) [a-z]+(?: [a-z]+)?)|at (?:the|our) [a-z]+|under (?:repair|review)|online|attached|enclosed|below|above|too [a-z]+|half price|full price|free|on it"
    r"|(?:round|around|near|next to|opposite|behind|across|outside|inside) (?:the|our|your|it)\b.{0,40}))"
)
NEARBY = re.compile(r"(?:round|around|near|next to|opposite|behind|across|outside|inside) ")
SURE = re.compile(r"on (?:file|record|order|hold|its|site)|in (?:stock|transit)|under |too |half|full|free")
RUNS = re.compile(
    r"(?P<np>[a-z][a-z -]{1,30}?) (?P<how>off|out|down|up|back up|on) (?P<when>(?P<since>since)|(?:until|till|from|again|now|at|for|between))\b.*"
)
PHRASAL = frozenset(
    (verb, how)
    for how, verbs in {
        "up": "sign call hang back set top fill pick speak turn book",
        "on": "log sign turn switch call book move",
        "off": "log sign turn switch set call drop ring",
        "out": "log sign check opt try call set",
        "down": "turn close note take shut slow",
    }.items()
    for verb in verbs.split()
)
""" "Sign up again": no thing, and up."""
IS_SO = re.compile(
    r"(?P<np>[a-z][\w'-]*(?: [a-z][\w'-]*){0,2}?) (?P<not>not |still |too |now )?(?P<how>[a-z-]+)(?P<rest>(?: (?:for|since|until|till|from|on|in|at|because of|due to|by|after|to|yet|anymore|any more)\b.*|:.*| \d+ ?(?:min|minute|hour|day|week|month|year)s?)?)"
)
STATES = frozenset(
    "incomplete ready available unavailable overdue pending invalid faulty empty full late compulsory mandatory optional refundable non-refundable nonrefundable illegible unreadable blurry blurred dirty wet damaged broken closed open blocked locked gone urgent final correct wrong incorrect sorted fixed done normal possible impossible eligible included covered unsigned undated valid allowed accepted transferable nontransferable non-transferable missing frozen clogged cracked jammed flat loose void".split()  # noqa: SIM905
)
STATE = re.compile(
    r"(?P<not>not )?(?:too |still |already |now |completely |fully )?(?P<how>[a-z-]+)(?: (?:since|until|for|from|on|at|till|because of|due to|by)\b.*)?"
)
UNSURE = frozenset(["open", "correct", "done", "final", "closed", "accepted", "sorted", "fixed", "loose"])
"""Answers, as well as states: "Done." """
BOTH = frozenset(
    "have get do call say read tell increase drop change start end close open expire finish arrive fail bounce stop work come go happen run break move return rise fall fit leave please need see use".split()  # noqa: SIM905
)
"""Verbs of which a participle may tell what a thing does."""
SAID_OF_IT = re.compile(
    r" (?!because|due)(?:(?!because|since|as|if|when|until|till|after|before|that|which|what|so|and|but|it|you|we|they)[^ ,;:]+ )+(?:is|are|will|must|cannot|can't)\b"
)
"""The verb of what looks like a telegram: "donations made in error are refunded"."""
NOT_YET = re.compile(r"not (?P<done>[a-z]+)(?P<rest>(?: (?:yet|so far|to date|in time|by|on|with|for)\b.*)?)")
MOMENT = re.compile(
    r" (?:at|on) (?:the )?(?:\d|noon|midnight)| in (?:january|february|march|april|may|june|july|august|september|october|november|december|\d{4}|spring|summer|autumn|winter)\b",
    re.IGNORECASE,
)
FOUND = frozenset(["received", "found", "seen", "got", "located"])
WILL = re.compile(
    r"(?P<will>will|won't|can|can't|cannot|could|would) (?:not )?(?:still |only |also |then )?(?P<do>[a-z]+)\b.*"
)
IT = re.compile(r"\b(?:it|it's|its)\b", re.IGNORECASE)
"""Somebody else than it: "will come when it's dry"."""
WE = re.compile(
    r"(?:tried|called|rang|e?-?mailed|looked|spoke|waited|visited|knocked|attended|left (?:a|you|the|it)|texted|phoned|messaged|checked|tested|replaced|cleaned|measured|inspected|ordered|delivered|posted|shipped)\b.*"
)
BY = re.compile(r"\b(?:by|against)\b")
HAPPENING = re.compile(
    rf"(?P<np>[a-z0-9][\w' -]{{2,40}}?) (?P<ing>(?:coming|arriving|leaving|starting|ending|expiring|closing|opening|shipping|launching|returning|going)(?: (?:out|in|up|back|off|round))?|being [a-z]+)(?P<rest>(?: (?:{WHEN}|to|with)\b.*)?)"
)
WEEKDAY = re.compile(
    rf"\b(?<!on )(?<!next )(?<!last )(?<!this )(?<!and )(?<!or )(?<!by )(?<!from )(?<!to )(?<!until )(?<!till )(?<!since )(?<!before )(?<!after )(?<!every )(?<=[a-z] )(?={DAY}\b)",
    re.IGNORECASE,
)
ON_DAYS = re.compile(rf"(?<=^closed )(?={DAY})|(?<=^open )(?={DAY})|(?<=^shut )(?={DAY})", re.IGNORECASE)
""" "Closed Mondays"."""
NAMED = re.compile(r"[A-Za-z]+ #?\d[\w/-]*")
SEEN = frozenset(["seen", "seen it", "seen this"])
EXISTS = frozenset("list queue shortage backlog strike delay outage wait fault shutdown closure".split())  # noqa: SIM905
TODAY = re.compile(
    r"(?P<np>[a-z]+(?: [a-z]+)?) (?:today|tonight|tomorrow|this (?:morning|week|afternoon|evening)|(?:until|till|on|at|from|in|across|near|around) .{2,30})"
)
FEW_WORDS = re.compile(r"[a-z][a-z-]+(?: [a-z][a-z-]+){0,2}")
IS_A = frozenset(
    "duplicate copy glitch bug typo scam error issue problem mistake item model product edition offer trial holiday account lot".split()  # noqa: SIM905
)
SO = re.compile(
    r"so,? (?P<then>(?:full|half|still|final|extra|free|double|late|over|under|due|back)\b ?.{0,40})"
)
SO_MUST = re.compile(r"(?P<head>.+?)(?:,? so|,) (?P<modal>must|should|could|might) (?=be )(?P<rest>.+)")
HENCE = re.compile(r"hence (?P<np>(?:the|your|our) .{2,50})")
ONLY = re.compile(r"(?P<what>[a-z]+(?: [a-z]+)?) only")
ALL_GOOD = re.compile(r"all (?P<how>good|fine|working|ok|okay)(?P<where> (?:here|at|on|from) ?.*)")
PLURALS = re.compile(
    r"(?P<np>[a-z]+s|children|people) (?:under|over|up to|aged|with|without|from|before|after|below|above) [\w -]{1,25}? (?P<how>free|half price|full price|extra|excluded|included|only|not allowed)"
)
IT_WILL = frozenset(
    "arrive expire end start begin work fit clear last help stop land be show appear come".split()  # noqa: SIM905
)
NO_VERB = frozenset(
    "swaps this yes thanks regards cheers congrats wishes greetings compliments apologies its always besides perhaps unless plus as less us sometimes towards nowadays afterwards across vs hours days weeks his ours yours theirs".split()  # noqa: SIM905
)
LINKING = frozenset(
    [
        "stay",
        "stays",
        "remain",
        "remains",
        "keep",
        "keeps",
        "seem",
        "seems",
        "look",
        "looks",
        "feel",
        "feels",
        "get",
        "gets",
        "go",
        "goes",
    ]
)
FEELING = frozenset(["works", "runs", "comes", "arrives", "sounds", "smells", "tastes", "turns", "appears"])
DETS = frozenset(
    ["the", "your", "our", "it", "you", "everything", "a", "an", "all", "them", "every", "any", "so"]
)


@remembered
def filled(line: str, wording: Wording) -> str | None:
    """The scrap as a sentence; None where it is one, or what is missing is not certain."""
    bare = line.strip().strip(ENDS)
    if not bare or len(bare) > LONGEST or line.rstrip().endswith(("?", "!", ":")):
        return None
    low = fold(bare)
    if low in SEEN:
        return "I've seen it"
    if low.startswith(("not something ", "not anything ", "not our ", "not your ")):
        return f"That's {low_first(bare)}"
    if hit := ALL_GOOD.fullmatch(low):
        return SO_MUST.sub(
            r"\g<head>, so it \g<modal> \g<rest>", f"Everything is {hit['how']}{bare[hit.start('where') :]}"
        )
    if made := amounted(bare, low, wording) or _is_so(bare, low, wording):
        return made
    tokens = tokens_of(bare, wording.lexicon)
    if any(t.tag in ("be", "modal", "have", "do") and t.low not in ("may", "being") for t in tokens[1:]):
        first = WILL.fullmatch(low)
        return _ours(first, bare, wording) if first else _it(bare, tokens, wording)
    for kind in KINDS:
        if made := kind(bare, low, wording):
            return made
    ended = line.rstrip().endswith(".")
    if made := (without_verb(bare, low, wording) if ended else None):
        return capital(made)
    if made := _it(bare, tokens, wording):
        return made
    if not ended:
        return None
    made = reason(bare, low, wording) or papers(bare, low, wording)
    return capital(made) if made else _alone(bare, low, tokens, wording)


def _is_so(bare: str, low: str, wording: Wording) -> str | None:
    """ "Sensor dirty" → the sensor is dirty; "Tag removed" → the tag has been removed."""
    hit = IS_SO.fullmatch(low)
    if hit is None or hit["np"].split()[0] in STARTS_NONE or hit["np"].split()[-1] in LINKING:
        return None
    if SAID_OF_IT.match(hit["rest"]) or ITS_VERB.match(hit["rest"]):
        return None
    if hit["how"] in ("closed", "open") and MOMENT.search(hit["rest"]):
        return None  # "Applications closed at noon" themselves
    np, rest = bare[: hit.end("np")], bare[hit.end("how") :]
    whole, tokens = the(np, wording), tokens_of(np, wording.lexicon)
    if whole is None or tokens[-1].tag not in ("noun", "verb") or tokens[0].tag == "num":
        return None
    if hit["how"] in STATES:
        spell = " for" if re.match(r" \d", rest) else ""
        return capital(f"{whole} {are(np, wording)} {hit['not'] or ''}{hit['how']}{spell}{rest}")
    base = wording.lexicon.base(hit["how"], "participle")
    if (
        base is None
        or base == hit["how"]
        or base in BOTH | wording.lexicon.intransitive
        or tokens[-1].tag != "noun"
        or tokens[0].tag == "det"
        or tokens[-1].low in WORKERS | OWNER | wording.lists["people"]
        or any(is_finite(t, bare=False) for t in tokens)
    ):
        return None
    if re.match(r" (?:on|at) (?:the )?\d| in (?:19|20)\d\d", rest):
        return capital(f"{whole} {'were' if plural(tokens) else 'was'} {hit['not'] or ''}{hit['how']}{rest}")
    return capital(f"{whole} {'have' if plural(tokens) else 'has'} {hit['not'] or ''}been {hit['how']}{rest}")


def _placed(bare: str, low: str, wording: Wording) -> str | None:
    """ "Back at the depot" → it's back at the depot; "ATM round the corner" → there's an ATM round the corner."""
    if PLACED.fullmatch(low) and not _finite(bare, wording) and not _goes_on(bare, wording):
        return f"{IT_WAS if low.split(maxsplit=1)[0] in WAS else IT_IS} {WEEKDAY.sub('on ', low_first(bare))}"
    if (hit := OPEN.fullmatch(low)) and not _finite(bare, wording):
        ended = hit["who"].lower() == "closed" and AT_HOUR.match(hit["when"])
        return f"{'We' if ended else AWAY[hit['who']]} {ON_DAYS.sub('on ', low_first(bare))}"
    if hit := RUNS.fullmatch(low):
        whole = the(bare[: hit.end("np")], wording)
        be = "has been" if hit["since"] else "will be" if hit["when"] == "from" else "is"
        be = "goes" if hit["when"] == "at" and hit["how"] in ("off", "on") else be
        plain = (
            whole
            and (hit["np"].rpartition(" ")[2], hit["how"]) not in PHRASAL
            and hit["np"].split()[0] not in STARTS_NONE
            and not plural(tokens_of(hit["np"], wording.lexicon))
            and not any(is_finite(t, bare=False) for t in tokens_of(hit["np"], wording.lexicon))
        )
        return capital(f"{whole} {be} {bare[hit.start('how') :]}") if plain else None
    hit = LIES.fullmatch(low)
    if not hit or hit["np"].split()[0] in STARTS_NONE:
        return None
    np, where = bare[: hit.end("np")], bare[hit.start("where") :]
    tokens = tokens_of(np, wording.lexicon)
    if (
        _many_act(tokens, wording)
        or any(t.tag not in ("noun", "adj", "num") for t in tokens[:-1])
        or tokens[-1].tag not in ("noun", "verb")
    ):
        return None
    if NEARBY.match(hit["where"]):
        if hit["where"].endswith(" it") and wording.lexicon.base(tokens[0].low, "base"):
            return None  # "Plan around it"
        return f"There are {low_first(np)} {where}" if plural(tokens) else f"There's {one(np)} {where}"
    known = (
        plural(tokens)
        or tokens[-1].low in wording.lists["count_nouns"]
        or tokens[-1].low in wording.lexicon.nouns_first
    )
    whole = the(np, wording) if known or SURE.match(hit["where"]) else None
    return capital(f"{whole} {are(np, wording)} {where}") if whole else None


def _goes_on(bare: str, wording: Wording) -> bool:
    """Whether a sentence of its own stands behind the comma: "With the lift out of order, we stop at the door"."""
    _, comma, then = bare.partition(", ")
    return bool(comma) and clause_of(tokens_of(then, wording.lexicon)) is not None


def _many_act(tokens: Sequence[Token], wording: Wording) -> bool:
    """ "Incomplete forms go in the bin" and "Residents park free" have their verb."""
    *who, does = tokens
    people = bool(who) and who[-1].low in wording.lists["people"] and who[-1].low.endswith("s")
    acts = does.form == "base" or (people and wording.lexicon.base(does.low, "base") is not None)
    return acts and plural(who)


def _finite(bare: str, wording: Wording) -> bool:
    return any(
        is_finite(t, bare=False) and t.form != "past" and t.low != "may"
        for t in tokens_of(bare, wording.lexicon)[1:]
    )


def _happening(bare: str, low: str, wording: Wording) -> str | None:
    """ "Engineer coming Tuesday" → the engineer is coming on Tuesday."""
    hit = HAPPENING.fullmatch(low)
    if hit is None or hit["np"].split()[0] in STARTS_NONE:
        return None
    np = bare[: hit.end("np")]
    whole = low_first(np) if NAMED.fullmatch(np) else the(np, wording)
    then = WEEKDAY.sub("on ", bare[hit.start("ing") :])
    return capital(f"{whole} {are(np, wording)} {then}") if whole else None


def _so(bare: str, low: str, wording: Wording) -> str | None:
    if (
        (hit := TODAY.fullmatch(low))
        and hit["np"].rsplit(maxsplit=1)[-1] in EXISTS
        and hit["np"].split()[0] not in STARTS_NONE
    ):
        return f"There's {one(bare)}"
    if hit := HENCE.fullmatch(low):
        return f"That's the reason for {bare[hit.start('np') :]}"
    if low.startswith("appeal within "):
        return f"You can {low_first(bare)}"
    if hit := SO.fullmatch(low):
        return f"So it's {bare[hit.start('then') :]}"
    if (hit := ONLY.fullmatch(low)) and hit["what"].split()[0] not in STARTS_NONE | {
        "one",
        "for",
        "the",
        "last",
        "read",
    }:
        return f"It's {low_first(bare)}"
    if hit := PLURALS.fullmatch(low):
        return f"{bare[: hit.start('how')]}are {hit['how']}"
    return None


def _we(bare: str, low: str, wording: Wording) -> str | None:
    """ "Tried delivering twice" → we tried delivering twice; "Not received" → we haven't received it."""
    if (hit := NOT_YET.fullmatch(low)) and wording.lexicon.base(hit["done"], "participle") in wording.lists[
        "done_verbs"
    ] | {"find", "receive", "see", "sign", "read", "locate"}:
        rest = bare[hit.start("rest") :]
        return (
            f"We haven't {hit['done']} it{rest}"
            if hit["done"] in FOUND
            else f"It hasn't been {hit['done']}{rest}"
        )
    return f"We {low_first(bare)}" if WE.fullmatch(low) and not BY.search(low) else None


HERSELF = re.compile(
    r"will (?:call|ring|phone|reply|email|come|text|get|be|see|look|have|try|do)\b[^,;]*? (?:if|when|once|as soon as|after) (?P<who>s?he) (?:gets?|has|is|can|finishes|comes|'s)\b"
)
""" "Will call if she gets a minute": the vet will."""


def _ours(hit: "re.Match[str]", bare: str, wording: Wording) -> str | None:
    """ "Will reply when I can" → I'll reply when I can; "Will arrive Monday" → it will arrive Monday."""
    ing = hit["do"] == "be" and re.match(r"be [a-z]+ing\b", fold(bare)[hit.start("do") :])
    if hit["do"] == "have":
        return None  # "Could have asked first": nobody knows who
    if not ing and hit["do"] != "be" and wording.lexicon.base(hit["do"], "base") is None:
        return None
    if hit["do"] in IT_WILL and not ing and not IT.search(bare):
        return f"It {low_first(bare)}"
    if who := HERSELF.match(fold(bare)):
        return f"{capital(who['who'])} {low_first(bare)}"
    return f"I'll {bare[len('will ') :]}" if hit["will"] == "will" else f"I {low_first(bare)}"


def _it(bare: str, tokens: Sequence[Token], wording: Wording) -> str | None:
    """ "Wipes the settings" → it wipes the settings."""
    first, after = tokens[0].low, tokens[1] if len(tokens) > 1 else None
    if (
        not first.endswith("s")
        or first.endswith("ss")
        or first in NO_VERB
        or tokens[0].tag in ("det", "prep", "adv", "sub", "pron", "be", "have", "do")
    ):
        return None
    base = wording.lexicon.base(first, "s")
    if base is None and first.removesuffix("s") in wording.lists["count_nouns"]:
        return None
    named = base is None or base in wording.lexicon.nouns_first or base in wording.lists["count_nouns"]
    if after is None:
        return f"It {low_first(bare)}" if first == "works" or not named else None
    if after.low not in DETS and (named or after.tag not in ("det", "pron", "prep", "adv", "num", "adj")):
        return None
    if any(t.form == "past" for t in itertools.takewhile(lambda t: t.low != ",", tokens[1:])):
        return None  # "Checks on the tank found no leak"
    if after.tag == "adj" and first not in LINKING | FEELING:
        return None  # "Swaps subject to availability"
    return f"It {low_first(bare)}"


def _alone(bare: str, low: str, tokens: tuple[Token, ...], wording: Wording) -> str | None:
    """ "Incomplete." → it's incomplete; "Waiting list." → there's a waiting list."""
    if (hit := STATE.fullmatch(low)) and hit["how"] in STATES and (low != hit["how"] or low not in UNSURE):
        return f"It's {low_first(bare)}"
    head = tokens[-1].low
    if (
        head not in EXISTS | IS_A
        or not FEW_WORDS.fullmatch(low)
        or not bare[1:].islower()
        or tokens[0].tag in ("det", "adv", "prep", "pron", "intj", "not")
        or any(t.tag == "prep" for t in tokens)
    ):
        return None
    return f"There's {one(bare)}" if head in EXISTS else f"It's {one(bare)}"


def _will(bare: str, low: str, wording: Wording) -> str | None:
    hit = WILL.fullmatch(low)
    return _ours(hit, bare, wording) if hit else None


KINDS: tuple[Callable[[str, str, Wording], str | None], ...] = (_happening, _placed, _so, _we, _will)
