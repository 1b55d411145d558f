"""The opening takes up what weighs most in the customer's message: who is in trouble, the money they live on, what was missed, what hangs on
it; and it is right about who is who."""

import pytest

from bot.coach import Coach, Wording
from bot.coach.befell.worst import worst_in
from tests.bot.coach.conftest import openings

NO = "We cannot do that. It is our policy."


@pytest.mark.parametrize(
    ("message", "kind", "said"),
    [
        ("My nephew has bad asthma and the spacer's late. He's wheezing all night.", "theirs",
         "your nephew is wheezing all night"),
        ("The bath lift broke. Mum's 84 and she had to be lifted out by the neighbours", "theirs",
         "your mum had to be lifted out by the neighbours"),
        ("our 3 month old fell from the highchair you sold us", "theirs", "your 3 month old fell from the highchair"),
        ("Milo came home from daycare with a cut on his chin.", "theirs", "Milo came home from daycare with a cut on his chin"),
        ("I need Thursday off because of my dad's heart attack", "ill", "your dad's heart attack"),
        ("I was parked there because my sister was in labour", "mind", "your sister in labour"),
        ("I was in hospital with sepsis and missed your letter", "own", "you were in hospital with sepsis"),
        ("the boiler bangs so much that I'm scared to use it.", "own", "you're scared to use it"),
        ("We've been without our inhaler since Monday", "own", "you've been without your inhaler since Monday"),
        ("You took £45. I've got £6 till Friday.", "least", "having £6 till Friday"),
        ("My van never came and I missed my dialysis", "missed", "your dialysis"),
        ("you charged me £38 for a bag, that was my bus fare for the week", "means", "your bus fare for the week"),
        ("The garage quoted me £150 and the bill is £290", "priced", "seeing £290 when you'd expected £150"),
        ("my daughter has eczema. You sent the wrong cream and my wrist is swollen", "own", "your wrist is swollen"),
        ("my premium went up from £300 to £480", "priced", "seeing a rise from £300 to £480"),
        ("They scratched the tray. It was my nan's.", "meant", "as it was your nan's"),
        ("The freezer died and it has all my breast milk in it", "meant", "with all your breast milk in there"),
        ("My payout is held and I've got two lads to pay on Friday", "soon", "with two lads to pay on Friday"),
        ("the page froze, I need it for my mortgage application", "soon", "as you need it for your mortgage application"),
    ],
)  # fmt: skip
def test_the_heaviest_point_is_told_in_their_nouns(
    wording: Wording, message: str, kind: str, said: str
) -> None:
    first = worst_in(message, wording)[0]

    assert (first.kind, first.doing) == (kind, said)


@pytest.mark.parametrize(
    "message",
    [
        "Can you tell me what's in the soup? I can't eat dairy",
        "I can't get out of the contract",
        "My kids' boots arrived and they're soaked",
        "My mum fell for your offer",
        "My uncle has a fall detector",
        "I'm stuck on step 4",
        "I was left on hold",
        "my daughter missed the enrolment deadline",
        "I have a question about Monday",
        "If my son ends up in hospital you will hear from me",
        "When does the counter open on Saturday?",
    ],
)
def test_what_is_no_trouble_is_not_told_as_one(wording: Wording, message: str) -> None:
    assert worst_in(message, wording) == ()


@pytest.mark.parametrize(
    ("message", "named"),
    [
        # Who: theirs, not the customer, and the one they named last.
        ("I've asked for a later start since my wife's stroke.", "your wife's stroke"),
        ("My son ate the bar and ended up in hospital.", "your son ended up in hospital"),
        ("The test was moved to the day of my own father's funeral.", "your father"),
        # Not twice the same.
        ("I can't pay my rent because of your hold on my wages.", "when you can't pay your rent"),
        ("Your shop lost my clock at the repairers. The kennels lost my dog.", "your dog lost|your clock lost"),
        # What befell them before what they did about it, in its order.
        ("You dropped my sewing machine down the steps. I've rung six times.",
         "your sewing machine dropped down the steps, especially after ringing six times|sewing machine dropped down the steps"),
        # Tense and cut ends.
        ("The gate was locked and we couldn't leave the car park.", "when you couldn't leave the car park"),
        ("I had to stand for three hours on your coach even though I'd booked a seat.", "stand for three hours on our coach[,. ]"),
        ("I've been trying to reach my pension since April.", "you've been trying to reach your pension since april, and"),
        # What they were told to expect.
        ("You said it'd be fixed by Tuesday and it's Friday.", "expecting it to be fixed by tuesday"),
        ("I was promised a call back on Monday.", "expecting a call back on monday"),
        # What hangs on it follows.
        ("The crew smashed the vase. It was a wedding present for my daughter.", "especially as it was a wedding present for your daughter"),
        ("You've taken £55 twice. I'm on universal credit.", "when you're on universal credit"),
        ("You let my cat out of the carrier on Main Street.", "your cat let out"),
        ("The crew smashed my telly and I've got twelve people coming on Saturday.", "especially with twelve people coming on saturday"),
        ("Your app had me drive 50 minutes and then they said my order wasn't there.", "only to be told that your order wasn't there"),
        ("You cancelled my room two days before my brother's stag do.", "room cancelled two days before your brother's stag do"),
        ("My wages are £120 short and my rent goes out tomorrow.", "£120 short, |£120 short"),
        ("Hattie sat her test today and she won't come out of her room.", "hattie won't come out of her room"),
        ("Only half the chairs came for a school fair on the 9th.", "with the school fair on the 9th"),
        ("Your van hit my wall and drove off. I'm 83.", "when you're 83"),
        ("We were turned away and it was our anniversary.", "as it was your anniversary"),
    ],
)  # fmt: skip
def test_it_may_open_the_answer(coach: Coach, wording: Wording, message: str, named: str) -> None:
    lines = openings(coach, wording, message, NO)

    assert any(way.strip("[,. ]") in line.lower() for line in lines for way in named.split("|")), lines


@pytest.mark.parametrize(
    "words", ["my son and my mum was in the ", "it was the only ", "I have a a ", "she is in the since "]
)
def test_a_long_message_takes_no_long_time(wording: Wording, words: str) -> None:
    assert isinstance(worst_in(words * 80, wording), tuple)


def test_a_rate_is_no_wait(coach: Coach) -> None:
    text = coach.rephrase(NO, context="You cut me to 12 a week with no warning.").text

    assert "week is a long time" not in text.lower()


def test_a_question_about_a_day_is_no_stake(coach: Coach) -> None:
    text = coach.rephrase("No.", context="Is my class on Tuesday or Wednesday?").text

    assert "stressful" not in text
    assert "hangs on" not in text
