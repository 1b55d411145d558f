"""Joins the sentences of a draft that belong together; what became of each stays on record, so that each can be undone."""

from collections.abc import Sequence
from dataclasses import replace

from bot.coach.choice import Choice
from bot.coach.read import Draft
from bot.coach.said import Said
from bot.coach.sentences import Seen
from bot.coach.weave import Line, Unit, texts, woven
from bot.coach.wording import Wording


def _runs(draft: Draft, found: Sequence[tuple[Seen, Said | None]]) -> list[list[int]]:
    """Sentences that stand side by side on one line, by their number."""
    runs: list[list[int]] = []
    for place, (seen, _) in enumerate(found):
        last = found[runs[-1][-1]][0].sentence if runs else None
        beside = last is not None and not draft.text[last.end : seen.sentence.start].strip(" ")
        if beside and not seen.sentence.bullet:
            runs[-1].append(place)
        else:
            runs.append([place])
    return runs


def together(
    draft: Draft, found: list[tuple[Seen, Said | None]], wording: Wording, choice: Choice
) -> list[tuple[Seen, Said | None]]:
    """Sentences that belong together joined: the first tells both, the others are marked as woven into it."""
    made = list(found)
    for run in _runs(draft, found):
        units = [
            Unit(place, part)
            for place in run
            if (said := found[place][1]) is not None and said.text
            for part in (said.parts or (said,))
        ]
        groups: list[tuple[set[int], list[Line]]] = []
        for line in woven(units, wording, choice):
            if groups and groups[-1][0] & line.sources:
                groups[-1][0].update(line.sources)
                groups[-1][1].append(line)
            else:
                groups.append((set(line.sources), [line]))
        for sources, lines in groups:
            first, last = min(sources), max(sources)
            seen, said = made[first]
            if said is None or (first == last and said.fate == "kept"):
                continue
            if first == last:
                said_ = replace(said, text=texts(lines)) if len(lines) > 1 or said.parts or said.way else said
                made[first] = (seen, said_)
                continue
            made[first] = (seen, _told_together(found, first, last, lines, wording))
            for place in range(first + 1, last + 1):
                if (other := found[place][1]) is not None:
                    made[place] = (found[place][0], replace(other, fate="woven"))
    return made


def _told_together(
    found: Sequence[tuple[Seen, Said | None]], first: int, last: int, lines: Sequence[Line], wording: Wording
) -> Said:
    told = [said for _, said in found[first : last + 1] if said is not None]
    ruled = next((s for s in told if s.rule and s.text), next((s for s in told if s.rule), None))
    joined = wording.reasons["together"]
    rule = (ruled.rule, ruled.reason, ruled.source) if ruled else ("together", joined.reason, joined.source)
    act = next((s.act for s in told if s.act and s.fate == "said"), "inform")
    thing = next((s.thing for s in told if s.thing), "")
    until = found[last][0].sentence.end
    return Said(
        "said", texts(lines), *rule, act, thing, bare=all(s.bare or not s.text for s in told), until=until
    )
