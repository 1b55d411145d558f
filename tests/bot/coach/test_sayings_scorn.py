"""Mockery, disbelief and impatience: the laugh goes, the facts it wrapped stay."""

import pytest

from bot.coach import Coach, Wording
from tests.bot.coach.conftest import said_anew


@pytest.mark.parametrize(
    ("cold", "kind"),
    [
        ("Wow, a whole 3 hours without a phone.", "3 hours without a phone."),
        ("Four claims for 'stolen' umbrellas since March?", "four claims for stolen umbrellas since March."),
        ("Cancelling at 8:50 was an interesting decision.", "about cancelling at 8:50."),
        ("What did you expect for £9 a night?", "The price was £9 a night."),
        ("Well done for noticing after 11 months.", "come up after 11 months."),
        ("when its done its done", "an exact time"),
        (
            "Your sofa will be ready when it's ready, most likely in May.",
            "sofa will be ready, most likely in May.",
        ),
        (
            "They're bent, so let's not pretend this was the courier on 3 May.",
            "this was not the courier on 3 May.",
        ),
        ("The rules are on the gate and ignorance of them is no excuse.", "the gate."),
        ("The fee is £30 and typing in red won't make it go away.", "The fee is £30."),
        ("Keep it dry, which given the last one I doubt.", "Keep it dry."),
        ("Ask the seller, if you can find them lol", "the seller."),
        ("yes yes the plumber will ring you by 5pm, they always do.", "The plumber will ring you by 5pm."),
        (
            "The £34 is due on 1 June whether you set foot in the gym or not.",
            "whether or not the gym is visited.",
        ),
        ("Send the serial number and we'll see.", "we'll take it from there."),
    ],
)
def test_what_mockery_wrapped_is_said_without_it(wording: Wording, cold: str, kind: str) -> None:
    salts = [said_anew(cold, wording, salt=salt).text for salt in ("a", "b", "c", "d")]
    assert any(kind.lower() in text.lower() for text in salts), salts


@pytest.mark.parametrize(
    ("draft", "gone", "stays"),
    [
        ("Come on. We're declining this one.", "come on", "We're declining this one"),
        ("The credit of $15 is on your account. happy now?", "happy", "$15"),
        ("Your wedding isn't something we plan our rota around. The visit is on 4 July.", "rota", "4 July"),
        ("Second-hand cars have scratches. We won't pay for the bumper.", "scratches", "bumper"),
        ("How did you survive. The engineer comes on Tuesday.", "survive", "Tuesday"),
        ("You're the fifth person to ask today. The menu is on the door.", "fifth", "the door"),
        ("Amazing how nobody reads the signs. The charge is £45.", "nobody", "£45"),
        ("can we please drop it now. Your refund of $12 went out Monday.", "drop", "$12"),
        ("I do rentals, not sales. someone else's dept. bye", "bye", "rentals"),
    ],
)
def test_a_jibe_goes_and_the_answer_stays(coach: Coach, draft: str, gone: str, stays: str) -> None:
    made = coach.rephrase(draft).text
    assert made != draft
    assert gone not in made.lower()
    assert stays in made


@pytest.mark.parametrize(
    "fine",
    [
        "Come on in, we're open until 6 and the coffee is on me.",
        "Are you happy with the colour? I can change it until Friday.",
        "Yes, yes, of course you can bring the dog. The garden room is free on Sunday.",
        "Your cake is ready whenever you like after 4pm.",
        "Please press 'Lost' in the app and the card is blocked at once.",
        "Old houses have thin walls, so I've put you in the annex where it's quiet.",
        "Two tickets for Friday? They're booked, row F.",
        "Moving the wedding a week was a brave decision, and the new date is confirmed: 4 June.",
        "Writing in capitals is fine for the name field, the form accepts both.",
        "Thanks Tom, all done. Bye!",
        "Would you rather we'd come on Monday? I can move it.",
        "Sure thing. Upgrade if you need more space, otherwise the free plan is plenty.",
        "You left your scarf inside, and we've kept it safe for you at the bar.",
    ],
)
def test_what_only_sounds_like_it_is_left_alone(coach: Coach, fine: str) -> None:
    assert coach.rephrase(fine).text == fine


@pytest.mark.parametrize(
    ("draft", "stays"),
    [
        ("Ok, do you want to return it? Postage is £4.", "If you'd like to return it, please let me know."),
        ("Upgrade if you need more. The plan has 5 seats.", "If you need more, you can upgrade."),
        ("Our kiosk is shut. Our till can't do vouchers.", "sorry that our till can't handle vouchers."),
        ("The host doesn't have to wait. No refund.", "The host isn't required to wait"),
        ("It's called inflation. The fee is £12.", "This is down to inflation."),
        ("The court is gone for the 3rd. 5th if you hurry.", "The 5th is still open if you let us know soon."),
        ("Did you really post the form or just sign it? They're not the same.", "did you post the form, or sign it?"),
        ("Being skint doesn't make it free. The bill is £30.", "still needs to be paid."),
        ("The order was your choice. The fee is £9.", "The order was made on your side."),
        ("Budget means no breakfast. Checkout is at 10.", "The budget one comes without breakfast."),
        ("The site is fine. It's your browser. Update it.", "from your browser."),
        ("You left the tap on. The plumber is £80.", "It looks as if the tap was left on."),
        ("You waived your right to appeal. See clause 4.", "The right to appeal was waived."),
        ("Guests don't get to pick the room. Room 4 is yours.", "guests can't pick the room."),
        ("Do not contact the tutor directly again.", "rather than directly to the tutor."),
        ("If you want it sooner pay for priority. It's 9 days.", "If you want it sooner, you can pay for priority."),
        ("Open until 8. No idea about parking, not my job. Which entrance?", "which entrance you mean"),
    ],
)  # fmt: skip
def test_a_dare_is_held_out_and_a_shrug_has_regret(coach: Coach, draft: str, stays: str) -> None:
    assert stays in coach.rephrase(draft, context="I'm so disappointed with this.").text


@pytest.mark.parametrize(
    ("draft", "gone"),
    [
        ("You dropped the camera in the sea and now that's our fault? Water isn't covered.", "our fault"),
        ("Would you rather we'd left it in the rain? It's with your neighbour.", "rather"),
        ("Pay the £40 by 3 May or we tow it. Simple as that.", "simple"),
        ("Don't like it, go elsewhere. The price is £25.", "like it"),
        ("Learn to read a map. The gate is on Mill Road.", "learn"),
        ("You keep asking. The answer is still no.", "keep asking"),
        ("If you can't afford it don't book it. The balance is £400.", "afford"),
        ("Whose fault is that? The bus is at 6.", "fault"),
        ("It's only a scratch. We can polish it for £15.", "scratch"),
        ("You really should know your own size. An exchange takes 7 days.", "own size"),
        ("We're a bakery not a bank. The deposit is £5.", "bank"),
        ("Check the junk folder before accusing us. It went out on 4 May.", "accus"),
        ("Complain to the watchdog for all we care. The decision stands.", "for all we care"),
    ],
)
def test_a_door_slammed_goes_whole(coach: Coach, draft: str, gone: str) -> None:
    made = coach.rephrase(draft, context="I'm so disappointed with this.").text
    assert made != draft
    assert gone not in made.lower()


@pytest.mark.parametrize(
    ("draft", "gone", "stays"),
    [
        ("Vases don't break themselves. The claim closed on 3 May.", "themselves", "3 May"),
        ("Fifteen quid will hardly bankrupt you. The fee is due on 3 May.", "bankrupt", "3 May"),
        ("We hear this from guests who just want an upgrade, and the fee of £60 stands.", "upgrade", "£60"),
        ("Three emails about a mug. It went out on 4 June.", "mug", "4 June"),
        ("Check the shed before you ring a third time. It came on 4 June.", "third", "before you ring again"),
        ("If she had practised she would have passed. Resits are on 9 July.", "practised", "9 July"),
        ("If it was that important to you, you'd have insured it. The claim is refused.", "insured", "claim"),
        ("You're too late. The visit is on 9 July, and do try to be in.", "do try", "9 July"),
        ("Pay the £12 like an adult or cancel it.", "adult", "or cancel it"),
        ("Send the receipt and we'll see if you're telling the truth.", "truth", "have a look"),
    ],
)
def test_motives_and_other_customers_are_left_out(coach: Coach, draft: str, gone: str, stays: str) -> None:
    made = coach.rephrase(draft, context="I'm so disappointed with this.").text
    assert gone not in made.lower()
    assert stays in made


@pytest.mark.parametrize(
    "kind",
    [
        "If she had been referred before March, she would have kept her place.",
        "The cracks in the glaze don't close on their own, so please keep it dry.",
        "We hear this from people who want to switch plans, so here is a guide.",
        "Please bring the form before you ring a second doctor.",
    ],
)
def test_a_reason_or_a_kind_word_of_that_shape_stays(coach: Coach, kind: str) -> None:
    assert kind in coach.rephrase(kind).text
