"""What the tests share: one loaded pipeline, and the folder of other people's data where there is one."""

import signal

import pytest

from folders import SHARED


def pytest_configure():
    # A job in the background ignores Ctrl-C, and what it starts does so too: tests of Ctrl-C need it heard.
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def nlp():
    from newsmine.pipeline import build

    return build()


@pytest.fixture(scope="session")
def shared():
    if not SHARED.is_dir():
        pytest.skip("needs ../shared, other people's texts, which are not part of the project")
    return SHARED
