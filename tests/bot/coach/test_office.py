"""What an office notice says of things and of "applicants", said by one person to another; what others do stays theirs."""

import pytest

from bot.coach import Coach, Wording
from bot.coach.answer.bridge import bridged
from bot.coach.office.office import from_a_person
from tests.bot.coach.conftest import said_anew


@pytest.mark.parametrize(
    ("notice", "person"),
    [
        ("Cheques are not accepted at this counter.", "Cheques can't be accepted at this counter."),
        (
            "Samples are not sent to private addresses.",
            "Samples can't be sent to private addresses.",
        ),
        ("Exceptions are not made for holidays.", "Exceptions can't be made for holidays."),
        ("Handwritten entries will not be considered.", "Handwritten entries can't be considered."),
        (
            "Walk-in bookings are not normally taken in July.",
            "We don't normally take walk-in bookings in July.",
        ),
        ("Standing tickets are not sold on the day.", "We don't sell standing tickets on the day."),
        ("Sale items are non-refundable.", "Sale items are non-refundable."),
        (
            "Early-bird passes are not refundable or exchangeable.",
            "Early-bird passes are non-refundable and non-exchangeable.",
        ),
        (
            "The student tariff is not available to part-time students.",
            "We're not able to extend the student tariff to part-time students.",
        ),
        (
            "Parking permits are not available to businesses.",
            "We're not able to offer parking permits to businesses.",
        ),
        (
            "Waiting-list families do not receive progress letters.",
            "We don't send waiting-list families progress letters.",
        ),
        (
            "Customers on the basic plan do not get phone support.",
            "We don't give customers on the basic plan phone support.",
        ),
        ("Dr Ames does not discuss scans by email.", "Dr Ames isn't able to discuss scans by email."),
        ("Bids are not kept or returned.", "We don't keep or return bids."),
        (
            "No further works will be authorised before May.",
            "Further works can't be authorised before May.",
        ),
        (
            "This office will not enter into a discussion.",
            "We're not able to enter into a discussion.",
        ),
        ("The museum does not lend wheelchairs.", "The museum isn't able to lend wheelchairs."),
        ("Changes to the guest name are prohibited.", "We're not able to allow changes to the guest name."),
        ("Late arrivals will be turned away.", "We won't be able to let late arrivals in."),
        (
            "Season passes are non-transferable and non-refundable.",
            "Season passes are non-transferable and non-refundable.",
        ),
        ("shop credit not given", "Shop credit can't be given."),
        ("Expired vouchers are not renewed.", "Expired vouchers can't be renewed."),
        (
            "For hygiene reasons, earrings are not exchanged.",
            "For hygiene reasons, earrings can't be exchanged.",
        ),
    ],
)
def test_what_is_not_done_is_what_we_are_not_able_to_do(wording: Wording, notice: str, person: str) -> None:
    said = said_anew(notice, wording)

    assert said.text == person
    assert said.act == "refusal"


@pytest.mark.parametrize(
    ("notice", "person"),
    [
        ("Applications are assessed in order of receipt.", "We assess applications in order of receipt."),
        ("Leaks are dealt with in order of urgency.", "We deal with leaks in order of urgency."),
        ("Emails are answered within 3 working days.", "We answer emails within 3 working days."),
        ("Your complaint has been graded B2.", "We've graded your complaint B2."),
        (
            "Your remarks about the noise have been placed on file.",
            "We've put your remarks about the noise on file.",
        ),
        (
            "Objections had to be submitted by 1 April.",
            "We could only accept objections submitted by 1 April.",
        ),
        (
            "Entries had to reach us by noon on 5 June.",
            "We could only accept entries that reached us by noon on 5 June.",
        ),
        ("The form had to be returned by 3 May.", "We needed the form to be returned by 3 May."),
        ("The slip must be signed by a parent.", "We need a parent to sign the slip."),
        (
            "Cancellations can only be made by the lead passenger.",
            "Only the lead passenger can make cancellations.",
        ),
        ("Changes need 48 hours' notice.", "We need 48 hours' notice for changes."),
        ("Repeat requests need at least 72 hrs.", "We need at least 72 hours for repeat requests."),
        (
            "Account closure requires proof of address dated this year.",
            "For account closure, we need proof of address dated this year.",
        ),
        ("Only original receipts are accepted.", "We can only accept original receipts."),
        ("Claims are only considered in writing.", "We can only consider claims in writing."),
        ("refunds only with receipt", "Refunds are only possible with a receipt."),
        ("The gates are locked at 8.", "We lock the gates at 8."),
        ("Two people have to be there to lift it.", "We need two people to be there to lift it."),
        (
            "Someone over 18 has to be in or you'll be charged $20.",
            "We need someone over 18 to be in; otherwise you'll be charged $20.",
        ),
        ("Appeals must be on form A with evidence.", "We need appeals to be on form A with evidence."),
        (
            "Under clause 4 closure requires two months' written notice.",
            "Under clause 4 we need two months' written notice for closure.",
        ),
        ("The lift is strictly for hotel guests.", "We keep the lift for hotel guests only."),
        ("This bay is reserved for blue-badge holders.", "We keep this bay for blue-badge holders."),
    ],
)
def test_what_is_done_is_what_we_do_or_need(wording: Wording, notice: str, person: str) -> None:
    assert said_anew(notice, wording).text == person


@pytest.mark.parametrize(
    ("notice", "person"),
    [
        ("The menu is displayed in the window.", "You can see the menu in the window."),
        ("Prices are listed in the brochure.", "You'll find prices in the brochure."),
        ("Forms are available from reception.", "You can get forms from reception."),
        ("invoices are in your account", "You'll find the invoices in your account."),
        ("Status is shown on the portal only.", "You can see the status on the portal only."),
        ("Only one coupon may be used per basket.", "You can only use one coupon per basket."),
        (
            "Water is available from the fountain in the hall.",
            "You can get water from the fountain in the hall.",
        ),
        ("Bin must be out by 6am, lid shut.", "Please have the bin out by 6am, lid shut."),
        ("The balance is payable by 5 May.", "Please pay the balance by 5 May."),
        ("You are out of time to appeal.", "The time to appeal has passed."),
        (
            "You will be informed of the outcome in writing.",
            "We'll let you know the outcome in writing.",
        ),
        ("A duplicate may be ordered from the registry.", "You can order a duplicate from the registry."),
        ("Tickets can only be bought at the kiosk.", "You can only buy tickets at the kiosk."),
        ("You may apply again after 6 months.", "You can apply again after 6 months."),
        ("Parents may collect their children from 3 pm.", "You can collect your children from 3 pm."),
        (
            "Members wishing to cancel must give 30 days' notice.",
            "If you'd like to cancel, please give 30 days' notice.",
        ),
        (
            "Anyone wishing to attend may register online.",
            "If you'd like to attend, you can register online.",
        ),
        (
            "Tenants are responsible for clearing the gutters and for replacing bulbs.",
            "Please clear the gutters and replace bulbs.",
        ),
        (
            "It is the applicant's responsibility to ensure that all pages are signed.",
            "Please make sure that all pages are signed.",
        ),
        ("A charged battery is the hirer's responsibility.", "A charged battery is your responsibility."),
    ],
)
def test_what_is_there_for_customers_is_there_for_you(wording: Wording, notice: str, person: str) -> None:
    assert said_anew(notice, wording).text == person


@pytest.mark.parametrize(
    ("scrap", "whole"),
    [
        ("not in branch", ("This isn't possible in branch.", "It isn't something we can do in branch.")),
        ("app only", ("It's only possible in the app.", "The app is the only place for it.")),
        ("Cash only.", ("We can only take cash.",)),
        ("By appointment only.", ("It's only possible by appointment.",)),
        ("online only", ("It's only possible online.",)),
        ("Members only.", ("This is for members only.", "It's only open to members.")),
    ],
)
def test_a_scrap_of_a_notice_is_a_sentence(wording: Wording, scrap: str, whole: tuple[str, ...]) -> None:
    assert said_anew(scrap, wording).text in whole


@pytest.mark.parametrize(
    "fact",
    [
        "Prescriptions are reviewed by the doctor",
        "Your claim has been reviewed by the underwriter",
        "Your claim has been approved",
        "Foreign cards are not accepted by the bank",
        "Liquids are not accepted at the border",
        "Your card is not accepted by this machine",
        "The order is not sent yet",
        "Your application was not accepted",
        "Photos are not required",
        "Dogs are not included in the price",
        "Refunds are issued within 5 days",
        "Refunds can be paid to the card",
        "An exception can be made once",
        "Your account may be closed",
        "You may be charged",
        "You may lose your place",
        "Interest can be charged",
        "Tickets are available from 3 May",
        "The dress is available in blue",
        "Your order is in the warehouse",
        "Your ticket is in the queue",
        "Your bill is in dispute",
        "Your certificate is in the post",
        "Signs are displayed at every entry",
        "The app needs iOS 15",
        "Your request needs to be signed",
        "The warranty is for manufacturing faults only",
        "Students are responsible for knowing the timetable",
        "It is the buyer's responsibility to decide on the size",
        "We have two other branches in Leeds",
        "The form was returned by the council",
        "Our engineers do not carry spare parts",
        "The kiln is booked until Thursday",
        "Guidance is published on the website and should be read",
        "Photos must be in JPG format",
        "Support is available from the first of May",
        "The app does not support folders",
        "The landlord won't be painting",
        "Only two people are needed",
        "No one is allowed in",
    ],
)
def test_what_others_do_or_may_do_stays(wording: Wording, fact: str) -> None:
    assert from_a_person(fact, wording, marked=True) is None


def test_each_clause_is_said_by_itself(wording: Wording) -> None:
    said = from_a_person(
        "Copies are not accepted, and originals can be collected from the desk", wording, marked=True
    )

    assert said is not None
    assert said.text == "Copies can't be accepted, and you can collect originals from the desk."


@pytest.mark.parametrize(
    ("no", "way", "both"),
    [
        (
            "I'm afraid we're not able to post it.",
            "You can collect it on Monday.",
            "I'm afraid we're not able to post it, but you can collect it on Monday.",
        ),
        (
            "We don't send members paper bills.",
            "You'll find your bill in the app.",
            "We don't send members paper bills, but you'll find your bill in the app.",
        ),
        ("We're not able to refund it.", "You'll find this in clause 5.", None),
        ("We're not able to refund it.", "You can read the terms online.", None),
        ("We're not able to refund it.", "You can only swap it.", None),
        (
            "I'm sorry, but we're not able to refund it.",
            "You can swap it.",
            "I'm sorry that we're not able to refund it, but you can swap it.",
        ),
        ("We're not able to refund it, but we'd like to.", "You can swap it.", None),
        ("We're not able to refund it.", "You can, however, swap it.", None),
        ("We posted it on Monday.", "You can track it.", None),
    ],
)
def test_a_no_and_the_way_left_open_are_one_sentence(no: str, way: str, both: str | None) -> None:
    made = bridged(no, way)

    assert (made and " ".join(made)) == both


def test_they_are_joined_in_the_answer(coach: Coach) -> None:
    text = coach.rephrase("Deal with it. Copies are not accepted. You can bring the original on Monday.").text

    assert "opies can't be accepted, but you can bring the original on Monday." in text


@pytest.mark.parametrize(
    "fine",
    [
        "Copies aren't accepted, I'm afraid, but you can bring the original to any branch and we'll scan it for you while you wait.",
        "Your results will be in the portal on Friday, and I know how long that feels. If anything looks odd, call me on 0113 496 0000.",
        "Repairs are dealt with in order of priority, and yours is next: Sam will be with you at 10 tomorrow.",
    ],
)
def test_a_kind_answer_keeps_its_notices(coach: Coach, fine: str) -> None:
    assert coach.rephrase(fine).text == fine
