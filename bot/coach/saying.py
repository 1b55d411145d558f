"""Says one sentence of the draft anew: the same act, fact and decision in plain, kind English.

A sentence is cut of its cold lead-ins, split into clauses, and each clause is either said by a pattern of the
content pack, said anew from its grammar, kept as it is, or dropped where it is tone and nothing else.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.coach.choice import Choice
from bot.coach.clauses import anew
from bot.coach.grammar import clause_of
from bot.coach.rules import Rule
from bot.coach.said import Said
from bot.coach.text import facts_of, fold
from bot.coach.tokens import tokens_of, written
from bot.coach.voice import capital, lowered, tidy
from bot.coach.whole import whole
from bot.coach.wording import Cut, Saying, Wording

JOINT = re.compile(
    r"\s*(?P<link>;|\s[-–—]+\s|,?\s(?:but|so|otherwise)(?=\s)|,\s?(?:and|or|because|since|as)(?=\s)|\s(?:because)(?=\s)|,)\s*",
    re.IGNORECASE,
)
ENDS = ".!?…:;, "
SHORT = 6
MAX_PATTERN = 160
"""Characters of a clause that a pattern may name whole; longer ones have a grammar of their own."""


SUBJECTLESS = re.compile(
    r"(?:can't|cannot|can not|won't|don't have|couldn't)\b(?! (?:i|we|you|be)\b)|need (?:your|a|the|you|to)\b"
)
LEFTOVER = re.compile(r"\b(?:i'm|i am|we're|we are|it's|that's|but|and|so|because|or)$")
LINK_START = re.compile(r"^(?:and|but|so|because|or)\b[ ,]*", re.IGNORECASE)
FEW = 4
CHATTED = re.compile(r"[a-z']+(?=[\s.!?,]|$)")
MAY_HOLD_FACT = re.compile(
    r"[\d@#{`<\[%\"“$£€¥]|www\.|://|day\b|\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Madam)\b", re.IGNORECASE
)
CLAUSE_EDGE = re.compile(r"[.!?;:]\s+|,\s+|\s[-–—]+\s|\s(?=(?:but|because|so)\s)")


TONE = frozenset(["blame", "scolding", "dismissal", "belittling", "sarcasm", "insult", "accusation"])
"""Kinds of which a sentence without a fact or a no may go whole."""
UNTOLD = frozenset(["who", "which", "what", "i"])
TELLS = re.compile(r"\b(?:told|said|explained|mentioned|informed|answered)\b.{0,40}? that (?!you\b)\w+ \w+")
"""What was told follows, and that is the answer: it is never dropped with the scolding before it."""


@dataclass(frozen=True, slots=True)
class Hurt:
    """A rule of the pack that was hurt by the sentence, with the place in it."""

    rule: Rule
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Why:
    rule: str
    reason: str
    source: str


def say(sentence: str, cold: Sequence[Hurt], wording: Wording, choice: Choice) -> Said | None:
    """The sentence said anew, kept, or dropped; None where it is cold and was not understood."""
    tidied = tidy(sentence.strip(), wording.lexicon)
    if (named := _by_pattern(tidied.strip(ENDS), wording, choice)) and not (
        named.fate == "dropped" and has_fact(tidied)
    ):
        return replace(named, text=_ended(named.text) if named.text else "")
    body, cuts = _uncovered(tidied, wording)
    if (
        cuts
        and (named := _by_pattern(body.strip(ENDS), wording, choice))
        and not (named.fate == "dropped" and has_fact(body))
    ):
        return replace(named, text=_ended(named.text) if named.text else "")
    body, taken = _without(body, cold, wording)
    if taken:
        body, more = _uncovered(body, wording)
        cuts = (*cuts, *more)
    why = _why(cuts, taken)
    if not re.search(r"\w", body):
        return Said("dropped", "", *why) if why[0] else Said("kept", sentence)
    hard = any(h.rule.action == "mark" and h.rule.severity == "block" for h in cold)
    left = any(h.rule.action == "mark" and h.rule.severity != "hint" for h in cold)
    stop = "?" if body.rstrip().endswith("?") else ":" if body.rstrip().endswith(":") else "."
    bare = body.strip(ENDS)
    if SUBJECTLESS.match(fold(bare)):
        bare = f"I {bare[0].lower()}{bare[1:]}"
    whole_ = whole(bare, wording)
    new = _by_pattern(bare, wording, choice) if bare != body.strip(ENDS) or taken else None
    if new is None and stop != "?":
        new = _by_parts(whole_, left, wording, choice) or anew(whole_, wording, choice)
    if new is None:
        if hard:
            tone = stop != "?" and not has_fact(bare) and not wording.patterns["any_no"].search(fold(bare))
            return _dropped(cold) if tone and all(h.rule.kind in TONE for h in cold) else None
        if why[0]:
            return Said("said", _ended(whole_ + stop), *why, act="inform")
        if left:
            return _plainly(whole_, cold[0], wording, choice) if stop == "." else None
        if whole_ != bare and stop == "." and _same_facts(whole_, bare):
            reason = wording.reasons["full-sentence"]
            return Said("said", _ended(whole_), "full-sentence", reason.reason, reason.source, "inform")
        return _written_out(sentence, tidied, wording)
    if new.fate == "dropped":
        return new if not has_fact(bare) else None
    return replace(new, text=_ended(new.text + (stop if stop == ":" else "")))


def _dropped(cold: Sequence[Hurt]) -> Said:
    rule = cold[0].rule
    return Said("dropped", "", rule.id, rule.reason, rule.source)


def _same_facts(text: str, before: str) -> bool:
    return {f.words.lower() for f in facts_of(text)} == {f.words.lower() for f in facts_of(before)}


def _written_out(sentence: str, tidied: str, wording: Wording) -> Said:
    """Kept; a sentence typed without its capital gets it, since it will stand beside whole ones."""
    if not sentence[:1].islower() or not CHATTED.match(sentence) or "`" in sentence:
        return Said("kept", sentence)
    reason = wording.reasons["full-sentence"]
    if not _same_facts(tidied, sentence):
        tidied = sentence
    text = _ended(tidied) if tidied[-1:].isalnum() else capital(tidied)
    return Said("said", text, "full-sentence", reason.reason, reason.source, "inform")


def _without(body: str, cold: Sequence[Hurt], wording: Wording) -> tuple[str, Hurt | None]:
    """Without what a rule of the pack cuts, or drops with its clause; facts are never taken along."""
    text, first = body, None
    for hurt in cold:
        if hurt.rule.action not in ("cut", "drop") or not (hit := hurt.rule.pattern.search(fold(text))):
            continue
        start, end = hit.span()
        if hurt.rule.action == "drop" and not text[:end].rstrip().endswith((",", ".", "!", "?", ";", ":")):
            start, end = _clause_around(text, start, end, wording)
        taken = text[start:end]
        if has_fact(taken) or TELLS.search(fold(taken)) or _has_saying(taken, wording):
            continue
        left, right = text[:start].rstrip(" ,;:-–—"), text[end:].lstrip(" ,;:-–—.!")
        if dangling := LEFTOVER.search(fold(left)):
            left = left[: dangling.start()].rstrip(" ,;:-–—")
        rest = LINK_START.sub("", f"{left} {right}".strip())
        if (
            ((left and right) or hurt.rule.action == "drop")
            and re.search(r"\w", rest)
            and not _stands(rest, wording)
        ):
            continue
        text, first = (rest if re.search(r"\w", rest) else ""), hurt
    return text, first


def _has_saying(part: str, wording: Wording) -> bool:
    """Whether the pack has better words for it than none."""
    folded = fold(part.strip(ENDS))
    return any(s.say != "drop" and s.pattern.fullmatch(folded) for s in wording.sayings)


def _clause_around(text: str, start: int, end: int, wording: Wording) -> tuple[int, int]:
    """The clause a match stands in, where little else is in it; else the match itself."""
    before = [j.end() for j in CLAUSE_EDGE.finditer(text, 0, start)]
    after = CLAUSE_EDGE.search(text, end)
    wide = (before[-1] if before else 0), (after.start() if after else len(text))
    extra = text[wide[0] : start] + " " + text[end : wide[1]]
    few = len(extra.split()) <= FEW and not wording.patterns["any_no"].search(fold(extra))
    return wide if few else (start, end)


def _plainly(bare: str, hurt: Hurt, wording: Wording, choice: Choice) -> Said | None:
    """A whole statement that has to stay as it is, told as a person would."""
    return plainly(bare, Why(hurt.rule.id, hurt.rule.reason, hurt.rule.source), wording, choice)


def plainly(bare: str, why: Why, wording: Wording, choice: Choice) -> Said | None:
    tokens = tokens_of(bare.strip(ENDS), wording.lexicon)
    clause = clause_of(tokens)
    if clause is None or clause.kind != "statement" or clause.subject[0].low in UNTOLD:
        return None
    if any(t.tag not in ("adv", "prep", "num", "noun", "punct", "det") for t in clause.lead):
        return None
    fact = written(lowered(tokens, wording.lexicon))
    key = "plainly_no" if wording.patterns["any_no"].search(fold(bare)) else "plainly"
    text = choice.fill("plainly_you" if clause.subject[0].low == "you" else key, {"fact": fact})
    return None if text is None else Said("said", _ended(text), why.rule, why.reason, why.source, "inform")


def has_fact(text: str) -> bool:
    """Whether a protected stretch is in it; most clauses are told apart by their letters alone."""
    return bool(MAY_HOLD_FACT.search(text)) and bool(facts_of(text))


def _ended(text: str) -> str:
    text = capital(text.strip())
    return text if text.endswith((".", "?", "!", ":")) else text + "."


def _why(cuts: Sequence[Cut], taken: Hurt | None) -> tuple[str, str, str]:
    if taken is not None:
        return taken.rule.id, taken.rule.reason, taken.rule.source
    return (cuts[0].id, cuts[0].reason, cuts[0].source) if cuts else ("", "", "")


def _uncovered(text: str, wording: Wording) -> tuple[str, tuple[Cut, ...]]:
    """Without "As I said," "Unfortunately," ", sorry" and the like, at both ends."""
    found: list[Cut] = []
    for _ in range(6):
        folded = fold(text)
        for cut in wording.cuts:
            hit = cut.start.match(folded) if cut.start else None
            if hit and hit.end() and not has_fact(text[: hit.end()]):
                text = text[hit.end() :].lstrip(" ,;:-–—.!")
                found.append(cut)
                break
            hit = cut.end.search(folded) if cut.end else None
            if hit and hit.end() > hit.start() and not has_fact(text[hit.start() :]):
                text = text[: hit.start()].rstrip(" ,;:-–—") + (
                    "?" if folded.rstrip().endswith("?") else "." if text[: hit.start()].strip() else ""
                )
                found.append(cut)
                break
        else:
            break
    return text, tuple(found)


def _by_pattern(bare: str, wording: Wording, choice: Choice) -> Said | None:
    if len(bare) > MAX_PATTERN:
        return None
    folded = fold(bare)
    for saying in wording.sayings:
        hit = saying.pattern.fullmatch(folded)
        said = _filled(saying, hit, bare, wording, choice) if hit else None
        if said is not None:
            return said
    return None


def _clause(bare: str, wording: Wording, choice: Choice) -> Said | None:
    """By a pattern of the pack, else by its grammar."""
    return _by_pattern(bare, wording, choice) or anew(bare, wording, choice)


def _filled(saying: Saying, hit: "re.Match[str]", bare: str, wording: Wording, choice: Choice) -> Said | None:
    if saying.say == "drop":
        return Said("dropped", "", saying.id, saying.reason, saying.source, saying.act)
    slots: dict[str, str] = {}
    for name in hit.groupdict():
        value = bare[hit.start(name) : hit.end(name)].strip() if hit[name] else ""
        slots[name.removeprefix("the_")] = (
            _noun(value, name, wording) if value and ("np" in name or name == "vp") else value
        )
    text = choice.fill(saying.say, slots)
    return None if text is None else Said("said", text, saying.id, saying.reason, saying.source, saying.act)


def _noun(value: str, name: str, wording: Wording) -> str:
    """A noun phrase without its capital; a `the_` slot gets an article where it was typed without one."""
    tokens = lowered(tokens_of(value, wording.lexicon), wording.lexicon)
    bare = written(tokens)
    return (
        f"the {bare}" if name.startswith("the_") and tokens and tokens[0].tag not in ("det", "pron") else bare
    )


def _by_parts(bare: str, cold: bool, wording: Wording, choice: Choice) -> Said | None:
    """Clause by clause; joints where either side is no clause of its own are undone."""
    parts = _parts(bare, wording)
    if len(parts) < 2:
        return None
    results: list[tuple[str, Said]] = []
    changed = False
    for link, part in parts:
        inner, cuts = _uncovered(part, wording)
        inner = inner.strip(ENDS)
        if link.strip(" ,").lower() == "otherwise":
            results.append((link, Said("kept", inner)))
            continue
        if not inner:
            changed = True
            continue
        said = _clause(inner, wording, choice)
        if said is None or said.fate == "kept":
            if cold and _is_cold(inner, wording):
                return None
            said = replace(said, text=inner) if said else Said("kept", inner)
            changed |= bool(cuts)
            if cuts:
                said = replace(said, rule=cuts[0].id, reason=cuts[0].reason, source=cuts[0].source)
        elif said.fate == "dropped":
            if has_fact(inner):
                return None
            changed = True
            results.append((link, said))
            continue
        else:
            changed = True
        results.append((link, said))
    if not changed:
        return None
    first = next((s for _, s in results if s.rule), None)
    if first is None:
        return None
    text = _joined(results, wording)
    if not text:
        return Said("dropped", "", first.rule, first.reason, first.source, first.act)
    act = next((s.act for _, s in results if s.act and s.fate == "said"), "inform")
    return Said("said", text, first.rule, first.reason, first.source, act)


def _is_cold(part: str, wording: Wording) -> bool:
    return bool(wording.patterns["cold_part"].search(fold(part)))


def _joined(results: Sequence[tuple[str, Said]], wording: Wording) -> str:
    text, previous_kept, previous_refused = "", False, False
    for link, said in results:
        if said.fate == "dropped" or not said.text:
            previous_kept = False
            continue
        piece = said.text.strip(" .")
        word = link.strip(" ,;-–—").lower()
        if not text:
            text = capital(piece)
        elif not word and previous_refused and said.fate == "kept" and len(piece.split()) <= SHORT:
            text += f": {written(lowered(tokens_of(piece, wording.lexicon), wording.lexicon))}"
        elif word == "otherwise":
            text += (
                ("" if text.endswith(("?", ".")) else ".")
                + " Otherwise "
                + written(lowered(tokens_of(piece, wording.lexicon), wording.lexicon))
            )
        elif word in ("because", "since", "as", "so", "but", "and", "or") and previous_kept:
            begun = text.endswith("?")
            low = written(lowered(tokens_of(piece, wording.lexicon), wording.lexicon))
            text += (
                f" {capital(piece)}"
                if begun
                else f", {word} {low}"
                if word not in ("because",)
                else f" because {low}"
            )
        else:
            text += ("" if text.endswith(("?", ".")) else ".") + f" {capital(piece)}"
        previous_kept, previous_refused = True, said.act == "refusal"
    return text


def _parts(bare: str, wording: Wording) -> list[tuple[str, str]]:
    """(link before, clause) for each stretch that stands as a clause of its own."""
    from_, link, found = 0, "", list[tuple[str, str]]()
    for joint in JOINT.finditer(bare):
        left, right = bare[from_ : joint.start()].strip(), bare[joint.end() :].strip()
        if not left or not right:
            continue
        if joint["link"] == "," and not (_stands(left, wording) and _stands(right, wording)):
            continue
        if joint["link"].strip(" ,") in ("and", "or") and not _stands(right, wording):
            continue
        if joint["link"].strip(" ,").lower() in ("since", "as", "so", "but", "because") and not _stands(
            right, wording
        ):
            continue
        found.append((link, left))
        link, from_ = joint["link"], joint.end()
    found.append((link, bare[from_:].strip()))
    return found


def _stands(part: str, wording: Wording) -> bool:
    """Whether it is a clause: a subject early and a verb, or a pattern of the pack."""
    folded = fold(part).strip(ENDS)
    if any(s.pattern.fullmatch(folded) for s in wording.sayings) or any(
        (c.start and c.start.fullmatch(folded)) for c in wording.cuts
    ):
        return True
    tokens = tokens_of(part, wording.lexicon)
    if tokens and tokens[0].tag in ("sub", "wh", "prep", "to"):
        return False
    clause = clause_of(tokens)
    return clause is not None and not any(t.tag in ("noun", "det") for t in clause.lead)
