"""Says a whole sentence anew by its form; and what may lead such a sentence."""

from collections.abc import Callable, Sequence

from bot.coach.choice import Choice
from bot.coach.english.forms import Form, Hit, fitting
from bot.coach.english.text import ENDS, fold
from bot.coach.kinder.said import Said
from bot.coach.wording import Wording

LONGEST = 240
LEAD = r"(?:(?:and|but|so|also|however|please|just|kindly),? )*"
PUSH = (
    r"(?:(?:please|just|kindly|simply|do|always|try (?:to|and)|remember to|be sure to|(?:please )?(?:make sure|ensure)(?: (?:that )?you| to)"
    r"|you (?:should|must|need to|may want to|might want to|will need to|ought to|have to|may wish to|could)|(?:we|i) (?:would |must )?(?:ask|advise|suggest|recommend)(?: (?:that )?you)?(?: to)?),? )*"
)
SURELY = r"(?:really|actually|indeed|genuinely|truly|in fact|honestly)"


Anew = Callable[[Hit, str, Wording, Choice], Said | None]


def by_form(forms: Sequence[Form[Anew]], text: str, wording: Wording, choice: Choice) -> Said | None:
    """By the first of the forms that the whole text is; None where it is none."""
    bare = text.strip(ENDS)
    if len(bare) > LONGEST:
        return None
    made = (make(hit, bare, wording, choice) for make, hit in fitting(forms, fold(bare)))
    return next((said for said in made if said and said.text), None)


def cut(hit: Hit, name: str, bare: str) -> str:
    return bare[hit.start(name) : hit.end(name)].strip(" ,") if hit[name] else ""
