"""What Adaptive Cards 1.5 allow: every element and action with its properties, and nothing else.

Written from schemas/1.5.0/adaptive-card.json of microsoft/AdaptiveCards, plus what Teams adds to it: charts
(docs: charts-in-adaptive-cards.md) and `msteams` (docs: cards-format.md).
"""

from dataclasses import dataclass
from typing import Literal

Shape = Literal["text", "bool", "number", "text or number", "https", "link", "data", "texts", "free"]
# A nested part is named by its group ("Element", "Action", "Select") or by its only type ("Column", "Fact", …).


@dataclass(frozen=True)
class OneOf:
    """A word of this list, in any case, as the schema's patterns allow."""

    words: frozenset[str]


@dataclass(frozen=True)
class Part:
    group: str


@dataclass(frozen=True)
class Parts:
    group: str


Kind = Shape | OneOf | Part | Parts


def one_of(*words: str) -> OneOf:
    return OneOf(frozenset(word.lower() for word in words))


ALIGN = one_of("left", "center", "right")
VERTICAL = one_of("top", "center", "bottom")
HEIGHT = one_of("auto", "stretch")
SPACING = one_of("default", "none", "small", "medium", "large", "extraLarge", "padding")
COLOUR = one_of("default", "dark", "light", "accent", "good", "warning", "attention")
BOX = one_of("default", "emphasis", "good", "attention", "warning", "accent")
FONT_SIZE = one_of("default", "small", "medium", "large", "extraLarge")
FONT_WEIGHT = one_of("default", "lighter", "bolder")
FONT_TYPE = one_of("default", "monospace")
IMAGE_SIZE = one_of("auto", "stretch", "small", "medium", "large")
CHART_COLOUR = one_of(
    "good", "warning", "attention", "neutral", "categoricalRed", "categoricalPurple", "categoricalLavender",
    "categoricalBlue", "categoricalLightBlue", "categoricalTeal", "categoricalGreen", "categoricalLime",
    "categoricalMarigold", *(f"sequential{n}" for n in range(1, 9)), "divergingBlue", "divergingLightBlue",
    "divergingCyan", "divergingTeal", "divergingYellow", "divergingPeach", "divergingLightRed", "divergingRed",
    "divergingMaroon", "divergingGray",
)  # fmt: skip

Fields = dict[str, Kind]

_ITEM: Fields = {"id": "text", "isVisible": "bool", "requires": "free"}
_ELEMENT: Fields = {
    **_ITEM,
    "fallback": Part("Element"),
    "height": HEIGHT,
    "separator": "bool",
    "spacing": SPACING,
}
_INPUT: Fields = {**_ELEMENT, "errorMessage": "text", "isRequired": "bool", "label": "text"}
_ACTION: Fields = {
    "title": "text", "iconUrl": "https", "id": "text", "style": one_of("default", "positive", "destructive"),
    "fallback": Part("Action"), "tooltip": "text", "isEnabled": "bool",
    "mode": one_of("primary", "secondary"), "requires": "free",
}  # fmt: skip
_BOX: Fields = {
    "selectAction": Part("Select"), "style": BOX, "verticalContentAlignment": VERTICAL, "bleed": "bool",
    "backgroundImage": "free", "minHeight": "text", "rtl": "bool",
}  # fmt: skip
_CELLS: Fields = {"horizontalCellContentAlignment": ALIGN, "verticalCellContentAlignment": VERTICAL}
_RUN: Fields = {
    "text": "text", "color": COLOUR, "fontType": FONT_TYPE, "isSubtle": "bool", "size": FONT_SIZE,
    "weight": FONT_WEIGHT,
}  # fmt: skip
_CHART: Fields = {
    **_ELEMENT, "horizontalAlignment": ALIGN, "lang": "text", "title": "text", "colorSet": "text",
    "targetWidth": "text", "grid.area": "text",
}  # fmt: skip
_AXES: Fields = {**_CHART, "xAxisTitle": "text", "yAxisTitle": "text", "color": CHART_COLOUR}

FIELDS: dict[str, Fields] = {
    "AdaptiveCard": {
        "version": "text", "refresh": Part("Refresh"), "authentication": "free", "body": Parts("Element"),
        "actions": Parts("Action"), "selectAction": Part("Select"), "fallbackText": "text",
        "backgroundImage": "free", "minHeight": "text", "rtl": "bool", "speak": "text", "lang": "text",
        "verticalContentAlignment": VERTICAL, "$schema": "text", "msteams": "free",
    },
    "Refresh": {"action": Part("Action.Execute"), "userIds": "texts"},
    "ActionSet": {**_ELEMENT, "actions": Parts("Action")},
    "Column": {**_ITEM, **_BOX, "items": Parts("Element"), "fallback": Part("Column"), "separator": "bool",
               "spacing": SPACING, "width": "text or number"},
    "ColumnSet": {**_ELEMENT, "columns": Parts("Column"), "selectAction": Part("Select"), "style": BOX,
                  "bleed": "bool", "minHeight": "text", "horizontalAlignment": ALIGN},
    "Container": {**_ELEMENT, **_BOX, "items": Parts("Element")},
    "Fact": {"title": "text", "value": "text"},
    "FactSet": {**_ELEMENT, "facts": Parts("Fact")},
    "Image": {**_ELEMENT, "url": "https", "altText": "text", "backgroundColor": "text", "height": "text",
              "horizontalAlignment": ALIGN, "selectAction": Part("Select"), "size": IMAGE_SIZE,
              "style": one_of("default", "person"), "width": "text", "msteams": "free"},
    "ImageSet": {**_ELEMENT, "images": Parts("Image"), "imageSize": IMAGE_SIZE},
    "Input.Choice": {"title": "text", "value": "text"},
    "Input.ChoiceSet": {**_INPUT, "choices": Parts("Input.Choice"), "isMultiSelect": "bool", "value": "text",
                        "style": one_of("compact", "expanded", "filtered"), "placeholder": "text", "wrap": "bool"},
    "Input.Date": {**_INPUT, "max": "text", "min": "text", "placeholder": "text", "value": "text"},
    "Input.Number": {**_INPUT, "max": "number", "min": "number", "placeholder": "text", "value": "number"},
    "Input.Text": {**_INPUT, "isMultiline": "bool", "maxLength": "number", "placeholder": "text", "regex": "text",
                   "style": one_of("text", "tel", "url", "email", "password"), "inlineAction": Part("Select"),
                   "value": "text"},
    "Input.Time": {**_INPUT, "max": "text", "min": "text", "placeholder": "text", "value": "text"},
    "Input.Toggle": {**_INPUT, "title": "text", "value": "text", "valueOff": "text", "valueOn": "text",
                     "wrap": "bool"},
    "Media": {**_ELEMENT, "sources": Parts("MediaSource"), "poster": "https", "altText": "text"},
    "MediaSource": {"mimeType": "text", "url": "https"},
    "RichTextBlock": {**_ELEMENT, "inlines": Parts("TextRun"), "horizontalAlignment": ALIGN},
    "TextRun": {**_RUN, "highlight": "bool", "italic": "bool", "selectAction": Part("Select"),
                "strikethrough": "bool", "underline": "bool"},
    "Table": {**_ELEMENT, **_CELLS, "columns": Parts("TableColumnDefinition"), "rows": Parts("TableRow"),
              "firstRowAsHeader": "bool", "showGridLines": "bool", "gridStyle": BOX},
    "TableColumnDefinition": {**_CELLS, "width": "text or number"},
    "TableRow": {**_CELLS, "cells": Parts("TableCell"), "style": BOX},
    "TableCell": {**_BOX, "items": Parts("Element")},
    "TextBlock": {**_ELEMENT, **_RUN, "horizontalAlignment": ALIGN, "maxLines": "number", "wrap": "bool",
                  "style": one_of("default", "heading")},
    "Action.Execute": {**_ACTION, "verb": "text", "data": "data", "associatedInputs": one_of("auto", "none")},
    "Action.Submit": {**_ACTION, "data": "data", "associatedInputs": one_of("auto", "none")},
    "Action.OpenUrl": {**_ACTION, "url": "link"},
    "Action.ShowCard": {**_ACTION, "card": Part("AdaptiveCard")},
    "Action.ToggleVisibility": {**_ACTION, "targetElements": "free"},
    "Chart.Donut": {**_CHART, "data": Parts("Slice")},
    "Chart.Pie": {**_CHART, "data": Parts("Slice")},
    "Chart.Gauge": {**_CHART, "value": "number", "min": "number", "max": "number", "segments": Parts("Segment"),
                    "showLegend": "bool", "showMinMax": "bool", "subLabel": "text",
                    "valueFormat": one_of("percentage", "fraction")},
    "Chart.VerticalBar": {**_AXES, "data": Parts("Point"), "showBarValues": "bool"},
    "Chart.HorizontalBar": {**_AXES, "data": Parts("Point"), "displayMode": "text"},
    "Chart.VerticalBar.Grouped": {**_AXES, "data": Parts("Series"), "stacked": "bool", "showBarValues": "bool"},
    "Chart.HorizontalBar.Stacked": {**_AXES, "data": Parts("Stack")},
    "Chart.Line": {**_AXES, "data": Parts("Series")},
    "Slice": {"legend": "text", "value": "number", "color": CHART_COLOUR},
    "Segment": {"legend": "text", "size": "number", "color": CHART_COLOUR},
    "Point": {"x": "text or number", "y": "number", "color": CHART_COLOUR},
    "Series": {"legend": "text", "values": Parts("Point"), "color": CHART_COLOUR},
    "Stack": {"title": "text", "data": Parts("Slice")},
}  # fmt: skip

REQUIRED: dict[str, tuple[str, ...]] = {
    "ActionSet": ("actions",), "Container": ("items",), "Fact": ("title", "value"), "FactSet": ("facts",),
    "Image": ("url",), "ImageSet": ("images",), "Input.Choice": ("title", "value"), "Input.ChoiceSet": ("id",),
    "Input.Date": ("id",), "Input.Number": ("id",), "Input.Text": ("id",), "Input.Time": ("id",),
    "Input.Toggle": ("id", "title"), "Media": ("sources",), "MediaSource": ("mimeType", "url"),
    "RichTextBlock": ("inlines",), "TextRun": ("text",), "TableCell": ("items",), "TextBlock": ("text",),
    "Action.OpenUrl": ("url",), "Action.ToggleVisibility": ("targetElements",), "Chart.Donut": ("data",),
    "Chart.Pie": ("data",), "Chart.VerticalBar": ("data",), "Chart.HorizontalBar": ("data",),
    "Chart.VerticalBar.Grouped": ("data",), "Chart.HorizontalBar.Stacked": ("data",), "Chart.Line": ("data",),
}  # fmt: skip

ACTIONS = frozenset(name for name in FIELDS if name.startswith("Action."))
CHART_TYPES = frozenset(name for name in FIELDS if name.startswith("Chart."))
INPUTS = frozenset(name for name in FIELDS if name.startswith("Input.") and name != "Input.Choice")
ELEMENTS = INPUTS | CHART_TYPES | {
    "ActionSet", "ColumnSet", "Container", "FactSet", "Image", "ImageSet", "Media", "RichTextBlock", "Table",
    "TextBlock",
}  # fmt: skip
GROUPS: dict[str, frozenset[str]] = {
    "Element": ELEMENTS,
    "Action": ACTIONS,
    "Select": ACTIONS - {"Action.ShowCard"},
}

# The version that brought a type or a property, where it is later than 1.2.
SINCE: dict[str, tuple[int, int]] = {
    "Action.Execute": (1, 4), "refresh": (1, 4), "authentication": (1, 4), "Table": (1, 5), "rtl": (1, 5),
    "mode": (1, 5), "tooltip": (1, 5), "isEnabled": (1, 5), "label": (1, 3), "errorMessage": (1, 3),
    "isRequired": (1, 3), "regex": (1, 3), "associatedInputs": (1, 3), "underline": (1, 3),
    **dict.fromkeys(CHART_TYPES, (1, 5)),
}  # fmt: skip
