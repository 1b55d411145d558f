"""Labels, times and things named without a verb become sentences; where what they mean is not certain, they stay."""

import pytest

from bot.coach import Coach, Wording
from bot.coach.notes.bare_things import adjective_first
from bot.coach.notes.fragments import filled
from bot.coach.notes.labels import label
from bot.coach.notes.notes import no_order
from bot.coach.notes.telegraph import with_article


@pytest.mark.parametrize(
    ("line", "whole"),
    [
        ("Skip permit £45.", "The skip permit is £45"),
        ("Council arrears £310.", "The council arrears are £310"),
        ("Passport photos £8.", "Passport photos are £8"),
        ("Parking £3/hr.", "Parking is £3 an hour"),
        ("Buffet £18 pp.", "The buffet is £18 per person"),
        ("Form CF2, fee £40.", "The form is CF2, and the fee is £40"),
        ("Dog wash £18, 40 minutes.", "The dog wash is £18, and it takes 40 minutes"),
        ("Retest £25 + admin fee £10.", "The retest is £25, and the admin fee is £10"),
        ("Deposit £50, refundable.", "The deposit is £50, and it's refundable"),
        ("Corkage charge £15 applies.", "A corkage charge of £15 applies"),
        ("Final bill £212 enclosed.", "A final bill for £212 is enclosed"),
        ("Express £35 scan.", "An express scan is £35"),
        ("Late £15 fee.", "There's a late fee of £15"),
        ("Group visits £60 deposit.", "There's a £60 deposit for group visits"),
        ("£12 postage.", "Postage is £12"),
        ("£20 if paid today, otherwise £45.", "It's £20 if paid today, otherwise £45"),
        ("30% up front, rest on delivery.", "It's 30% up front, and the rest on delivery"),
        ("Failure to register: fine up to £500.", "Failure to register can mean a fine of up to £500"),
        ("Juniors: £6.", "It's £6 for juniors"),
        ("Notice period: 30 days.", "The notice period is 30 days"),
        ("Current wait about 6 weeks.", "The current wait is about 6 weeks"),
        ("Repairs 2-3 weeks.", "Repairs take 2-3 weeks"),
        ("Then 20 working days.", "It then takes 20 working days"),
        ("Reply within 10 days.", "The reply is due within 10 days"),
        ("Next appointment is 8 weeks.", "The next appointment is in 8 weeks"),
        ("Earliest available 4 weeks.", "The earliest one available is in 4 weeks"),
        ("ETA 03/11.", "The ETA is 03/11"),
        ("Est delivery 14 May.", "The estimated delivery date is 14 May"),
        ("Viewing Tuesday 4pm.", "The viewing is on Tuesday at 4pm"),
        ("Start date 4th, 8am.", "The start date is on the 4th at 8am"),
        ("Minimum booking 2 nights.", "The minimum booking is 2 nights"),
        ("Max stay 4 hours.", "The maximum stay is 4 hours"),
        ("Max 10MB.", "The maximum is 10MB"),
        ("New lens 2 weeks.", "It's 2 weeks for the new lens"),
        ("Over 20kg £9 per kilo.", "It's £9 per kilo over 20kg"),
        ("£7.50 after.", "It's £7.50 after that"),
        ("10% penalty.", "There's a 10% penalty"),
        ("Bag fee £38, weight limit 23kg.", "The bag fee is £38, and the weight limit is 23kg"),
        ("Parts £30, reply within 9 days.", "Parts are £30, and the reply is due within 9 days"),
        ("30 days from purchase.", "It's 30 days from the purchase"),
        ("Notice 1 month.", "The notice period is 1 month"),
        ("Coach 40 mins late.", "The coach is 40 mins late"),
        ("Card not shown = visit not booked.", "If the card isn't shown, the visit isn't booked"),
        ("Lost the fob = buy another one.", "If you've lost the fob, please buy another one"),
    ],
)
def test_a_label_becomes_a_sentence(wording: Wording, line: str, whole: str) -> None:
    assert label(line, wording) == whole


@pytest.mark.parametrize(
    "line",
    [
        "Returns 30 days.",
        "Claims within 28 days.",
        "Results take 10 working days.",
        "Requests need 72 hours.",
        "Banks usually take 3 to 5 days.",
        "The charge of £70 remains payable.",
        "Pay £40.",
        "Transfer £35 to account 4471.",
        "Allow 28 days.",
        "We waited 40 minutes.",
        "£3 a parcel, tick the box.",
        "Monday 8am.",
        "A fitter charges 70 euros.",
        "Repay £90 in 3 parts.",
    ],
)
def test_what_has_its_verb_or_is_not_certain_stays(wording: Wording, line: str) -> None:
    assert label(line, wording) is None


@pytest.mark.parametrize(
    ("line", "whole"),
    [
        ("Tenancy letter or council bill.", "We'd need a tenancy letter or a council bill"),
        ("Proof of address and photo ID.", "We'd need proof of address and photo ID"),
        ("Keys and parking permit needed by noon.", "We need keys and the parking permit by noon"),
        ("Hygiene.", "It's for hygiene reasons"),
        ("Law.", "That's the law"),
        ("Crew sickness.", "It's because of crew sickness"),
        ("Bank transfer or cash.", "It's bank transfer or cash"),
        ("Head's decision.", "It's the head's decision"),
        ("Booklet page 12.", "It's on page 12 of the booklet"),
        ("Entry form at harbour.example/enter.", "The entry form is at harbour.example/enter"),
        ("Service due.", "The service is due"),
        ("Position 12.", "You're at position 12"),
        ("Nothing until March.", "There's nothing until March"),
        ("Not suitable for children.", "It isn't suitable for children"),
        ("Towels not in Bronze package.", "Towels are not in the Bronze package"),
        ("Swaps subject to approval.", "Swaps are subject to approval"),
        ("Available: 3 May, 10 May.", "What's available is 3 May, 10 May"),
    ],
)
def test_things_named_and_no_more(wording: Wording, line: str, whole: str) -> None:
    assert filled(line, wording) == whole


@pytest.mark.parametrize(
    "line",
    [
        "Please keep the receipt.",
        "Your letter.",
        "Expired passport and bill.",
        "Submit a letter.",
        "Entries name a form.",
    ],
)
def test_these_ask_for_no_papers(wording: Wording, line: str) -> None:
    assert "need" not in (filled(line, wording) or "")


@pytest.mark.parametrize(
    ("line", "whole"),
    [
        ("Burst pipe on Mill Lane", "There's a burst pipe on Mill Lane"),
        ("Signal failure at Derby", "There's a signal failure at Derby"),
        ("Roadworks on the A12", "There are roadworks on the A12"),
        ("Lift out for 3 weeks", "The lift is out for 3 weeks"),
    ],
)
def test_what_begins_like_an_order_and_is_none(wording: Wording, line: str, whole: str) -> None:
    assert no_order(line, wording) == whole


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("We need the birth certificate, original.", "We need the original birth certificate."),
        ("Lease, signed.", "Signed lease."),
        ("We need it, and soon.", "We need it, and soon."),
    ],
)
def test_the_adjective_of_a_list_stands_before_its_noun(text: str, whole: str) -> None:
    assert adjective_first(text) == whole


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Daily cap is 3 hours.", "The daily cap is 3 hours."),
        ("MOT test is at 9.", "The MOT test is at 9."),
        ("Cooling off is 14 days.", "The cooling-off period is 14 days."),
        ("Cheapest now is £9.", "The cheapest now is £9."),
        ("Until then account stays open.", "Until then, the account stays open."),
    ],
)
def test_a_label_with_its_verb_gets_its_article(wording: Wording, text: str, whole: str) -> None:
    assert with_article(text, wording) == whole


@pytest.mark.parametrize(
    ("draft", "message", "said"),
    [
        ("You were told. Bonuses are paid in June. Not before.", "When do I get my bonus?", "in June, and not before."),
        ("We won't take prams. Safety.", "Can I bring the pram on?", "for safety reasons."),
        ("You never read. Scans sent were too dark. Resend brighter. Send again by post.", "Where is my claim?", "send them again by post"),
        ("Not our job. Tax disc, original. Then 15 days.", "My permit is stuck", "It then takes 15 days."),
        ("Not our fault. Order a spare online, 5 working days.", "The handle broke off again!", "It takes 5 working days."),
    ],
)  # fmt: skip
def test_a_scrap_joins_what_it_belongs_to(coach: Coach, draft: str, message: str, said: str) -> None:
    assert said in coach.rephrase(draft, context=message).text
