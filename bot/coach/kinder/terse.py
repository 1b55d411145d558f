"""Steps typed as a telegram: "Claim refund within 28 days", "Complete form at desk", "To reopen send the invoices". Their first
word may be taken for a noun or an adjective, the comma before them was left out, or who is asked to help goes by "get"."""

import re
from collections.abc import Sequence
from itertools import takewhile

from bot.coach.english.grammar import clause_of
from bot.coach.english.phrases import PARTICLES
from bot.coach.english.text import fold
from bot.coach.english.tokens import Token, tokens_of, written
from bot.coach.kinder.said import Said, as_said
from bot.coach.kinder.shoves import unshoved
from bot.coach.notes.articles import ONE, OWN, PLACES, SOMEBODY, THE_ONE, THINGS
from bot.coach.wording import Wording

NOUNS_TOO = frozenset(
    "update upgrade reseat refit replace check clean dry reinstall resubmit recharge top call ring phone text email e-mail order book claim report return register post contact quote request visit view download reply answer message mail print reset restart search transfer exchange dispute challenge appeal use change switch log access order raise enter submit send forward upload attach apply pay bring collect renew cancel complete contact tick press try".split()  # noqa: SIM905
)
"""Verbs of a step, of which many are nouns as well."""
RIGHTS = frozenset(["claim", "dispute", "challenge", "appeal"])
"""Nothing that they have to do."""
SITE = r"(?:https?://|www\.)?[\w-]+(?:\.[\w-]+)+(?:/\S*)?"
WAY = rf"(?:via|through|using|online|on line|in (?:branch|person|store|writing|advance|app)|by (?:phone|e-?mail|post|text|chat|app|card|letter|cheque|bank transfer|courier|direct debit|logging|using|calling)|at (?:{SITE}|the |our |your |any |reception\b|desk\b)|from (?:(?:the|our|your) |(?:[a-z]+ )?(?:team|desk|dept|department|office|shop|store|supplier|site|website|app|branch)\b)|on (?:the (?:app|website|site|portal)|our (?:app|website|site|portal)|{SITE}|\d{{3,}}))"
THEN = r"(?:after|before|between|from) (?:\d|noon|midday|midnight)"
SPELL = r"within (?:\d|one|two|three|four|six|seven|ten|the )"
DEST = rf"to (?:v?\d+(?:\.\d+)*\b|the |our |your |us\b|me\b|\d{{3,}}|{SITE}|[\w.+-]+@|[a-z]+ \d|(?:[a-z]+ )?(?:team|desk|dept|department|office|address|unit|services?)\b|[a-z]+$)"
ALONE = re.compile(
    rf"(?P<verb>call|ring|phone|text|visit|contact) (?:us |back )?{THEN}.*|(?:ring|phone|text) at \d.*"
    rf"|(?P<by>book|rebook|upload|submit|send|pay|apply|register|cancel|order|enrol|return|claim|respond|confirm|sign up|resubmit) (?:again )?by (?:\d|noon|midnight|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|the |close|end|this|next|tomorrow).*"
    rf"|(?P<do>return|submit|upload|email|view|access|order|book|claim|report|register|reply|apply|pay|search|request|complain|renew|check|enquire|sign up|log in|dispute|re-?book|reorder|reapply|cancel|track) (?:{WAY}|direct\b|directly\b)(?:.*)"
    rf"|(?P<due>claim|register|report|reply|apply|dispute|respond|complain|challenge|exchange) (?:again )?{SPELL}.*"
)
""" "Call after 2pm", "Order at parts.example", "Claim within 28 days"."""
WITH_THING = re.compile(
    rf"(?P<verb>[a-z-]+) (?P<np>(?!(?:the|your|our|an?|it|them|us|me|any|all|this|that|to|via|by|at|in|on|for|from|with|of|is|are)\b)[\w&+./'-]+(?: (?!(?:to|via|by|at|in|on|within|online|through|from|is|are|was|has|will|be)\b)[\w&+./'-]+){{0,4}}) (?P<how>{DEST}|{WAY}|{SPELL}|by (?:\d|mon|tue|wed|thu|fri|sat|sun|noon|midnight))(?P<rest>.*)"
)
""" "Text STOP to 65075", "Claim refund within 28 days"."""
NUMBERED = re.compile(
    r"(?:print|scan|post|copy|upload|send|download|photograph) (?:page|section|part)s? \d.{0,30}|(?:use|quote|enter|cite) (?=[a-z-]*\d)[a-z]{0,6}-?\d[\w-]*(?: (?:when|at|on|in|with|to|if|as|for) .{2,50})?|(?:sign|initial|complete|tick|fill in) (?:page|section|box|line|part|question|clause|field)s? \d.{0,40}|(?:quote|use|enter|mention|cite|state|give) (?:ref(?:erence)?|sku|code|promo code|voucher|order|case|claim|ticket|policy|account|booking|job|part|model|crime|pin|number|no\.?)(?: (?:no\.?|number|code|ref))? ?#?:? ?(?=[\w/-]*\d)[\w/-]+(?: (?:when|at|on|in|with|to|if|as|for) .{2,50})?"
)
""" "Quote ref 88213"."""
NOT_LIKED = re.compile(
    r"if (?:you (?:don't|do not) (?:like|agree|want to|believe)|you're (?:not happy|unhappy)|that's (?:a problem|not good enough))\b"
)
SCOLDS = re.compile(
    r"\b(?:stop (?:it|that|[a-z]+ing)|instead of|rather than|yourself|properly|next time|this time|for once|like (?:everyone|everybody)|before you (?:complain|moan|shout))\b"
)
"""More than a step."""
OR_ELSE = re.compile(r" or (?:else|we|i|it|you|your|the|this|they)\b")
LEADING = re.compile(
    r"(?:(?P<often>always)|(?P<lead>otherwise|alternatively|failing that|if not|if so|instead|in that case),?) (?=[a-z])",
    re.IGNORECASE,
)
WAIT_FOR = re.compile(
    r"(?:book|check|speak|arrange|discuss|register) with (?:a |the |your |our )?[a-z]+(?: [a-z]+)?|(?:sign|write|print|complete) in (?:black |blue )?(?:ink|pen|pencil|capitals|block capitals)|(?:stay|remain|wait) (?:in|on|at|by|near|inside|outside) [a-z]+(?: [a-z]+){0,3}|(?:wait|ask|look|watch|apply) for (?!it\b|this\b|that\b)[a-z]+(?: [a-z]+)?(?: (?:at|in|on|by|from) .{2,30})?"
)
BOOKED_IN = re.compile(
    r"(?!(?:come|call) (?:on|off|out|up)\b)(?:book|sign|log|check|call|pop|drop|come|phone|ring) (?:in|by|up|back|round|on|out|off)(?: (?:at|on|via|online|again|by|before|after|when|with|to|first)\b .{2,50}| online| again| first)?"
)
AT_ADDRESS = re.compile(
    r"(?:e-?mail|text|call|ring|phone|message|contact|dm|whatsapp) (?:\S*@\S*|0[\d ]{6,})(?: .{2,50})?"
)
AROUND = frozenset("around with for about to".split())  # noqa: SIM905
NEAR = frozenset(
    ["plan", "work", "allow", "budget", "look", "apply", "search", "check", "ask", "book", "order", "refer"]
)
RETAKEN = re.compile(
    r"re-?[a-z]+ (?:against|with|at|in|on|by|via|within|using|without|online|before|after|next|tomorrow)\b (?!is\b|are\b).{2,60}|re-?[a-z]+ (?:online|again|tomorrow|later)|re-?[a-z]{3,}|re-?[a-z]{2,} [£$€]?\d.{0,40}"
)
TO_WHOM = re.compile(
    r"(?:contact|ring|call|phone|email|ask|see|visit|tell|try|go to|speak to|write to) (?P<who>(?:your |the |our )?(?:[a-z]+ )?[a-z]+)(?P<when>(?: (?:at |from |after |before )?\d{1,2}(?:[:.]\d\d)? ?(?:[ap]m)?(?: sharp| first thing)?)?)"
)
AT = re.compile(r"^ (?=\d)")
DONE_TO = frozenset(
    "reset restart reboot scan print mark use post copy tick press unplug plug switch fit swap replace weigh measure label pack wrap tape seal lock park shut mute open close turn hold move remove keep log stamp photograph photo quote test charge refill rinse wipe dry sand sign".split()  # noqa: SIM905
)
"""What is done to a thing, by verbs of which some are nouns."""
NO_NOUNS = frozenset(
    "use seal shut close mute unplug replace remove weigh measure rinse wipe tick mark reboot swap".split()  # noqa: SIM905
)
"""Of these, the ones that make no name with what follows."""
MOST_OF_THING = 6
COMPOUND = frozenset(
    "kit bill case lens lenses engine market sheet paper plan option options agent agency team unit point button pad tray drawer feed head job zone area route cycle station meter sheet drive rack bank system form forms label labels number numbers no ref reference centre center date dates line lines desk team slip pack note notes status page postage fee fees charge charges period policy window process list time times hours handler history confirmation details value price prices cost costs deadline limit request requests queue volume volumes book store shop office centre signal bar card cards list rate rates type types box".split()  # noqa: SIM905
)
"""Behind a noun they make one thing of it: "return label", "order form"."""
ASKED_OF = frozenset(
    "quote use enter text email e-mail send submit upload post attach bring forward download print pay".split()  # noqa: SIM905
)
"""With these the thing is what is sent or shown, whatever it is called."""
FILLED_IN = re.compile(
    r"(?P<verb>complete) (?P<np>(?:[\w&-]+ ){0,3}?(?:form|forms|section|sections|box|boxes|application|survey|questionnaire|fields?|pages?|steps?|declaration|documents?|paperwork|part|parts|diary|sheets?|checklist|registration|profile|details|log))(?P<rest>(?: .{2,80})?)"
    r"|(?P<clear>clear|empty) (?P<what>(?:browser |app |your |the )?(?:cache|cookies|history|basket|bin|tank|tray))(?P<then>(?: .{2,60})?)"
    r"|(?:clean|dry|empty|clear) (?:the )?[a-z]+(?: [a-z]+)? (?:with|using|first|regularly|weekly|daily|and then|before|after|out)\b.{0,60}"
    r"|(?P<open>open) (?P<place>app|settings|menu|browser|link|portal|a ticket|ticket|a case)(?P<after>(?: (?:and|then|at|in|on|from|via) .{2,60})?)"
)
STATED = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|must|can|cannot|should|would|could|(?<!\d )may)\b|n't\b"
)
IF_YOU_LIKE = re.compile(r" if you (?:'d )?(?:wish|want|like|prefer|must|fancy)(?: to)?$")
BEFORE_WE = re.compile(
    r"(?P<vp>(?!don't\b).+?),? before (?P<who>we|i)(?P<able>'d|'ll| will| would| could| can) (?P<do>(?:even |ever )?[a-z]+\b.*)",
    re.IGNORECASE,
)
GET = re.compile(
    r"get (?P<who>(?:(?:a|an|the|your|his|her|their|my) )?[\w'-]+(?: [\w'-]+)?) to (?P<do>[a-z-]+)(?P<rest>(?: .{2,80})?)",
    re.IGNORECASE,
)
THEIRS = frozenset(
    "gp doctor dentist bank landlord employer vet solicitor insurer surgery pharmacist pharmacy midwife consultant manager accountant agent school university college council tutor supervisor nurse optician".split()  # noqa: SIM905
)
"""Of whom somebody has their own."""
OF_THEM = frozenset(["refer", "re-refer", "rerefer", "call", "ring", "phone", "email", "contact"])
LED = ("to", "if", "once", "when", "for", "until", "unless", "after", "before", "where")
UNENDED = frozenset(
    "to not please and or but you we i they he she can could will would must should may might do does did don the a an your our my just never always then also still who which that of".split()  # noqa: SIM905
)
"""What stands before a verb that is no order's."""
RECORDS = frozenset(
    ["claim", "order", "report", "request", "dispute", "appeal", "call", "change", "transfer"]
)
NO_LINK = frozenset("as no not because since if when who which that so but or".split())  # noqa: SIM905
POINTS = frozenset(
    "the your our a an it them this that these those us me him her my any all both each".split()  # noqa: SIM905
)
SHORTEST = 2


def step_in_full(bare: str, wording: Wording) -> Said | None:
    """The step as a request; None where is none, or is written in full."""
    low = fold(bare)
    first = low.split(maxsplit=1)[0] if low else ""
    if (" or " in low and OR_ELSE.search(low)) or SCOLDS.search(low):
        return None
    if first in LED:
        return _led(bare, wording)
    again = first.startswith("re") and wording.lexicon.base(first[2:].lstrip("-"), "base") is not None
    noun = first in wording.lists["count_nouns"] | wording.lexicon.nouns_first
    if again and not noun and not low[-1:].isdigit() and RETAKEN.fullmatch(low):
        return as_said(f"Please {bare[:1].lower()}{bare[1:]}", "please", "ask", wording)
    if (lead := LEADING.match(low)) and (step := _after(lead, bare, wording)):
        return step
    if (
        " " not in low
        or "," in low
        or IF_YOU_LIKE.search(low)
        or unshoved(bare) != bare
        or STATED.search(low.split(" if ", 1)[0].split(" when ", 1)[0])
    ):
        return None
    if first == "get" and (hit := GET.fullmatch(bare)):
        return _asked(hit, wording)
    small = f"{bare[:1].lower()}{bare[1:]}"
    if _tells(bare, wording):
        return None  # "Order online arrived broken"
    if FILLED_IN.fullmatch(low) or _is_plain(low, wording):
        return as_said(f"Please {small}", "please", "ask", wording)
    if (who := TO_WHOM.fullmatch(low)) and who["who"].split()[-1] in PLACES | OWN | SOMEBODY | THE_ONE:
        return as_said(
            f"Please {small[: who.end('who')]}{AT.sub(' at ', small[who.end('who') :], count=1)}",
            "please",
            "ask",
            wording,
        )
    if first in DONE_TO and _has_thing(low, bare, wording):
        return as_said(f"Please {small}", "please", "ask", wording)
    if NUMBERED.fullmatch(low):
        return as_said(f"Please {small}", "please", "ask", wording)
    if first not in NOUNS_TOO and not ALONE.fullmatch(low):
        return None
    if hit := ALONE.fullmatch(low):
        return _step(hit["verb"] or hit["do"] or hit["due"] or hit["by"] or "ring", small, wording)
    hit = WITH_THING.fullmatch(low)
    if hit is None or not _takes(hit, bare, wording):
        return None
    return _step(hit["verb"], small, wording)


def _tells(bare: str, wording: Wording) -> bool:
    """Whether the first word is a thing of which something is told, whatever the verb's tag."""
    words, things = wording.lexicon, wording.lexicon.nouns_first | wording.lists["count_nouns"]
    told = list(takewhile(lambda t: t.tag not in ("sub", "wh"), tokens_of(bare, words)[1:]))
    for at, token in enumerate(told):
        does = words.base(token.low, "s")
        if token.low == "works" or (does and does not in things):
            return True
        done = words.base(token.low, "past", "participle") and not words.base(token.low, "base")
        if done and not (at + 1 < len(told) and told[at + 1].tag == "noun"):
            return True
    return False


def _has_thing(low: str, bare: str, wording: Wording) -> bool:
    """ "Reset router", "Use side entrance": a verb with its thing, where the two are no name: "reset button"."""
    words = low.split()
    named = words[0] not in NO_NOUNS and not COMPOUND.isdisjoint(words[1:])
    if named or not 1 < len(words) <= MOST_OF_THING + 1:
        return False
    tokens = tokens_of(bare, wording.lexicon)[1:]
    known = wording.lists["count_nouns"] | PLACES | OWN | ONE | THINGS
    end = next((at for at, t in enumerate(tokens) if t.tag in ("prep", "to", "conj")), len(tokens))
    if end == 0 or any(t.tag not in ("noun", "adj", "det", "num") for t in tokens[:end]):
        return False
    if any(t.tag == "verb" and t.form in ("past", "participle", "s") for t in tokens):
        return False
    head = tokens[end - 1].low
    return head in known or head.removesuffix("s") in known


def _after(lead: "re.Match[str]", bare: str, wording: Wording) -> Said | None:
    """ "Otherwise cancel and rejoin later" → otherwise, please cancel …; "Always ring first" → please always ring first."""
    rest = bare[lead.end() :]
    first = fold(rest).split(maxsplit=1)[0] if rest else ""
    if wording.lexicon.base(first, "base") != first or first in UNENDED or STATED.search(fold(rest)):
        return None
    if lead["often"]:
        return as_said(f"Please {lead['often']} {rest}", "please", "ask", wording)
    return as_said(f"{lead['lead']}, please {rest}", "please", "ask", wording)


def _is_plain(low: str, wording: Wording) -> bool:
    """Verbs and little else: "wait or cancel", "book in", "plan around it", "email tech@ for that"."""
    words = low.split()
    verbs = [w for w in words[:3:2] if wording.lexicon.base(w, "base") == w]
    if (
        len(words) > 2
        and words[1] in ("or", "and")
        and len(verbs) == 2
        and words[2] not in wording.lexicon.nouns_first
    ):
        return words[0] not in wording.lists["no_requests"] and "try" not in verbs
    if wording.lexicon.base(words[0], "base") != words[0] or words[0] in wording.lists["no_requests"]:
        return False
    if WAIT_FOR.fullmatch(low):
        return True
    if (
        len(words) == 3
        and words[0] in NEAR
        and words[1] in AROUND
        and words[2] in ("it", "this", "that", "them")
    ):
        return True
    return BOOKED_IN.fullmatch(low) is not None or AT_ADDRESS.fullmatch(low) is not None


def _step(verb: str, small: str, wording: Wording) -> Said:
    text = f"You can {small}" if verb in RIGHTS else f"Please {small}"
    return as_said(text, "please", "ask", wording)


def _takes(hit: "re.Match[str]", bare: str, wording: Wording) -> bool:
    """Whether the verb has the thing as its object, and makes no name with it: "return label in the box"."""
    words = hit["np"].split()
    done = any(
        wording.lexicon.base(w, "participle") and wording.lexicon.base(w, "base") is None for w in words
    )
    if hit["verb"] not in NOUNS_TOO or done or not NO_LINK.isdisjoint(words):
        return False
    if hit["verb"] in RECORDS and any(c.isdigit() for c in words[0]):
        return False  # "Claim HC-12 …"
    if words[0] in COMPOUND and hit["verb"] not in ASKED_OF:
        return False
    return words[0] not in ("in", "back") and "," not in hit["np"]


def _asked(hit: "re.Match[str]", wording: Wording) -> Said | None:
    """ "Get GP to re-refer" → please ask your GP to re-refer you."""
    who, words = hit["who"], fold(hit["who"]).split()
    if (
        words[0]
        in (
            "back",
            "in",
            "on",
            "through",
            "used",
            "up",
            "it",
            "ready",
            "you",
            "me",
            "us",
            "them",
            "there",
            "down",
            "off",
        )
        or wording.lexicon.base(fold(hit["do"]).split("-")[-1], "base") is None
    ):
        return None
    owner = "your " if words[-1] in THEIRS and words[0] not in POINTS | {"his", "their"} else ""
    them = " you" if not hit["rest"] and fold(hit["do"]) in OF_THEM else ""
    return as_said(f"Please ask {owner}{who} to {hit['do']}{hit['rest']}{them}", "please", "ask", wording)


def done_first(vp: str) -> str | None:
    """ "fill in the log before we'd look at it" → we need you to fill in the log before we can look at it."""
    hit = BEFORE_WE.fullmatch(vp)
    if hit is None:
        return None
    able = "can" if hit["able"].strip() in ("'d", "'ll", "will", "would", "could") else hit["able"].strip()
    who = "I" if hit["who"].lower() == "i" else "we"
    return f"We need you to {hit['vp']} before {who} {able} {hit['do']}"


def _led(bare: str, wording: Wording) -> Said | None:
    """ "To reopen send the invoices" → to reopen it, please send …; "If it won't start hold the button" → …, please hold …"""
    if "," in bare or ";" in bare or ":" in bare or NOT_LIKED.match(fold(bare)):
        return None
    tokens = tokens_of(bare, wording.lexicon)
    for at in range(SHORTEST, len(tokens) - 1):
        if not _begins_step(tokens, at, wording):
            continue
        lead, step = tokens[:at], tokens[at:]
        if _is_lead(lead, wording) and _is_step(step, wording):
            return as_said(f"{written(lead)}, please {written(step)}", "please", "ask", wording)
    return None


def _begins_step(tokens: Sequence[Token], at: int, wording: Wording) -> bool:
    token, before, after = tokens[at], tokens[at - 1], tokens[at + 1]
    if (
        wording.lexicon.base(token.low, "base") != token.low
        or before.low in UNENDED
        or before.tag in ("modal", "do", "det", "prep", "to", "not", "conj", "num", "adj")
    ):
        return False
    if (
        before.tag == "pron"
        and before.low in ("you", "we", "i", "they", "he", "she", "it")
        and (at < 2 or tokens[at - 2].tag in ("sub", "conj", "wh"))
    ):
        return False
    pointed = after.low in POINTS or (
        after.low in PARTICLES and at + 2 < len(tokens) and tokens[at + 2].low in POINTS | {"and"}
    )
    certain = token.low not in wording.lexicon.nouns_first | wording.lists["count_nouns"]
    return pointed or (
        certain
        and (after.tag in ("noun", "num", "adj") or after.text.isupper())
        and token.low not in ("need", "want", "get")
    )


def _is_lead(lead: Sequence[Token], wording: Wording) -> bool:
    """Whether what stands before it is whole: "to reopen", "if the holes don't line up", "for spares"."""
    first = lead[0].low
    if first == "to":
        acts = wording.lexicon.base(lead[1].low, "base") == lead[1].low or (
            len(lead) == SHORTEST and lead[1].tag == "noun"
        )
        return (
            acts
            and not any(t.tag in ("be", "modal", "have", "sub") for t in lead[2:])
            and lead[-1].low not in UNENDED
        )
    if first == "for":
        return all(
            t.tag in ("noun", "adj", "num", "det") or t.form in ("s", "base") for t in lead[1:]
        ) and lead[1].low not in ("now", "example")
    verbs = [t for t in lead if t.verbal]
    if verbs and verbs[-1].tag in ("modal", "do"):
        return False
    said = [
        at
        for at, t in enumerate(lead)
        if at > 0
        and (
            t.tag in ("be", "modal", "have", "do")
            or (t.tag == "verb" and t.form in ("past", "s", "base", "participle"))
            or wording.lexicon.base(t.low, "participle", "s")
        )
    ]
    if first in ("before", "after") and lead[1].form == "ing":
        return True
    return (
        bool(said)
        and lead[-1].tag not in ("modal", "prep", "det", "conj", "to", "not")
        and lead[-1].tag != "be"
    )


def _is_step(step: Sequence[Token], wording: Wording) -> bool:
    text = written(step)
    if STATED.search(
        fold(text).split(" if ", 1)[0].split(" before ", 1)[0].split(" when ", 1)[0].split(" that ", 1)[0]
    ):
        return False
    tokens = tokens_of(text, wording.lexicon)
    hangs = next((at for at, t in enumerate(tokens) if t.tag in ("sub", "wh")), len(tokens))
    if any(t.tag == "verb" and t.form == "s" for t in tokens[1:hangs]):
        return False  # "debit your account goes"
    clause = clause_of(tokens)
    return (
        clause is not None
        and clause.kind == "command"
        and clause.verb.base not in wording.lists["no_requests"]
    )
