"""Cancelling from inside a computation."""

from __future__ import annotations

import threading

import pytest

from sar_despeckle.core.cancel import CancelButton, CancelToken, cancellable, check_cancelled, current_token
from sar_despeckle.core.errors import Cancelled


def test_nothing_happens_without_a_token():
    assert current_token() is None
    check_cancelled()


def test_a_cancelled_token_raises_within_its_block_only():
    token = CancelToken()
    with cancellable(token):
        check_cancelled()
        token.cancel()
        with pytest.raises(Cancelled):
            check_cancelled()
    check_cancelled()


def test_a_token_belongs_to_one_thread():
    token = CancelToken()
    token.cancel()
    seen: list[object] = []
    with cancellable(token):
        thread = threading.Thread(target=lambda: seen.append(current_token()))
        thread.start()
        thread.join()
    assert seen == [None]


def test_callbacks_are_called_while_their_block_runs():
    token, called = CancelToken(), []
    with token.calling(lambda: called.append("early")):
        pass
    with token.calling(lambda: called.append("now")):
        token.cancel()
        assert called == ["now"]
    with token.calling(lambda: called.append("late")):  # cancelled before: at once
        assert called == ["now", "late"]
    assert token.cancelled


def test_a_button_is_asked_until_it_is_pressed():
    answers = iter([False, True])
    button, called = CancelButton(lambda: next(answers)), []
    with button.calling(lambda: called.append("pressed")), cancellable(button):
        check_cancelled()
        for _ in range(2):
            with pytest.raises(Cancelled):
                check_cancelled()
    assert called == ["pressed"]


def test_a_token_within_another_gives_it_back():
    outer, inner = CancelToken(), CancelToken()
    with cancellable(outer):
        with cancellable(inner):
            assert current_token() is inner
        assert current_token() is outer
    assert current_token() is None
