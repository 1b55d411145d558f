"""The rich_text block (docs.slack.dev reference/block-kit/blocks/rich-text-block)."""

from tests.standins.slack.blockkit.objects import block_id
from tests.standins.slack.blockkit.schema import (
    Check,
    array,
    boolean,
    by_type,
    integer,
    one_of,
    shape,
    string,
)

_style = shape({}, {name: boolean for name in ("bold", "italic", "strike", "code", "underline")})
_mention_style = shape(
    {},
    {
        name: boolean
        for name in ("bold", "italic", "strike", "highlight", "client_highlight", "unlink", "code")
    },
)
_text = shape({"type": one_of("text"), "text": string(1)}, {"style": _style})
_link = shape(
    {"type": one_of("link"), "url": string(1, 3_000)}, {"text": string(), "unsafe": boolean, "style": _style}
)

INLINE: dict[str, Check] = {
    "text": _text,
    "link": _link,
    "emoji": shape(
        {"type": one_of("emoji"), "name": string(1)}, {"unicode": string(), "skin_tone": integer(1, 6)}
    ),
    "user": shape({"type": one_of("user"), "user_id": string(1)}, {"style": _mention_style}),
    "usergroup": shape({"type": one_of("usergroup"), "usergroup_id": string(1)}, {"style": _mention_style}),
    "channel": shape({"type": one_of("channel"), "channel_id": string(1)}, {"style": _mention_style}),
    "broadcast": shape({"type": one_of("broadcast"), "range": one_of("here", "channel", "everyone")}),
    "color": shape({"type": one_of("color"), "value": string(1)}),
    "date": shape(
        {"type": one_of("date"), "timestamp": integer(0, 99_999_999_999), "format": string(1)},
        {"url": string(1), "fallback": string(1), "style": _style},
    ),
}
_inline = by_type(INLINE)
_border = integer(0, 1)
_section = shape({"type": one_of("rich_text_section"), "elements": array(_inline)})

rich_text = shape(
    {
        "type": one_of("rich_text"),
        "elements": array(
            by_type(
                {
                    "rich_text_section": _section,
                    "rich_text_list": shape(
                        {
                            "type": one_of("rich_text_list"),
                            "style": one_of("bullet", "ordered"),
                            "elements": array(by_type({"rich_text_section": _section}), 1),
                        },
                        {"indent": integer(0, 8), "offset": integer(0, 10_000), "border": _border},
                    ),
                    "rich_text_preformatted": shape(
                        {
                            "type": one_of("rich_text_preformatted"),
                            "elements": array(by_type({"text": _text, "link": _link})),
                        },
                        {"border": _border, "language": string(1)},
                    ),
                    "rich_text_quote": shape(
                        {"type": one_of("rich_text_quote"), "elements": array(_inline)}, {"border": _border}
                    ),
                }
            ),
            1,
        ),
    },
    {"block_id": block_id},
)
