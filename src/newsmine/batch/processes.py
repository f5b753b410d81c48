"""Several processes, each a fresh interpreter that loads the model once; records in the order of the articles."""

from __future__ import annotations

import contextlib
import multiprocessing
import multiprocessing.connection
import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from newsmine.batch.reading import Item, Line, Reading, lines, slices, warm
from newsmine.errors import NewsmineError, UsageError

#: Slices under way for each worker: enough that none waits, few enough that memory stays flat.
AHEAD = 3
#: One thread each for what numpy and the model compute: the processes share the cores.
_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")

#: Why this process, a worker, cannot read.
_failed: list[NewsmineError] = []


def read_lines(items: Iterable[Item], reading: Reading, jobs: int = 1) -> Iterator[Line]:
    """The record of each item as a line, in order, read by `jobs` processes; the same bytes whatever their number.

    Raises `UsageError` for fewer than one job, `ModelError` when the model cannot be loaded, and
    `NewsmineError` when a worker dies (the machine's memory, somebody's kill).
    """
    if jobs < 1:
        raise UsageError(f"{jobs} processes cannot read anything: name one or more")
    if jobs == 1:
        warm(reading)
        yield from lines(items, reading)
    else:
        yield from _in_processes(items, reading, jobs)


def cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _in_processes(items: Iterable[Item], reading: Reading, jobs: int) -> Iterator[Line]:
    with _single_threaded():
        pool = ProcessPoolExecutor(
            jobs, mp_context=multiprocessing.get_context("spawn"), initializer=_begin, initargs=(reading,)
        )
        under_way: deque[Future[list[Line]]] = deque()
        try:
            for each in slices(items):
                under_way.append(pool.submit(_read, each, reading))
                if len(under_way) >= AHEAD * jobs:
                    yield from under_way.popleft().result()
            while under_way:
                yield from under_way.popleft().result()
        except BrokenProcessPool:
            raise NewsmineError(
                "a worker died, perhaps for lack of memory; go on with --resume, perhaps with fewer processes"
            ) from None
        finally:
            processes = list((pool._processes or {}).values())
            pool.shutdown(wait=False, cancel_futures=True)
            if under_way:  # ended early: what is under way is not wanted
                for process in processes:
                    process.terminate()


def _begin(reading: Reading) -> None:
    """Make a worker ready: Ctrl-C is the parent's affair, and when the parent dies the worker ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    try:
        warm(reading)
    except NewsmineError as error:  # raised with the first slice: a worker that fails here is replaced for ever
        _failed.append(error)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        multiprocessing.connection.wait([parent.sentinel])
        os._exit(1)


def _read(items: list[Item], reading: Reading) -> list[Line]:
    if _failed:
        raise _failed[0]
    return list(lines(items, reading))


@contextlib.contextmanager
def _single_threaded() -> Iterator[None]:
    """Workers started within compute with one thread each."""
    before = {name: os.environ.get(name) for name in _THREADS}
    os.environ.update(dict.fromkeys(_THREADS, "1"))
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
