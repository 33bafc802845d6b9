"""The card of a bundled network says how it was trained: by its recipe, in one schedule."""

from __future__ import annotations

import json
import re
from dataclasses import asdict

import pytest

from sar_despeckle.models.files.onnx_file import read_card
from sar_despeckle.models.library.catalog import bundled
from sar_despeckle.models.training.recipes import RECIPES

# Networks of earlier releases, trained in chains of runs; each is to be trained again in one
CHAINS = {"guided", "lean-grd", "lean-slc", "sar2sar-grd", "sar2sar-ratio", "sar2sar-slc"}
STAGE = re.compile(r"(\d+) steps with (\{.*?\})(?:; then |$)")
# What recipes did not tell yet when these cards were written, and were then
LATER = {"every": 1, "first_estimate": True, "restart": 0}


def test_every_bundled_network_has_a_recipe():
    assert set(bundled()) == set(RECIPES)


@pytest.mark.parametrize("name", sorted(set(RECIPES) - CHAINS))
def test_the_card_tells_the_recipe_and_all_of_its_steps(name: str):
    card = read_card(str(bundled()[name]))
    ((steps, told),) = STAGE.findall(card.training)
    recipe = json.loads(json.dumps(asdict(RECIPES[name])))  # tuples as JSON has them
    assert {**LATER, **json.loads(told)} == recipe
    assert int(steps) == recipe["steps"]
    assert not recipe["start"] or recipe["start"] in bundled()


def test_the_chains_are_what_is_left_of_earlier_releases():
    assert set(RECIPES) > CHAINS
    for name in CHAINS:
        stages = STAGE.findall(read_card(str(bundled()[name])).training)
        recipe = json.loads(json.dumps(asdict(RECIPES[name])))
        assert [{**LATER, **json.loads(told)} for _, told in stages] != [recipe]
