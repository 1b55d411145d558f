"""Things named and no more, as an answer: "Hospital letter or GP note" → we'd need one of them; "Safety." → it's for safety
reasons; "Burst main on Hale Rd" → there's one. The adjective that a list puts last stands before its noun: "certificate, original"."""

import re

from bot.coach.english.phrases import plural
from bot.coach.english.text import fold
from bot.coach.english.things import MASS, are, low_first, one, the
from bot.coach.english.tokens import is_finite, tokens_of
from bot.coach.notes.noted_things import STARTS_NONE
from bot.coach.notes.notes_states import DEFECTS
from bot.coach.wording import Wording

REASON = re.compile(
    r"(?:for |on )?(?P<why>(?:health (?:and|&) safety|(?:fire |food |road |public |child |data )?safety|security|hygiene|insurance|privacy|data protection|licensing|legal|tax|compliance|confidentiality|safeguarding|environmental|medical|contractual|regulatory|infection control|welfare))(?: reasons?| grounds?| purposes)?"
)
THEIRS = re.compile(
    r"(?!(?:it|that|this|here|there|let|what|who|he|she)\b)(?:[a-z]+ )?[a-z]+(?:'s|s') (?:decision|call|policy|rules?|choice|instructions?|orders?|request)"
)
LAW = re.compile(r"(?:it's |by )?(?:the )?law(?:,? not (?:us|our (?:rule|choice)))?")
GDPR = re.compile(
    r"(?:gdpr|(?:fire|building|health|safety|planning|customs|import|export|border|immigration) (?:regs|regulations|rules|laws?))"
)
CAUSE = re.compile(
    r"(?:(?:due to|because of|down to) )?(?P<why>(?:[a-z-]+ )?(?:sickness|illness|absence|weather|snow|ice|fog|flooding|wind|winds|roadworks|traffic|congestion|demand|vandalism|theft|understaffing|engineering works|essential maintenance|bad light))"
)
CAUSES_FIRST = frozenset(
    "staff crew driver teacher bad poor severe adverse heavy high strong extreme unexpected seasonal planned emergency".split()  # noqa: SIM905
)
PAPERS = frozenset(
    "letter note certificate form bill statement passport licence license id receipt proof evidence photo photos photograph photographs payslip payslips contract agreement prescription deed probate permit visa p45 p60 v5 v5c logbook report reference references declaration affidavit mandate identification paperwork docs documents papers invoice invoices receipts statements bills letters certificates forms".split()  # noqa: SIM905
)
"""What somebody who has to show something is asked for."""
UNCOUNTED = frozenset(["id", "proof", "evidence", "identification", "probate", "paperwork"])
LISTED = re.compile(r",? (?P<link>or|and|plus) |, ")
OF = re.compile(r" (?:of|from|for|with|showing|confirming) ")
MOST_WORDS = 4
ASTRAY = re.compile(
    r"\b(?:missing|attached|enclosed|received|expired|invalid|incomplete|rejected|unsigned|blank|wrong|late|lost|required|needed|done|sent)\b"
)
GIVEN = frozenset(
    "please could can you we i it if no not any your our my the this that these those attached enclosed received expired invalid wrong faulty missing unsigned out void fake new next see send sign read check get bring find attach use print scan post email fill return upload show provide supply complete keep take order request".split()  # noqa: SIM905
)
"""First words of what is no list of papers to be shown."""
LAST = re.compile(
    r"(?<![\w-])(?P<det>(?:your|the|an?|both|two|proof of|full)? ?)(?P<np>[a-z][a-z'-]*(?: [a-z][a-z'-]*){0,2}), ?\(?(?P<how>originals?|certified|signed|dated|laminated|unopened|unused|sealed|completed|stamped|notarised|notarized)(?: only| please)?\)?(?=[.!]?$)",
    re.IGNORECASE,
)
ASKED = re.compile(
    r"\b(?:needs?|requires?|send|bring|provide|with|see|submit|upload|post|attach) ", re.IGNORECASE
)
POSITION = re.compile(
    r"(?P<what>position|place|number|no\.) #?\d{1,4}(?: (?:of \d+|in (?:the |our )?(?:queue|line|list)|on (?:the|our) (?:waiting )?list))?"
)
NOTHING = re.compile(
    r"nothing (?:until|till|before|available|free|left|in stock|outstanding|owing|further|booked|logged|on (?:file|record|our side|your)|to pay|this (?:week|month))\b[^,;:]{0,40}"
)
NOT_ABLE = re.compile(
    r"not (?!able\b|available\b)(?:[a-z]+(?:able|ible)|valid|eligible|compatible|suitable)(?: (?:at|in|on|for|with|under|to|by|via|from|outside|after|before|as)\b [^,;:]{2,50})?"
)
EITHER_ONLY = re.compile(r"(?:over|under)[ -]\d+s? only|[\w-]+(?: (?:and|or|&) [\w-]+){1,2} only")
PAGE_OF = re.compile(
    r"(?P<what>(?:[a-z]+ )?(?:guidelines|guide|manual|brochure|booklet|leaflet|instructions|catalogue|pack|letter|invoice|bill|prospectus|syllabus|tariff|timetable|report)),? (?P<where>(?:page|section|point|paragraph|table|appendix) [\w.]{1,6})"
)
MEANS = re.compile(
    r"(?:(?:by )?(?:cash|card|cheque|bank transfer|app|paypal|direct debit|postal order|contactless|debit card|credit card)(?: or |, | and |$)){2,4}"
)
REMAINING = re.compile(
    r"(?P<n>(?:the )?(?:remaining|other|first|last) (?P<last>\d+)(?: [a-z]+)?) (?P<where>(?:still )?(?:on (?:back ?order|order|hold|its way|their way)|in (?:transit|stock|production)|out of stock|with (?:the )?[a-z]+|due .+|delayed.*))"
)
AVAILABLE = re.compile(
    r"(?:still |currently )?(?:available|free|left)(?: dates| slots| times| now)?: (?P<value>.{3,80})"
)
NEEDED = re.compile(
    r"(?P<things>[a-z][\w' -]{1,30}(?:(?:, | ?\+ | and | & )[a-z][\w' -]{1,30}){1,3}) (?:still )?(?:needed|required)(?P<rest>(?: (?:by|within|before|for|from|to|in|on|at|first|please)\b.{0,50})?)"
)
JOINED = re.compile(r", (?:and )?| ?\+ | and | & ")
PREDICATE = re.compile(
    r"(?P<np>[a-z][\w'-]*(?: [a-z][\w'-]*){0,2}?) (?:not (?:on|in|at|under|part of|included in|for|with|within|to|up to) .{2,50}|(?:at (?:https?://|www\.)?[\w-]+(?:\.[\w-]+)+(?:/\S*)?|out of (?:stock|warranty|date|order|service|print|season|hours|contract|range|time)|on hold|on order|at capacity|due|subject to|dependent on|by appointment|on request|while stocks last|at (?:your )?own risk|at cost|free of charge|no good|no use|extra|half price|full price|per person|on top)(?: .{2,50})?)"
)
""" "Downloads not on Basic plan", "Swaps subject to availability"."""
ON_THE = re.compile(
    r"(?<= )(on|in|under|with|at|of) (?=[A-Z][\w-]+ (?:plan|package|tier|site|tariff|policy|account|list|scheme|ticket|fare|store|branch)\b)"
)
HAPPENING = DEFECTS | frozenset(
    "main pipe cut failure shortage incident accident breakdown closure diversion spill landslip backlog crash collision obstruction alert derailment puncture burst bottleneck hold-up".split()  # noqa: SIM905
)
SPREADING = frozenset(
    "ice snow fog flooding traffic smoke roadworks works repairs engineering debris".split()  # noqa: SIM905
)
AT = re.compile(
    r"(?P<np>[a-z-]+(?: [a-z-]+){0,2}?) (?P<where>(?:on|at|in|near|outside|between|under|across|with|along|behind) [\w'. /-]{2,45})"
)
BROKEN = frozenset(["burst", "split", "cut", "broken", "fallen", "blocked", "cracked", "signal", "power", "water", "staff", "crew", "track", "gas", "driver", "fault", "delay", "queue", "leak", "strike", "fire", "flood", "crack", "hole", "scratch", "stain", "bug", "tear", "break", "chip"])  # fmt: skip
"""First words of what happened, of which some look like orders."""


def there_is(bare: str, low: str, wording: Wording) -> str | None:
    """ "Burst main on Hale Rd" → there's a burst main on Hale Rd; "Ice on the line" → there's ice on the line."""
    hit = AT.fullmatch(low)
    head = hit["np"].split()[-1] if hit else ""
    if hit is None or head not in HAPPENING | SPREADING:
        return None
    first = hit["np"].split()[0]
    tokens = tokens_of(bare[: hit.end("np")], wording.lexicon)
    if tokens[0].tag in ("det", "pron", "adv", "not", "prep") or first in (
        "no",
        "please",
        "any",
        "still",
        "any",
    ):
        return None
    if (first == head and head in ("works", "repairs")) or (first in ("a", "an", "the")):
        return None
    if first not in BROKEN and wording.lexicon.base(first, "base") and first not in SPREADING:
        return None
    if any(is_finite(t, bare=False) for t in tokens_of(bare[hit.start("where") :], wording.lexicon)):
        return None
    what = low_first(bare)
    if head in SPREADING:
        return f"there {'are' if head.endswith('works') or head == 'repairs' else 'is'} {what}"
    return f"there are {what}" if plural(tokens) else f"there's {one(bare)}"


def without_verb(bare: str, low: str, wording: Wording) -> str | None:
    """ "Downloads not on Basic plan" → downloads are not on the Basic plan; "Swaps subject to availability"; "Position 7"."""
    if hit := POSITION.fullmatch(low):
        return f"you're {'at ' if hit['what'] in ('position', 'place') else ''}{low_first(bare)}"
    if NOTHING.fullmatch(low):
        return f"there's {low_first(bare)}"
    if NOT_ABLE.fullmatch(low):
        return f"it isn't {bare[4:]}"
    if EITHER_ONLY.fullmatch(low):
        return f"it's {bare if bare[:1].isupper() and ' and up' in low else low_first(bare)}"
    if page := PAGE_OF.fullmatch(low):
        return (
            f"it's {'on' if page['where'].startswith('page') else 'in'} {page['where']} of the {page['what']}"
        )
    if MEANS.fullmatch(low):
        return f"it's {low_first(bare)}"
    if hit := REMAINING.fullmatch(low):
        return f"the {low_first(bare[: hit.end('n')])} {'is' if hit['last'] == '1' else 'are'} {bare[hit.start('where') :]}"
    if hit := AVAILABLE.fullmatch(low):
        return f"what's available is {bare[hit.start('value') :]}"
    if hit := NEEDED.fullmatch(low):
        parts = JOINED.split(bare[: hit.end("things")])
        things = [_one_of(thing, wording) for thing in parts]
        if all(things) and not any(
            is_finite(t) or t.low == "no" for part in parts for t in tokens_of(part, wording.lexicon)
        ):
            return f"we need {' and '.join(filter(None, (', '.join(map(str, things[:-1])), str(things[-1]))))}{bare[hit.start('rest') :]}"
        return None
    hit = PREDICATE.fullmatch(low)
    if hit is None or hit["np"].split()[0] in STARTS_NONE:
        return None
    np = bare[: hit.end("np")]
    tokens = tokens_of(np, wording.lexicon)
    if (
        any(is_finite(t, bare=False) for t in tokens)
        or tokens[-1].tag not in ("noun", "verb")
        or tokens[0].tag == "adv"
        or (tokens[-1].form == "base" and plural(tokens[:-1]))  # "Doors close at 9"
    ):
        return None
    if any(is_finite(t, bare=False) for t in tokens_of(bare[hit.end("np") :], wording.lexicon)):
        return None
    whole = the(np, wording)
    if whole is None or not (
        plural(tokens) or hit["np"].split()[-1] in wording.lists["count_nouns"] | wording.lexicon.nouns_first
    ):
        return None
    state = ON_THE.sub(r"\1 the ", bare[hit.end("np") :])
    return f"{whole} {are(np, wording)}{state}"


def _one_of(thing: str, wording: Wording) -> str | None:
    return the(thing, wording) or low_first(thing)


def reason(bare: str, low: str, _: Wording) -> str | None:
    """ "Safety." → it's for safety reasons; "Law." → that's the law; "Staff sickness." → it's because of staff sickness."""
    if LAW.fullmatch(low):
        return "that's the law"
    if THEIRS.fullmatch(low):
        return f"it's the {low_first(bare)}"
    if hit := REASON.fullmatch(low):
        return f"it's for {hit['why'].replace('&', 'and')} reasons"
    if GDPR.fullmatch(low):
        return f"it's because of {bare if bare.isupper() else f'the {low_first(bare)}'}".replace(
            "gdpr", "GDPR"
        ).replace("Gdpr", "GDPR")
    hit = CAUSE.fullmatch(low)
    if hit and (
        " " not in hit["why"] or hit["why"].split()[0] in CAUSES_FIRST | {"engineering", "essential"}
    ):
        return f"it's because of {low_first(bare[hit.start('why') :])}"
    return None


def papers(bare: str, low: str, wording: Wording) -> str | None:
    """ "Hospital letter or GP note" → we'd need a hospital letter or a GP note."""
    if low.split(maxsplit=1)[0] in GIVEN or " " not in low or any(c in low for c in "=:;("):
        return None
    made, end = "", 0
    for link in (*LISTED.finditer(bare), None):
        thing = bare[end : link.start() if link else len(bare)]
        named = _paper(thing, wording)
        if named is None:
            return None
        made += named + (link.group() if link else "")
        end = link.end() if link else end
    return None if ASTRAY.search(low) else f"we'd need {made}"


def _paper(thing: str, wording: Wording) -> str | None:
    of = OF.search(thing)
    named = thing[: of.start()] if of else thing
    words = fold(named).split()
    tokens = tokens_of(thing, wording.lexicon)
    if (
        not 0 < len(words) <= MOST_WORDS
        or words[-1] not in PAPERS
        or words[0] in GIVEN
        or any(is_finite(t, bare=False) for t in tokens)
    ):
        return None
    things = tokens_of(named, wording.lexicon)
    acts = things[0].tag == "verb" and things[0].form in ("base", "s", "ing")
    if acts or any(
        t.tag not in ("noun", "adj", "num") and t.form not in ("participle", "past", "base")
        for t in things[things[0].tag == "det" :]
    ):
        return None
    if any(t.tag in ("pron", "sub", "wh", "to", "not", "intj") for t in tokens):
        return None
    head = words[-1]
    if tokens[0].tag in ("det", "num") or head in UNCOUNTED | MASS or head.endswith("s"):
        return low_first(thing)
    return one(thing)


def adjective_first(text: str) -> str:
    """ "We need the marriage certificate, original" → we need the original marriage certificate."""
    if "," not in text and "(" not in text:
        return text

    def put(hit: "re.Match[str]") -> str:
        how = (
            hit["how"].lower().removesuffix("s") if hit["how"].lower() == "originals" else hit["how"].lower()
        )
        det, np = hit["det"], hit["np"]
        if not det.strip():
            return f"{how.capitalize() if start + hit.start() == 0 else how} {low_first(np)}"
        det = re.sub(r"^(a|an)(?= $)", "an" if how[0] in "ou" else "a", det)
        return f"{det}{how} {np}"

    led = [hit.end() for hit in ASKED.finditer(text)]
    start = led[-1] if led else 0
    return text[:start] + LAST.sub(put, text[start:], count=1)
