"""The card of a network, there and back."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from sar_despeckle.models.files.card import Card

from ..box_network import CARD


def test_there_and_back():
    assert Card.from_json(CARD.to_json()) == CARD
    assert "beyond ASCII" in CARD.to_json() and "‘" in CARD.to_json()


def test_fields_of_later_versions_are_left_out():
    values = {**json.loads(CARD.to_json()), "invented_later": 5}
    assert Card.from_json(json.dumps(values)) == CARD


def test_cards_from_before_memory_was_measured_are_read():
    values = json.loads(CARD.to_json())
    del values["pixel_bytes"]
    assert Card.from_json(json.dumps(values)).pixel_bytes > 1000


def test_an_image_may_be_left_at_its_level():
    values = {**json.loads(CARD.to_json()), "mean_log_amplitude": None}
    assert Card.from_json(json.dumps(values)).mean_log_amplitude is None


@pytest.mark.parametrize("field", ["halo", "looks", "licence", "minimum"])
def test_a_missing_field_is_named(field: str):
    values = json.loads(CARD.to_json())
    del values[field]
    with pytest.raises(ValueError, match=f"lacks {field}"):
        Card.from_json(json.dumps(values))


@pytest.mark.parametrize(
    "change",
    [
        {"name": 5},
        {"licence": None},
        {"training": "x" * 20_000},
        {"quantity": "amplitude"},
        {"takes": "phase"},
        {"takes": "reference"},  # as cards of earlier versions have it
        {"minimum": float("nan")},
        {"minimum": "0"},
        {"minimum": 6.0},
        {"maximum": float("inf")},
        {"maximum": 10**400},
        {"mean_log_amplitude": 1e300},
        {"looks": 3},
        {"looks": [1]},
        {"looks": [1, -4]},
        {"halo": -1},
        {"halo": 4097},
        {"halo": 2.0},
        {"halo": True},
        {"multiple": 0},
        {"multiple": 257},
        {"pixel_bytes": 0},
        {"licence": "\ud800"},
        {"name": "a\udcffb"},
        {"maximum": [[[1]]]},
        {"halo": {"a": "\ud800"}},
        {"multiple": "\ud800\n"},
    ],
    ids=ascii,
)
def test_what_cannot_be_is_refused(change: dict[str, object]):
    with pytest.raises(ValueError, match=next(iter(change))) as error:
        Card.from_json(json.dumps({**json.loads(CARD.to_json()), **change}))
    assert str(error.value).isprintable()


@pytest.mark.parametrize("text", ["[" * 60_000, "{" * 60_000, " " * 10**6], ids=["lists", "objects", "length"])
def test_a_card_made_to_hurt(text: str):
    with pytest.raises(ValueError):
        Card.from_json(text)


@pytest.mark.parametrize("text", ["", "no json", "[1, 2]", "5"])
def test_what_is_no_card(text: str):
    with pytest.raises(ValueError):
        Card.from_json(text)


@pytest.mark.parametrize("name", ["my-ratio", "guided", "lean-slc"])
def test_what_a_network_takes_stands_in_its_card_and_not_in_its_name(name: str):
    card = replace(CARD, name=name, architecture="sar2sar")
    assert card.takes == "image" and card.channels == 1
    assert replace(card, takes="guided").channels == 3
