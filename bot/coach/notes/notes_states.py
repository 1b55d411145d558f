"""Notes of how things are and where: "Test results not in yet" → the test results are not in yet; "Key under mat"."""

import re

from bot.coach.english.dates import DATE, DAY, WHEN, timed
from bot.coach.english.phrases import plural
from bot.coach.english.things import are, low_first, one, the
from bot.coach.english.tokens import is_finite, tokens_of
from bot.coach.notes.articles import BARE, PLACES
from bot.coach.notes.clipped import clipped
from bot.coach.notes.noted_things import NOUNS, STARTS_NONE, TAKEN, thing_of
from bot.coach.wording import Wording

MOST = 5
"""Words of a note of where a thing is."""
NOT_IN = re.compile(
    rf"{NOUNS} (?P<not>not |now |still |already |all |never )?(?P<how>in|out|back|here|through|up|down|away|on leave|on holiday|off sick|en route|underway|under way|in progress|in hand|upstairs|downstairs)(?P<rest>(?: (?:yet|again|now|{WHEN}.{{0,30}}))?)"
)
SURELY = re.compile(r"(?:not |now |still |already |all |never )|on |off |en |under|in [ph]")
LINE = re.compile(
    r"(?P<np>(?:[a-z-]+ ){0,2}(?:line|helpline|hotline|number|desk|phone|mobile|extension|ext|pin|code|fax|ref|reference|email|website)) (?P<at>(?=\S*\d|\S*@)[\w+@.()/-]{3,40})"
)
TOO = re.compile(
    r"(?:far |much |a bit |now )?too (?P<how>late|early|soon|far|big|large|heavy|small|old|long|short) (?:to|for) .{3,70}"
)
WITH = re.compile(r"(?:already|still|currently|now) (?:with|at|in|on|under) .{3,50}")
ONLY = re.compile(r"(?P<what>[a-z]+ [a-z]{0,2}\d\w{0,3}) only")
TAINT = re.compile(
    r"(?:(?:normal|general|fair|ordinary) )?wear and tear|(?:human|user|customer|driver|operator|system|admin) error|standard practice|cosmetic damage"
)
YOURS = re.compile(r"(?P<yours>yours) (?P<at>(?:day|number|size|row|band|zone|tier) \d.{0,20}|\d.{0,20})")
VALID = re.compile(
    r"(?:[a-z]+(?:able|ible|less|ful|ous)|pre-[a-z]+|non-[a-z]+|un[a-z]{4,}|unknown|limited|separate|extra|minimal|intact)"
)


TOO_MUCH = re.compile(
    rf"{NOUNS} (?:(?P<too>(?:far |much |a bit )?(?:too|not)) (?P<how>low|high|dark|bright|late|early|small|big|large|short|long|old|new|high|heavy|weak|clear|blurred|blurry|full|close|loud|strong|thin|thick|wide|far|enough|ill|sick|well)|(?P<state>unchanged|ill|sick|unwell|off sick|undamaged|unopened))(?P<rest>(?: (?:for|to|from|at|since|until) .{{2,40}})?)"
)
""" "Score too low" is a fact, and no order."""
ACTIVE = re.compile(
    r"ed$|\b(?:remains?|stays?|seems?|looks?|feels?|stood|goes|went|kept|is|are|was|were|be|been|get|got|go|came|come|stay|run|look|seem|feel|arrive|leave|play|turn|make|made|do|did)$"
)
"""Verbs before "too late"."""
IN_A_PLACE = re.compile(
    rf"{NOUNS} (?P<at>in|under|inside|behind|beside|at|with) (?P<where>(?:the |our |your )?[a-z-]+(?: [a-z-]+)?)"
)
ABSTRACT = re.compile(r"(?:ion|ment|ty|ing|age|ure)$")
"""Endings of what stands without an article: "under investigation"."""
NOT_SO = re.compile(
    rf"{NOUNS} not (?P<how>(?!(?:eligible|available|covered|included|possible|refundable|valid|allowed|accepted|required|needed)\b)[a-z-]+)(?: (?:for|to|from|at|since|until|with) .{{2,40}})?"
)
""" "Photo not compliant"."""
DEFECTS = frozenset(
    [
        "crack",
        "leak",
        "scratch",
        "hole",
        "fault",
        "dent",
        "delay",
        "outage",
        "gap",
        "stain",
        "bug",
        "error",
        "chip",
        "tear",
        "break",
        "queue",
        "strike",
        "blockage",
        "problem",
        "fire",
        "flood",
    ]
)
OFF = re.compile(
    rf"{NOUNS} (?P<how>off|down|out|on)(?P<rest>(?: (?:\d.{{0,20}}|(?:for|until|till|since) .{{2,30}}|{WHEN}.{{0,20}}))?)"
)
SWITCHED = frozenset(
    "match game lesson class heating water power gas electricity internet wifi broadband server system site website lift light alarm concert event meeting session training trip signal line network service pump boiler".split()  # noqa: SIM905
)
WRONG = re.compile(
    r"(?P<how>broken|wrong|blocked|faulty|cracked|torn|damaged|expired|invalid|incorrect|incomplete|unsigned|illegible) (?P<np>[a-z-]+(?: [a-z-]+)??)(?P<where> (?:on|in|inside|at) (?:(?:the|your|our|ur) )?[a-z-]+(?: [a-z-]+)?)?"
)
NUMBERED = re.compile(
    r"(?P<np>(?:section|page|question|field|line|size|room|seat|row|part|item|lot|model|unit|platform|gate|version|order|invoice|ticket|bay|table|court|stand|flight|route|bus|train|box|batch|lane|pitch|pool|exit|junction|floor|deck|level|locker|desk|till|pump|lift|unit|plot|class) [a-z]{0,3}-?\d[\w-]{0,8}) (?P<not>not |now |still |fully )?(?P<how>gone|full|free|closed|shut|down|broken|faulty|out of order|open|ready|available|unavailable|booked|taken|sold out|out of stock|in stock|overdue|pending|late|cancelled|delayed|discontinued|blank|empty|missing|incomplete|unsigned|illegible|unclear|unreadable|wrong|incorrect)"
)
BY_THEN = re.compile(
    rf"(?P<when>(?:{DATE}|{DAY}|tomorrow|next week|next month|end of (?:the )?(?:week|month|day))(?: (?:am|pm|morning|afternoon|evening))?)(?: at)?(?: the| our)? (?P<how>earliest|latest|soonest)"
)
""" "Tuesday earliest"."""
REMINDED = re.compile(
    r"(?P<whose>your |our |the )?(?:second|third|fourth|fifth|final|last|2nd|3rd|4th|5th) (?:and final )?(?:reminder|notice|warning|request|attempt|chaser)"
)
NEW_NEW = re.compile(r"new (?P<one>[a-z-]+),? (?:=|means )?(?:a )?new (?P<two>[a-z-]+)")
""" "New nest, new fee"."""
EACH = re.compile(
    r"(?:max |only )?(?:\d{1,3}|one|two|three|four|five|six|ten) (?:[a-z]+ )?[a-z]+ per [a-z]+(?: [a-z]+)?(?: only| max)?"
)
""" "Two guests per pass"."""
LEFT = re.compile(r"(?P<n>\d{1,3}|one|two|three|four|five|six|ten) (?:[a-z]+ )?left")
""" "11 left", "2 seats left"."""
NTH_TIME = re.compile(
    r"(?:the |your )?(?P<what>(?:second|third|fourth|fifth|sixth|2nd|3rd|4th|5th|6th) [a-z\"“” -]{3,40} (?:this|in|since) [a-z0-9 ]{2,25})"
)
""" "Third lost keycard this term"."""
NOTICE = re.compile(r"(?P<n>(?:\d+|one|two|three|four|six) (?:days?|weeks?|months?))'?s? notice")


NONE_UNTIL = re.compile(
    r"no (?P<np>(?!one\b|way\b|need\b|longer\b|more\b|further\b|problem\b|idea\b|news\b|update\b|reply\b)(?:[a-z-]+ )??[a-z-]+)(?P<where> (?:in|on|at|for|to|from|with) [^,;]{2,40}?)? (?P<until>until|till|while) (?P<then>[^,;]{3,60})"
)
""" "No water in block B until pump fixed"."""


def none_until(bare: str, low: str, wording: Wording) -> str | None:
    """ "No signal in your area until mast fixed" → there's no signal in your area until the mast is fixed."""
    hit = NONE_UNTIL.fullmatch(low)
    thing = tokens_of(bare[hit.start("np") : hit.end("np")], wording.lexicon) if hit else ()
    known = wording.lists["count_nouns"] | wording.lexicon.nouns_first
    if hit is None or any(t.tag not in ("noun", "adj") and t.low not in known for t in thing):
        return None
    if hit["where"] and any(
        is_finite(t, bare=False) for t in tokens_of(hit["where"].strip(), wording.lexicon)
    ):
        return None
    then = bare[hit.start("then") :]
    alone = " " not in then and wording.lexicon.base(then, "participle") not in (None, then)
    then = f"it's {then}" if alone else clipped(then, wording, "if") or then
    there = "there are" if plural(thing) else "there's"
    return f"{there} no {bare[hit.start('np') : hit.start('then')]}{then}"


def too_much(bare: str, low: str, wording: Wording) -> str | None:
    """ "Score too low" → the score is too low; "Decision unchanged" → the decision is unchanged."""
    hit = TOO_MUCH.fullmatch(low)
    if hit is None or hit["np"].split()[0] in STARTS_NONE or ACTIVE.search(hit["np"]):
        return None
    whole = the(bare[: hit.end("np")], wording)
    return f"{whole} {are(hit['np'], wording)}{bare[hit.end('np') :]}" if whole else None


def lies_in(bare: str, low: str, wording: Wording) -> str | None:
    """ "Key under mat" → the key is under the mat; "Crack in screen" → there's a crack in the screen."""
    hit = IN_A_PLACE.fullmatch(low)
    if hit is None or len(low.split()) > MOST or WRONG.fullmatch(low):
        return None
    if hit["at"] == "with" and wording.lexicon.base(hit["np"], "base") is not None:
        return None  # "reset with fob"
    np, where = bare[: hit.end("np")], tokens_of(bare[hit.start("where") :], wording.lexicon)
    head = hit["np"].split()[-1]
    known = wording.lists["count_nouns"] | PLACES | wording.lexicon.nouns_first
    thing = tokens_of(np, wording.lexicon)
    under = hit["at"] in ("under", "behind", "inside", "beside") and not ABSTRACT.search(hit["where"])
    if (
        where[-1].tag != "noun"
        or not (under or where[-1].low in known)
        or not (plural(thing) or head in known or head in DEFECTS)
    ):
        return None
    whole = thing_of(np, wording)
    if whole is None:
        return None
    place = f"{hit['at']} {bare[hit.start('where') :]}"
    bare_place = where[0].tag != "det" and where[-1].low not in BARE and not plural(where)
    place = f"{hit['at']} the {bare[hit.start('where') :]}" if bare_place else place
    if head in DEFECTS:
        return f"there's {one(np)} {place}"
    if plural(thing) and not TAKEN.match(hit["np"]):
        whole = f"the {whole}"
    return f"{whole} {are(np, wording)} {place}"


def off(bare: str, low: str, wording: Wording) -> str | None:
    """ "Match off" → the match is off; "Water off 9-4 tomorrow" → the water is off 9-4 tomorrow."""
    hit = OFF.fullmatch(low)
    if hit is None or hit["np"].split()[-1] not in SWITCHED:
        return None
    whole = the(bare[: hit.end("np")], wording)
    be = are(hit["np"], wording)
    if hit["rest"].startswith(" since"):
        be = "have been" if be == "are" else "has been"
    elif be == "is" and hit["how"] in ("off", "on") and hit["rest"].startswith(" at "):
        be = "goes"
    elif hit["rest"].startswith(" from "):
        be = "will be"
    return f"{whole} {be} {bare[hit.start('how') :]}" if whole else None


def wrong(bare: str, low: str, wording: Wording) -> str | None:
    """ "Broken seal" → the seal is broken."""
    hit = WRONG.fullmatch(low)
    whole = thing_of(bare[hit.start("np") : hit.end("np")], wording) if hit else None
    where = bare[hit.start("where") :] if hit and hit["where"] else ""
    return f"{whole}{where} {are(hit['np'], wording)} {hit['how']}" if hit and whole else None


def numbered(bare: str, low: str, _: Wording) -> str | None:
    """ "Size 9 in stock" → size 9 is in stock; "2 months notice" → the notice period is 2 months."""
    if notice := NOTICE.fullmatch(low):
        return f"the notice period is {notice['n']}"
    if time := NTH_TIME.fullmatch(low):
        return f"this is the {low_first(bare[time.start('what') :])}"
    if sent := REMINDED.fullmatch(low):
        return f"this is {'the ' if not sent['whose'] else ''}{low_first(bare)}"
    if new := NEW_NEW.fullmatch(low):
        return f"a new {new['one']} means a new {new['two']}"
    if EACH.fullmatch(low):
        return f"it's {low_first(bare)}"
    if some := LEFT.fullmatch(low):
        return f"there{' is' if some['n'] in ('1', 'one') else ' are'} {low_first(bare)}"
    hit = NUMBERED.fullmatch(low)
    return f"{low_first(bare[: hit.end('np')])} is {bare[hit.end('np') + 1 :]}" if hit else None


def placed(bare: str, low: str, wording: Wording) -> str | None:
    """ "Test results not in yet" → the test results are not in yet."""
    hit = NOT_IN.fullmatch(low)
    if hit is None or not SURELY.match(f"{hit['not'] or ''}{hit['how']} "):
        return None
    np = bare[: hit.end("np")]
    first = hit["np"].split()[0]
    tokens = tokens_of(np, wording.lexicon)
    if first in STARTS_NONE or tokens[-1].tag != "noun" or any(is_finite(t, bare=False) for t in tokens):
        return None
    whole = low_first(np) if TAKEN.match(hit["np"]) else the(np, wording)
    if whole is None or (not TAKEN.match(hit["np"]) and plural(tokens)):
        whole = f"the {low_first(np)}" if whole else None
    return f"{whole} {are(np, wording)} {hit['not'] or ''}{bare[hit.start('how') :]}" if whole else None


def is_so(bare: str, low: str, wording: Wording) -> str | None:
    """ "Damage pre-existing" → the damage is pre-existing; "Emergency line 555-0134" → the emergency line is 555-0134."""
    if (
        (hit := LINE.fullmatch(low))
        and hit["np"].split()[0] not in STARTS_NONE
        and not any(
            wording.lexicon.base(word, "participle") and word.endswith("ed") for word in hit["np"].split()[1:]
        )
    ):
        return f"the {low_first(bare[: hit.end('np')])} is {bare[hit.start('at') :]}"
    if hit := YOURS.fullmatch(low):
        return f"yours is {bare[hit.start('at') :]}"
    if (hit := NOT_SO.fullmatch(low)) and tokens_of(hit["how"], wording.lexicon)[0].tag == "adj":
        whole = thing_of(bare[: hit.end("np")], wording)
        return f"{whole} {are(hit['np'], wording)} not {bare[hit.start('how') :]}" if whole else None
    words = bare.split()
    tokens = tokens_of(bare, wording.lexicon)
    if (
        1 < len(words) < 5
        and VALID.fullmatch(low.rsplit(maxsplit=1)[-1])
        and (tokens[-1].tag == "adj" or "-" in tokens[-1].low)
        and all(t.tag == "noun" for t in tokens[:-1])
        and low.split(maxsplit=1)[0] not in STARTS_NONE
        and (whole := the(" ".join(words[:-1]), wording))
    ):
        return f"{whole} {are(' '.join(words[:-1]), wording)} {words[-1]}"
    return None


FULL = re.compile(
    rf"{NOUNS} (?P<how>full|fully booked|booked out|sold out|closed|unavailable|shut) (?P<when>(?:{DATE}|{DAY}).{{0,20}})"
)
SPAN = re.compile(r"\d[-–]\d|\d.* (?:to|[-–]) ")


def full(bare: str, low: str, wording: Wording) -> str | None:
    """ "Hotel full 12-14 August" → the hotel is full for 12-14 August."""
    hit = FULL.fullmatch(low)
    whole = thing_of(bare[: hit.end("np")], wording, acting=True) if hit else None
    if hit is None or whole is None:
        return None
    when = bare[hit.start("when") :]
    spell = "for " if SPAN.search(when) else ""
    return f"{whole} {are(hit['np'], wording)} {hit['how']}{f' {spell}{when}' if spell else timed(when)}"


def it_is(bare: str, low: str, wording: Wording) -> str | None:
    """ "Too late to change the address" → it's too late to …; "Seat 14C only" → it's seat 14C only."""
    if then := BY_THEN.fullmatch(low):
        first = "the " if then["when"].startswith("end ") else ""
        return f"{first}{bare[: then.end('when')]} is the {then['how']}"
    if TOO.fullmatch(low) or ONLY.fullmatch(low):
        return f"it's {low_first(bare)}"
    if WITH.fullmatch(low) and not any(is_finite(t, bare=False) for t in tokens_of(bare, wording.lexicon)):
        return f"it's {low_first(bare)}"
    return f"that's {low_first(bare)}" if TAINT.fullmatch(low) else None


KINDS = (it_is, none_until, too_much, lies_in, off, wrong, numbered, placed, is_so, full)
