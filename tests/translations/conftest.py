"""Who writes and who reads at the desk, and an original that changes."""

import pytest

from tests.people import logged_in, member


@pytest.fixture
def translator(db):
    return logged_in(member("Translators (nb)"))


@pytest.fixture
def reviewer(db):
    return logged_in(member("Reviewers (nb)"))


@pytest.fixture
def change(page, committed):
    """Publish the original, which a test module calls ``page``, with other values."""

    def publish(**values):
        with committed():
            for name, value in values.items():
                setattr(page, name, value)
            page.save_revision().publish()

    return publish
