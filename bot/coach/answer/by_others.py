"""A text by other hands as a version: what it kept of the draft, and each change with its reason."""

import re
from difflib import SequenceMatcher

from bot.coach.types import Edit, Piece, Version, join_pieces
from bot.coach.wording import Wording

RULE = "model"
_SENTENCE = re.compile(r"[^\n]+?(?:[.!?]+[\"')”’]*(?=\s|$)[^\S\n]*|(?=\n)|$)|\n+")


def by_other_hands(draft: str, text: str, wording: Wording) -> Version:
    """The warm version that is `text`, sentence by sentence beside the draft."""
    before, after = _sentences(draft), _sentences(text)
    why = wording.reasons[RULE]
    pieces: list[Piece] = []
    edits: list[Edit] = []
    for op, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        old, new = "".join(before[i:j]), "".join(after[k:m])
        if op == "equal":
            pieces.append(Piece(old, new))
            continue
        edit = Edit(f"{RULE}-{len(edits) + 1}", RULE, why.reason, why.source, old.strip(), new.strip())
        edits.append(edit)
        pieces.append(Piece(old, new, edit.id))
    return Version("warm", join_pieces(tuple(pieces)), tuple(edits), "", tuple(pieces))


def _sentences(text: str) -> list[str]:
    return [part for part in _SENTENCE.findall(text) if part]
