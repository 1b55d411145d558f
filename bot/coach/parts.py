"""A sentence clause by clause: each is named, said anew, kept or left out, and what stays is joined again."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.coach.choice import Choice
from bot.coach.clauses import anew
from bot.coach.conditions import consequence
from bot.coach.cuts import stands, uncovered
from bot.coach.grammar import clause_of
from bot.coach.memory import remembered
from bot.coach.named import ENDS, by_pattern, has_fact
from bot.coach.said import Said
from bot.coach.text import fold
from bot.coach.tokens import tokens_of
from bot.coach.weave import CAUSES, Unit, texts, woven
from bot.coach.wording import Wording
from bot.coach.worth import is_tone

JOINT = re.compile(
    r"\s*(?P<link>;|,?\s(?:so|but|and),? no,?(?=\s(?:i|we|you|it|they|that|the|your)\b)|[\U0001F300-\U0001FAFF\u2600-\u27BF]+\ufe0f?|\s[-–—]+\s|,?\s(?:but|so|otherwise)(?=\s)|,?\sand(?=\s(?:(?:i|we|you|it|they|there|this|that)(?:'|\s)|(?:the|your|our|no)\s))|\sor(?=\s(?:(?:we|i|you|it)(?:'|\s)|(?:your|the|lose)\s))|,\s?(?:and|or|because|since|as)(?=\s)|\s(?:because)(?=\s)|,)\s*",
    re.IGNORECASE,
)

LONGEST = 600
"""Characters of a sentence that is taken apart."""
LEANS = re.compile(r"(?:they|it|he|she|that)\b(?!.*(?:n't|\bnot)\b)")


def by_parts(bare: str, cold: bool, topic: frozenset[str], wording: Wording, choice: Choice) -> Said | None:
    """Clause by clause; joints where either side is no clause of its own are undone."""
    parts = parts_of(bare, wording)
    if len(parts) < 2:
        return None
    if all(_is_step(part, wording) for _, part in parts):
        return None
    results: list[tuple[str, Said]] = []
    for link, part in parts:
        after_gone = bool(results) and results[-1][1].fate == "dropped"
        said = _part((link, part), topic, wording, choice, after_gone=after_gone, cold=cold)
        if said is None:
            return None
        results.append((link, said))
    results = [(link, said) for link, said in results if said.text or said.fate == "dropped"]
    spliced = [n for n, (link, said) in enumerate(results) if link.strip() == "," and said.fate == "kept"]
    if not any(s.rule for _, s in results) and spliced:
        link, said = results[spliced[0]]
        reason = wording.reasons["full-sentence"]
        results[spliced[0]] = (
            link,
            replace(said, rule="full-sentence", reason=reason.reason, source=reason.source),
        )
    ruled = [s for _, s in results if s.rule]
    if not ruled:
        return None
    bare_only = all(s.bare or not s.text for _, s in results)
    first = next((s for s in ruled if s.text), ruled[0])
    clauses = _linked(results)
    text = texts(woven((Unit(0, s) for s in clauses), wording, choice))
    if not text:
        return Said("dropped", "", first.rule, first.reason, first.source, first.act)
    act = next((s.act for _, s in results if s.act and s.fate == "said"), "inform")
    thing = next((s.thing for _, s in results if s.thing and s.fate == "said"), "")
    return Said(
        "said", text, first.rule, first.reason, first.source, act, thing, bare=bare_only, parts=clauses
    )


def _part(
    clause: tuple[str, str],
    topic: frozenset[str],
    wording: Wording,
    choice: Choice,
    *,
    after_gone: bool,
    cold: bool,
) -> Said | None:
    """One clause said anew, kept or dropped; None where the whole sentence is not understood."""
    word = clause[0].strip(" ,").lower()
    inner, cuts = uncovered(clause[1], wording)
    inner = inner.strip(ENDS)
    if word in ("otherwise", "or") and (told := consequence(inner, wording)):
        reason = wording.reasons["no-threat"]
        return Said("said", told, "no-threat", reason.reason, reason.source, "inform")
    if word == "otherwise":
        return Said("kept", inner)
    leans = after_gone and bool(LEANS.match(fold(inner))) and not has_fact(inner)
    if not inner or is_tone(inner, wording, topic=topic) or leans:
        return dropped(("", "", ""), wording)
    said = _clause(inner, wording, choice)
    if word in CAUSES and said is not None and (said.act != "blame" or not said.inner):
        said = None
    if said is not None and said.fate == "dropped":
        return None if has_fact(inner) else said
    if said is not None and said.fate == "said":
        return said
    if cold and _is_cold(inner, wording):
        decided = has_fact(inner) or wording.patterns["any_no"].search(fold(inner))
        return None if decided else dropped(("", "", ""), wording)
    said = replace(said, text=inner) if said else Said("kept", inner)
    return replace(said, rule=cuts[0].id, reason=cuts[0].reason, source=cuts[0].source) if cuts else said


def _is_step(part: str, wording: Wording) -> bool:
    """One of several steps in a row, which stay one sentence."""
    clause = clause_of(tokens_of(part, wording.lexicon))
    return clause is not None and clause.kind == "command" and not clause.negative


def _linked(results: Sequence[tuple[str, Said]]) -> tuple[Said, ...]:
    """The clauses that stay, each with its link; what follows one left out begins anew."""
    found: list[Said] = []
    gone = False
    kept = [(link.rstrip(",").removesuffix(" no").rstrip(","), said) for link, said in results]
    for place, (link, said) in enumerate(kept):
        if said.fate == "dropped" or not said.text:
            gone = True
            continue
        after = kept[place + 1] if place + 1 < len(kept) else None
        if said.bare and said.act == "refusal" and after and after[1].act == "refusal" and after[1].text:
            kept[place + 1] = (link or after[0], after[1])
            continue
        lost = not found or (gone and link.strip(" ,").lower() != "otherwise")
        found.append(replace(said, link="" if lost else link))
        gone = False
    return tuple(found)


def _clause(bare: str, wording: Wording, choice: Choice) -> Said | None:
    """By a pattern of the pack, else by its grammar."""
    return by_pattern(bare, wording, choice) or anew(bare, wording, choice)


def _is_cold(part: str, wording: Wording) -> bool:
    return bool(wording.patterns["cold_part"].search(fold(part)))


@remembered
def parts_of(bare: str, wording: Wording) -> list[tuple[str, str]]:
    """(link before, clause) for each stretch that stands as a clause of its own."""
    if len(bare) > LONGEST:
        return [("", bare.strip())]
    from_, link, found = 0, "", list[tuple[str, str]]()
    for joint in JOINT.finditer(bare):
        left, right = bare[from_ : joint.start()].strip(), bare[joint.end() :].strip()
        if not left or not right:
            continue
        if joint["link"] == "," and not (stands(left, wording) and stands(right, wording)):
            continue
        word = joint["link"].strip(" ,").lower()
        lose = word == "or" and right.lower().startswith("lose ")
        if word in ("and", "or") and not lose and not stands(right, wording):
            continue
        if joint["link"].strip(" ,").lower() in ("since", "as", "so", "but", "because") and not stands(
            right, wording
        ):
            continue
        if joint["link"].strip(" ,").lower() in ("so", "and") and not stands(left, wording):
            continue
        found.append((link, left))
        link, from_ = joint["link"], joint.end()
    found.append((link, bare[from_:].strip()))
    return found


def dropped(why: tuple[str, str, str], wording: Wording, thing: str = "") -> Said:
    """Left out; by the rule given, else because it is mere tone. `thing`: what it named, if it named anything."""
    reason = wording.reasons["tone"]
    rule = why if why[0] else ("tone", reason.reason, reason.source)
    return Said("dropped", "", *rule, thing=thing)
