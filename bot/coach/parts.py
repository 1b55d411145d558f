"""A sentence clause by clause: each is named, said anew, kept or left out, and what stays is joined again."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.coach.choice import Choice
from bot.coach.clauses import anew
from bot.coach.cuts import stands, uncovered
from bot.coach.named import ENDS, by_pattern, has_fact
from bot.coach.said import Said
from bot.coach.text import fold
from bot.coach.tokens import tokens_of, written
from bot.coach.voice import capital, lowered
from bot.coach.wording import Wording
from bot.coach.worth import is_tone

JOINT = re.compile(
    r"\s*(?P<link>;|[\U0001F300-\U0001FAFF\u2600-\u27BF]+\ufe0f?|\s[-–—]+\s|,?\s(?:but|so|otherwise)(?=\s)|\sor(?=\s(?:we|i|you|your|it|the)\s)|,\s?(?:and|or|because|since|as)(?=\s)|\s(?:because)(?=\s)|,)\s*",
    re.IGNORECASE,
)

SHORT = 6

LEANS = re.compile(r"(?:they|it|he|she|that)\b(?!.*(?:n't|\bnot)\b)")

NEGATED = re.compile(r"\b(?:not|no|never)\b|n't\b")


def by_parts(bare: str, cold: bool, topic: frozenset[str], wording: Wording, choice: Choice) -> Said | None:
    """Clause by clause; joints where either side is no clause of its own are undone."""
    parts = parts_of(bare, wording)
    if len(parts) < 2:
        return None
    results: list[tuple[str, Said]] = []
    changed = False
    for link, part in parts:
        inner, cuts = uncovered(part, wording)
        inner = inner.strip(ENDS)
        if link.strip(" ,").lower() == "otherwise":
            results.append((link, Said("kept", inner)))
            continue
        orphan = bool(results) and results[-1][1].fate == "dropped" and bool(LEANS.match(fold(inner)))
        if is_tone(inner, wording, topic=topic) or (orphan and not has_fact(inner)):
            changed = True
            results.append((link, dropped(("", "", ""), wording)))
            continue
        if not inner:
            changed = True
            continue
        because = link.strip(" ,").lower() in ("because", "since", "as")
        said = None if because else _clause(inner, wording, choice)
        if said is None or said.fate == "kept":
            if cold and _is_cold(inner, wording):
                if has_fact(inner) or wording.patterns["any_no"].search(fold(inner)):
                    return None
                changed = True
                results.append((link, dropped(("", "", ""), wording)))
                continue
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
    ruled = [s for _, s in results if s.rule]
    if not ruled:
        return None
    bare_only = all(s.bare or not s.text for _, s in results)
    first = next((s for s in ruled if s.text), ruled[0])
    text = _joined(results, wording)
    if not text:
        return Said("dropped", "", first.rule, first.reason, first.source, first.act)
    act = next((s.act for _, s in results if s.act and s.fate == "said"), "inform")
    return Said("said", text, first.rule, first.reason, first.source, act, bare=bare_only)


def _clause(bare: str, wording: Wording, choice: Choice) -> Said | None:
    """By a pattern of the pack, else by its grammar."""
    return by_pattern(bare, wording, choice) or anew(bare, wording, choice)


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
        elif (
            not word
            and previous_refused
            and said.fate == "kept"
            and len(piece.split()) <= SHORT
            and not NEGATED.search(fold(piece))
        ):
            text += f": {written(lowered(tokens_of(piece, wording.lexicon), wording.lexicon))}"
        elif word == "otherwise" or (
            word == "or" and said.act != "ask" and results[0][1].act in ("ask", "deflection")
        ):
            text += (
                ("" if text.endswith(("?", ".")) else ".")
                + " Otherwise, "
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


def parts_of(bare: str, wording: Wording) -> list[tuple[str, str]]:
    """(link before, clause) for each stretch that stands as a clause of its own."""
    from_, link, found = 0, "", list[tuple[str, str]]()
    for joint in JOINT.finditer(bare):
        left, right = bare[from_ : joint.start()].strip(), bare[joint.end() :].strip()
        if not left or not right:
            continue
        if joint["link"] == "," and not (stands(left, wording) and stands(right, wording)):
            continue
        if joint["link"].strip(" ,") in ("and", "or") and not stands(right, wording):
            continue
        if joint["link"].strip(" ,").lower() in ("since", "as", "so", "but", "because") and not stands(
            right, wording
        ):
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
