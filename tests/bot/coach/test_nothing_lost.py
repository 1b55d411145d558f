"""What a cold draft says besides its tone stays: facts, reasons, conditions, options, steps and places, however sour their company."""

import pytest

from bot.coach import Coach, Wording
from bot.coach.answer.guard import never_said
from tests.bot.coach.conftest import said_anew

THEIRS = "I've written three times now and my order still hasn't come!"


def warm(coach: Coach, draft: str, theirs: str = THEIRS) -> str:
    said = coach.rephrase(draft, context=theirs)
    assert said.versions, (draft, said.unsafe)
    return said.text


@pytest.mark.parametrize(
    ("draft", "kept"),
    [
        ("You have ten days, then the tent gets auctioned. Your choice.", "the tent gets auctioned"),
        ("Hand it in by noon, otherwise the slot lapses. Your problem.", "the slot lapses"),
        ("Not covered. Clause 8, wear of moving parts. Read it.", "wear of moving parts"),
        ("For the last time: postage is included in the price. Deal with it.", "ostage is included in the price"),
        ("Tuition is due whether or not your visa comes. Deal with it.", "due whether or not your visa comes"),
        ("The deadline applies to everyone and no exceptions will be made.", "applies to everyone"),
        ("As this counts as an act of nature, no compensation is due. End of story.", "an act of nature"),
        ("We close at six and there's no late pick-up. Not my problem.", "no late pick-up"),
        ("There's a dispute form on the portal if you must. Not my problem.", "dispute form on the portal"),
        ("Maybe use the adapter that came in the box. It's not rocket science.", "adapter"),
        ("Use it if you like, as long as you ordered before the 4th, whatever. That's on you.", "as long as you ordered before"),
        ("It's just a cosmetic dent, not a big deal.", "cosmetic dent"),
        ("Bags over 12 kg aren't accepted, as stated on your boarding card. Deal with it.", "boarding card"),
        ("You'd have to ask at the gatehouse like everyone else. That's on you.", "at the gatehouse"),
        ("Your request (ref. KB/11/204) was sent back as illegible. A child could fill it in.", "sent back as illegible"),
        ("This number is necessary to book a visit. Deal with it.", "necessary to book a visit"),
        ("You were charged because you forgot to cancel. Deal with it.", "because it wasn't cancelled"),
        ("It's a hairline crack, not a leak, so stop panicking.", "not a leak"),
        ("I'd have thought a cook knows that opened jars can't be returned.", "opened jars"),
        ("One of our vans, not all of them, has a lift. It's booked until the 8th. Deal with it.", "has a lift"),
        ("Get a friend to carry it, or pay 40 for the two-man team. Not my problem.", "or pay 40"),
        ("Flip the lever down. If it sticks again leave it and ring me. Not rocket science.", "If it sticks again, please leave it and ring me"),
        ("Try another socket. If that doesn't help it's the plug, not us.", "it's the plug"),
        ("The slip had no name on it. So we couldn't match it. Read the sign next time.", "o we couldn't match it"),
        ("Not our fault the depot sent it back. Ask them.", "The depot sent it back."),
        ("Don't blame us that the bank stopped the payment. Send it again.", "The bank stopped the payment."),
        ("Receipts are in the app. I'm not going to print things out for one flat.", "not able to print things out"),
        ("Not possible.", "possible"),
        ("Sadly there's nothing more we can do on this one. Have a lovely day!", "any more on this"),
        ("wrong department", "department"),
    ],
)  # fmt: skip
def test_it_is_still_told(coach: Coach, draft: str, kept: str) -> None:
    assert kept in warm(coach, draft)


@pytest.mark.parametrize(
    ("cold", "anew"),
    [
        ("Don't bother coming unless you have the stamped form.", "Please come only if you have the stamped form."),
        ("No point sending it without the box.", "send it only with the box"),
        ("45 days means 45 days.", "The limit is 45 days, and"),
        ("My manager will tell you exactly the same thing.", "My manager would have"),
        ("This is working as designed.", "designed to work this way"),
    ],
)  # fmt: skip
def test_what_it_comes_down_to_is_said(wording: Wording, cold: str, anew: str) -> None:
    assert anew in said_anew(cold, wording).text


@pytest.mark.parametrize(
    "draft",
    [
        "If the bank refuses there is nothing we can do and you'd have to go to court. You pressed confirm.",
        "No reply from you = case closed. Open a new case if you still care.",
        "You're late, and rules are rules, so the fee of 20 stands.",
        "The cap is 60 a minute, it's in the header if you'd bothered to look. Don't call us.",
        "Before you board you'll have to pay 40 euros, no exceptions. Deal with it.",
    ],
)
def test_what_nobody_says_is_said_otherwise_wherever_it_stands(
    coach: Coach, wording: Wording, draft: str
) -> None:
    assert never_said(draft, wording)
    for version in coach.rephrase(draft, context=THEIRS).versions:
        assert not never_said(version.text, wording)


@pytest.mark.parametrize(
    "sentence",
    [
        "Demand for lessons has increased a lot.",
        "Your letter was received, read, and filed.",
        "Wear of moving parts isn't covered.",
    ],
)
def test_what_only_looks_like_an_order_is_none(wording: Wording, sentence: str) -> None:
    assert "lease" not in said_anew(sentence, wording).text


def test_one_answer_has_one_line(coach: Coach) -> None:
    assert warm(coach, "This is working as designed. Not a bug. Deal with it.").count("design") == 1


@pytest.mark.parametrize(
    "draft",
    [
        "You shouldn't have had to ask twice, and I'm sorry. The 14.60 is back on your card by Monday.",
        "Nothing to worry about: the hum you hear is the fan. If it goes on, ring me and I'll send Tom.",
        "Either of them will do. The walnut is denser; the ash is lighter and 60 less.",
        "No appointment needed, just come by between 10 and 12. Bring the shoes.",
        "Please don't drink anything for two hours before the fitting. Tea is fine until eight.",
        "We don't cut mirrors, but Haldane's on Mill Road do, about 25 and ready the same day.",
        "Thanks for the photo, that helps. It's a carpet beetle, harmless to people. Vacuum daily and wash woollens at 60.",
    ],
)
def test_plain_and_kind_answers_stay(coach: Coach, draft: str) -> None:
    assert coach.rephrase(draft).text == draft


@pytest.mark.parametrize(
    ("draft", "gone"),
    [
        ("If that's too much trouble it's your problem. Send it back by the 4th.", "trouble"),
        ("So we couldn't care less. The fee is 12.", "care less"),
        ("I'm not going to argue about this. The fee is 12.", "argue"),
    ],
)
def test_what_only_has_the_shape_of_news_goes(coach: Coach, draft: str, gone: str) -> None:
    assert gone not in warm(coach, draft)


@pytest.mark.parametrize(
    ("draft", "kept"),
    [
        ("Your rate was guessed because you never send mileage figures. Deal with it.", "because"),
        ("Unless the panel writes to you first you must appear. End of story.", "nless the panel writes to you first"),
        ("It's a swap or 40 off. Tell us which.", "which"),
        ("Cancel the first ticket on the app and buy the other. Not rocket science.", "and buy the other"),
        ("No spare keys for tenants who lose theirs. Not my problem.", "no spare keys for tenants who lose theirs"),
        ("You need another vaccination from the vet first. Deal with it.", "another vaccination from the vet"),
        ("It's the law, so stop asking.", "the law"),
        ("Dispute decided in favour of the landlord. End of story.", "decided in favour of the landlord"),
        ("Head office sets the rota. The branch does not decide this.", "decide this"),
        ("Refund denied. You can set a spending cap under Profile to prevent this in future.", "spending cap under Profile"),
        ("No tables left tonight. Try the bar.", "tonight"),
        ("Tastings are Friday 6-8 only, no exceptions.", "exception"),
        ("Under our terms you owe the second month. Deal with it.", "nder our terms"),
        ("Not now. Your permit ends 4 June, call then.", "then"),
        ("Stop ringing as it is booked for Monday.", "booked for Monday"),
    ],
)  # fmt: skip
def test_reasons_duties_and_ways_are_none_of_the_tone(coach: Coach, draft: str, kept: str) -> None:
    assert kept.lower() in warm(coach, draft).lower()


@pytest.mark.parametrize(
    ("cold", "anew"),
    [
        ("Gullies under 10cm are not repaired.", "We don't repair gullies under 10cm."),
        ("Complaints under £5 are not investigated.", "We don't investigate complaints under £5."),
        ("No liability accepted for prams left outside.", "We're not able to accept liability for prams left outside."),
        ("No booking fee applies.", "There's no booking fee."),
        ("You need to settle the bill before we'd book you in again.", "We need you to settle the bill before we can book you in again."),
        ("If not collected by Friday the parcel goes back.", "it isn't collected by Friday"),
        ("You did not return the kit list.", "We haven't"),
        ("You missed check in.", "Check-in was missed."),
        ("You ticked weekly.", "The weekly option was ticked."),
        ("See the lease, clause 9.", "clause 9 of the lease"),
        ("Do not send again.", "Please don't send it again."),
        ("Guests are reminded that the bar shuts at ten.", "The bar shuts at ten."),
    ],
)  # fmt: skip
def test_who_did_what_stays_as_it_was(wording: Wording, cold: str, anew: str) -> None:
    text = said_anew(cold, wording).text
    assert anew.lower() in text.lower() or (
        anew == "it isn't collected by Friday" and "ollect it by Friday" in text
    )


@pytest.mark.parametrize(
    ("cold", "never"),
    [
        ("The log shows the tools not returned.", "can't"),
        ("Your sketch has not been approved.", "accept"),
        ("The sums are right and remain payable.", "please"),
        ("Spare parts are refunded on request only.", "We refund"),
        ("Missed classes are not made up unless I cancel.", "can't"),
    ],
)
def test_nothing_is_made_of_it_that_it_does_not_say(coach: Coach, cold: str, never: str) -> None:
    assert never not in coach.rephrase(cold, context=THEIRS).text


@pytest.mark.parametrize(
    "draft",
    [
        "We can't apologise enough and we feel dreadful. We apologise from the bottom of our hearts.",
        "Poor you! Those rates do bite, don't they. That's shipping for you.",
    ],
)
def test_pity_alone_is_no_refusal(coach: Coach, draft: str) -> None:
    text = coach.rephrase(draft, context="The vase came in pieces.").text
    assert "can't do" not in text
    assert "able to do" not in text


@pytest.mark.parametrize(
    ("cold", "anew"),
    [
        ("Failing this the file goes to the bailiffs.", "Otherwise, the file goes to the bailiffs."),
        ("It must be returned.", "Please return it."),
        ("Not without a permit.", "without a permit"),
        ("Only with a prescription.", "only possible with a prescription"),
        ("Because the seal is gone we can't take it.", "Because the seal is gone we're not able to take it."),
        ("Under our terms late parcels won't be refunded.", "Under our terms, "),
        ("You never replied to our letter of 4 May.", "eply to our letter of 4 May"),
        ("You entered the PIN wrong three times.", "The PIN was entered wrong three times."),
    ],
)
def test_conditions_and_causes_are_said_in_full(wording: Wording, cold: str, anew: str) -> None:
    assert anew.lower() in said_anew(cold, wording).text.lower()


@pytest.mark.parametrize(
    ("cold", "kept"),
    [
        ("Pay the balance by 3 May. Otherwise the locker is emptied.", "the locker is emptied"),
        ("You can only swap it once, and you've used that.", "you've used that"),
        ("That was an estimate, not a promise.", "estimate"),
        ("It depends how busy the yard is.", "how busy the yard is"),
        ("Speeds drop on the 1st unless you buy an add-on.", "nless you buy an add-on"),
        ("Under-16s can't ride alone. Law. Ring 0300 for the exceptions.", "law"),
    ],
)
def test_what_it_hangs_on_stays(coach: Coach, cold: str, kept: str) -> None:
    assert kept in coach.rephrase(cold, context=THEIRS).text


@pytest.mark.parametrize(
    ("draft", "kept"),
    [
        ("We only replace it if the seam was at fault, and it wasn't.", "and it wasn't"),
        ("Residents park free, and you aren't one.", "and you aren't one"),
        ("Which desk was it, what time, who did you see?", "who did you see?"),
        ("Either pay the 90 or take it home as it is.", "Please either pay the 90 or take it home"),
        ("It stopped because you didn't top up.", "it wasn't topped up"),
        ("Your grant stopped because you failed to attend the review on 3 May.", "the review on 3 May wasn't attended"),
    ],
)  # fmt: skip
def test_the_case_and_its_day_stay(wording: Wording, draft: str, kept: str) -> None:
    assert kept in said_anew(draft, wording).text


def test_what_they_feel_is_not_admitted(coach: Coach) -> None:
    text = coach.rephrase("Sorry you feel the bed was too soft, it is the usual one.", context=THEIRS).text
    assert "too soft" not in text
    assert "the usual one" in text
