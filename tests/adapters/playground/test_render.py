"""Each part of a card as HTML, and the promise that a person's words never become markup."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from inline_snapshot import snapshot

from adapters.playground.render import Renderer
from bot.message import (
    Button,
    Card,
    Chart,
    Choices,
    Diff,
    Divider,
    Fields,
    File,
    Form,
    Image,
    Input,
    Link,
    More,
    Note,
    Option,
    Part,
    Piece,
    Quote,
    Said,
    Sendable,
    Text,
    Title,
)
from bot.texts import Texts

SHOW = Button("Show to copy", "rephrase", "copy")


@pytest.fixture(scope="module")
def renderer(texts: Texts) -> Renderer:
    return Renderer(texts)


def html(renderer: Renderer, *parts: Part) -> str:
    """The card, one line per line that holds something."""
    lines = str(renderer.card(Card(parts))).splitlines()
    return "\n".join(line.strip() for line in lines if line.strip())


def test_titles_texts_and_notes_take_our_small_markdown(renderer: Renderer):
    card = html(
        renderer,
        Title("Two left arms"),
        Text(
            (
                "**Name** the *thing*: `/tip`\nnext ",
                Said("a **person's** <b>words</b>"),
                " **",
                Said("x"),
                "**",
            )
        ),
        Note(("Small print.",)),
    )
    assert card == snapshot("""\
<h2 class="title">Two left arms</h2><p class="text"><strong>Name</strong> the <em>thing</em>: <code>/tip</code>
next <bdi>a **person&#39;s** &lt;b&gt;words&lt;/b&gt;</bdi> <strong><bdi>x</bdi></strong></p><p class="note">Small print.</p>\
""")


def test_a_quote_is_a_persons_words(renderer: Renderer):
    assert html(renderer, Quote("<i>No</i> & never")) == snapshot(
        '<blockquote class="said">&lt;i&gt;No&lt;/i&gt; &amp; never</blockquote>'
    )


def test_the_sendable_text_stands_alone_with_a_copy_button(renderer: Renderer):
    assert html(renderer, Sendable("It's 5 < 6 & fine.\nKim", SHOW)) == snapshot("""\
<div class="sendable"><p class="said" data-copy-text>It&#39;s 5 &lt; 6 &amp; fine.
Kim</p><button type="button" class="primary" data-copy><svg class="icon" aria-hidden="true" viewBox="0 0 16 16"><rect x="5.5" y="5.5" width="8" height="8" rx="2"/><path d="M10.5 3.5a1.5 1.5 0 0 0-1.5-1H4A1.5 1.5 0 0 0 2.5 4v5a1.5 1.5 0 0 0 1 1.5"/></svg><span>Copy</span></button></div>\
""")


def test_a_change_is_marked_for_the_eye_and_the_ear(renderer: Renderer):
    pieces = (Piece("same", "Hi. "), Piece("cut", "As I said,"), Piece("new", "I see"), Piece("same", " it."))
    assert html(renderer, Diff(pieces)) == snapshot(
        '<p class="diff said">Hi. <del><span class="unseen">Taken out: </span>As I said,</del><ins><span class="unseen">Put in: </span>I see</ins> it.</p>'
    )


def test_fields_are_a_list_of_terms(renderer: Renderer):
    assert html(renderer, Fields((("Took part", ("21 of ", Said("30"))),))) == snapshot(
        '<dl class="fields"><div><dt>Took part</dt><dd>21 of <bdi>30</bdi></dd></div></dl>'
    )


def test_buttons_menus_and_links_that_touch_are_one_row(renderer: Renderer):
    card = html(
        renderer,
        Button("Why?", "rephrase", "why", {"d": 'a"b'}, primary=True),
        More("More", (Button("Formal", "rephrase", "show", {"s": "formal"}),)),
        Link("Guide", "https://rapport.example/?a=1&b=2"),
    )
    assert card == snapshot("""\
<div class="row"><button type="button" class="primary" data-command="rephrase" data-verb="why" data-ids="{&#34;d&#34;: &#34;a\\&#34;b&#34;}">Why?</button>
<details class="more"><summary>More</summary><div class="row"><button type="button" data-command="rephrase" data-verb="show" data-ids="{&#34;s&#34;: &#34;formal&#34;}">Formal</button>
</div></details>
<a class="button" href="https://rapport.example/?a=1&amp;b=2" target="_blank" rel="noopener noreferrer">Guide</a></div>\
""")


def test_a_file_and_a_picture_stand_in_the_page_itself(renderer: Renderer):
    card = html(renderer, File("a.csv", "text/csv", b"a,b"), Image(b"\x89PNG", "A path"), Divider())
    assert card == snapshot(
        '<div class="row"><a class="button" download="a.csv" href="data:application/octet-stream;base64,YSxi">Download a.csv</a></div><img class="picture" alt="A path" src="data:image/png;base64,iVBORw=="><hr>'
    )


def test_a_chart_says_in_words_what_it_draws(renderer: Renderer):
    assert html(renderer, Chart("Answers", (("A", 5), ("B", 0)), "A 5, B none")) == snapshot("""\
<figure class="chart"><figcaption>Answers</figcaption>
<svg role="img" aria-label="A 5, B none" viewBox="0 0 480 68">
<text x="0" y="22">A</text>
<rect x="24" y="6" width="406" height="22" rx="4"/>
<text x="438" y="22">5</text>
<text x="0" y="56">B</text>
<rect x="24" y="40" width="2" height="22" rx="4"/>
<text x="34" y="56">0</text>
</svg></figure>\
""")


def test_a_form_marks_the_wrong_field_and_keeps_the_values(renderer: Renderer):
    form = Form(
        "One thing",
        (
            Choices("door", "Which?", (Option("a", "A", "hint"), Option("b", "B")), "a"),
            Input("words", "End it", hint="Only what is true."),
            Input("more", "More", multiline=True, optional=True),
        ),
        "Show",
        "rephrase",
        "door_done",
        {"d": "1"},
    ).refused("words", "End the sentence.", {"door": "b", "more": "\nkept"})
    lines = [line.strip() for line in renderer.form(form).splitlines() if line.strip()]
    assert "\n".join(lines) == snapshot("""\
<dialog id="form" aria-labelledby="form-title">
<form method="dialog" data-command="rephrase" data-verb="door_done" data-ids="{&#34;d&#34;: &#34;1&#34;}" novalidate>
<h2 id="form-title">One thing</h2>
<div class="card"><fieldset class="choices"><legend>Which?</legend>
<label><input type="radio" name="door" value="a"><span>A<small>hint</small></span></label>
<label><input type="radio" name="door" value="b" checked><span>B</span></label>
</fieldset>
<div class="field"><label for="f-words">End it</label>
<input type="text" value="" id="f-words" name="words" maxlength="3000" aria-required="true" aria-invalid="true" aria-describedby="f-words-hint f-words-error" autofocus><p class="hint" id="f-words-hint">Only what is true.</p><p class="error" id="f-words-error">End the sentence.</p></div>
<div class="field"><label for="f-more">More <small>optional</small></label>
<textarea rows="4" id="f-more" name="more" maxlength="3000">
kept</textarea></div>
</div>
<footer class="row">
<button type="submit" class="primary">Show</button><button type="button" data-close>Cancel</button>
</footer>
</form>
</dialog>\
""")


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag + "".join(f" {name}" for name, _ in attrs))

    def handle_data(self, data: str) -> None:
        self.text += data


def read(markup: str) -> _Reader:
    reader = _Reader()
    reader.feed(markup)
    reader.close()
    return reader


_sharp = st.lists(
    st.sampled_from(
        [
            "<script>",
            "</p>",
            "<!--",
            "]]>",
            "&lt;",
            "&",
            '"',
            "'",
            "**",
            "*",
            "`",
            "\x00",
            "\x000\x00",
            "{{ x }}",
        ]
    )
    | st.text(max_size=8)
).map("".join)


@given(words=_sharp)
def test_whatever_a_person_writes_stays_text(renderer: Renderer, words: str):
    def card(said: str) -> str:
        return str(
            renderer.card(
                Card(
                    (
                        Text(("We **read ", Said(said), "** and *", Said(said), "*")),
                        Quote(said),
                        Sendable(said, SHOW),
                        Diff((Piece("cut", said), Piece("new", said), Piece("same", said))),
                        Fields((("Said", (Said(said),)),)),
                    )
                )
            )
        )

    written, plain = read(card(words)), read(card("plain"))
    assert written.tags == plain.tags
    assert written.text.count(words) >= 8
