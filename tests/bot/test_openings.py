"""Two customers in a row don't read the same first words; the same draft keeps its answer."""

from bot.openings import Openings

ANA = ("acme", "ana")


def test_an_opening_of_another_draft_is_used_up_for_this_person():
    openings = Openings()
    openings.remember(ANA, "one draft", "wait")
    assert openings.used_for_others(ANA, "another draft") == {"wait"}
    assert openings.used_for_others(ANA, "one draft") == set()
    assert openings.used_for_others(("acme", "kim"), "another draft") == set()


def test_no_opening_is_none_that_was_used():
    openings = Openings()
    openings.remember(ANA, "left as it is", "")
    assert openings.used_for_others(ANA, "another draft") == set()


def test_after_ten_drafts_an_opening_may_come_back():
    openings = Openings()
    for n in range(11):
        openings.remember(ANA, f"draft {n}", f"opening {n}")
    assert "opening 0" not in openings.used_for_others(ANA, "new")
    assert len(openings.used_for_others(ANA, "new")) == 10


def test_asking_again_about_one_draft_pushes_no_other_out():
    openings = Openings()
    openings.remember(ANA, "first", "wait")
    for _ in range(20):
        openings.remember(ANA, "second", "loss")
    assert openings.used_for_others(ANA, "new") == {"wait", "loss"}


def test_the_memory_has_an_end():
    openings = Openings()
    for n in range(5_001):
        openings.remember(("acme", str(n)), "draft", "wait")
    assert openings.used_for_others(("acme", "0"), "new") == set()
    assert openings.used_for_others(("acme", "5000"), "new") == {"wait"}


def test_no_word_of_a_draft_is_held():
    openings = Openings()
    openings.remember(ANA, "the zebra refund", "wait")
    assert "zebra" not in repr(vars(openings))
