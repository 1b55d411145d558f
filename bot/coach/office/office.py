"""What an office notice says of things and of "applicants", said by one person to another.

Only where it is sure who does it: what another party does, or may do, stays as it is.
"""

import re
from collections.abc import Mapping, Sequence

from bot.coach.english.forms import Form, Hit, fitting
from bot.coach.english.stretches import LONGEST, begins_clause, stretches_of
from bot.coach.english.text import ENDS, fold
from bot.coach.english.voice import capital
from bot.coach.kinder.orders import as_said
from bot.coach.kinder.said import Said
from bot.coach.memory import remembered
from bot.coach.office.notice import Made, Read
from bot.coach.office.notice_bodies import BODIES
from bot.coach.office.notice_firm import FIRM
from bot.coach.office.notice_needs import NEEDED
from bot.coach.office.notice_ours import FIRST, OURS
from bot.coach.office.notice_theirs import OPEN_TO_THEM, THEIRS, TO_DO
from bot.coach.office.notice_withheld import WITHHELD
from bot.coach.wording import Wording

LEAD = re.compile(
    r"(?:(?:unfortunately|sadly|regrettably|however|also|additionally|in addition|at present|at the moment|as a rule|(?:for|during|under|in|from|until|on|at|outside|(?:as|since|because)(?! you\b)) [^,;:]{3,60}),"
    r"|under (?:section|clause|article|paragraph|rule|regulation|condition|term|point) [\w.()]+(?: of (?:our|the|your) (?:[a-z]+ )?[a-z]+)?,?) (?=\S)"
)
"""Stands before a notice and goes on standing there."""
SECOND_VERB = re.compile(
    r"\b(?:and|or|but|nor|then) (?:(?:also|therefore|always|never|then) )?(?:will|would|can|cannot|can't|may|might|must|should|shall|is|are|isn't|aren't|was|were|has|have|had|does|do|doesn't|don't|remains?|becomes?|needs?|takes?|goes|costs?|stays?)\b"
)
STAYS = re.compile(
    r",? (?:and|but|so) (?=(?:the|your|this|any|all) (?:\S+ ){1,4}?(?:remains?|applies|stays)\b)"
)
"""A clause whose verb could be a noun: "the £80 remains payable"."""
OUR_BANK = re.compile(r"\bbank (?=(?:holiday|account|detail|transfer|statement|card)s?\b)")
"""No bank does what is not done on bank holidays."""
LINKS = frozenset(["and", "but", "so"])
FORMS: Mapping[str, tuple[Form[Read], ...]] = {
    "first": (*TO_DO, *FIRST),
    "any": (*FIRM, *BODIES, *OURS, *WITHHELD, *NEEDED, *THEIRS, *TO_DO),
    "marked": (*FIRM, *BODIES, *OURS, *WITHHELD, *NEEDED, *THEIRS, *TO_DO, *OPEN_TO_THEM),
}


@remembered
def from_a_person(bare: str, wording: Wording, *, marked: bool, whole: bool = True) -> Said | None:
    """The notice as a person says it; None where it is none, or where it isn't sure who does what.

    `bare`: a sentence without its stop; `marked`: whether a part of it reads as cold; `whole`: only where all its
    clauses are such notices.
    """
    if len(bare) > LONGEST:
        return None
    lead = LEAD.match(fold(bare))
    first = lead.end() if lead else 0
    clauses = _clauses(bare[first:], wording)
    made = [_made(clause, "marked" if marked else "any", wording) for _, clause in clauses]
    found = next((each for each in made if each), None)
    if found is None or (whole and not all(made)):
        return None
    found = next((each for each in made if each and each.act == "refusal"), found)
    text = bare[:first]
    for (link, clause), each in zip(clauses, made, strict=True):
        said = each.text if each else clause
        if each and text[first:]:
            said = said.replace("please ", "we ask you to ", 1)
        turns = (
            link.strip() == ";"
            and ("you can " in text) != said.startswith("you can ")
            and found.act == "refusal"
        )
        text += (", but " if turns else _link(link, said)) + said
    return as_said(capital(text), found.rule, found.act, wording)


def in_part(said: Said, wording: Wording, *, marked: bool) -> Said:
    """What became of a sentence, with the notices among its clauses as a person says them."""
    bare = said.text.strip(ENDS)
    if said.fate == "dropped" or said.text[-1:] in "?:" or ". " in bare:
        return said
    made = from_a_person(bare, wording, marked=marked, whole=False)
    if made is None or made.text == said.text:
        return said
    act = "refusal" if "refusal" in (said.act, made.act) else said.act or made.act
    return made._replace(act=act, thing=said.thing, bare=said.bare)


@remembered
def to_do(bare: str, wording: Wording) -> Said | None:
    """What falls to the customer, as a request: "it's the tenant's duty to lock up" → please lock up.

    With it what the pack's lines would take for something else.
    """
    made = _made(bare, "first", wording)
    return as_said(made.text, made.rule, made.act, wording) if made else None


@remembered
def _clauses(text: str, wording: Wording) -> Sequence[tuple[str, str]]:
    """(link, clause): parted only where a clause of its own begins."""
    found: list[tuple[str, str]] = []
    start, link = 0, ""
    for part in stretches_of(text, wording)[1:]:
        begins = part.word in LINKS or part.link.strip() == ";"
        if begins and begins_clause(text[part.start :], wording):
            found.append((link, text[start : part.start - len(part.link)]))
            start, link = part.start, part.link
    found.append((link, text[start:]))
    if len(found) == 1 and (joint := STAYS.search(fold(text))):
        return [("", text[: joint.start()]), (text[joint.start() : joint.end()], text[joint.end() :])]
    return found


def _link(link: str, said: str) -> str:
    """A comma before a clause that has a subject of its own now."""
    bare = link.strip(" ,")
    return f", {bare} " if bare in LINKS else link


@remembered
def _made(clause: str, kind: str, wording: Wording) -> Made | None:
    folded = fold(clause)
    for make, hit in fitting(FORMS[kind], folded):
        if not _runs_on(hit) and (made := make(hit, clause, wording)):
            ours = made.text.startswith("we") or made.rule == "office-no"
            others = wording.lists["other_parties"].intersection(OUR_BANK.sub("", folded).split())
            return None if ours and others else made
    return None


def _runs_on(hit: Hit) -> bool:
    """Whether what follows has a second verb for the subject, which would lose it: "… and should be read"."""
    last = next((hit[name] for name in ("rest", "what", "tail") if hit.groupdict().get(name)), "")
    return SECOND_VERB.search(last) is not None
