"""Our strings: what fills a slot is a person's words and never becomes markup of ours."""

from pathlib import Path

import pytest

from bot.content import ContentError
from bot.message import Said, Text, plain
from bot.texts import Texts, load_texts, ours

TEXTS = Texts({"en": {"hello": "Hello, **{name}**!", "only": "English"}, "de": {"hello": "Hallo, {name}!"}})


def test_a_value_is_said_by_a_person_and_the_rest_is_ours():
    assert TEXTS.spans("hello", name="**Ana**") == ("Hello, **", Said("**Ana**"), "**!")
    assert TEXTS.text("only") == Text(("English",))


def test_braces_in_a_value_fill_nothing():
    assert plain(TEXTS.spans("hello", name="{name}")) == "Hello, {name}!"
    assert TEXTS.plain("hello", name="{name}") == "Hello, **{name}**!"


def test_a_value_of_ours_may_carry_markup():
    assert TEXTS.spans("hello", **ours(name="*you*")) == ("Hello, **", "*you*", "**!")


def test_a_locale_speaks_its_own_words_and_english_where_it_has_none():
    assert TEXTS.plain("hello", "de", name="Ana") == "Hallo, Ana!"
    assert TEXTS.words("de").plain("only") == "English"
    assert TEXTS.plain("only", "fr") == "English"


def test_a_missing_key_or_value_is_an_error_that_names_it():
    with pytest.raises(KeyError, match="goodbye"):
        TEXTS.plain("goodbye")
    with pytest.raises(KeyError, match="name"):
        TEXTS.spans("hello")


def test_a_key_used_twice_is_refused_with_file_and_line(tmp_path: Path):
    strings = tmp_path / "en" / "strings"
    strings.mkdir(parents=True)
    (strings / "a.yaml").write_text('greet: "Hello"\n')
    (strings / "b.yaml").write_text('# ours\ngreet: "Hi"\n')
    with pytest.raises(ContentError, match=r"b\.yaml:2: the key greet is used twice"):
        load_texts([tmp_path])
