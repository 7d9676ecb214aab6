"""What the museum changes within wagtail-localize still is what it was when it was changed."""

import hashlib
import inspect

import pytest
from wagtail_localize.models import TranslationSource

# Of wagtail-localize 1.14.5. When one differs: read what is new there, see whether ``translations.upstream`` still does
# what it says, and only then write the new value.
KNOWN = {
    "refresh_segments": "7ff37186de01fbb0",
    "_get_segments_for_translation": "881620476f6f91b6",
    "create_or_update_translation": "4c68c20a8ba2648b",
    "get_ephemeral_translated_instance": "c6a070c490671142",
}


@pytest.mark.parametrize("name", KNOWN)
def test_upstream_is_as_it_was(name):
    changed = getattr(TranslationSource, name)
    assert changed.__module__.startswith("wagtail_localize"), "wraps() keeps the name of what is changed"
    source = inspect.getsource(inspect.unwrap(changed))
    assert hashlib.sha256(source.encode()).hexdigest()[:16] == KNOWN[name]
