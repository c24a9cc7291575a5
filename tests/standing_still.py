"""A test that stands still is ended, whatever it is doing, and it is said where everything stands.

pytest-timeout knows when. How it ends one is too kind for event loops: it raises a failure wherever
Python happens to be, and inside a task the loop keeps that to itself; of a coroutine it tells only
that a loop was waiting; and nobody looks how long the end of a test takes that has failed. Here the
process ends, as a loop in which somebody still waits is no place for the next test: pytest-xdist
names the test, and has another process take over.
"""

import asyncio
import faulthandler
import gc
import inspect
import os
import signal
from collections.abc import Generator, Iterator
from types import FrameType
from typing import Any

import pytest

SECONDS_TO_SAY_SO = 10  # who has not by then is held in C, and is ended from outside of Python
TERMINAL = pytest.StashKey[int]()


def pytest_configure(config: pytest.Config) -> None:
    """Keep a way to the terminal: what is written while a test runs is caught."""
    config.stash[TERMINAL] = os.dup(2)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol() -> Generator[None, object, object]:
    """What is over is not ended."""
    try:
        return (yield)
    finally:
        _leave_in_peace()


def pytest_timeout_set_timer(item: pytest.Item, settings: Any) -> bool:
    """pytest-timeout asks for it when a test begins. It would call off its own timer as soon as the
    test fails."""
    terminal = item.config.stash[TERMINAL]

    def end(_number: int, _frame: FrameType | None) -> None:
        os.write(terminal, f"\n{item.nodeid} stands still:\n".encode())
        for line in stands():
            os.write(terminal, f"{line}\n".encode())
        faulthandler.dump_traceback(terminal)
        os._exit(1)

    signal.signal(signal.SIGALRM, end)
    signal.setitimer(signal.ITIMER_REAL, settings.timeout)
    _end_from_outside(item)
    return True


@pytest.hookimpl(trylast=True)
def pytest_exception_interact(node: pytest.Item | pytest.Collector) -> None:
    """Once more: pytest has just called that off, as the test has failed."""
    if isinstance(node, pytest.Item):
        _end_from_outside(node)


def pytest_enter_pdb() -> None:
    """Who looks around takes their time."""
    _leave_in_peace()


def stands() -> Iterator[str]:
    """Where each task of the running loop waits, a line for each step on the way there."""
    try:
        tasks = asyncio.all_tasks()
    except RuntimeError:  # no loop runs
        return
    for task in tasks:
        yield f"{task.get_name()}:"
        yield from (f"  {step}" for step in _steps(task.get_coro()))


def _steps(awaited: Any) -> Iterator[str]:
    while awaited is not None:
        if inspect.iscoroutine(awaited):
            frame, awaited = awaited.cr_frame, awaited.cr_await
        elif inspect.isasyncgen(awaited):
            frame, awaited = awaited.ag_frame, awaited.ag_await
        else:
            # What asks an asynchronous generator for more does not tell which one.
            awaited = next(filter(inspect.isasyncgen, gc.get_referents(awaited)), None)
            continue
        if frame is not None:
            code = frame.f_code
            yield f"{code.co_filename}:{frame.f_lineno} {code.co_qualname}"


def _end_from_outside(item: pytest.Item) -> None:
    left, _ = signal.getitimer(signal.ITIMER_REAL)
    if left:
        after = left + SECONDS_TO_SAY_SO
        faulthandler.dump_traceback_later(after, file=item.config.stash[TERMINAL], exit=True)


def _leave_in_peace() -> None:
    signal.setitimer(signal.ITIMER_REAL, 0)
    faulthandler.cancel_dump_traceback_later()
