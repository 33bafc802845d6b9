"""Networks on blocks of images: levels, gaps, small images, tiles, and what is refused."""

from __future__ import annotations

import math
import pickle
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from sar_despeckle.core.cancel import CancelToken, cancellable
from sar_despeckle.core.errors import Cancelled, InputError
from sar_despeckle.core.feedback import Silent
from sar_despeckle.core.raster.tiles import largest_outer
from sar_despeckle.core.streaming.limits import Limits, choose_sides
from sar_despeckle.core.streaming.raster_streams import RasterStreams
from sar_despeckle.core.streaming.workspace import Workspace
from sar_despeckle.core.whole_image.levels import measure_log_levels
from sar_despeckle.models.despeckling.inference import NetworkDespeckle, raise_placeholders
from sar_despeckle.models.engines.devices import Device
from sar_despeckle.models.files.onnx_file import read_card
from sar_despeckle.models.library.network_file import NetworkFile

from ..box_network import CARD, save_box_network
from ..rasters import Recorder, as_stack, read, speckle

Box = Callable[..., str]


def level(image: np.ndarray) -> float:
    return float(np.nanmean(np.log(image.astype(np.float64))))


def despeckle(path: str, image: np.ndarray) -> np.ndarray:
    """One image by itself, as a whole."""
    image.flags.writeable = False
    return NetworkDespeckle(NetworkFile.at(path, Device.CPU), level(image))(image[None])[0][0]


def run_despeckle(path: str, image: np.ndarray, folder: Path, limits: Limits) -> np.ndarray:
    """The same through the runner."""
    folder.mkdir(exist_ok=True)
    stack = as_stack(folder / "in.tif", image[None])
    (measured,) = measure_log_levels(stack, RasterStreams(limits), Silent())
    operation = NetworkDespeckle(NetworkFile.at(path, Device.CPU), measured)
    with Workspace(folder) as workspace:
        RasterStreams(limits).run(operation, [stack], [[workspace.output(folder / "out.tif", stack.grid)]], Silent())
    return read(folder / "out.tif")[0]


def scene(shape: tuple[int, int], seed: int = 1) -> np.ndarray:
    """Fields, a road and a point under one-look speckle."""
    levels = np.full(shape, 0.05, np.float32)
    levels[:, shape[1] // 2 :] *= 4
    levels[shape[0] // 3] *= 3
    levels[shape[0] // 2, shape[1] // 4] = 30
    return levels * speckle(shape, seed=seed)


# -- what the network sees, and what becomes of its answer


@pytest.mark.parametrize("alignment", [1.5, -3.0, None])
def test_an_image_is_brought_to_the_networks_level_and_back(box_network: Box, alignment: float | None):
    path = box_network(mean_log_amplitude=alignment)
    image = scene((24, 32))
    log_amplitude = np.log(image.astype(np.float64)) / 2
    # in the network's numbers, whose zero padding lies outside the image
    shift = 0 if alignment is None else level(image) / 2 - alignment
    x = np.pad((log_amplitude - shift - CARD.minimum) / (CARD.maximum - CARD.minimum), 1)
    y = sum(x[r : r + 24, c : c + 32] for r in range(3) for c in range(3)) / 9
    expected = np.exp(2 * (y * (CARD.maximum - CARD.minimum) + CARD.minimum + shift))
    np.testing.assert_allclose(despeckle(path, image), expected, rtol=1e-4)


def test_mirrored_the_result_is_the_mean_over_four_orientations(trained: str):
    image = scene((96, 80))
    image[48, 20] = 0.05  # no target, which would be kept after the mean and not before
    images = image[None]
    plain = NetworkDespeckle(NetworkFile.at(trained, Device.CPU), level(image))
    mirrored = replace(plain, mirrored=True)
    answers = []
    for mirror in (np.s_[:, :], np.s_[::-1], np.s_[:, ::-1], np.s_[::-1, ::-1]):
        answers.append(np.log(plain(np.ascontiguousarray(image[mirror])[None])[0][0][mirror]))
    np.testing.assert_allclose(np.log(mirrored(images)[0][0]), np.mean(answers, axis=0), atol=2e-4)
    turned = mirrored(np.ascontiguousarray(images[:, ::-1]))[0][:, ::-1]
    np.testing.assert_allclose(turned, mirrored(images)[0], rtol=1e-3)


@pytest.mark.parametrize("factor", [1e-4, 1e-2, 80.0, 1e4])
def test_the_unit_of_the_image_does_not_matter(trained: str, factor: float):
    image = scene((64, 96))
    image[10:14, 20:30] = np.nan
    expected = factor * despeckle(trained, image.copy())
    np.testing.assert_allclose(despeckle(trained, np.float32(factor) * image), expected, rtol=1e-3)


@pytest.mark.parametrize("gaps", ["scattered", "half", "all but one"])
def test_gaps_stay_and_do_not_spread(trained: str, gaps: str):
    image = scene((64, 96))
    missing = np.zeros(image.shape, bool)
    if gaps == "scattered":
        missing = np.random.default_rng(2).uniform(size=image.shape) < 0.3
    elif gaps == "half":
        missing[:, :48] = True
    else:
        missing[:] = True
        missing[33, 44] = False
    image[missing] = np.nan
    result = despeckle(trained, image)
    np.testing.assert_array_equal(np.isnan(result), missing)
    assert (result[~missing] > 0).all() and np.isfinite(result[~missing]).all()


def test_beside_a_gap_the_level_is_kept(trained: str):
    image = 0.05 * speckle((96, 96))
    image[:, :48] = np.nan
    result = despeckle(trained, image)
    # within the speckle's own spread over these 4 × 96 pixels of some 130 independent samples, twice
    assert result[:, 48:52].mean() == pytest.approx(0.05, rel=0.18)


def test_a_block_without_data_stays_so(box_network: Box):
    path = box_network()
    operation = NetworkDespeckle(NetworkFile.at(path, Device.CPU), 0.0)
    assert np.isnan(operation(np.full((1, 16, 16), np.nan, np.float32))[0]).all()


def test_a_pixel_of_zero_takes_the_value_of_its_surroundings(box_network: Box):
    image = np.full((16, 16), 5, np.float32)
    image[8, 8] = 0
    path = box_network()
    (result,) = NetworkDespeckle(NetworkFile.at(path, Device.CPU), float(np.log(5)))(image[None])
    assert result[0, 8, 8] == pytest.approx(5, rel=1e-3)


@pytest.mark.parametrize("low", [1e-6, 1e-10, 1e-30])
def test_placeholders_far_under_everything_do_not_rule_what_is_near(trained: str, low: float):
    """Some processors write them where subtracting the noise leaves less than nothing."""
    image = (0.05 * speckle((96, 96))).astype(np.float32)
    expected = despeckle(trained, image.copy())
    image[np.random.default_rng(4).uniform(size=image.shape) < 0.002] = 0.05 * low
    np.testing.assert_allclose(despeckle(trained, image), expected, rtol=0.4)


@pytest.mark.parametrize("looks", [1, 2, 4])
def test_speckle_itself_is_not_raised(looks: int):
    amplitude = 0.5 * np.log(speckle((200, 200), looks))
    raised = raise_placeholders(amplitude, looks)
    assert np.mean(raised > amplitude) < 0.004
    assert np.max(raised - amplitude) < 2.5


@pytest.mark.parametrize("looks", [0.0, 1e6])
def test_cards_of_unlikely_looks_do_no_harm(looks: float):
    amplitude = np.zeros((20, 20), np.float32)
    amplitude[:, 10] = -1.2  # a road, 10 dB darker
    np.testing.assert_array_equal(raise_placeholders(amplitude, looks), amplitude)


# -- sizes and tiles


@pytest.mark.parametrize("shape", [(1, 1), (3, 5), (31, 33), (33, 31), (1, 70)])
def test_small_images_simply_work(tmp_path: Path, trained: str, shape: tuple[int, int]):
    result = run_despeckle(trained, 0.1 * speckle(shape, seed=3), tmp_path, Limits())
    assert result.shape == shape and np.isfinite(result).all()
    assert 0.005 < np.median(result) < 1


@pytest.mark.parametrize("shape", [(24, 32), (5, 70)])
def test_beyond_the_edge_the_network_sees_the_mirror_image(tmp_path: Path, box_network: Box, shape: tuple[int, int]):
    image = scene(shape)
    x = np.pad(np.log(image.astype(np.float64)) / 2, 1, mode="symmetric")
    y = sum(x[r : r + shape[0], c : c + shape[1]] for r in range(3) for c in range(3)) / 9
    result = run_despeckle(box_network(), image, tmp_path, Limits())
    np.testing.assert_allclose(result, np.exp(2 * y), rtol=1e-4)


def test_a_flat_image_stays_flat_to_its_very_edge(tmp_path: Path, trained: str):
    result = run_despeckle(trained, np.full((50, 70), 0.2, np.float32), tmp_path, Limits())
    assert np.ptp(10 * np.log10(result)) < 1.5


def test_the_tiles_do_not_show(tmp_path: Path, trained: str):
    image = scene((150, 200))
    image[50:80, 60:120] = np.nan
    one = run_despeckle(trained, image, tmp_path / "one", Limits(2048))
    many = run_despeckle(trained, image, tmp_path / "many", Limits(96))
    known = ~np.isnan(image)
    difference = np.abs(10 * np.log10(many[known] / one[known]))
    assert difference.max() < 0.1
    assert np.mean(difference < 0.01) >= 0.9999


def test_tiles_and_threads_do_not_show_at_all_where_the_halo_is_enough(tmp_path: Path, box_network: Box):
    path, image = box_network(), scene((90, 70))
    image[20:60, 30:40] = np.nan
    expected = run_despeckle(path, image, tmp_path / "one", Limits(2048))
    for side, threads in ((24, 1), (32, 4)):
        result = run_despeckle(path, image, tmp_path / str(side), Limits(side, threads=threads))
        np.testing.assert_allclose(result, expected, rtol=1e-5)


def test_pickled_it_is_the_same(box_network: Box):
    path = box_network()
    operation = NetworkDespeckle(NetworkFile.at(path, Device.CPU), 0.3)
    again = pickle.loads(pickle.dumps(operation))
    assert again == operation and again.context == operation.context and not again.concurrent
    np.testing.assert_array_equal(again(scene((16, 16))[None])[0], operation(scene((16, 16))[None])[0])


# -- cancel


def test_a_cancel_ends_an_inference_within_a_second(trained: str):
    """In a tile of the size that the runner would choose, and half a minute before its end."""
    operation = NetworkDespeckle(NetworkFile.at(trained, Device.CPU), 0.0)
    shape = (10**4, 10**4)
    side = math.isqrt(largest_outer(shape, choose_sides(operation, shape, 2, Limits()), operation.context))
    image = speckle((1, side, side))
    begin = time.monotonic()
    operation(image)
    one_image = time.monotonic() - begin
    token = CancelToken()
    timer = threading.Timer(1.5 * one_image, token.cancel)
    timer.start()
    begin = time.monotonic()
    with cancellable(token), pytest.raises(Cancelled):
        for _ in range(40):
            operation(image)
    after = time.monotonic() - begin - 1.5 * one_image
    assert 0 < after < max(1.0, one_image / 2)  # or half of an image, where others keep the processor busy


def test_a_cancelled_run_does_not_spoil_the_session(tmp_path: Path, trained: str):
    expected = despeckle(trained, scene((64, 64)))
    stack = as_stack(tmp_path / "in.tif", speckle((1, 1200, 1200)))  # long enough to be in the midst of it
    with pytest.raises(Cancelled), Workspace(tmp_path / "..") as workspace:
        writer = workspace.output(tmp_path / "out.tif", stack.grid)
        operation = NetworkDespeckle(NetworkFile.at(trained, Device.CPU), 0.0)
        RasterStreams().run(operation, [stack], [[writer]], Recorder(cancel_after=0.05))
    assert [p.name for p in tmp_path.iterdir()] == ["in.tif"]
    np.testing.assert_array_equal(despeckle(trained, scene((64, 64))), expected)


# -- what is refused


def test_networks_without_a_usable_card(tmp_path: Path):
    save_box_network(tmp_path / "bare.onnx", None)
    with pytest.raises(InputError, match=r"bare\.onnx has no usable card"):
        read_card(str(tmp_path / "bare.onnx"))


def test_the_card_is_read_from_the_file(box_network: Box):
    assert read_card(box_network(halo=9, looks=(2.0, 3.0))).halo == 9


def test_an_area_of_one_value_is_kept_and_spoils_nothing_around(trained: str):
    image = speckle((192, 192), 1, seed=5)
    masked = image.copy()
    image[80:104, 80:104], masked[80:104, 80:104] = 1e-3, np.nan
    operation = NetworkDespeckle(NetworkFile.at(trained, Device.CPU), 0.0)
    (clean,), (gap,) = operation(image[None]), operation(masked[None])
    assert (clean[0, 80:104, 80:104] == np.float32(1e-3)).all()
    clean[0, 80:104, 80:104] = np.nan
    np.testing.assert_array_equal(clean, gap)
    beside = clean[0, 64:80, 64:120]
    assert beside.mean() ** 2 / beside.var() > 50
