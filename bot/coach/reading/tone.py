"""How a draft's words would be taken, by a linear classifier over the same features as the acts (see linear.py).

It was trained by `python -m training.judge` on whole drafts written for it, and on the sentences of content/en/acts.
What it says of a draft is one of the judge's traits; what it says of a sentence tells which ones to point at.
"""

from typing import get_args

from bot.coach.english.linear import LinearModel
from bot.coach.types import Register

REGISTERS: tuple[Register, ...] = get_args(Register)


class ToneModel(LinearModel[Register]):
    """How a text's words would be taken."""
