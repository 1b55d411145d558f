"""Without a customer's message the first line says what the news is to anybody, and names no thing that only stands by."""

import re

import pytest

from bot.coach import Coach, Wording
from bot.coach.english.tokens import tokens_of
from bot.coach.opening.denied import denied
from bot.coach.opening.named_things import named_at
from bot.coach.opening.news import news_of
from bot.coach.opening.roles import role_of
from bot.coach.opening.topics import topics_of


def opening(coach: Coach, draft: str) -> str:
    put = (e.after for v in coach.rephrase(draft).versions[:1] for e in v.edits if e.rule == "acknowledge")
    return next(put, "")


@pytest.mark.parametrize(
    ("sentence", "noun", "role"),
    [
        ("The kiln is cold.", "The kiln", "subject"),
        ("We lost the kiln.", "the kiln", "object"),
        ("Wait for the kiln.", "the kiln", "topic"),
        ("Ask at the kiln.", "the kiln", "aside"),
        ("If the kiln cools, ring.", "the kiln", "aside"),
        ("If it cools, the kiln is reset.", "the kiln", "subject"),
        ("Our kiln is fine.", "Our kiln", "aside"),
        ("I only do the kiln.", "the kiln", "aside"),
    ],
)
def test_what_a_noun_is_to_its_sentence(wording: Wording, sentence: str, noun: str, role: str) -> None:
    tokens = tokens_of(sentence, wording.lexicon)
    words = [t.text for t in tokens]
    lead = next(i for i in range(len(words)) if words[i : i + 2] == noun.split())

    assert role_of(tokens, lead, lead + 2) == role


@pytest.mark.parametrize(
    "draft",
    [
        "Your form goes straight in the bin.",
        "You'll hear in due course.",
        "GPS shows where it stood.",
        "Leave it at the counter.",
    ],
)
def test_what_only_stands_by_is_no_topic(wording: Wording, draft: str) -> None:
    told = [t.thing.text for t in topics_of(draft, wording, refuses=False, grants=False)]

    assert not {"bin", "course", "gps", "counter"} & set(told)


def test_of_the_many_of_a_rule_one_is_theirs(wording: Wording) -> None:
    text = "Claims reach us within a week or they are rejected. Yours is dated June."

    assert topics_of(text, wording, refuses=True, grants=False)[0].thing.slots["its"] == "your claim"


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("I can't give you a door code.", "a door code"),
        ("We're unable to offer any discounts on lamps.", "discounts"),
        ("The attic room isn't available.", "the attic room"),
        ("Your loan was not approved.", "your loan"),
        ("We don't send fitters out.", ""),
        ("You can't send a parcel.", ""),
        ("I can't give you an answer.", ""),
        ("We don't offer that.", ""),
    ],
)
def test_what_a_no_keeps_from_them(wording: Wording, text: str, what: str) -> None:
    assert denied(text, wording) == what


@pytest.mark.parametrize(
    ("draft", "named"),
    [
        ("The glaze test takes 5 weeks. Ringing us won't help.", "5 weeks"),
        ("Return the costume by Tuesday or we bill you.", "Tuesday"),
        ("You signed up, so the second lesson is $40. End of story.", r"\$40"),
        ("No, we can't lend you a generator.", "a generator"),
    ],
)
def test_the_line_names_the_span_the_date_the_sum_or_the_thing(coach: Coach, draft: str, named: str) -> None:
    assert re.search(named, opening(coach, draft))


def told(draft: str, wording: Wording) -> tuple[str, str]:
    """The first of its news, and the thing as a line would name it."""
    news = news_of(draft, wording, refuses=True)[0]
    return news.kind, news.slots.get("the") or news.slots.get("a", "")


@pytest.mark.parametrize(
    ("draft", "kind", "thing"),
    [
        ("Punt hire cancellation fee £14. It's on the board.", "fee", "the cancellation fee"),
        ("The towage charge is £85.", "fee", "the towage charge"),
        ("Your mooring rent is two months behind.", "due", "your mooring rent"),
        ("Glaze workshop cancelled, kiln is cold.", "cancelled", "the glaze workshop"),
        ("Library card suspended pending a new photo.", "locked", "the library card"),
        ("Booking 5519 closed. No reply.", "closed", "the booking"),
        ("Day pass ran out on Monday.", "expired", "the day pass"),
        ("Overtime request refused.", "declined", "the overtime request"),
        ("We can't extend your loan.", "wish", "your loan"),
        ("The veil can't be altered by Friday.", "wish", "the veil"),
        ("No ferrets in the cabins.", "not-taken", "ferrets"),
        ("We don't offer a night crossing.", "not-offered", "the night crossing"),
        ("No upgrades on day passes.", "not-given", "upgrades"),
        ("Beanbags aren't refundable once opened.", "leeway", "beanbags"),
        ("You can't add a passenger at the dock.", "their-wish", ""),
        ("Replacement permits take 6 weeks.", "wait", "a replacement permit"),
        ("Guest passes are capped at 3.", "limited", "guest passes"),
        ("Lunch finishes at 2.", "hours", "lunch"),
        ("You missed the crossing.", "you-missed", "the crossing"),
        ("Engineer called at 9, nobody in.", "missed-you", ""),
        ("Registration form is incomplete.", "incomplete", "the registration form"),
        ("Ask the harbour master about the mooring.", "elsewhere", "the mooring"),
        ("The lesson is charged in full.", "charged", "the lesson"),
        ("Report closed, no reply.", "closed", "the report"),
        ("Claim 77 auto-closed, no reply.", "closed", "the claim"),
        ("No glitter, no rice, no balloons.", "not-offered", "glitter"),
        ("We can't help with model trains.", "not-taken", "model trains"),
        ("We can drop the £4 late fee.", "given", "the late fee"),
        ("Send two copies of the deed by Friday.", "asked", ""),
    ],
)
def test_what_a_draft_has_to_tell_is_known_by_its_grammar(
    wording: Wording, draft: str, kind: str, thing: str
) -> None:
    assert told(draft, wording)[0] == kind, news_of(draft, wording, refuses=True)
    if thing:
        assert told(draft, wording)[1] == thing


@pytest.mark.parametrize(
    "draft",
    [
        "The £6 mooring fee is waived.",
        "Copies are fine.",
        "No fee applies.",
        "No ticket, no boarding.",
        "If the berth is cancelled, ring us.",
        "Don't change the settings.",
        "There is no error in the reading.",
        "Collect the kite by six or it's a late fee.",
        "The crate can't clear the port absent an invoice.",
    ],
)
def test_what_is_no_news_is_not_told(wording: Wording, draft: str) -> None:
    assert not [each for each in news_of(draft, wording, refuses=True) if each.kind != "about"]


@pytest.mark.parametrize(
    ("draft", "named"),
    [
        ("Corkage is £9 a bottle. It says so on the menu.", "corkage"),
        ("We don't do beanbags. Try the market.", "beanbags"),
        ("Your kayak lesson was cancelled because you were late. Read the terms.", "lesson"),
        ("The pool closes at 4. Not our problem.", "pool"),
        ("Visas take 9 weeks. Ringing won't speed it up.", "visa"),
    ],
)
def test_the_opening_names_the_things_of_its_draft(coach: Coach, draft: str, named: str) -> None:
    line = opening(coach, draft)

    assert named in line.lower(), line
    assert not re.search(r"\b(a|the) (a|the)\b|\bthe corkage\b|\ba \w+s\b(?! )", line), line


def test_what_is_only_asked_for_is_not_regretted(coach: Coach) -> None:
    for draft in ("Send the receipt again. Blurry.", "Upload a photo of the label. You cut it off."):
        assert not re.search(r"\bsorry\b|\bwish\b", opening(coach, draft))


def test_nobody_is_thanked_twice(coach: Coach) -> None:
    text = coach.rephrase("Thank you for your letter of 3 May. The hedge is not ours. Move it yourself.").text

    assert len(re.findall(r"[Tt]hank", text)) <= 1, text


def test_a_name_at_the_start_is_no_thing(wording: Wording) -> None:
    assert "brandt" not in str(news_of("Brandt declined. Ask again in May.", wording, refuses=True)).lower()


@pytest.mark.parametrize(
    ("tokens", "single"),
    [("refunds", "a refund"), ("parties", "a party"), ("dishes", "a dish"), ("passes", "a pass")],
)
def test_of_many_things_one_is_named(wording: Wording, tokens: str, single: str) -> None:
    named = named_at(tokens_of(f"no {tokens}", wording.lexicon), 0, wording)

    assert named is not None
    assert named.single == single


@pytest.mark.parametrize(
    ("draft", "fits"),
    [
        ("Pay the £40 by Monday or we cut the mooring. Your choice.", "message like this"),
        (
            "Leave another note like that and don't expect us to tune the harp again. It's tuned.",
            r"\bmessage\b",
        ),
        ("Kayak not ready, glue still wet. Thurs. Stop asking.", r"better news|hoping|wanted"),
        ("The death certificate must be the original. Copies are binned.", r"hard time|worst of times"),
        ("Your kite pass is void, you lent it out.", "news about your kite pass"),
        ("Not much we can do about the lens. File a claim on their site.", r"^(?!.*claim)"),
    ],
)
def test_a_warning_bad_news_and_a_death_each_open_as_such(coach: Coach, draft: str, fits: str) -> None:
    line = opening(coach, draft)

    assert line
    assert re.search(fits, line), line
    assert not re.search(r"\b[Tt]hank|\bglad\b|[Ww]elcome news", line), line
