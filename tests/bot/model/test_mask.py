"""What must not leave is a token, and itself again when the text returns."""

import pytest

from bot.coach import Coach
from bot.content import Content
from bot.model.build import vocabulary
from bot.model.mask import Mask


@pytest.fixture(scope="session")
def mask(coach: Coach, packs: Content) -> Mask:
    return Mask(coach.facts, vocabulary(packs, coach))


@pytest.mark.parametrize(
    ("text", "secrets"),
    [
        ("Hi Priya, your refund of EUR 43.20 is on its way.", ["Priya", "43.20"]),
        ("hi mara, order 88-1204 is late", ["mara", "88-1204"]),
        ("Call me on +44 7700 900123 or 0151 496 0999.", ["7700", "900123", "0151", "0999"]),
        ("The card 4929 1234 5678 9012 was declined.", ["4929", "9012"]),
        ("Write to ana.b@example.org or see https://shop.example/o/77?k=9.", ["ana.b", "shop.example", "77"]),
        ("Dr. Johnson and Gertrude are away.", ["Johnson", "Gertrude"]),
        ("Mrs o'neill called.", ["o'neill"]),
        ("We told you on Monday that Kowalski's parcel is lost.", ["Kowalski"]),
        ("Please try again.\n\nBest regards,\nMark", ["Mark"]),
        ("@kat_m dm us the code W9284598", ["kat_m", "W9284598"]),
        ("It cost 1,299.00 and the fee is 39,90.", ["1,299", "39,90"]),
        ("My name is Ines and my PIN is 4471.", ["Ines", "4471"]),
        ("Zuzanna says no.", ["Zuzanna"]),
        ("MR PATEL, YOUR ROOM IS READY.", ["PATEL"]),
    ],
)
def test_names_and_numbers_leave_as_tokens_and_come_back(mask: Mask, text: str, secrets: list[str]):
    masked = mask.of(text)
    for secret in secrets:
        assert secret not in masked.texts[0]
    assert masked.restored(masked.texts[0]) == text


def test_what_tells_the_case_stays(mask: Mask):
    text = "The tent leaked on the first night of your trip, and the 30 days ended on Friday. Delivery takes 5 days."
    assert mask.of(text).texts[0] == text


def test_the_same_words_are_the_same_token_in_both_texts(mask: Mask):
    masked = mask.of("Hi Priya, order 88-1204 is late.", "priya here, where is 88-1204?")
    assert masked.texts[0].count("[REF_1]") == masked.texts[1].count("[REF_1]") == 1
    assert "riya" not in "".join(masked.texts)


def test_a_token_in_the_text_itself_is_not_taken_for_one_of_ours(mask: Mask):
    text = "Your [REF_1] is 88-1204."
    masked = mask.of(text)
    assert "88-1204" not in masked.texts[0]
    assert masked.restored(masked.texts[0]) == text


def test_a_token_that_nobody_gave_is_not_restored(mask: Mask):
    assert mask.of("Order 88-1204.").restored("Order [REF_7].") is None
