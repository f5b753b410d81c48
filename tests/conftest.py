"""What the tests share: one loaded pipeline, and the folder of other people's data where there is one."""

import pytest

from folders import SHARED


@pytest.fixture(scope="session")
def nlp():
    from newsmine.pipeline import build

    return build()


@pytest.fixture(scope="session")
def shared():
    if not SHARED.is_dir():
        pytest.skip("needs ../shared, other people's texts, which are not part of the project")
    return SHARED
