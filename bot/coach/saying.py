"""Says one sentence of the draft anew: the same act, fact and decision in plain, kind English.

A sentence is cut of its cold lead-ins, split into clauses, and each clause is either said by a pattern of the
content pack, said anew from its grammar, kept as it is, or dropped where it is tone and nothing else.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.coach.choice import Choice
from bot.coach.clauses import anew
from bot.coach.grammar import clause_of
from bot.coach.said import Said
from bot.coach.text import facts_of, fold
from bot.coach.tokens import tokens_of, written
from bot.coach.voice import capital, lowered, tidy
from bot.coach.wording import Cut, Saying, Wording

JOINT = re.compile(
    r"\s*(?P<link>;|\s[-–—]+\s|,?\s(?:but|so)(?=\s)|,\s?(?:and|or|because|since|as)(?=\s)|\s(?:because)(?=\s)|,)\s*",
    re.IGNORECASE,
)
ENDS = ".!?…:;, "
SHORT = 6
MAX_PATTERN = 160
"""Characters of a clause that a pattern may name whole; longer ones have a grammar of their own."""
SUBJECTS = frozenset(["i", "you", "we", "it", "he", "she", "they", "there", "this", "that"])


def say(sentence: str, cold: bool, wording: Wording, choice: Choice) -> Said | None:
    """The sentence said anew, kept, or dropped; None where it is cold and was not understood.

    `cold`: a rule of the pack was hurt by it, so it may not stay as it is.
    """
    body, cuts = _uncovered(tidy(sentence.strip(), wording.lexicon), wording)
    if not re.search(r"\w", body):
        return Said("dropped", "", *_why(cuts, wording)) if cuts else Said("kept", sentence)
    stop = "?" if body.rstrip().endswith("?") else ":" if body.rstrip().endswith(":") else "."
    bare = body.strip(ENDS)
    whole = _by_pattern(bare, wording, choice)
    if whole is None and stop != "?":
        whole = _by_parts(bare, cold, wording, choice) or anew(bare, wording, choice)
    if whole is None:
        if cold and not cuts:
            return None
        if not cuts:
            return Said("kept", sentence)
        return Said("said", capital(bare) + stop, *_why(cuts, wording), "inform")
    if whole.fate == "dropped":
        return whole if not facts_of(bare) else None
    if whole.fate == "kept":
        if not cuts:
            return Said("kept", sentence) if not cold else None
        return Said("said", capital(bare) + stop, *_why(cuts, wording), whole.act)
    return replace(whole, text=_ended(whole.text))


def _ended(text: str) -> str:
    text = capital(text.strip())
    return text if text.endswith((".", "?", "!", ":")) else text + "."


def _why(cuts: Sequence[Cut], wording: Wording) -> tuple[str, str, str]:
    first = cuts[0] if cuts else wording.cuts[0]
    return first.id, first.reason, first.source


def _uncovered(text: str, wording: Wording) -> tuple[str, tuple[Cut, ...]]:
    """Without "As I said," "Unfortunately," ", sorry" and the like, at both ends."""
    found: list[Cut] = []
    for _ in range(6):
        folded = fold(text)
        for cut in wording.cuts:
            hit = cut.start.match(folded) if cut.start else None
            if hit and hit.end():
                text = text[hit.end() :].lstrip(" ,;:-–—.!")
                found.append(cut)
                break
            hit = cut.end.search(folded) if cut.end else None
            if hit and hit.end() > hit.start():
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
        slots[name.removeprefix("the_")] = _noun(value, name, wording) if "np" in name and value else value
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
            if facts_of(inner):
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
    return clause_of(tokens) is not None
